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
