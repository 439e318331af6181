import Documents
import Registry

/// Where a model runs, and under whose approval.
struct DeploymentsTable {
  /// Rows of the deployments listing.
  let rows: [JSONValue]
  /// Rows of the approvals listing that may concern them.
  let approvals: [JSONValue]
  let view: View

  /// The table, or that there is none.
  @HTMLBuilder var html: HTML {
    if rows.isEmpty {
      Tag.p(.class("empty")) { "It is deployed nowhere." }
    } else {
      DataTable(
        caption: "Deployments",
        columns: [
          .init("Deployment"), .init("Version"), .init("Role"), .init("State"), .init("Approvals"),
          .init("Last change"),
        ],
        rows: rows.map(row)
      ).html
    }
  }

  private func row(_ row: JSONValue) -> [HTML] {
    let version = "\(row["model"]?.string ?? "")@\(row["version"]?.string ?? "")"
    return [
      Part.name(Self.place(row)),
      Part.reference(version, in: view, as: row["version"]?.string),
      Part.name(row["role"]?.string), Part.state(row["status"]?.string),
      decisions(row, on: version), Part.lastChange(row),
    ]
  }

  private static func place(_ row: JSONValue) -> String {
    let text = row["ref"]?.string ?? ""
    return text.split(separator: "#", maxSplits: 1).last.map(String.init) ?? text
  }

  /// `1/2`, then who decided what.
  @HTMLBuilder private func decisions(_ row: JSONValue, on version: String) -> HTML {
    if let count = row["approvals"]?.string {
      let isEnough = row["approved"]?.boolean == true
      Part.badge(isEnough ? count : "\(count) missing", isEnough ? .good : .bad)
      let decided = approvals.filter { approval in
        approval["ref"]?.string?.hasPrefix("\(version)/") == true
          && approval["environment"] == row["environment"]
      }
      if !decided.isEmpty {
        Tag.ul(.class("plain")) {
          for approval in decided {
            Tag.li {
              Part.name(approval["approver"]?.string)
              " \(approval["decision"]?.string ?? "")"
              if approval["counts"]?.boolean == false { ", does not count" }
            }
          }
        }
      }
    } else {
      Tag.span(.class("missing")) { "none needed" }
    }
  }
}
