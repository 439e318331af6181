import Foundation
import Testing

/// Texts that commands are held to, a file each in `Goldens/`.
///
/// `REGISTRAR_UPDATE_GOLDENS=1` writes what the program says now instead of comparing.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Goldens")
  private static let isUpdating =
    ProcessInfo.processInfo.environment["REGISTRAR_UPDATE_GOLDENS"] == "1"

  /// Compares what `scene` recorded with the golden called `name`.
  static func check(_ scene: Scene, _ name: String, at location: SourceLocation = #_sourceLocation)
    throws
  {
    try check(scene.record, name, at: location)
  }

  /// Compares `text` with the golden called `name`.
  static func check(_ text: String, _ name: String, at location: SourceLocation = #_sourceLocation)
    throws
  {
    let file = folder.appending(path: "\(name).txt")
    if isUpdating {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return
    }
    guard let data = FileManager.default.contents(atPath: file.path(percentEncoded: false)) else {
      Issue.record(
        "there is no golden '\(name)'; REGISTRAR_UPDATE_GOLDENS=1 writes it:\n\(text)",
        sourceLocation: location)
      return
    }
    let expected = String(decoding: data, as: UTF8.self)
    if data != Data(text.utf8) {
      Issue.record(
        """
        '\(name)' differs (- golden, + now); REGISTRAR_UPDATE_GOLDENS=1 rewrites it:
        \(difference(from: expected, to: text))
        """, sourceLocation: location)
    }
  }

  /// The lines that went and came, in order.
  static func difference(from old: String, to new: String) -> String {
    let before = lines(old)
    let after = lines(new)
    let changes = after.difference(from: before)
    var removed: [Int: Substring] = [:]
    var inserted: [Int: Substring] = [:]
    for change in changes {
      switch change {
      case .remove(let offset, let line, _): removed[offset] = line
      case .insert(let offset, let line, _): inserted[offset] = line
      }
    }
    var report: [String] = []
    var from = 0
    var to = 0
    while from < before.count || to < after.count {
      if let line = removed[from], from < before.count {
        report.append("-\(from + 1): \(line)")
        from += 1
      } else if let line = inserted[to], to < after.count {
        report.append("+\(to + 1): \(line)")
        to += 1
      } else {
        from += 1
        to += 1
      }
    }
    return report.joined(separator: "\n")
  }

  /// The lines of `text`, whichever way they end: CSV has CR LF, which is one character.
  private static func lines(_ text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }
}
