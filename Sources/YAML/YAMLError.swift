package import Documents

/// Why a text is not one YAML document of the JSON data model, and where.
package struct YAMLError: Error, Hashable, Sendable {
  /// What is wrong.
  package let reason: Reason
  /// The bytes at fault; empty at the place where something is missing.
  package let range: SourceRange

  /// The ways in which a text can be wrong.
  package enum Reason: Hashable, Sendable {
    /// Not UTF-8 but the named encoding.
    case encoding(String)
    case invalidUTF8
    case controlCharacter(UInt32)
    case syntax(Syntax)
    case duplicateKey(String, first: SourceRange)
    /// A key that YAML reads as the named type.
    case nonStringKey(NodeKind)
    case mergeKey
    case customTag(String)
    /// A standard tag (`!!int`) on a value that is none.
    case tagMismatch(String)
    /// `.inf` or `.nan`, which no JSON number can be.
    case nonFiniteNumber
    case severalDocuments
    case unknownAnchor(String)
    case recursiveAlias(String)
    case tooDeep(limit: Int)
    case tooManyNodes(limit: Int)
    case tooLarge(limit: Int)
    case expansionTooLarge(limit: Int)
    case numberTooLong(limit: Int)
    case outOfMemory
  }

  /// Breaches of YAML's syntax.
  package enum Syntax: Hashable, Sendable {
    case tab
    case indentation
    case missingColon
    case unexpectedColon
    case unexpectedDash
    case unexpectedQuestionMark
    case unexpectedCharacter
    case missingValue
    case unclosedQuote
    case unclosedSequence
    case unclosedMapping
    case documentMarkerInQuotes
    case unknownEscape
    case malformedEscape
    case blockHeader
    case anchorName
    case tagName
    case directive
    case trailingContent
    case malformed
  }

  /// A lower-case fragment that says what is wrong.
  package var summary: String {
    switch reason {
    case .encoding(let name): "the text is \(name), not UTF-8"
    case .invalidUTF8: "the text is not valid UTF-8"
    case .controlCharacter(let scalar):
      "the control character U+\(Self.hex(scalar)) is not allowed here"
    case .syntax(let syntax): syntax.summary
    case .duplicateKey(let key, _): "the key '\(Self.short(key))' appears twice in one mapping"
    case .nonStringKey(let kind):
      "a key must be a string, and YAML reads this one as \(Self.withArticle(kind))"
    case .mergeKey: "merge keys ('<<') are not supported"
    case .customTag(let tag): "the tag '\(Self.short(tag))' is not supported"
    case .tagMismatch(let tag): "the value does not fit its tag '\(Self.short(tag))'"
    case .nonFiniteNumber: "infinity and not-a-number are no JSON numbers"
    case .severalDocuments: "the file holds more than one YAML document"
    case .unknownAnchor(let name): "the alias '*\(Self.short(name))' names no anchor above it"
    case .recursiveAlias(let name):
      "the alias '*\(Self.short(name))' stands inside the value it names"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    case .tooManyNodes(let limit): "more than \(limit) values"
    case .tooLarge(let limit): "larger than \(limit) bytes"
    case .expansionTooLarge(let limit):
      "aliases multiply into too many values (more than \(limit)) or too much text"
    case .numberTooLong(let limit): "a hexadecimal or octal number of more than \(limit) digits"
    case .outOfMemory: "out of memory while reading"
    }
  }

  /// What to do about it, where there is one thing to do.
  package var remedy: String? {
    switch reason {
    case .encoding, .invalidUTF8: "save the file as UTF-8"
    case .controlCharacter(let scalar):
      scalar == 0
        ? "remove it" : "remove it, or write it in double quotes as \"\\u\(Self.hex(scalar))\""
    case .syntax(let syntax): syntax.remedy
    case .duplicateKey: "remove one of the two"
    case .nonStringKey: "quote the key"
    case .mergeKey: "write the merged keys out, or quote the key"
    case .customTag: "remove the tag"
    case .tagMismatch: "remove the tag, or correct the value"
    case .nonFiniteNumber: "leave the value out, or quote it if it is text"
    case .severalDocuments: "put each document into a file of its own"
    case .unknownAnchor: "quote the value if it is text, or define the anchor first"
    case .recursiveAlias, .expansionTooLarge: "write the value out without aliases"
    case .tooDeep, .tooManyNodes, .tooLarge, .numberTooLong, .outOfMemory: nil
    }
  }

  private static func withArticle(_ kind: NodeKind) -> String {
    switch kind {
    case .null: "null"
    case .array, .object: "an \(kind.name)"
    case .boolean, .number, .string: "a \(kind.name)"
    }
  }

  /// A name cut to a length that fits a message.
  private static func short(_ name: String) -> String {
    name.unicodeScalars.count <= 80 ? name : String(name.unicodeScalars.prefix(80)) + "…"
  }

  private static func hex(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return String(repeating: "0", count: Swift.max(0, 4 - digits.utf8.count)) + digits
  }
}

extension YAMLError.Syntax {
  /// A lower-case fragment that says what is wrong.
  fileprivate var summary: String {
    switch self {
    case .tab: "a tab stands where only spaces may indent"
    case .indentation: "this line's indentation fits no key or item above it"
    case .missingColon: "expected ':' after this key"
    case .unexpectedColon: "unexpected ':' inside a plain value or key"
    case .unexpectedDash: "a sequence item may not start here"
    case .unexpectedQuestionMark: "a complex key may not start here"
    case .unexpectedCharacter: "this character may not stand here unquoted"
    case .missingValue: "expected a value here"
    case .unclosedQuote: "a quoted value is never closed"
    case .unclosedSequence: "expected ',' or ']' in a flow sequence"
    case .unclosedMapping: "expected ',' or '}' in a flow mapping"
    case .documentMarkerInQuotes: "a document marker stands inside a quoted value"
    case .unknownEscape: "unknown escape sequence in a double-quoted value"
    case .malformedEscape: "an escape sequence names no Unicode character"
    case .blockHeader: "malformed header of a block value"
    case .anchorName: "malformed anchor or alias name"
    case .tagName: "malformed or undefined tag"
    case .directive: "malformed, repeated or unsupported directive"
    case .trailingContent: "content after the end of the document"
    case .malformed: "the text is not well-formed YAML here"
    }
  }

  /// What to do about it.
  fileprivate var remedy: String? {
    switch self {
    case .tab: "indent with spaces"
    case .indentation: "align it with the lines it belongs to"
    case .missingColon: "write 'key: value'; quote text that spans lines"
    case .unexpectedColon: "quote the value, or put the key on a line of its own"
    case .unexpectedDash: "start the sequence on the next line"
    case .unexpectedQuestionMark: "write a plain 'key: value'"
    case .unexpectedCharacter: "quote the value"
    case .missingValue: nil
    case .unclosedQuote, .documentMarkerInQuotes: "close the quotes"
    case .unclosedSequence: "close it with ']'"
    case .unclosedMapping: "close it with '}'"
    case .unknownEscape: "double the backslash, or use single quotes"
    case .malformedEscape: "write the character itself"
    case .blockHeader: "write '|' or '>', then nothing but '-', '+' or a digit, then a new line"
    case .anchorName: "quote the value if it is text"
    case .tagName: "remove the tag, or quote the value if it is text"
    case .directive: "remove the directive"
    case .trailingContent: "indent it, or give it a key"
    case .malformed: nil
    }
  }
}
