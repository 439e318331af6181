import ArgumentParser
import Documents
import Findings
import Foundation
import JSONSchema
import Registry
import Workflow

/// `registrar validate --schema SCHEMA PATH…`: any files against a schema, no registry needed.
extension ValidateCommand {
  /// Checks the files named against `schema`.
  func validate(against schema: String) throws {
    let validation = try SchemaValidation(
      schema: try Arguments.content(of: schema, as: "schema file"), path: schema,
      reader: SchemaReader(
        remotes: try schemas.remoteSchemas(), assertsFormats: assertFormat ?? true))
    let files = try InputFiles.files(at: paths, endingIn: DocumentFile.suffixes)
    if let format = format.output {
      try output(format, of: files, by: validation)
      return
    }
    let findings = try validation.findings(inFiles: files) { try Arguments.content(of: $0) }
    let report = FindingReport(
      findings, files: files,
      rules: [.unreadableFile, .malformedYAML, .schemaViolation])
    self.format.findings.print(report, on: repository.console)
    if report.fails { throw ExitCode(1) }
  }

  /// Prints what `validation` says of `files` in a standard format of JSON Schema.
  private func output(
    _ format: OutputFormat, of files: [String], by validation: SchemaValidation
  ) throws {
    let console = repository.console
    // Not what a folder happens to hold decides on the shape.
    let isOneFile = paths.count == 1 && files == paths
    var areValid = true
    for file in files {
      let (output, unreadable) = validation.output(
        format, of: try Arguments.content(of: file), path: file)
      areValid = areValid && output.isValid
      if isOneFile {
        console.print(JSONWriter.text(output.value, .indented))
      } else {
        let members = [JSONValue.Member("file", .string(file))] + output.value.members
        console.print(JSONWriter.text(.object(members)))
      }
      if let unreadable {
        console.complain(String(console.findings([unreadable], asTalk: true).dropLast()))
      } else if let problem = output.problem {
        console.complain("error: \(file): there is no answer: \(problem.summary)")
      }
    }
    if !areValid { throw ExitCode(1) }
  }
}
