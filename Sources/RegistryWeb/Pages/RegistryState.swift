import Compliance
import Documents
import Findings
import Registry
import Workflow

/// The counts on the first page, and the files that could not be taken as they are.
struct RegistryState {
  let view: View

  private static let listed = 20

  /// The counts as links to what they count.
  var html: HTML {
    let models = view.observation.inventory.listing(.models).rows
    let running = models.count { $0["inProduction"]?.boolean == true }
    let weak = models.count { !($0["underperforming"]?.elements.isEmpty ?? true) }
    return .sequence([
      Tag.dl(.class("counts")) {
        count(models.count, "models", filter: nil)
        count(running, "in production", filter: "inProduction")
        count(weak, "underperforming", filter: "underperforming", isBad: weak > 0)
        count(view.observation.inventory.listing(.versions).rows.count, "versions")
        count(view.observation.inventory.listing(.systems).rows.count, "systems")
      },
      brokenFiles,
    ])
  }

  private func count(_ number: Int, _ noun: String, filter: String?, isBad: Bool = false) -> HTML {
    item(number, isBad) {
      Tag.a(.href(Address(.page(.models), [("filter", filter), ("at", view.at)]))) { noun }
    }
  }

  private func count(_ number: Int, _ noun: String) -> HTML { item(number, false) { noun } }

  private func item(_ number: Int, _ isBad: Bool, @HTMLBuilder _ label: () -> HTML) -> HTML {
    Tag.div(isBad ? .class("bad") : nil) {
      Tag.dt { label() }
      Tag.dd { "\(number)" }
    }
  }

  @HTMLBuilder private var brokenFiles: HTML {
    let findings = view.observation.snapshot.fileFindings.filter { $0.severity == .error }
    let files = Set(findings.map(\.location.path)).count
    if files > 0 {
      Tag.details(.class("notice warning")) {
        Tag.summary {
          files == 1
            ? "1 file of the registry has errors" : "\(files) files of the registry have errors"
        }
        Tag.ul {
          for finding in findings.prefix(Self.listed) {
            Tag.li {
              Tag.code { Part.name(finding.location.description) }
              " "
              Part.name(finding.summary)
            }
          }
        }
        if findings.count > Self.listed {
          Tag.p { "And \(findings.count - Self.listed) more: run registrar validate." }
        }
      }
    }
  }
}
