/// What part of a list is shown, and the way to the next.
struct Paging {
  let page: CollectionPage
  /// What the rows are, one and several.
  let noun: (one: String, several: String)
  /// Whether the list was read to its end, so that its length is known.
  var isCounted = true
  /// The address of the page that begins at a cursor.
  let address: (PageCursor?) -> Address

  /// The line below the list.
  var html: HTML {
    Tag.nav(.class("paging"), .ariaLabel("Pages")) {
      Tag.p { text }
      if page.first > 0 { Tag.a(.class("button"), .href(address(nil))) { "First page" } }
      if let next = page.next {
        Tag.a(.class("button"), .rel("next"), .href(address(next))) { "Next page" }
      }
    }
  }

  private var text: String {
    let last = page.first + page.rows.count
    let isWhole = page.first == 0 && page.next == nil
    if isWhole { return last == 1 ? "1 \(noun.one)" : "\(last) \(noun.several)" }
    return "\(page.first + 1) to \(last)" + (isCounted ? " of \(page.total)" : "")
      + " \(noun.several)"
  }
}
