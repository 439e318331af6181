/// A piece of a page: text, an element, or several of them in a row.
///
/// There is no case for markup as text, and tags, attributes and addresses come from closed sets, so that no
/// page can let content become markup.
indirect enum HTML: Sendable, Equatable {
  /// Text, escaped when it is written.
  case text(String)
  /// An element with its attributes and content.
  case element(Tag, [Attribute], HTML)
  /// Pieces one after another.
  case sequence([HTML])

  /// Nothing at all.
  static let empty = HTML.sequence([])
}

/// The elements that pages are made of.
struct Tag: Sendable, Equatable {
  /// The name as written.
  let name: String
  /// Whether the element has no content and no end.
  let isVoid: Bool

  private init(_ name: StaticString, isVoid: Bool = false) {
    self.name = "\(name)"
    self.isVoid = isVoid
  }

  /// An element of this kind.
  func callAsFunction(
    _ attributes: Attribute?..., @HTMLBuilder content: () -> HTML = { .empty }
  ) -> HTML {
    .element(self, attributes.compactMap { $0 }, content())
  }

  static let html = Tag("html")
  static let head = Tag("head")
  static let meta = Tag("meta", isVoid: true)
  static let title = Tag("title")
  static let link = Tag("link", isVoid: true)
  static let body = Tag("body")
  static let header = Tag("header")
  static let nav = Tag("nav")
  static let main = Tag("main")
  static let section = Tag("section")
  static let article = Tag("article")
  static let footer = Tag("footer")
  static let div = Tag("div")
  static let h1 = Tag("h1")
  static let h2 = Tag("h2")
  static let p = Tag("p")
  static let ul = Tag("ul")
  static let ol = Tag("ol")
  static let li = Tag("li")
  static let dl = Tag("dl")
  static let dt = Tag("dt")
  static let dd = Tag("dd")
  static let table = Tag("table")
  static let caption = Tag("caption")
  static let thead = Tag("thead")
  static let tbody = Tag("tbody")
  static let tr = Tag("tr")
  static let th = Tag("th")
  static let td = Tag("td")
  static let a = Tag("a")
  static let span = Tag("span")
  static let strong = Tag("strong")
  static let code = Tag("code")
  static let time = Tag("time")
  static let bdi = Tag("bdi")
  static let del = Tag("del")
  static let ins = Tag("ins")
  static let br = Tag("br", isVoid: true)
  static let form = Tag("form")
  static let label = Tag("label")
  static let input = Tag("input", isVoid: true)
  static let button = Tag("button")
  static let details = Tag("details")
  static let summary = Tag("summary")
}

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
