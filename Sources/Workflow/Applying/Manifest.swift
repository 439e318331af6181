import Documents
import Findings
import Registry
import YAML

/// Reads the documents that `registrar apply` is given: YAML, one after the other behind `---`, or JSON lines.
package enum Manifest {
  /// The documents of `content`, in order.
  ///
  /// JSON lines (one object a line, as jsonlines.org has it) are told by the first character, `{`; one object over
  /// several lines is JSON too.
  ///
  /// - Parameter file: what people call it; the name ends in `.yaml` or `.yml` where it can be YAML only.
  /// - Throws: `WorkflowError.refused` with everything that cannot be read.
  package static func documents(
    in content: [UInt8], of file: String
  ) throws(WorkflowError) -> [ManifestDocument] {
    // A byte-order mark says that this is UTF-8, and is no part of the first document.
    let content = content.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(content.dropFirst(3)) : content
    let isJSON =
      !file.hasSuffix(".yaml") && !file.hasSuffix(".yml")
      && content.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{")
    var documents: [ManifestDocument] = []
    var findings: [Finding] = []
    for (text, line, isText) in isJSON ? jsonParts(of: content) : yamlParts(of: content) {
      let number = documents.count + findings.count + 1
      do {
        let document = isJSON ? try JSONReader.read(text) : try YAMLReader.read(text)
        documents.append(
          ManifestDocument(
            file: file, number: number, line: line, document: document, isText: isText))
      } catch {
        let finding =
          switch error {
          case let error as JSONError: Finding(error, at: file, in: text)
          case let error as YAMLError: Finding(error, at: file, in: text)
          default: Finding(.malformedYAML, at: Finding.Location(path: file), "\(error)")
          }
        findings.append(
          finding.placed(
            at: finding.location.moved(to: file, linesBefore: line - 1),
            saying: "\(finding.summary) (document \(number))"))
      }
    }
    if !findings.isEmpty { throw .refused(findings) }
    return documents
  }

  private typealias Part = (text: [UInt8], line: Int, isText: Bool)

  private static func yamlParts(of content: [UInt8]) -> [Part] {
    YAMLStream.parts(of: content).map { part in
      // A text with other ends of lines than those of the registry is laid out anew.
      let isText = !part.isBesideMarker && !part.text.contains(UInt8(ascii: "\r"))
      let end = isText && part.text.last != UInt8(ascii: "\n") ? [UInt8(ascii: "\n")] : []
      return (Array(part.text) + end, part.line, isText)
    }
  }

  private static func jsonParts(of content: [UInt8]) -> [Part] {
    let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let parts = lines.enumerated().filter { _, line in
      !line.allSatisfy { " \t\r".utf8.contains($0) }
    }
    .map { number, line in (text: Array(line), line: number + 1, isText: false) }
    // One object over several lines: its first line is none.
    if let first = parts.first, parts.count > 1, (try? JSONReader.read(first.text)) == nil {
      return [(content, 1, false)]
    }
    return parts
  }
}
