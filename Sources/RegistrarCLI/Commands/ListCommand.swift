import ArgumentParser
import Compliance
import Registry
import Workflow

/// `registrar list [COLLECTION]`.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract:
      "List models, versions and everything else, with who owns them and who changed them last.",
    discussion: """
      Reads what is committed: HEAD, or the state that --at names.

      --filter takes an expression such as
        owner = "team:risk" AND metric.accuracy < 0.9 AND inProduction
      with = != < <= > >= IN LIKE AND OR NOT ( ). Fields are the columns; metric.NAME and label.NAME too.
      """)

  @OptionGroup var repository: RepositoryOptions
  @OptionGroup var read: ReadOptions

  @Argument(
    help: ArgumentHelp(
      "models, versions, evaluations, metrics, deployments, approvals, systems, policies, waivers, datasets, teams or people.",
      valueName: "collection"))
  var collection: Inventory.Collection = .models

  @Option(help: ArgumentHelp("Only rows for which this holds.", valueName: "expression"))
  var filter: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Sort by these fields; - before one reverses it.", valueName: "fields"))
  var sort: String?

  @Option(help: ArgumentHelp("Show these fields behind the reference.", valueName: "fields"))
  var columns: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("At most this many rows.", valueName: "n"))
  var limit: Int?

  @Option(name: .shortAndLong, help: "How to print the rows.")
  var format: RowFormat = .table

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 up") }
  }

  func run() throws {
    let fields = collection.fields
    let filter = try self.filter.map { text throws(FilterError) in
      try Filter(text, fields: fields)
    }
    let keys = try sort.map { text throws(FilterError) in
      try SortKey.list(text, fields: fields)
    }
    let observation = try read.observation(repository)
    var listing = observation.inventory.listing(collection)
    if let filter { listing = listing.filtered(by: filter) }
    if let keys { listing = listing.sorted(by: keys) }
    if let limit {
      listing = Listing(
        name: listing.name, columns: listing.columns, rows: Array(listing.rows.prefix(limit)))
    }
    if let columns { listing = try listing.showing(columns, fields: fields) }
    let empty =
      filter == nil ? "There are no \(collection.rawValue) yet." : "Nothing matches the filter."
    repository.console.print(listing, as: format, whenEmpty: empty)
  }
}

extension Inventory.Collection: ExpressibleByArgument {}
