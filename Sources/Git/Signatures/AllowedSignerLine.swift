/// Reads one line of an allowed signers file as OpenSSH's sshsig.c does.
enum AllowedSignerLine {
  private static let blanks = Array(" \t".utf8)
  private static let whiteSpace = Array(" \t\r\n".utf8)
  private static let quote = UInt8(ascii: "\"")

  /// What the line says; nil for an empty line and a comment.
  static func read(
    _ line: ArraySlice<UInt8>, number: Int, offsetMinutes: Int32
  ) throws(AllowedSignerFlaw) -> AllowedSigner? {
    var rest = line.drop(while: whiteSpace.contains)
    while let last = rest.last, whiteSpace.contains(last) { rest.removeLast() }
    if rest.isEmpty || rest.first == UInt8(ascii: "#") { return nil }
    let principals = try principals(&rest)
    var options = AllowedSignerOptions()
    if !startsWithKey(rest) {
      options = try AllowedSignerOptions(optionField(&rest), offsetMinutes: offsetMinutes)
    }
    let key = try key(rest)
    return AllowedSigner(
      line: number, principals: PatternList(principals), key: key,
      isCertificateAuthority: options.isCertificateAuthority, namespaces: options.namespaces,
      validAfter: options.validAfter, validBefore: options.validBefore)
  }

  /// Cuts off the first field. A quotation mark ends what stands before it, and what it encloses
  /// belongs to that.
  private static func principals(
    _ rest: inout ArraySlice<UInt8>
  ) throws(AllowedSignerFlaw) -> String {
    guard let end = rest.firstIndex(where: { whiteSpace.contains($0) || $0 == quote }) else {
      throw .missingKey
    }
    var field = rest[..<end]
    let isQuoted = rest[end] == quote
    rest = rest[(end + 1)...]
    if isQuoted {
      guard let close = rest.firstIndex(of: quote) else { throw .unclosedQuote }
      field += rest[..<close]
      rest = rest[(close + 1)...]
    }
    rest = rest.drop(while: whiteSpace.contains)
    try requireText(field)
    return String(decoding: field, as: UTF8.self)
  }

  private static func requireText(_ field: ArraySlice<UInt8>) throws(AllowedSignerFlaw) {
    guard !field.contains(0), String(validating: field, as: UTF8.self) != nil else {
      throw .notText
    }
  }

  /// Whether a kind of key stands next, so that there are no options.
  private static func startsWithKey(_ rest: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: rest.prefix { !blanks.contains($0) }, as: UTF8.self)
    do throws(SSHKeyError) {
      _ = try SSHKeyAlgorithm(name: name)
      return true
    } catch {
      if case .certificateUnsupported = error { return true }
      return name == "ssh-dss"
    }
  }

  /// Cuts off the options, up to a blank that is not quoted.
  private static func optionField(
    _ rest: inout ArraySlice<UInt8>
  ) throws(AllowedSignerFlaw) -> ArraySlice<UInt8> {
    var isQuoted = false
    var end = rest.startIndex
    while end < rest.endIndex, isQuoted || !blanks.contains(rest[end]) {
      if rest[end] == UInt8(ascii: "\\"), end + 1 < rest.endIndex, rest[end + 1] == quote {
        end += 1
      } else if rest[end] == quote {
        isQuoted.toggle()
      }
      end += 1
    }
    let field = rest[..<end]
    if isQuoted { throw .unclosedQuote }
    try requireText(field)
    rest = rest[end...].drop(while: blanks.contains)
    if rest.isEmpty { throw .missingKey }
    return field
  }

  private static func key(_ rest: ArraySlice<UInt8>) throws(AllowedSignerFlaw) -> SSHPublicKey {
    let fields = rest.split(maxSplits: 2, whereSeparator: blanks.contains)
    guard fields.count >= 2 else { throw .missingKey }
    do throws(SSHKeyError) {
      return try SSHPublicKey(
        name: String(decoding: fields[0], as: UTF8.self), base64: fields[1])
    } catch {
      throw .key(error)
    }
  }
}
