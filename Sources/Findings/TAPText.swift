package import Documents

/// The Test Anything Protocol, version 13.
///
/// Version 14 says the same in other words, but `prove` refuses its number.
package enum TAPText {
  /// The version and the plan.
  package static func beginning(planned: Int) -> String {
    "TAP version 13\n1..\(planned)\(planned == 0 ? " # SKIP nothing to check" : "")\n"
  }

  /// A test that passed; `reason` where it was skipped.
  package static func passed(_ number: Int, _ title: String, skipped reason: String? = nil)
    -> String
  {
    let directive = reason.map { " # SKIP \(escaped($0))" } ?? ""
    return "ok \(number) - \(escaped(title))\(directive)\n"
  }

  /// A test that failed, with facts about it as a block of YAML.
  package static func failed(_ number: Int, _ title: String, _ facts: [(String, JSONValue)])
    -> String
  {
    // JSON is YAML.
    let lines = facts.map { "  \($0): \(JSONWriter.text(visible($1)))\n" }
    return "not ok \(number) - \(escaped(title))\n  ---\n\(lines.joined())  ...\n"
  }

  /// A remark about the test before it.
  package static func remark(_ text: String) -> String { "# \(HumanFindings.visible(text))\n" }

  /// A description in one line, in which `#` begins no directive.
  private static func escaped(_ text: String) -> String {
    HumanFindings.visible(text).replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }

  private static func visible(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): .string(HumanFindings.visible(text))
    case .array(let values): .array(values.map(visible))
    default: value
    }
  }
}
