import Documents
import JSONSchema

/// Runs tests of schemas.
package struct SchemaTestRun: Sendable {
  private let reader: SchemaReader
  /// For the schemas of output, which judge by the specification alone.
  private let outputReader: SchemaReader
  /// Characters of an output that a result quotes.
  private static let longestQuotation = 300

  /// Runs tests with what `remotes` holds for references to lead to.
  package init(remotes: RemoteSchemas, assertsFormats: Bool) {
    reader = SchemaReader(remotes: remotes, assertsFormats: assertsFormats)
    outputReader = SchemaReader(remotes: remotes, assertsFormats: false)
  }

  /// The results of the tests of `file`, in its order.
  package func results(of file: SchemaTestFile) -> [SchemaTestResult] {
    file.groups.enumerated().flatMap { results(of: $0.element, number: $0.offset + 1, in: file) }
  }

  private func results(
    of group: SchemaTestFile.Group, number: Int, in file: SchemaTestFile
  ) -> [SchemaTestResult] {
    let compiled = Result { () throws(SchemaError) in try reader.compile(group.schema) }
    return group.tests.enumerated().flatMap { place, test in
      var results: [SchemaTestResult] = []
      func add(_ format: String?, _ outcome: SchemaTestResult.Outcome) {
        results.append(
          SchemaTestResult(
            file: file, range: test.range, numbers: (number, place + 1),
            group: group.description, test: test.description, format: format, outcome: outcome))
      }
      if let isValid = test.isValid {
        add(nil, outcome(expecting: isValid, of: test, group, compiled, file))
      }
      for (name, schema) in test.outputs {
        add(name, outcome(of: name, satisfying: schema, test, group, compiled, file))
      }
      return results
    }
  }

  private func outcome(
    expecting isValid: Bool, of test: SchemaTestFile.Test, _ group: SchemaTestFile.Group,
    _ compiled: Result<CompiledSchema, SchemaError>, _ file: SchemaTestFile
  ) -> SchemaTestResult.Outcome {
    let expected = isValid ? "valid" : "invalid"
    do throws(SchemaError) {
      let evaluation = try compiled.get().evaluate(test.data)
      if let failure = evaluation.failures.first?.innermost {
        if case .unanswered = failure.kind {
          return .failed(expected: expected, actual: "no answer: \(failure.summary)")
        }
        if !isValid { return .passed }
        let place = file.place(of: failure.instance.range.start)
        return .failed(expected: expected, actual: "invalid: \(failure.summary), at \(place)")
      }
      return isValid ? .passed : .failed(expected: expected, actual: "valid")
    } catch {
      return .failed(expected: expected, actual: broken(error, group, file))
    }
  }

  /// Holds our output in the format called `name` to a schema.
  private func outcome(
    of name: String, satisfying schema: Document, _ test: SchemaTestFile.Test,
    _ group: SchemaTestFile.Group, _ compiled: Result<CompiledSchema, SchemaError>,
    _ file: SchemaTestFile
  ) -> SchemaTestResult.Outcome {
    guard let format = OutputFormat(rawValue: name) else {
      return .skipped(reason: "Draft 2020-12 defines no output format '\(name)'")
    }
    let expected = "output that satisfies the schema of the test"
    do throws(SchemaError) {
      let output = try compiled.get().output(
        format, of: test.data, base: SchemaReader.fileURI(of: file.path))
      return try judge(output.value, by: schema)
        .map { .failed(expected: expected, actual: $0) } ?? .passed
    } catch {
      return .failed(expected: expected, actual: broken(error, group, file))
    }
  }

  /// Why `output` does not satisfy the schema in `document`; nil when it does.
  private func judge(
    _ output: JSONValue, by document: Document
  ) throws(SchemaError) -> String? {
    // Such schemas refer to the specification's by its path alone, and some have no `$id` to resolve
    // that against.
    let schema = try outputReader.compile(
      document, base: "https://json-schema.org/draft/2020-12/output/tests")
    do throws(JSONError) {
      let instance = try JSONReader.read(JSONWriter.bytes(output)).root
      guard let failure = schema.evaluate(instance).failures.first?.innermost else { return nil }
      let place = failure.instance.pointer.description
      let text = JSONWriter.text(output)
      let quoted = text.prefix(Self.longestQuotation)
      return
        "\(failure.summary), at '\(place)' of \(quoted)\(quoted.count < text.count ? "…" : "")"
    } catch {
      return "output that is no JSON: \(error.summary)"
    }
  }

  private func broken(
    _ error: SchemaError, _ group: SchemaTestFile.Group, _ file: SchemaTestFile
  ) -> String {
    let reason = "a schema that cannot be used: \(error.summary)"
    guard let node = error.location, node.document === group.schema else { return reason }
    return "\(reason), at \(file.place(of: group.schemaStart + node.range.start))"
  }
}
