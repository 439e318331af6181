/// Why a line of an allowed signers file says nothing.
package enum AllowedSignerFlaw: Error, Hashable, Sendable {
  /// The principals or options are no UTF-8, or hold a NUL.
  case notText
  /// A quotation mark is not closed.
  case unclosedQuote
  /// The key is missing behind the principals and options.
  case missingKey
  /// The key is none to verify with.
  case key(SSHKeyError)
  /// There is no such option; or none to go on with, at what is quoted.
  case unknownOption(String)
  /// An option that may stand once stands again.
  case repeatedOption(String)
  /// The value of the option is not quoted.
  case unquotedValue(option: String)
  /// The options end with a comma.
  case endsWithComma
  /// The value is no time of the form `YYYYMMDD[HHMM[SS]][Z]`, or before 1970.
  case invalidTime(option: String, value: String)
  /// The key would be valid at no time, by these seconds since 1970.
  case emptyPeriod(after: Int64, before: Int64)
}
