import Foundation

/// One line on standard error that says how far a long work is; nothing where nobody watches.
struct ProgressLine {
  private let title: String
  private let isShown = isatty(STDERR_FILENO) == 1
  private var shown = ""

  /// A line that begins with `title`.
  init(_ title: String) { self.title = title }

  /// Shows that `done` of `total` is done, when the percentage is a new one.
  mutating func show(_ done: Int, of total: Int) {
    guard isShown, total > 0 else { return }
    let text = "\r\(title) \(done * 100 / total) %"
    if text == shown { return }
    shown = text
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Wipes the line.
  func end() {
    guard isShown, !shown.isEmpty else { return }
    let blank = String(repeating: " ", count: shown.utf8.count)
    FileHandle.standardError.write(Data("\r\(blank)\r".utf8))
  }
}
