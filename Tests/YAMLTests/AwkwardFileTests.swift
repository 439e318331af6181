import Documents
import Testing

@testable import YAML

@Suite("Awkward files")
struct AwkwardFileTests {
  @Test("there are many")
  func count() {
    #expect(AwkwardFile.all.count >= 100)
    #expect(AwkwardFile.all.allSatisfy { !$0.edits.isEmpty })
  }

  @Test("each is formatted as written beside it, once and for all", arguments: AwkwardFile.all)
  func formats(_ file: AwkwardFile) throws {
    let once = try YAMLFormatter.format(file.source, order: AwkwardFile.order)
    #expect(
      String(decoding: once, as: UTF8.self) == String(decoding: file.formatted, as: UTF8.self))
    #expect(once == file.formatted)
    #expect(try YAMLFormatter.format(once, order: AwkwardFile.order) == once)
  }

  @Test("formatting keeps the document and every comment, each once", arguments: AwkwardFile.all)
  func formattingKeeps(_ file: AwkwardFile) throws {
    let value = try YAMLReader.read(file.source).root.value
    #expect(try YAMLReader.read(file.formatted).root.isEqual(to: value))
    #expect(try AwkwardFile.comments(of: file.formatted) == AwkwardFile.comments(of: file.source))
  }

  @Test(
    "each edit changes the lines written beside it and no other byte", arguments: AwkwardFile.all)
  func edits(_ file: AwkwardFile) throws {
    let value = try YAMLReader.read(file.source).root.value
    for edit in try AwkwardEdit.all(in: file.edits) {
      let result: [UInt8]
      do throws(YAMLEditError) {
        if let new = edit.value {
          result = try YAMLEditor.set(file.source, edit.path, to: new, order: AwkwardFile.order)
        } else {
          result = try YAMLEditor.remove(file.source, edit.path)
        }
      } catch {
        #expect(error.summary == edit.refusal, "\(edit.command)")
        continue
      }
      #expect(edit.refusal == nil, "\(edit.command)")
      let expected = try edit.result(of: file.source)
      #expect(
        result == expected,
        """
        \(edit.command) gave
        \(String(decoding: result, as: UTF8.self).debugDescription), not
        \(String(decoding: expected, as: UTF8.self).debugDescription)
        """)
      let wanted =
        edit.value.map { value.setting($0, at: edit.path.tokens[...]) }
        ?? value.removing(edit.path.tokens[...])
      #expect(try YAMLReader.read(result).root.isEqual(to: wanted), "\(edit.command)")
    }
  }

  @Test(
    "setting any scalar changes its spelling, no byte before or behind it, and no other value",
    arguments: AwkwardFile.all)
  func setsEveryScalar(_ file: AwkwardFile) throws {
    let tree = try SyntaxTree(file.source)
    let value = try YAMLReader.read(file.source).root.value
    let comments = try AwkwardFile.comments(of: file.source)
    for leaf in leaves(tree.root) {
      for new in ["new", "no", 12345, .null, true, "x: y", "2026-05-01"] as [JSONValue] {
        let context = "\(leaf.path) to \(JSONWriter.text(new))"
        guard let result = try set(file.source, leaf.path, to: new) else { continue }
        check(leaf.node, of: file.source, became: result, context)
        let wanted = value.setting(new, at: leaf.path.tokens[...])
        #expect(try YAMLReader.read(result).root.isEqual(to: wanted), "\(context)")
        #expect(try AwkwardFile.comments(of: result) == comments, "\(context)")
      }
    }
  }

  @Test(
    "setting a scalar to several lines or a collection keeps the rest", arguments: AwkwardFile.all)
  func setsToManyLines(_ file: AwkwardFile) throws {
    let tree = try SyntaxTree(file.source)
    let value = try YAMLReader.read(file.source).root.value
    let comments = try AwkwardFile.comments(of: file.source)
    for leaf in leaves(tree.root) {
      for new in ["two\nlines\n", "kept\n\n", ["k": ["v", 1]], []] as [JSONValue] {
        let context = "\(leaf.path) to \(JSONWriter.text(new))"
        guard let result = try set(file.source, leaf.path, to: new) else { continue }
        #expect(result.starts(with: file.source[..<leaf.lineStart]), "\(context)")
        let wanted = value.setting(new, at: leaf.path.tokens[...])
        #expect(try YAMLReader.read(result).root.isEqual(to: wanted), "\(context)")
        #expect(try AwkwardFile.comments(of: result) == comments, "\(context)")
      }
    }
  }

  @Test("what is added to any collection can be removed again", arguments: AwkwardFile.all)
  func addsAndRemoves(_ file: AwkwardFile) throws {
    let value = try YAMLReader.read(file.source).root.value
    for place in collections(value) {
      let added = place.path.appending(place.isMapping ? "added" : "-")
      let again = place.path.appending(place.isMapping ? "added" : String(place.count))
      guard let longer = try set(file.source, added, to: ["k": ["v"]]) else { continue }
      let wanted = value.setting(["k": ["v"]], at: added.tokens[...])
      #expect(try YAMLReader.read(longer).root.isEqual(to: wanted), "\(added)")
      let back = try YAMLEditor.remove(longer, again)
      #expect(try YAMLReader.read(back).root.isEqual(to: value), "\(added)")
      #expect(try AwkwardFile.comments(of: back) == AwkwardFile.comments(of: file.source))
      if Self.changedByAddition.contains(file.name) { continue }
      #expect(
        String(decoding: back, as: UTF8.self).debugDescription
          == String(decoding: file.source, as: UTF8.self).debugDescription, "\(added)")
    }
  }

  /// Files that an addition gives a final line end, braces, or `[]` in the usual place and spelling.
  private static let changedByAddition: Set<String> = [
    "comment-on-a-dash",
    "flow-inside-block", "flow-with-single-pairs", "no-final-line-end",
    "no-final-line-end-behind-a-comment", "no-final-line-end-in-a-literal",
  ]

  /// Readers of YAML 1.1 take plain dates and times for other types, end comments at U+2028, and know no
  /// number beyond doubles; PyYAML wants anchors to be unique.
  private static let notOfYAML11: Set<String> = [
    "anchors-named-again",
    "characters-that-are-no-line-ends", "dates-beside-other-texts", "dates-left-plain",
    "numbers-beyond-doubles", "registry-evaluation", "tags-that-only-say-string",
  ]

  @Test(
    "PyYAML reads the formatted text as the same document",
    .enabled(if: PythonReader.isPresent))
  func pythonAgrees() throws {
    let files = AwkwardFile.all.filter { !Self.notOfYAML11.contains($0.name) }
    let results = try PythonReader.load(files.map { String(decoding: $0.formatted, as: UTF8.self) })
    #expect(results.count == files.count)
    for (file, result) in zip(files, results) {
      let found = try #require(result["value"], "\(result) for \(file.name)")
      let own = try YAMLReader.read(file.source).root.value
      #expect(comparable(found) == comparable(own), "\(file.name)")
    }
  }
}

extension AwkwardFileTests {
  /// The text after an edit; nil when the value is shared by an alias.
  private func set(
    _ source: [UInt8], _ path: JSONPointer, to value: JSONValue
  ) throws -> [UInt8]? {
    do throws(YAMLEditError) {
      return try YAMLEditor.set(source, path, to: value)
    } catch {
      guard case .shared = error, source.contains(UInt8(ascii: "*")) else { throw error }
      return nil
    }
  }

  private struct Leaf {
    let path: JSONPointer
    let node: SyntaxNode
    /// Where the line of its key or dash begins, or its own if it has neither.
    let lineStart: Int
  }

  /// Whether `result` is `source` with another spelling in the place of `node`.
  private func check(
    _ node: SyntaxNode, of source: [UInt8], became result: [UInt8], _ context: String
  ) {
    let before = source[..<node.outerStart]
    var behind = source[node.end...]
    if node.isMissing {
      let front = zip(source, result).prefix { $0 == $1 }.count
      let back = zip(source.reversed(), result.reversed()).prefix { $0 == $1 }.count
      #expect(front + back >= source.count, "\(context)")
      return
    }
    if node.style.isBlock {
      // The comment behind the header stays behind the value.
      let extent = BlockScalarExtent(source, node.start, node.scanEnd)
      let comment = source[extent.headerEnd..<TextLines(source).end(of: extent.headerEnd)]
      behind = comment + behind
    }
    #expect(result.starts(with: before), "\(context)")
    #expect(result.suffix(behind.count).elementsEqual(behind), "\(context)")
    #expect(result.count > before.count + behind.count, "\(context)")
  }

  /// Every scalar and alias that stands as a value.
  private func leaves(
    _ node: SyntaxNode?, at path: JSONPointer = .root, lineStart: Int = 0
  ) -> [Leaf] {
    guard let node else { return [] }
    guard node.isCollection else { return [Leaf(path: path, node: node, lineStart: lineStart)] }
    return node.entries.enumerated().flatMap { place, entry in
      leaves(
        entry.value, at: path.appending(node.isMapping ? entry.name : String(place)),
        lineStart: node.isFlow ? lineStart : entry.start)
    }
  }

  private struct Collection {
    let path: JSONPointer
    let isMapping: Bool
    let count: Int
  }

  private func collections(_ value: JSONValue, at path: JSONPointer = .root) -> [Collection] {
    switch value {
    case .object(let members):
      [Collection(path: path, isMapping: true, count: members.count)]
        + members.flatMap { collections($0.value, at: path.appending($0.key)) }
    case .array(let values):
      [Collection(path: path, isMapping: false, count: values.count)]
        + values.enumerated().flatMap {
          collections($0.element, at: path.appending(String($0.offset)))
        }
    default: []
    }
  }
}
