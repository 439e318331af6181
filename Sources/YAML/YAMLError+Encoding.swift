import Documents

extension YAMLError {
  /// That `source` is in UTF-16 or UTF-32; nil for other texts.
  ///
  /// These are recognised by their byte-order marks or by the zero bytes of ASCII characters (YAML 1.2.2
  /// section 5.2): of two in UTF-16, since other bytes too may begin with one zero.
  package init?(foreignEncodingOf source: [UInt8]) {
    func starts(_ pattern: UInt8?...) -> Bool {
      source.count >= pattern.count
        && zip(source, pattern).allSatisfy { byte, wanted in
          wanted.map { $0 == byte } ?? (byte != 0)
        }
    }
    let name: String
    if starts(0, 0, 0xFE, 0xFF) || starts(0xFF, 0xFE, 0, 0) || starts(0, 0, 0, nil)
      || starts(nil, 0, 0, 0)
    {
      name = "UTF-32"
    } else if starts(0xFE, 0xFF) || starts(0xFF, 0xFE) || starts(0, nil, 0, nil)
      || starts(nil, 0, nil, 0)
    {
      name = "UTF-16"
    } else {
      return nil
    }
    self.init(reason: .encoding(name), range: SourceRange(start: 0, end: 0))
  }
}
