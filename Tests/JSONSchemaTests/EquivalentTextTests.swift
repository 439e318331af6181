import Testing

/// JSON compares text code point by code point (JSON Schema Core 2020-12, section 4.2.2); Swift does not.
struct EquivalentTextTests {
  @Test(
    "text that Unicode takes for equivalent is different text",
    arguments: [
      ("{\"properties\": {\"\u{E9}\": {\"type\": \"null\"}}}", "{\"e\u{301}\": 1}", true),
      (
        "{\"properties\": {\"\u{E9}\": {\"type\": \"null\"}, \"e\u{301}\": {\"type\": \"number\"}}}",
        "{\"\u{E9}\": null, \"e\u{301}\": 1}", true
      ),
      (
        "{\"properties\": {\"\u{E9}\": true}, \"additionalProperties\": false}",
        "{\"e\u{301}\": 1}",
        false
      ),
      (
        "{\"properties\": {\"\u{E9}\": true}, \"unevaluatedProperties\": false}",
        "{\"e\u{301}\": 1}", false
      ),
      (
        "{\"allOf\": [{\"properties\": {\"\u{E9}\": true}}], \"unevaluatedProperties\": false}",
        "{\"e\u{301}\": 1}", false
      ),
      ("{\"required\": [\"\u{E9}\"]}", "{\"e\u{301}\": 1}", false),
      ("{\"required\": [\"\u{E9}\", \"e\u{301}\"]}", "{\"e\u{301}\": 1}", false),
      ("{\"const\": \"\u{E9}\"}", "\"e\u{301}\"", false),
      ("{\"enum\": [\"K\"]}", "\"\u{212A}\"", false),
      ("{\"uniqueItems\": true}", "[\"\u{E9}\", \"e\u{301}\"]", true),
      ("{\"maxLength\": 1}", "\"e\u{301}\"", false),
      ("{\"allOf\": [{\"pattern\": \"K\"}, {\"pattern\": \"\u{212A}\"}]}", "\"K\"", false),
      ("{\"anyOf\": [{\"pattern\": \"K\"}, {\"pattern\": \"\u{212A}\"}]}", "\"\u{212A}\"", true),
      (
        "{\"patternProperties\": {\"^K\": true, \"^\u{212A}\": {\"type\": \"null\"}}}",
        "{\"\u{212A}\": 1}",
        false
      ),
      (
        "{\"allOf\": [{\"patternProperties\": {\"^\u{212A}\": true}}], \"patternProperties\": {\"^K\": true}, \"unevaluatedProperties\": false}",
        "{\"\u{212A}\": 1, \"K\": 1}", true
      ),
    ])
  func difference(schema: String, instance: String, isValid: Bool) throws {
    let fixture = try SchemaFixture(schema)
    #expect(try fixture.isValid(instance) == isValid)
    #expect(try fixture.failures(instance).isEmpty == isValid)
  }
}
