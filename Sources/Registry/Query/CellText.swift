import Documents

/// How a value reads in one cell of a table or of CSV.
enum CellText {
  /// Text as it is, numbers and booleans as in JSON, lists of such joined by commas, the rest as JSON.
  static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let lexeme): lexeme
    case .string(let text): text
    case .array(let elements) where elements.allSatisfy(isSimple):
      elements.map(text).joined(separator: ", ")
    case .array, .object: JSONWriter.text(value)
    }
  }

  private static func isSimple(_ value: JSONValue) -> Bool {
    switch value {
    case .array, .object: false
    default: true
    }
  }
}
