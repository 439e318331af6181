import Documents

/// A set of JSON types, as `type` lists them.
struct TypeMask: OptionSet, Sendable {
  /// A bit per type.
  let rawValue: UInt32

  /// Numbers without a fractional part; every number when `number` is there too.
  static let integer = TypeMask(rawValue: 1 << 6)

  /// Numbers spelled without a fractional part and exponent (Draft 04, section 3.5).
  static let spelledInteger = TypeMask(rawValue: 1 << 7)

  /// The bit of one type of the data model.
  init(_ kind: NodeKind) { rawValue = 1 << UInt32(kind.rawValue) }

  /// The set of the types whose bits are set.
  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The type that JSON Schema calls `name`.
  init?(name: String) {
    switch name {
    case "null": self.init(.null)
    case "boolean": self.init(.boolean)
    case "number": self.init(.number)
    case "string": self.init(.string)
    case "array": self.init(.array)
    case "object": self.init(.object)
    case "integer": self = .integer
    default: return nil
    }
  }
}
