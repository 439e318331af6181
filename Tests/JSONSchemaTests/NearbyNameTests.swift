import Documents
import Testing

@testable import JSONSchema

@Suite("Names that are nearly the same")
struct NearbyNameTests {
  /// Every spelling of `name` that one mistake makes: two neighbours exchanged, a letter in place of
  /// another (one bit, or any of those letters), doubled or left out, the case of one changed.
  private static func misspellings(of name: String) -> Set<String> {
    let letters = Array(name.utf8)
    var found: Set<[UInt8]> = []
    for position in letters.indices {
      for bit in 0..<7 {
        var other = letters
        other[position] ^= 1 << bit
        found.insert(other)
      }
      for letter in Set(letters) {
        var other = letters
        other[position] = letter
        found.insert(other)
      }
      for partner in letters.indices {
        var other = letters
        other.swapAt(position, partner)
        found.insert(other)
      }
      found.insert(Array(letters[..<position] + letters[(position + 1)...]))
      found.insert(Array(letters[...position] + letters[position...]))
    }
    found.remove(letters)
    return Set(
      found.filter { $0.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C } }
        .map { String(decoding: $0, as: UTF8.self) })
  }

  @Test(
    "A name is that name and no other",
    arguments: [
      "a", "on", "key", "kind", "model", "status", "version", "decision", "apiVersion",
      "subjectDigest", "evaluatedAtAndBy",
    ])
  func properties(_ name: String) throws {
    let others = Self.misspellings(of: name)
    #expect(others.count > name.utf8.count)
    let closed = try SchemaFixture(
      #"{"properties": {"\#(name)": true, "x-1": {}}, "additionalProperties": false}"#)
    let required = try SchemaFixture(#"{"required": ["\#(name)", "x-1"]}"#)
    let constant = try SchemaFixture(#"{"const": "\#(name)"}"#)
    let choice = try SchemaFixture(#"{"enum": ["\#(name)", "x-1", "y-1"]}"#)
    #expect(
      try closed.isValid(#"{"\#(name)": 1}"#) && required.isValid(#"{"\#(name)": 1, "x-1": 1}"#))
    #expect(try constant.isValid(#""\#(name)""#) && choice.isValid(#""\#(name)""#))
    for other in others where other != "x-1" && other != "y-1" {
      #expect(try !closed.isValid(#"{"\#(other)": 1}"#), "\(other)")
      #expect(try !required.isValid(#"{"\#(other)": 1, "x-1": 1}"#), "\(other)")
      #expect(try !constant.isValid(#""\#(other)""#), "\(other)")
      #expect(try !choice.isValid(#""\#(other)""#), "\(other)")
    }
  }

  @Test("So it is among a hundred and more names", arguments: [10, 100, 300])
  func manyNames(_ count: Int) throws {
    let names = (0..<count).map { "property\($0)" } + ["decision", "apiVersion"]
    let members = names.map { #""\#($0)": true"# }.joined(separator: ", ")
    let closed = try SchemaFixture(
      #"{"properties": {\#(members)}, "additionalProperties": false}"#)
    for name in ["decision", "apiVersion", "property7"] {
      #expect(try closed.isValid(#"{"\#(name)": 1}"#))
      for other in Self.misspellings(of: name) where !names.contains(other) {
        #expect(try !closed.isValid(#"{"\#(other)": 1}"#), "\(other)")
      }
    }
  }
}
