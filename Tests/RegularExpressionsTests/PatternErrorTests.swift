import RegularExpressions
import Testing

@Suite("Faults of patterns are told with their place")
struct PatternErrorTests {
  @Test(
    "a pattern with a fault is refused",
    arguments: [
      ("*a", .nothingToRepeat, 0),
      ("a|+", .nothingToRepeat, 2),
      ("a**", .nothingToRepeat, 2),
      ("a{1}{2}", .nothingToRepeat, 4),
      ("^*", .nothingToRepeat, 1),
      ("\\b+", .nothingToRepeat, 2),
      ("(?=a)*", .nothingToRepeat, 5),
      ("(?<=a){2}", .nothingToRepeat, 6),
      ("{1}", .nothingToRepeat, 0),
      ("a{", .incompleteQuantifier, 1),
      ("a{,5}", .incompleteQuantifier, 1),
      ("é{x}", .incompleteQuantifier, 2),
      ("a{2,1}", .quantifierOutOfOrder(minimum: 2, maximum: 1), 1),
      ("{", .loneBracket("{"), 0),
      ("a}", .loneBracket("}"), 1),
      ("😀]", .loneBracket("]"), 4),
      ("a)", .unopenedGroup, 1),
      ("(a", .unclosedGroup, 0),
      ("a(b(c)", .unclosedGroup, 1),
      ("(?a)", .unknownGroup, 0),
      ("(?", .unclosedGroup, 0),
      ("(?)", .unknownGroup, 0),
      ("(?P<n>a)", .unknownGroup, 0),
      ("(?>a)", .unknownGroup, 0),
      ("(?#a)", .unknownGroup, 0),
      ("(?i)a", .unknownGroup, 0),
      ("(?ii:a)", .invalidModifiers, 0),
      ("(?i-i:a)", .invalidModifiers, 0),
      ("(?-:a)", .invalidModifiers, 0),
      ("(?ix:a)", .invalidModifiers, 0),
      ("(?<>a)", .invalidGroupName, 3),
      ("(?<1>a)", .invalidGroupName, 3),
      ("(?<a", .invalidGroupName, 3),
      ("(?<a b>c)", .invalidGroupName, 3),
      ("(?<a>b)(?<a>c)", .duplicateGroupName("a"), 10),
      ("(?<a>b|(?<a>c))", .duplicateGroupName("a"), 10),
      ("(a)\\2", .missingGroup(number: 2, groups: 1), 3),
      ("\\1", .missingGroup(number: 1, groups: 0), 0),
      ("(?<a>b)\\k<c>", .missingGroupName("c"), 7),
      ("\\k<c>", .missingGroupName("c"), 0),
      ("\\k", .incompleteEscape("k"), 0),
      ("[a", .unclosedClass, 0),
      ("x[", .unclosedClass, 1),
      ("[b-a]", .rangeOutOfOrder(lower: 0x62, upper: 0x61), 1),
      ("[\\d-z]", .rangeOfSet, 1),
      ("[a-\\w]", .rangeOfSet, 1),
      ("\\", .escapeAtEnd, 0),
      ("a\\a", .unknownEscape("a"), 1),
      ("\\A", .unknownEscape("A"), 0),
      ("\\Z", .unknownEscape("Z"), 0),
      ("\\z", .unknownEscape("z"), 0),
      ("\\h", .unknownEscape("h"), 0),
      ("\\-", .unknownEscape("-"), 0),
      ("\\é", .unknownEscape("é"), 0),
      ("\\ ", .unknownEscape(" "), 0),
      ("[\\B]", .unknownEscape("B"), 1),
      ("[\\1]", .unknownEscape("1"), 1),
      ("[\\k]", .unknownEscape("k"), 1),
      ("\\x4", .incompleteEscape("x"), 0),
      ("\\u12", .incompleteEscape("u"), 0),
      ("\\u{}", .incompleteEscape("u"), 0),
      ("\\u{12", .incompleteEscape("u"), 0),
      ("\\c1", .incompleteEscape("c"), 0),
      ("\\c", .incompleteEscape("c"), 0),
      ("\\u{110000}", .codePointTooLarge, 0),
      ("\\u{fffffffffffff}", .codePointTooLarge, 0),
      ("\\01", .octalEscape, 0),
      ("[\\00]", .octalEscape, 1),
      ("\\p", .incompleteEscape("p"), 0),
      ("\\pL", .incompleteEscape("p"), 0),
      ("\\p{}", .incompleteEscape("p"), 0),
      ("\\p{L", .incompleteEscape("p"), 0),
      ("\\p{sc=}", .incompleteEscape("p"), 0),
      ("\\p{^L}", .incompleteEscape("p"), 0),
      ("\\P{letter}", .unknownProperty("letter"), 0),
      ("\\p{Greek}", .unknownProperty("Greek"), 0),
      ("\\p{RGI_Emoji}", .unknownProperty("RGI_Emoji"), 0),
      ("\\p{block=Thai}", .unknownProperty("block"), 0),
      ("\\p{gc=Greek}", .unknownPropertyValue(property: "gc", value: "Greek"), 0),
      ("\\p{sc=L}", .unknownPropertyValue(property: "sc", value: "L"), 0),
    ] as [(String, PatternError.Fault, Int)])
  func faults(pattern: String, fault: PatternError.Fault, offset: Int) {
    let error = #expect(throws: PatternError.self) { try RegularExpression(pattern) }
    #expect(error?.fault == fault)
    #expect(error?.offset == offset)
    #expect(error?.summary.isEmpty == false)
  }

  @Test("summaries quote what was written")
  func summaries() {
    #expect(summary(of: "\\Z") == "unknown escape '\\Z'")
    #expect(summary(of: "[z-a]") == "range from 'z' to 'a' is out of order")
    #expect(summary(of: "[\\udc00-\\n]") == "range from U+DC00 to U+000A is out of order")
    #expect(summary(of: "a{3,2}") == "quantifier's least count 3 is above its greatest count 2")
  }

  private func summary(of pattern: String) -> String? {
    do {
      _ = try RegularExpression(pattern)
      return nil
    } catch {
      return error.summary
    }
  }
}
