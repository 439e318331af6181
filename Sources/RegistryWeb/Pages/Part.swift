import Documents
import Registry

/// Small pieces that several pages show in the same way.
enum Part {
  /// What a badge says by its colour, besides its words.
  enum Tone: String {
    case plain, good, warning, bad
  }

  /// A word in a frame.
  static func badge(_ text: String, _ tone: Tone = .plain) -> HTML {
    Tag.span(.class("badge \(tone.rawValue)")) { text }
  }

  /// A moment as its day, the whole of it at hand.
  static func time(_ text: String?) -> HTML {
    guard let text, !text.isEmpty else { return missing }
    return Tag.time(.datetime(text), .title(text)) { String(text.prefix(10)) }
  }

  /// Something that is not there.
  static let missing: HTML = Tag.span(.class("missing")) { "–" }

  /// A name from outside, kept from turning the text around it.
  static func name(_ text: String?) -> HTML {
    guard let text, !text.isEmpty else { return missing }
    let hasLongWord = text.split(separator: " ").contains { $0.utf8.count > longestWord }
    return Tag.bdi(hasLongWord ? .class("long") : nil) { text }
  }

  /// Bytes of a word that may stand without being broken.
  private static let longestWord = 28

  /// A reference, as a link where it has a page.
  static func reference(_ text: String, in view: View, as label: String? = nil) -> HTML {
    let content = name(label ?? text)
    guard let route = route(to: text) else { return content }
    return Tag.a(.href(Address(route, [("at", view.at)]))) { content }
  }

  /// A commit by the first digits of its name.
  static func commit(_ id: String?) -> HTML {
    guard let id else { return missing }
    return Tag.code(.title(id)) { String(id.prefix(8)) }
  }

  /// What changed last and by whom: members of every row.
  static func lastChange(_ row: JSONValue) -> HTML {
    .sequence([
      time(row["changedAt"]?.string), .text(" "),
      Tag.span(.class("by")) {
        "by "
        name(row["changedBy"]?.string)
      },
    ])
  }

  /// A value of a document: text as it is, lists one under another, structures as JSON.
  static func value(_ value: JSONValue?) -> HTML {
    switch value {
    case nil, .null: return missing
    case .string(let text): return name(text)
    case .number(let lexeme): return .text(lexeme)
    case .boolean(let flag): return .text(flag ? "yes" : "no")
    case .array(let elements) where elements.isEmpty: return missing
    case .array(let elements) where elements.allSatisfy({ $0.string != nil }):
      return Tag.ul(.class("plain")) {
        for element in elements { Tag.li { name(element.string) } }
      }
    case .array(let elements):
      return Tag.ul(.class("plain")) {
        for element in elements { Tag.li { self.value(element) } }
      }
    case .object(let members):
      return Tag.dl(.class("nested")) {
        for member in members {
          Tag.div {
            Tag.dt { member.key }
            Tag.dd { self.value(member.value) }
          }
        }
      }
    }
  }

  /// The state of a model, version or deployment.
  static func state(_ text: String?) -> HTML {
    switch text {
    case nil: missing
    case "active", "released": badge(text ?? "", .good)
    case "deprecated", "paused": badge(text ?? "", .warning)
    case "withdrawn", "archived", "retired": badge(text ?? "", .bad)
    case let text?: badge(text)
    }
  }

  private static func route(to text: String) -> Route? {
    do throws(NameError) {
      switch try ReferenceText(text) {
      case .exact(.model(let model)), .exact(.deployment(let model, _, _)):
        return .page(.model(model))
      case .exact(.version(let model, let version)),
        .exact(.evaluation(let model, let version, _)),
        .exact(.approval(let model, let version, _)):
        return .page(.version(model, version))
      default: return nil
      }
    } catch {
      // A subject that is a path has no page of its own.
      return nil
    }
  }
}
