/// A JSON value that a program builds: what is written out, or put into a document by an edit.
///
/// Parsed text lives in `Document`; this is its counterpart for values that have no source.
package indirect enum JSONValue: Sendable {
  case null
  case boolean(Bool)
  /// A JSON number lexeme, kept as spelled.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// Members in order; keys are distinct.
  case object([Member])

  /// One member of an object.
  package struct Member: Sendable {
    /// The key.
    package var key: String
    /// The value.
    package var value: JSONValue

    /// Makes a member.
    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }

    /// Whether `name` is its key, scalar for scalar.
    func isNamed(_ name: String) -> Bool { key.utf8.elementsEqual(name.utf8) }
  }

  /// A number from an integer.
  package static func int(_ value: Int) -> JSONValue { .number(String(value)) }

  /// A number from a finite double, in ECMAScript's shortest form; `null` for NaN and infinities.
  package static func double(_ value: Double) -> JSONValue {
    value.isFinite ? .number(CanonicalJSON.text(of: value)) : .null
  }

  /// A string, or `null` for nil.
  package static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// The member named `key` of an object; setting nil removes it, setting a new key appends it.
  package subscript(key: String) -> JSONValue? {
    get {
      guard case .object(let members) = self else { return nil }
      return members.first { $0.isNamed(key) }?.value
    }
    set {
      guard case .object(var members) = self else { return }
      let position = members.firstIndex { $0.isNamed(key) }
      switch (position, newValue) {
      case (let position?, let value?): members[position].value = value
      case (let position?, nil): members.remove(at: position)
      case (nil, let value?): members.append(Member(key, value))
      case (nil, nil): break
      }
      self = .object(members)
    }
  }

  /// The value at a dotted path of object keys; a key that holds dots is tried whole first.
  package func value(atPath path: String) -> JSONValue? {
    if let value = self[path] { return value }
    guard let dot = path.firstIndex(of: ".") else { return nil }
    return self[String(path[..<dot])]?.value(atPath: String(path[path.index(after: dot)...]))
  }

  /// The members when it is an object, else none.
  package var members: [Member] { if case .object(let members) = self { members } else { [] } }
  /// The elements when it is an array, else none.
  package var elements: [JSONValue] { if case .array(let values) = self { values } else { [] } }
  /// The text when it is a string.
  package var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The value when it is a boolean.
  package var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
  /// The exact value when it is a number.
  package var number: ExactNumber? {
    if case .number(let lexeme) = self { ExactNumber(lexeme: lexeme.utf8) } else { nil }
  }
  /// Whether it is `null`.
  package var isNull: Bool { self == .null }
}

/// The same value spelled the same way. Text is compared scalar for scalar, as JSON does: Swift's own equality
/// of strings takes precomposed and decomposed letters for one.
extension JSONValue: Equatable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let one), .boolean(let other)): one == other
    case (.number(let one), .number(let other)): one == other
    case (.string(let one), .string(let other)): one.utf8.elementsEqual(other.utf8)
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)): one == other
    default: false
    }
  }
}

extension JSONValue.Member: Equatable {
  package static func == (left: JSONValue.Member, right: JSONValue.Member) -> Bool {
    left.isNamed(right.key) && left.value == right.value
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(integerLiteral value: Int) { self = .int(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}

extension Node {
  /// A copy without source positions, for editing and writing.
  package var value: JSONValue {
    switch kind {
    case .null: .null
    case .boolean: .boolean(boolean ?? false)
    case .number: .number(lexeme ?? "0")
    case .string: .string(string ?? "")
    case .array: .array(elements.map(\.value))
    case .object: .object(members.map { JSONValue.Member($0.name, $0.value.value) })
    }
  }
}
