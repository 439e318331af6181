import Foundation

/// The regular expressions of Node.js, as another reading of ECMA-262.
enum ReferenceEngine {
  /// A pattern and the texts it is sought in.
  struct Question {
    let pattern: String
    let texts: [String]
  }

  /// Where Node.js is, if it is on this machine.
  static let executable: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":")
    .map { "\($0)/node" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// For each question whether the pattern is found in each text; none where it is no pattern.
  static func answers(to questions: [Question], flags: String) throws -> [[Bool]?] {
    guard let executable else { return [] }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("reference-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appendingPathComponent("questions.json")
    let output = folder.appendingPathComponent("answers.json")
    let script = """
      const fs = require('fs');
      const answers = JSON.parse(fs.readFileSync(process.argv[1], 'utf8')).map(([pattern, ...texts]) => {
        let expression;
        try { expression = new RegExp(pattern, process.argv[3]); } catch { return null; }
        // Its own search also begins between the halves of a surrogate pair, which is no code point.
        expression = new RegExp('^[^]*?(?:' + pattern + ')', process.argv[3]);
        return texts.map(text => expression.test(text));
      });
      fs.writeFileSync(process.argv[2], JSON.stringify(answers));
      """
    try JSONEncoder().encode(questions.map { [$0.pattern] + $0.texts }).write(to: input)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = ["-e", script, input.path, output.path, flags]
    try process.run()
    process.waitUntilExit()
    return try JSONDecoder().decode([[Bool]?].self, from: Data(contentsOf: output))
  }
}
