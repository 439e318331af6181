/// Text of others in Markdown of ours.
package enum MarkdownText {
  /// `text` in one line, in which nothing is markup, a mention or a link.
  package static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in HumanFindings.visible(text) {
      switch character {
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      // A mention would tell people, and a number would link to an issue.
      case "@": escaped += "&#64;"
      case "#": escaped += "&#35;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "!": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
