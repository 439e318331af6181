import Documents

/// One change to one collection of a text.
struct EditStep {
  enum Change {
    /// Replaces the value of the entry that the token names.
    case replace(JSONValue, KeyOrder)
    /// Adds an entry behind the one at a place, or before all; the token is its key.
    case insert(JSONValue, KeyOrder, after: Int?)
    case remove
  }

  let change: Change
  /// Tokens of the collection.
  let parent: [String]
  /// The key or index in it; nil when the document itself is replaced.
  let token: String?

  init(_ change: Change, at parent: [String], token: String?) {
    self.change = change
    self.parent = parent
    self.token = token
  }
}

/// Which steps make a text hold a value at a path, changing as little as possible.
struct EditPlan {
  private let path: JSONPointer
  private let order: KeyOrder

  /// A plan for `path` in a document whose keys are ordered by `order`.
  init(path: JSONPointer, order: KeyOrder) {
    self.path = path
    self.order = order
  }

  /// Collections that differ in more entries than this are replaced as a whole.
  private static let mostSteps = 64
  /// Collections with more entries than this are not compared, but replaced as a whole.
  private static let comparedEntries = 5000

  /// The steps that set the value at the path.
  func steps(
    settingTo value: JSONValue, in root: SyntaxNode?, _ document: Node
  ) throws(YAMLEditError) -> [EditStep] {
    guard var node = root, !node.isMissing else {
      return [EditStep(.replace(wrap(value, from: 0), order), at: [], token: nil)]
    }
    var order = order
    var value = value
    var current = document
    for (depth, token) in path.tokens.enumerated() {
      let parent = Array(path.tokens[..<depth])
      let inner = order.child(atToken: token, inSequence: !node.isMapping)
      switch node.content {
      case .alias: throw .shared(JSONPointer(parent))
      case .scalar(.null):
        value = wrap(value, from: depth)
        return [replacement(value, order, at: parent)]
      case .scalar: throw .notACollection(JSONPointer(parent), current.kind)
      case .mapping(let entries):
        guard let entry = entries.first(where: { $0.name.isSameText(as: token) }) else {
          let place = order.place(of: token, among: entries.map(\.name))
          let value = wrap(value, from: depth + 1)
          return [EditStep(.insert(value, inner, after: place), at: parent, token: token)]
        }
        node = entry.value
      case .sequence(let entries):
        if token == "-" {
          let value = wrap(value, from: depth + 1)
          let last = entries.indices.last
          return [EditStep(.insert(value, inner, after: last), at: parent, token: token)]
        }
        guard let index = Int(token), entries.indices.contains(index), String(index) == token else {
          throw .noSuchValue(JSONPointer(parent + [token]))
        }
        node = entries[index].value
      }
      guard let child = current.value(at: JSONPointer([token])) else {
        throw .noSuchValue(JSONPointer(parent + [token]))
      }
      current = child
      order = inner
    }
    return difference(node, current, value, path.tokens, order)
  }

  /// Throws when the path leads through an alias.
  func refuseAliases(in root: SyntaxNode?) throws(YAMLEditError) {
    var node = root
    for (depth, token) in path.tokens.enumerated() {
      switch node?.content {
      case .alias: throw .shared(JSONPointer(Array(path.tokens[..<depth])))
      case .mapping(let entries):
        node = entries.first { $0.name.isSameText(as: token) }?.value
      case .sequence(let entries):
        node = Int(token).flatMap { entries.indices.contains($0) ? entries[$0].value : nil }
      default: return
      }
    }
  }

  /// `value` inside the missing collections that the path names from token `depth` on.
  private func wrap(_ value: JSONValue, from depth: Int) -> JSONValue {
    path.tokens[depth...].reversed().reduce(value) { inner, token in
      token == "-" ? .array([inner]) : .object([JSONValue.Member(token, inner)])
    }
  }

  private func replacement(
    _ value: JSONValue, _ order: KeyOrder, at tokens: [String]
  ) -> EditStep {
    EditStep(.replace(value, order), at: Array(tokens.dropLast()), token: tokens.last)
  }

  /// The steps that turn `old` into `new`.
  private func difference(
    _ node: SyntaxNode, _ old: Node, _ new: JSONValue, _ tokens: [String], _ order: KeyOrder
  ) -> [EditStep] {
    if old.isEqual(to: new) { return [] }
    let whole = [replacement(new, order, at: tokens)]
    let steps: [EditStep]
    let size = (node.entries.count, new.members.count + new.elements.count)
    guard size.0 < Self.comparedEntries, size.1 < Self.comparedEntries else { return whole }
    switch (node.content, new) {
    case (.mapping(let entries), .object(let members)) where !members.isEmpty:
      steps = difference(entries, old, members, tokens, order)
    case (.sequence(let entries), .array(let values)) where !values.isEmpty:
      steps = difference(entries, old, values, tokens, order)
    default: return whole
    }
    return steps.count > Self.mostSteps ? whole : steps
  }

  /// Members are changed and added before others go, so that the mapping never becomes empty.
  private func difference(
    _ entries: [SyntaxNode.Entry], _ old: Node, _ members: [JSONValue.Member],
    _ tokens: [String], _ order: KeyOrder
  ) -> [EditStep] {
    let names = entries.map(\.name)
    guard
      names.isEmpty
        || members.contains(where: { member in names.contains { $0.isSameText(as: member.key) } })
    else {
      return [replacement(.object(members), order, at: tokens)]
    }
    var steps: [EditStep] = []
    var present = names
    for member in members {
      let inner = order.child(member.key)
      if let index = names.firstIndex(where: { $0.isSameText(as: member.key) }),
        let value = old[member.key]
      {
        steps += difference(
          entries[index].value, value, member.value, tokens + [member.key], inner)
      } else {
        let place = order.place(of: member.key, among: present)
        steps.append(
          EditStep(.insert(member.value, inner, after: place), at: tokens, token: member.key))
        present.insert(member.key, at: place.map { $0 + 1 } ?? 0)
      }
    }
    for name in names where !members.contains(where: { $0.key.isSameText(as: name) }) {
      steps.append(EditStep(.remove, at: tokens, token: name))
    }
    return steps
  }

  /// Elements at the beginning and at the end that are equal stay; those between are changed in place.
  private func difference(
    _ entries: [SyntaxNode.Entry], _ old: Node, _ values: [JSONValue],
    _ tokens: [String], _ order: KeyOrder
  ) -> [EditStep] {
    let inner = order.elements ?? .asIs
    let elements = Array(old.elements)
    var front = 0
    while front < min(elements.count, values.count), elements[front].isEqual(to: values[front]) {
      front += 1
    }
    var back = 0
    while back < min(elements.count, values.count) - front,
      elements[elements.count - 1 - back].isEqual(to: values[values.count - 1 - back])
    {
      back += 1
    }
    let common = min(elements.count, values.count) - back
    var steps: [EditStep] = []
    for index in front..<common {
      steps += difference(
        entries[index].value, elements[index], values[index], tokens + [String(index)], inner)
    }
    for index in common..<max(common, values.count - back) {
      let place = index == 0 ? nil : index - 1
      steps.append(
        EditStep(.insert(values[index], inner, after: place), at: tokens, token: String(index)))
    }
    for index in (common..<max(common, elements.count - back)).reversed() {
      steps.append(EditStep(.remove, at: tokens, token: String(index)))
    }
    return steps
  }
}
