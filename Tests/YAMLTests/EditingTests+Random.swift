import Documents
import Testing

@testable import YAML

extension EditingTests {
  @Test(
    "random edits of random texts hold the value, and lines of other values stay", arguments: 0..<10
  )
  func randomEdits(_ seed: Int) throws {
    var values = RandomValues(seed: UInt64(seed) + 1000)
    for _ in 0..<60 {
      var members = values.object(depth: 3).members
      members.append(.init("first", 1))
      members.append(.init("last", "end"))
      let text = members.map { "# about \(members.count)\n" + YAMLWriter.text(.object([$0])) }
        .joined(separator: "\n")
      let source = Array(text.utf8)
      let paths = paths(in: .object(members))
      let path = try #require(paths.randomElement(using: &values.generator))
      let value = values.value(depth: 2)
      let result = try YAMLEditor.set(source, path, to: value)
      // Blank lines between the members belong to a member that keeps them.
      let wanted = try YAMLReader.read(source).root.value.setting(value, at: path.tokens[...])
      #expect(try YAMLReader.read(result).root.isEqual(to: wanted), "\(path) in\n\(text)")
      // Everything above the top-level member that holds the change, and below it, is the same.
      guard let key = path.tokens.first,
        let changed = members.firstIndex(where: { $0.key.isSameText(as: key) })
      else { continue }
      let range = try memberRange(changed, in: source)
      #expect(result.starts(with: source[..<range.lowerBound]), "\(path) in\n\(text)")
      #expect(
        result.suffix(source.count - range.upperBound).elementsEqual(source[range.upperBound...]),
        "\(path) in\n\(text)")
      if !path.tokens.isEmpty {
        let rest = try YAMLEditor.remove(result, path)
        #expect(try YAMLReader.read(rest).root.isEqual(to: wanted.removing(path.tokens[...])))
      }
    }
  }

  @Test("edits of messy texts hold the value", arguments: 0..<10)
  func messyEdits(_ seed: Int) throws {
    var values = RandomValues(seed: UInt64(seed) + 4000)
    var refused = 0
    for round in 0..<100 {
      var messy = MessyText(seed: UInt64(seed * 1000 + round))
      let source = Array(messy.text(values.object(depth: 3)).utf8)
      let value = try YAMLReader.read(source).root.value
      if try !edit(source, value, &values.generator) { refused += 1 }
    }
    #expect(refused < 3)
  }

  /// Sets and removes at a random place; whatever is not refused must hold the value.
  ///
  /// - Returns: whether nothing was refused for its layout.
  private func edit(
    _ source: [UInt8], _ value: JSONValue, _ generator: inout SeededGenerator
  ) throws -> Bool {
    var path = JSONPointer.root
    var place = value
    while Int.random(in: 0..<4, using: &generator) > 0 {
      if let member = place.members.randomElement(using: &generator) {
        path = path.appending(member.key)
        place = member.value
      } else if let index = place.elements.indices.randomElement(using: &generator) {
        path = path.appending(String(index))
        place = place.elements[index]
      }
    }
    var values = RandomValues(seed: generator.next())
    let new = values.value(depth: 2)
    let target: JSONPointer =
      switch place {
      case .object where Bool.random(using: &generator): path.appending(values.text())
      case .array where Bool.random(using: &generator): path.appending("-")
      default: path
      }
    let text = String(decoding: source, as: UTF8.self).debugDescription
    let isSet = try isMade(
      giving: value.setting(new, at: target.tokens[...]), "\(target) in \(text)"
    ) { () throws(YAMLEditError) in try YAMLEditor.set(source, target, to: new) }
    guard !path.tokens.isEmpty else { return isSet }
    let isRemoved = try isMade(
      giving: value.removing(path.tokens[...]), "\(path) in \(text)"
    ) { () throws(YAMLEditError) in try YAMLEditor.remove(source, path) }
    return isSet && isRemoved
  }

  /// Whether an edit was not refused for the text's layout; what it made must hold `wanted`.
  private func isMade(
    giving wanted: JSONValue, _ context: String, _ edit: () throws(YAMLEditError) -> [UInt8]
  ) throws -> Bool {
    let result: [UInt8]
    do throws(YAMLEditError) { result = try edit() } catch {
      if case .unsupportedLayout = error { return false }
      return true
    }
    #expect(try YAMLReader.read(result).root.isEqual(to: wanted), "\(context)")
    return true
  }

  private func memberRange(_ index: Int, in source: [UInt8]) throws -> Range<Int> {
    let root = try YAMLReader.read(source).root
    let members = Array(root.members)
    return members[index].key.range
      .start..<max(members[index].value.range.end, members[index].key.range.end)
  }

  private func paths(in value: JSONValue, at path: JSONPointer = .root) -> [JSONPointer] {
    let inner =
      value.members.flatMap { paths(in: $0.value, at: path.appending($0.key)) }
      + value.elements.enumerated().flatMap {
        paths(in: $0.element, at: path.appending(String($0.offset)))
      }
    return (path.tokens.isEmpty ? [] : [path]) + inner
  }
}
