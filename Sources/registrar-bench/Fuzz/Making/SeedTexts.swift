import Documents
import Registry
import Workflow

/// Texts to damage.
enum SeedTexts {
  /// YAML: the example registry's files, and a spelling of everything that YAML allows and people get wrong.
  static let yaml: [[UInt8]] = example + awkward

  /// JSON texts.
  static let json: [[UInt8]] = [
    #"{"a": [1, -2.5e3, "\ud83d\ude00"], "b": {"c": null, "d": [true, false]}, "": ""}"#,
    #"[0, -0, 0.0, 1e5, 1E-7, 1e400, 9007199254740993, 12345678901234567890123, 0.1, 4.35]"#,
    #"["\"\\\/\b\f\n\r\t\u0000\u001f\u007f\u0085\u2028\ufeff\uffff", "é", "e\#u{301}", "😀"]"#,
    "{\r\n\t\"key\"\t:\r\n\t\t[\n]\n,\"other\":{\n}\r}\n",
    "[\"\u{7F}\", \"\u{85}\", \"\u{2028}\", \"\u{9F}\", \"\u{FFFE}\", \"\u{FEFF}\"]",
    "\u{FEFF}{\"a\":1}", " null ", "\"text\"", "-1.5", "[]", "{}", "[[[[[[[[[[]]]]]]]]]]",
    ##"{"#": "# no comment", "- ": ": ", "<<": {"*a": "&a"}, "? ": "!!str", "%": "---"}"##,
    #"[{"a":1},{"a":1.0},{"a":"1"},[1,2],[2,1],null,"null",true,"true"]"#,
    #"{"e":"_E_","\uD83D\uDE00":"\\uD83D","E\#u{7F}":"\#u{7F}E_\ud83d\ude00\#u{A0}"}"#,
  ].map { Array($0.utf8) }

  /// JSON Schemas: the registry's own.
  static let schemas: [[UInt8]] = SchemaSet.builtInFiles.map { Array($0.text.utf8) }
    .filter { $0.count < 6000 }

  /// Patterns as people write them.
  static let patterns = [
    #"^[a-z][a-z0-9-]{0,62}$"#, #"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-[\w.-]+)?$"#,
    #"^sha256:[0-9a-f]{64}$"#, #"^(a+)+$"#, #"(a|aa)+b"#, #"(?<year>\d{4})-(?<month>\d\d)"#,
    #"(\w)\1"#, #"^(?!.*(.).*\1)[abc]+$"#, #"(?<=a)b(?=c)"#, #"^\p{Lu}\p{Ll}*$"#,
    #"[\p{L}--]"#, #"[^\u{1F600}-\u{1F64F}]"#, #"(?i:straße)\b"#, #"^[^@\s]+@[^@\s]+\.\w+$"#,
    #"((a{0,9}){0,9}){0,9}"#, #"(x+x+)+y"#, #"^.*$"#, #"\k<n>(?<n>a)"#, #"(?:a|b(?:c|d)*)+?$"#,
  ]

  private static let example = Demo.exampleFiles.map { Array($0.text.utf8) }
    .filter { $0.count < 3000 }

  private static let awkward: [[UInt8]] = [
    """
    # a comment
    apiVersion: registrar/v1
    version: "2.1" # as released
    artifacts:
      - uri: s3://models/credit/scorer.onnx
        size: 18874368

      # the older one
      - {uri: 's3://x', size: 0x1F, tags: [a, "b\\u00e9", ~]}
    notes: |
      Retrained.
        Calibrated.

    folded: >-
      one
      two

       three
    labels: &labels
      région: eu
    copy: *labels
    """,
    "- - a\n  - b: |2+\n       x\n\n- ? key\n  : 'it''s\n    so'\n- !!str 1\n",
    "%YAML 1.2\n---\na: &x [1, 2]\nb: *x\nc: {d: *x, e: *x}\n...\n",
    "a: >\n\n folded\n text\n\n  more\n\n last\n\n\nb: |+\n keep\n\n\nc: |-\n strip\n",
    "? a\n: b\n? |\n  block key\n: - one\n  - two\n? {x: y}\n",
    "{a: 1, 'b': [2, {c: d}], \"e\": , f, g: {}}\n",
    "a:   # comment\n  b: c   # other\n  # between\n\n  d:\n    - e\n    # last\n# end\n",
    "a: 'single ''quoted'' # no comment'\nb: \"double \\\"quoted\\\" \\\n  joined\n\n  broken\"\n",
    "plain: a b  c\n  continued\n\n  again\nurl: http://x/y?z#w\ntime: 12:30:45\n",
    "numbers: [0, -0, +1, 1., .5, 1e3, 0o17, 0x1F, 0b1, 1_000, .inf, 1.0.0, 08, 0x]\n",
    "words: [null, Null, NULL, ~, nULL, true, True, TRUE, no, No, on, off, y, n]\n",
    "\u{FEFF}bom: yes\r\nlines: end\r\nwith: [\r\n  cr, lf\r\n]\r\n",
    "a: \"x\u{85}y\u{2028}z\u{2029}\"\nb: 'x\u{85}y'\nc: x\u{2028}y\n# \u{2029}\n",
    "a: !!str 1\nb: !!int \"3\"\nc: !!float 1\nd: !!null ''\ne: !!seq []\nf: !!map {}\ng: ! 1\n",
    "- &a a\n- *a\n- &b [*a, *a]\n- &c [*b, *b]\n- {k: *c}\n- &d {x: *c}\n",
    "[a, b: c, {d}, ? e : f, [g]: h]\n", "---\n...\n", "", "\n\n# only\n", "- \n-\n- -\n-   - \n",
    "a: |1\n  one\nb: >2-\n   two\n", "- a\n-\tb\n- c\t# d\n",
    "key: \"\\ud83d\\ude00\\x41\\N\\_\"\n",
    "long: \(String(repeating: "word ", count: 60))\n\(String(repeating: "k", count: 130)): 1\n",
    "a: {b: {c: {d: {e: [[[[[[[[[[x]]]]]]]]]]}}}}\n", "one: 1\none : 2\n",
    "- |\n \u{7F}\n- \"\u{7F}\"\n",
  ].map { Array($0.utf8) }
}
