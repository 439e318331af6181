import Documents
import Registry

/// Events of the audit trail: what changed first, then who says so.
struct EventList {
  /// Events as the API gives them.
  let events: [JSONValue]
  let view: View

  /// How many changes are shown unasked.
  private static let shownChanges = 8

  /// The list.
  var html: HTML {
    Tag.ol(.class("events")) {
      for event in events { Tag.li { entry(event) } }
    }
  }

  @HTMLBuilder private func entry(_ event: JSONValue) -> HTML {
    Tag.p(.class("what")) {
      Part.badge(event["action"]?.string ?? "", Self.tone(event["action"]?.string ?? ""))
      " "
      Part.reference(event["subject"]?.string ?? "", in: view)
    }
    let changes = event["changes"]?.elements ?? []
    if changes.count > Self.shownChanges {
      Tag.details {
        Tag.summary { "\(changes.count) values" }
        list(changes)
      }
    } else if !changes.isEmpty {
      list(changes)
    }
    Tag.p(.class("who")) {
      Part.time(event["date"]?.string)
      " by "
      Part.name(event["author"]?["name"]?.string)
      ", commit "
      Part.commit(event["commit"]?.string)
      ": "
      Part.name(event["message"]?.string)
    }
  }

  private func list(_ changes: [JSONValue]) -> HTML {
    Tag.dl(.class("changes")) {
      for change in changes {
        Tag.div {
          Tag.dt { Part.name(change["field"]?.string) }
          Tag.dd { difference(change) }
        }
      }
    }
  }

  @HTMLBuilder private func difference(_ change: JSONValue) -> HTML {
    if let old = change["old"], !old.isNull {
      Tag.del {
        Tag.span(.class("aloud")) { "was " }
        Part.name(Self.text(old))
      }
      if change["new"]?.isNull == false { Tag.span(.class("arrow")) { " → " } }
    }
    if let new = change["new"], !new.isNull {
      Tag.ins {
        Tag.span(.class("aloud")) { "is " }
        Part.name(Self.text(new))
      }
    }
  }

  /// Text without quotes, everything else as JSON.
  private static func text(_ value: JSONValue) -> String {
    value.string ?? JSONWriter.text(value)
  }

  private static func tone(_ action: String) -> Part.Tone {
    switch action.split(separator: ".").last {
    case "released", "approved", "promoted", "started", "registered": .good
    case "withdrawn", "rejected", "removed", "retired", "archived": .bad
    case "rolled-back", "deprecated", "retracted", "paused": .warning
    default: .plain
    }
  }
}
