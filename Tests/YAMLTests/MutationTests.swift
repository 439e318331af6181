import Documents
import Testing

@testable import YAML

@Suite("Random texts")
struct MutationTests {
  private static let texts = [
    """
    # yaml-language-server: $schema=../version.schema.json
    apiVersion: registrar/v1
    kind: Version
    version: "2.1" # as released
    artifacts:
      - uri: s3://models/credit/scorer.onnx
        digest: sha256:9f86d081884c7d659a2feaa0c55ad015
        size: 18874368

      # the older one
      - {uri: 's3://x', size: 0x1F, tags: [a, "b\\u00e9", ~]}
    notes: |
      Retrained.
        Calibrated.

    folded: >-
      one
      two
    labels: &labels
      région: eu
    copy: *labels
    """,
    "{\"a\": [1, -2.5e3, \"\\ud83d\\ude00\u{2028}\"], \"b\": {\"c\": null}}\n",
    "- - a\n  - b: |2+\n       x\n\n- ? key\n  : 'it''s\n    so'\n- !!str 1\n",
  ]

  private static let pieces = [
    "\n", " ", "\t", ":", ": ", "- ", "-", "#", " #", "?", "? ", "[", "]", "{", "}", ",", "&a",
    "*a", "!", "!!str ",
    "|", ">", "|+\n", "'", "\"", "\\", "\\u", "\\ud83d", "%", "@", "---\n", "...\n", "\r", "\r\n",
    "\u{0}", "\u{85}",
    "\u{2028}", "\u{FEFF}", "é", "😀", "\u{7F}", "\u{9F}", "\u{FFFE}", "<<: ", "1", ".inf", "0x",
    "a", "  ",
  ]

  @Test(
    "mutated texts are read, formatted and edited, or refused, and never trap", arguments: 0..<20)
  func mutations(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed) + 9000)
    var readable = 0
    for _ in 0..<150 {
      let text = mutate(Array((Self.texts.randomElement(using: &generator) ?? "").utf8), &generator)
      guard let document = read(text) else { continue }
      readable += 1
      let value = document.root.value
      check(document)
      let formatted = try YAMLFormatter.format(text)
      #expect(try YAMLReader.read(formatted).root.isEqual(to: value), "\(described(text))")
      #expect(try YAMLFormatter.format(formatted) == formatted, "\(described(text))")
      let written = YAMLWriter.text(value)
      #expect(
        try YAMLReader.read(Array(written.utf8)).root.isEqual(to: value), "\(described(text))")
      edit(text, value, &generator)
    }
    #expect(readable > 10)
  }

  @Test("edits of messy texts hold the value", arguments: 0..<10)
  func messyEdits(_ seed: Int) throws {
    var values = RandomValues(seed: UInt64(seed) + 4000)
    var refused = 0
    for round in 0..<100 {
      var messy = MessyText(seed: UInt64(seed * 1000 + round))
      let source = Array(messy.text(values.object(depth: 3)).utf8)
      let value = try YAMLReader.read(source).root.value
      if !edit(source, value, &values.generator) { refused += 1 }
    }
    #expect(refused < 3)
  }

  /// Sets and removes at a random place; whatever is not refused must hold the value.
  ///
  /// - Returns: whether nothing was refused for its layout.
  @discardableResult
  private func edit(
    _ source: [UInt8], _ value: JSONValue, _ generator: inout SeededGenerator
  ) -> Bool {
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
    var isSupported = true
    do throws(YAMLEditError) {
      let result = try YAMLEditor.set(source, target, to: new)
      let wanted = value.setting(new, at: target.tokens[...])
      #expect(read(result)?.root.isEqual(to: wanted) ?? false, "\(described(source))")
    } catch {
      if case .unsupportedLayout = error {
        isSupported = false
        print("set \(target) to \(JSONWriter.text(new)) in\n\(described(source))")
      }
    }
    guard !path.tokens.isEmpty else { return isSupported }
    do throws(YAMLEditError) {
      let result = try YAMLEditor.remove(source, path)
      let wanted = value.removing(path.tokens[...])
      #expect(read(result)?.root.isEqual(to: wanted) ?? false, "\(described(source))")
    } catch {
      if case .unsupportedLayout = error {
        isSupported = false
        print("remove \(path) in\n\(described(source))")
      }
    }
    return isSupported
  }

  private func read(_ text: [UInt8]) -> Document? {
    do throws(YAMLError) {
      return try YAMLReader.read(text)
    } catch {
      #expect(error.range.start <= error.range.end && error.range.end <= text.count)
      return nil
    }
  }

  /// Ranges lie inside the text.
  private func check(_ document: Document) {
    func visit(_ node: Node) {
      #expect(node.range.end <= document.source.count)
      for element in node.elements { visit(element) }
      for member in node.members {
        #expect(member.key.range.end <= document.source.count)
        visit(member.value)
      }
    }
    visit(document.root)
  }

  private func mutate(_ text: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var text = text
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let start = Int.random(in: 0...text.count, using: &generator)
      let end = min(text.count, start + Int.random(in: 0..<6, using: &generator))
      let piece = Self.pieces.randomElement(using: &generator) ?? ""
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: text.removeSubrange(start..<end)
      case 1:
        text.insert(
          contentsOf: text[start..<end], at: Int.random(in: 0...text.count, using: &generator))
      case 2: text.replaceSubrange(start..<end, with: Array(piece.utf8))
      default: text.insert(contentsOf: Array(piece.utf8), at: start)
      }
    }
    return text
  }

  private func described(_ text: [UInt8]) -> String {
    String(decoding: text, as: UTF8.self).debugDescription
  }
}
