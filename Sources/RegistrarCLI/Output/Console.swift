import Documents
import Findings
import Foundation

/// Standard output for results, standard error for talk, with colour where it is wanted.
struct Console: Sendable {
  private let colorsOutput: Bool
  private let colorsTalk: Bool
  private let isQuiet: Bool
  /// Whether standard error is a terminal that a progress line may be drawn on.
  let showsProgress: Bool

  init(color: ColorChoice, isQuiet: Bool) {
    let surroundings = Surroundings.current
    func colors(_ descriptor: Int32) -> Bool {
      switch color {
      case .always: true
      case .never: false
      case .auto:
        isatty(descriptor) == 1 && !surroundings.wantsNoColor && !surroundings.isDumbTerminal
      }
    }
    colorsOutput = colors(STDOUT_FILENO)
    colorsTalk = colors(STDERR_FILENO)
    self.isQuiet = isQuiet
    showsProgress = isatty(STDERR_FILENO) == 1 && !isQuiet
  }

  /// Writes a result; one that cannot be written ends the process.
  func print(_ text: String) { writeResult(text + "\n") }

  /// Writes a result that ends its own lines; one that cannot be written ends the process.
  func printRaw(_ text: String) { writeResult(text) }

  /// Writes something about what is going on; nothing when quiet.
  func talk(_ text: String) {
    if !isQuiet { writeTalk(text + "\n") }
  }

  /// Writes what could be done next; nothing when quiet.
  func hint(_ text: String) { talk("\(styledTalk("hint:", .cyan)) \(text)") }

  /// Writes an error, quiet or not.
  func complain(_ text: String) { writeTalk(text + "\n") }

  /// Draws a line over the last one, where somebody watches.
  func progress(_ text: String) {
    if showsProgress { writeTalk("\r\u{1B}[2K\(text)") }
  }

  /// Removes the progress line.
  func endProgress() {
    if showsProgress { writeTalk("\r\u{1B}[2K") }
  }

  private func writeResult(_ text: String) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      // At once: whoever reads on must not take the rest for the whole.
      RegistrarCommand.exit(reporting: LostOutput(error))
    }
  }

  private func writeTalk(_ text: String) {
    // Where talk cannot be written, nobody is left to be told so.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// `text` in `style` on standard output.
  func styled(_ text: String, _ style: Style) -> String { colorsOutput ? style.apply(text) : text }
  /// `text` in `style` on standard error.
  func styledTalk(_ text: String, _ style: Style) -> String {
    colorsTalk ? style.apply(text) : text
  }

  /// A terminal style by its SGR code.
  enum Style: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"

    func apply(_ text: String) -> String { "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }
  }

  /// Findings for people, on standard output or standard error.
  func findings(_ findings: [Finding], asTalk: Bool = false) -> String {
    let colors = asTalk ? colorsTalk : colorsOutput
    return HumanFindings { text, role in
      guard colors else { return text }
      return switch role {
      case .location: Style.bold.apply(text)
      case .error: Style.red.apply(text)
      case .warning: Style.yellow.apply(text)
      case .note: Style.cyan.apply(text)
      case .rule, .dimmed: Style.dim.apply(text)
      }
    }.text(findings)
  }
}
