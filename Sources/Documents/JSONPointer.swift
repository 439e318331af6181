/// A path to a value inside a document (RFC 6901).
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  /// Unescaped reference tokens from the root.
  package var tokens: [String]

  /// The pointer to the root.
  package static let root = JSONPointer([])

  /// Makes a pointer from unescaped tokens.
  package init(_ tokens: [String]) { self.tokens = tokens }

  /// Reads the string form (`""`, `/a/0/b~1c`); nil when it breaks RFC 6901 section 3.
  package init?(_ text: String) {
    guard !text.isEmpty else {
      tokens = []
      return
    }
    var tokens: [String] = []
    for part in text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      var bytes: [UInt8] = []
      var escaped = false
      for byte in part {
        if escaped {
          guard byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") else { return nil }
          bytes.append(byte == UInt8(ascii: "0") ? UInt8(ascii: "~") : UInt8(ascii: "/"))
          escaped = false
        } else if byte == UInt8(ascii: "~") {
          escaped = true
        } else {
          bytes.append(byte)
        }
      }
      guard !escaped else { return nil }
      tokens.append(String(decoding: bytes, as: UTF8.self))
    }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    self.tokens = Array(tokens.dropFirst())
  }

  /// The pointer one step further down.
  package func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }

  /// The string form.
  package var description: String {
    tokens.map { token in
      var escaped = "/"
      for scalar in token.unicodeScalars {
        switch scalar {
        case "~": escaped += "~0"
        case "/": escaped += "~1"
        default: escaped.unicodeScalars.append(scalar)
        }
      }
      return escaped
    }.joined()
  }
}

extension Node {
  /// The value that `pointer` names below this node, or nil.
  package func value(at pointer: JSONPointer) -> Node? {
    var node = self
    for token in pointer.tokens {
      switch node.kind {
      case .object:
        guard let next = node[token] else { return nil }
        node = next
      case .array:
        guard let position = Self.arrayIndex(token), let next = node[position] else { return nil }
        node = next
      default: return nil
      }
    }
    return node
  }

  /// An array index of RFC 6901 section 4: digits without a leading zero.
  private static func arrayIndex(_ token: String) -> Int? {
    guard token == "0" || (token.utf8.first.map { $0 >= 0x31 && $0 <= 0x39 } ?? false),
      token.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return nil }
    return Int(token)
  }

  /// The pointer from the root of the document to this node; a key node gives its member's pointer.
  package var pointer: JSONPointer {
    var tokens: [String] = []
    var node = document.root
    while node.index != index {
      if node.kind == .object {
        guard
          let member = node.members.first(where: {
            index == $0.key.index
              || (index >= $0.value.index && index < document.arena.end(of: $0.value.index))
          })
        else { break }
        tokens.append(member.name)
        if index == member.key.index { break }
        node = member.value
      } else {
        var position = 0
        guard
          let child = node.elements.first(where: {
            if index >= $0.index, index < document.arena.end(of: $0.index) { return true }
            position += 1
            return false
          })
        else { break }
        tokens.append(String(position))
        node = child
      }
    }
    return JSONPointer(tokens)
  }
}
