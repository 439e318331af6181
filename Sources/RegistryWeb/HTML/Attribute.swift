/// The attributes that elements may have: none that runs or loads anything but the site's own pages and assets.
struct Attribute: Sendable, Equatable {
  /// The name as written.
  let name: String
  /// The value, escaped when it is written.
  let value: String

  private init(_ name: StaticString, _ value: String) {
    self.name = "\(name)"
    self.value = value
  }

  static func id(_ value: String) -> Attribute { Attribute("id", value) }
  static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
  static func lang(_ value: String) -> Attribute { Attribute("lang", value) }
  static func name(_ value: String) -> Attribute { Attribute("name", value) }
  static func content(_ value: String) -> Attribute { Attribute("content", value) }
  static func charset(_ value: String) -> Attribute { Attribute("charset", value) }
  static func rel(_ value: String) -> Attribute { Attribute("rel", value) }
  static func type(_ value: String) -> Attribute { Attribute("type", value) }
  static func title(_ value: String) -> Attribute { Attribute("title", value) }
  static func scope(_ value: String) -> Attribute { Attribute("scope", value) }
  static func datetime(_ value: String) -> Attribute { Attribute("datetime", value) }
  static func value(_ value: String) -> Attribute { Attribute("value", value) }
  static func placeholder(_ value: String) -> Attribute { Attribute("placeholder", value) }
  static func label(for value: String) -> Attribute { Attribute("for", value) }
  static func method(_ value: String) -> Attribute { Attribute("method", value) }
  static func tabIndex(_ value: Int) -> Attribute { Attribute("tabindex", String(value)) }
  static func role(_ value: String) -> Attribute { Attribute("role", value) }
  static func ariaLabel(_ value: String) -> Attribute { Attribute("aria-label", value) }
  static func ariaLabelledBy(_ value: String) -> Attribute { Attribute("aria-labelledby", value) }
  static func ariaDescribedBy(_ value: String) -> Attribute { Attribute("aria-describedby", value) }
  static func ariaCurrent(_ value: String) -> Attribute { Attribute("aria-current", value) }
  static func ariaSort(_ value: String) -> Attribute { Attribute("aria-sort", value) }
  static func ariaInvalid(_ value: Bool) -> Attribute { Attribute("aria-invalid", "\(value)") }
  static func dataLabel(_ value: String) -> Attribute { Attribute("data-label", value) }
  /// What a link leads to.
  static func href(_ address: Address) -> Attribute { Attribute("href", address.text) }
  /// A place on the same page.
  static func href(fragment: StaticString) -> Attribute { Attribute("href", "#\(fragment)") }
  /// Where a form leads.
  static func action(_ address: Address) -> Attribute { Attribute("action", address.text) }
}
