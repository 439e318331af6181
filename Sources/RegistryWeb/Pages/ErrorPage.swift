/// A page that says what is wrong and the one thing to do next.
struct ErrorPage {
  let problem: Problem

  /// The page.
  var html: HTML {
    PageFrame(title: problem.status.phrase, view: nil).html {
      Tag.section(.class("error")) {
        Tag.p(.class("code")) { "\(problem.status.rawValue)" }
        Tag.h1 { problem.status.phrase }
        Tag.p(.class("lead")) { "\(Self.sentence(problem.detail))." }
        if let remedy = problem.remedy { Tag.p { "\(Self.sentence(remedy))" } }
        Tag.p { Tag.a(.class("button"), .href(Address(.page(.models)))) { "Go to all models" } }
      }
    }
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
