/// The formats of JSON Schema Validation 2020-12, section 7.3.
enum Format: UInt8, Sendable {
  case dateTime, date, time, duration
  case email, idnEmail
  case hostname, idnHostname, ipv4, ipv6
  case uri, uriReference, iri, iriReference, uriTemplate, uuid
  case jsonPointer, relativeJSONPointer, regex

  /// The format that the keyword's value names; nil for a format that is not known.
  init?(name: String) {
    switch name {
    case "date-time": self = .dateTime
    case "date": self = .date
    case "time": self = .time
    case "duration": self = .duration
    case "email": self = .email
    case "idn-email": self = .idnEmail
    case "hostname": self = .hostname
    case "idn-hostname": self = .idnHostname
    case "ipv4": self = .ipv4
    case "ipv6": self = .ipv6
    case "uri": self = .uri
    case "uri-reference": self = .uriReference
    case "iri": self = .iri
    case "iri-reference": self = .iriReference
    case "uri-template": self = .uriTemplate
    case "uuid": self = .uuid
    case "json-pointer": self = .jsonPointer
    case "relative-json-pointer": self = .relativeJSONPointer
    case "regex": self = .regex
    default: return nil
    }
  }

  /// Whether the UTF-8 `text` has this format.
  func accepts(_ text: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .dateTime: DateFormats.isDateTime(text)
    case .date: DateFormats.isDate(text)
    case .time: DateFormats.isTime(text)
    case .duration: DurationFormat.accepts(text)
    case .email: EmailFormats.isMailbox(text, isInternational: false)
    case .idnEmail: EmailFormats.isMailbox(text, isInternational: true)
    case .hostname: HostnameFormats.isHostname(text)
    case .idnHostname: HostnameFormats.isInternationalHostname(text)
    case .ipv4: AddressFormats.isIPv4(text)
    case .ipv6: AddressFormats.isIPv6(text)
    case .uri: URIFormats(isInternational: false).isURI(text)
    case .uriReference: URIFormats(isInternational: false).isReference(text)
    case .iri: URIFormats(isInternational: true).isURI(text)
    case .iriReference: URIFormats(isInternational: true).isReference(text)
    case .uriTemplate: URITemplateFormat.accepts(text)
    case .uuid: IdentifierFormats.isUUID(text)
    case .jsonPointer: PointerFormats.isPointer(text)
    case .relativeJSONPointer: PointerFormats.isRelativePointer(text)
    case .regex: IdentifierFormats.isRegularExpression(text)
    }
  }
}
