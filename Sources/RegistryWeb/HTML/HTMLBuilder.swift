/// Lets the content of an element be written as Swift code.
@resultBuilder
enum HTMLBuilder {
  static func buildExpression(_ text: String) -> HTML { .text(text) }
  static func buildExpression(_ text: String?) -> HTML { text.map(HTML.text) ?? .empty }
  static func buildExpression(_ html: HTML) -> HTML { html }
  static func buildExpression(_ html: HTML?) -> HTML { html ?? .empty }
  static func buildExpression(_ html: [HTML]) -> HTML { .sequence(html) }
  static func buildBlock(_ parts: HTML...) -> HTML {
    parts.count == 1 ? parts[0] : .sequence(parts)
  }
  static func buildOptional(_ part: HTML?) -> HTML { part ?? .empty }
  static func buildEither(first part: HTML) -> HTML { part }
  static func buildEither(second part: HTML) -> HTML { part }
  static func buildArray(_ parts: [HTML]) -> HTML { .sequence(parts) }
}
