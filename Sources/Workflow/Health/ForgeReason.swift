/// Why the settings matter, whichever forge has them.
enum ForgeReason {
  static let pullRequests = "every change is judged before it lands"
  static let review = "those who own a path approve what changes it"
  static let staleReview = "an approval is of what lands, not of an earlier state"
  static let check = "what breaks a rule does not land"
  static let upToDate = "a change is judged together with what landed meanwhile"
  static let noForce = "history stays as it was"
  static let noDeletion = "history stays there"
  static let noBypass = "the rules hold for everybody"
  static let signed = "registry.yaml asks for signed commits"

  static func landing(_ method: MergeMethod) -> String {
    "registry.yaml says 'mergeMethod: \(method.rawValue)'"
  }
}
