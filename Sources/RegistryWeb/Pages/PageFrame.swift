import Git
import Registry
import Workflow

/// What every page has around its content: head, navigation, notices, footer.
struct PageFrame {
  /// The title in the browser; the registry's comes behind it.
  let title: String
  /// The state shown; nil on pages that show none.
  let view: View?
  /// The entry of the navigation that is current.
  var section: Section?
  /// The same content for programs.
  var twin: Address?

  /// The entries of the navigation.
  enum Section: String, CaseIterable {
    case models = "Models"
    case audit = "Audit log"

    fileprivate var route: Route {
      switch self {
      case .models: .page(.models)
      case .audit: .page(.audit)
      }
    }
  }

  /// The whole page around `content`.
  func html(@HTMLBuilder _ content: () -> HTML) -> HTML {
    Tag.html(.lang("en")) {
      Tag.head {
        Tag.meta(.charset("utf-8"))
        Tag.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
        Tag.meta(.name("color-scheme"), .content("light dark"))
        Tag.title { "\(title) · \(registryTitle)" }
        Tag.link(.rel("stylesheet"), .href(Address(.asset(.stylesheet))))
        Tag.link(.rel("icon"), .type("image/svg+xml"), .href(Address(.asset(.icon))))
        if let twin {
          Tag.link(.rel("alternate"), .type(Answer.MediaType.json.rawValue), .href(twin))
        }
      }
      Tag.body {
        Tag.a(.class("skip"), .href(fragment: "main")) { "Skip to content" }
        header
        Tag.main(.id("main"), .tabIndex(-1)) {
          notices
          content()
        }
        footer
      }
    }
  }

  /// The answer with this page.
  func answer(links: [Answer.WebLink] = [], @HTMLBuilder _ content: () -> HTML) -> Answer {
    let twins = twin.map {
      [Answer.WebLink(address: $0, relation: "alternate", mediaType: .json)]
    }
    return .page(html(content), links: (twins ?? []) + links)
  }

  private var registryTitle: String {
    view?.observation.snapshot.registry?.text("title") ?? "Registrar"
  }

  private var header: HTML {
    Tag.header(.class("site")) {
      Tag.div(.class("bar")) {
        Tag.a(.class("brand"), .href(Address(.page(.models), [("at", view?.at)]))) {
          registryTitle
        }
        Tag.nav(.ariaLabel("Site")) {
          Tag.ul {
            for entry in Section.allCases {
              Tag.li {
                Tag.a(
                  .href(Address(entry.route, [("at", view?.at)])),
                  entry == section ? .ariaCurrent("page") : nil
                ) { entry.rawValue }
              }
            }
          }
        }
      }
    }
  }

  @HTMLBuilder private var notices: HTML {
    if let view, view.isPast, let commit = view.observation.commit {
      Tag.p(.class("notice")) {
        "You are looking at the past: the registry at commit "
        Tag.code { commit.id.short }
        ", landed "
        Part.time(Timestamp(seconds: commit.committer.seconds).description)
        ". "
        Tag.a(.href(Address(.page(.models)))) { "See it as it is now" }
      }
    }
    if let problem = view?.problem {
      Tag.p(.class("notice warning")) {
        "The branch has moved on to a state that cannot be shown: \(problem.detail). "
        "This page shows the last state that could be read."
      }
    }
    if let view, view.observation.isIncomplete {
      Tag.p(.class("notice warning")) {
        "This copy of the repository is shallow: older events and authors are missing."
      }
    }
  }

  private var footer: HTML {
    Tag.footer(.class("site")) {
      Tag.div(.class("bar")) {
        if let view {
          Tag.p {
            "Commit "
            Tag.code { view.commit?.short ?? "none" }
            ", judged as of "
            Part.time(view.observation.moment.description)
            ". Everything here is read from Git; nothing here can be changed."
          }
        }
        Tag.p {
          if let twin {
            Tag.a(.href(twin)) { "This page as JSON" }
            " · "
          }
          "Registrar"
          if let view, !view.build.isEmpty { " \(view.build)" }
        }
      }
    }
  }
}
