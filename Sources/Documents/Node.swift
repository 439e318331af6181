/// A value inside a document: the document and the value's number in its arena. Cheap to copy.
package struct Node: Sendable {
  /// The document it belongs to; kept alive by the node.
  package let document: Document
  /// Its preorder number; 0 is the root.
  package let index: Int

  /// The node numbered `index`, which must be below the document's `nodeCount`.
  package init(document: Document, index: Int) {
    self.document = document
    self.index = index
  }

  /// Its JSON type.
  package var kind: NodeKind { document.arena.nodes[index].kind }

  /// Where the source spells it: quotes and brackets included, comments not.
  package var range: SourceRange {
    SourceRange(
      start: Int(document.arena.nodes[index].sourceStart),
      end: Int(document.arena.nodes[index].sourceEnd))
  }

  /// Elements of an array or members of an object; 0 for scalars.
  package var count: Int {
    switch kind {
    case .array, .object: Int(document.arena.nodes[index].begin)
    default: 0
    }
  }

  /// The value when it is a boolean.
  package var boolean: Bool? { kind == .boolean ? document.arena.nodes[index].begin == 1 : nil }
  /// The value when it is a string.
  package var string: String? {
    kind == .string ? String(decoding: document.arena.text(at: index), as: UTF8.self) : nil
  }
  /// The UTF-8 bytes of a string's content or of a number's lexeme; empty for other kinds.
  package var textBytes: ArraySlice<UInt8> { document.arena.text(at: index) }
  /// The JSON lexeme when it is a number.
  package var lexeme: String? {
    kind == .number ? String(decoding: document.arena.text(at: index), as: UTF8.self) : nil
  }
  /// The exact value when it is a number.
  package var number: ExactNumber? {
    kind == .number ? ExactNumber(lexeme: document.arena.text(at: index)) : nil
  }
  /// Whether it is `null`.
  package var isNull: Bool { kind == .null }

  /// The elements of an array, in order; empty for other kinds.
  package var elements: Elements { Elements(self, kind == .array) }
  /// The members of an object, in source order; empty for other kinds.
  package var members: Members { Members(self, kind == .object) }

  /// The value of the member named `key`, or nil when there is none or this is no object.
  package subscript(key: String) -> Node? { member(key)?.value }

  /// The element at `position`, or nil when there is none or this is no array.
  package subscript(position: Int) -> Node? {
    guard position >= 0, position < count, kind == .array else { return nil }
    var rest = elements.makeIterator()
    for _ in 0..<position { _ = rest.next() }
    return rest.next()
  }

  /// The member named `key` with its key node, or nil.
  package func member(_ key: String) -> Member? {
    guard kind == .object else { return nil }
    var key = key
    return key.withUTF8Bytes { bytes in
      var child = index + 1
      let end = document.arena.end(of: index)
      while child < end {
        let value = child + 1
        if document.arena.text(at: child).elementsEqual(bytes) {
          return Member(
            key: Node(document: document, index: child),
            value: Node(document: document, index: value))
        }
        child = document.arena.end(of: value)
      }
      return nil
    }
  }

  /// One member of an object.
  package struct Member: Sendable {
    /// The key, a string node.
    package let key: Node
    /// The value.
    package let value: Node
    /// The key's content.
    package var name: String { String(decoding: key.textBytes, as: UTF8.self) }
  }

  /// The elements of an array.
  package struct Elements: Sequence, Sendable {
    private let document: Document
    private let first: Int
    private let end: Int

    init(_ node: Node, _ isArray: Bool) {
      document = node.document
      first = node.index + 1
      end = isArray ? node.document.arena.end(of: node.index) : first
    }

    package func makeIterator() -> Iterator { Iterator(document: document, next: first, end: end) }

    package struct Iterator: IteratorProtocol {
      let document: Document
      var nextIndex: Int
      let end: Int

      init(document: Document, next: Int, end: Int) {
        self.document = document
        nextIndex = next
        self.end = end
      }

      package mutating func next() -> Node? {
        guard nextIndex < end else { return nil }
        let node = Node(document: document, index: nextIndex)
        nextIndex = document.arena.end(of: nextIndex)
        return node
      }
    }
  }

  /// The members of an object.
  package struct Members: Sequence, Sendable {
    private let base: Elements

    init(_ node: Node, _ isObject: Bool) { base = Elements(node, isObject) }

    package func makeIterator() -> Iterator { Iterator(base: base.makeIterator()) }

    package struct Iterator: IteratorProtocol {
      var base: Elements.Iterator

      package mutating func next() -> Member? {
        guard let key = base.next(), let value = base.next() else { return nil }
        return Member(key: key, value: value)
      }
    }
  }
}

extension String {
  /// Calls `body` with the UTF-8 bytes as an array slice-like view without leaving safe Swift.
  fileprivate mutating func withUTF8Bytes<Result>(
    _ body: (String.UTF8View) -> Result
  ) -> Result {
    makeContiguousUTF8()
    return body(utf8)
  }
}
