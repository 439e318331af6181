/// The one person that one write of one writer adds.
struct RaceDocument: Sendable {
  let writer: Int
  let number: Int

  var name: String { "race-\(writer)-\(number)" }
  var email: String { "\(name)@larkfield.example" }
  var path: String { "people/\(name).yaml" }

  /// As `registrar` writes it.
  var text: String {
    """
    # yaml-language-server: $schema=../schemas/person.schema.json
    apiVersion: registrar/v1
    kind: Person
    name: \(name)
    status: active
    emails:
      - \(email)

    """
  }
}
