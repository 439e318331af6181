import Foundation
import Registry

/// A registry under every rule: all of it, and what a change of ten files costs.
struct WholeRegistry {
  private let stage: Stage
  private let workTree: String
  private let paths: [String]

  /// What 100,000 files may take.
  private static let mostMemory = Quantity(400, .mebibytes)
  /// What a change of ten files may take, whatever the size of the registry.
  private static let mostTime = Quantity(0.150, .seconds)
  private static let changed = 10
  /// All of it, judged anew.
  private static let cold = ["validate", "--quiet", "--no-cache"]

  /// The clone of the registry at `workTree` with the files at `paths`.
  init(_ stage: Stage, workTree: String, paths: [String]) {
    self.stage = stage
    self.workTree = workTree
    self.paths = paths
  }

  func comparisons() throws -> [Comparison] {
    let whole = try self.whole() + [warm()]
    let models = paths.filter { $0.hasSuffix("/model.yaml") }.prefix(Self.changed)
    guard models.count == Self.changed else { return whole }
    for path in models { try append("# One line more.", to: path) }
    return try whole + [fromWorkTree(), betweenCommits()]
  }

  private func whole() throws -> [Comparison] {
    let ours = Self.cold
    let work = "\(paths.count) files, every rule, cold"
    let peer = "sourcemeta-jsonschema validate --fast, schemas only"
    let folders = try foldersByKind()
    let memory = Comparison(
      work: "\(work): peak memory",
      ours: try PeakMemory.of(stage.registrar, ["-C", workTree] + ours, stage), peer: "none",
      outcome: .none, runs: "1 run", target: .amount(Self.mostMemory))
    let time: (Int) throws -> Duration = { _ in try registrar(ours) }
    guard let program = SchemaPeer.sourcemeta(in: stage.peerDirectories) else {
      return [
        Comparison(
          work: work, ours: Quantity(try stage.medians([time])[0]), peer: peer,
          outcome: .notInstalled(hint: SchemaPeer.sourcemetaHint),
          runs: "medians of \(stage.runs)", target: .ratio(1)), memory,
      ]
    }
    let medians = try stage.medians([
      time,
      { _ in
        try folders.reduce(Duration.zero) { sum, folder in
          try sum
            + program.time(
              ["validate", "--fast", folder.schema, folder.directory], in: stage.scratch.path,
              environment: stage.environment)
        }
      },
    ])
    return [
      Comparison(
        work: work, ours: Quantity(medians[0]), peer: peer,
        outcome: .measured(Quantity(medians[1])), runs: "medians of \(stage.runs)",
        target: .ratio(1)), memory,
    ]
  }

  /// All of it when nothing has changed since it was judged.
  private func warm() throws -> Comparison {
    let warm = ["validate", "--quiet"]
    _ = try registrar(warm)
    let medians = try stage.medians([
      { _ in try registrar(warm) }, { _ in try registrar(Self.cold) },
    ])
    return Comparison(
      work: "\(paths.count) files, every rule, judged before", ours: Quantity(medians[0]),
      peer: "registrar itself, cold", outcome: .measured(Quantity(medians[1])),
      runs: "medians of \(stage.runs)", target: .ratio(0.1))
  }

  /// The documents of each kind in a folder of their own, since the peer knows one schema at a time.
  private func foldersByKind() throws -> [(schema: String, directory: String)] {
    let documents = paths.compactMap { path in RegistryPath.ref(at: path).map { (path, $0.kind) } }
    return try Dictionary(grouping: documents, by: \.1).sorted { $0.key.rawValue < $1.key.rawValue }
      .map { kind, documents in
        let directory = "\(workTree)-kinds/\(kind.rawValue)"
        for (number, (path, _)) in documents.enumerated() {
          let folder = "\(directory)/\(number / 1000)"
          if number % 1000 == 0 {
            try FileManager.default.createDirectory(
              atPath: folder, withIntermediateDirectories: true)
          }
          try FileManager.default.copyItem(
            atPath: "\(workTree)/\(path)", toPath: "\(folder)/\(number).yaml")
        }
        return ("\(workTree)/\(kind.schemaPath)", directory)
      }
  }

  /// Ten files that are not committed, beside what git needs to see that they differ.
  private func fromWorkTree() throws -> Comparison {
    let git = try stage.git()
    let medians = try stage.medians([
      { _ in try registrar(["validate", "--quiet", "--base", "HEAD"]) },
      { _ in
        try git.time(["status", "--porcelain"], in: workTree, environment: stage.environment)
      },
    ])
    return Comparison(
      work: "\(Self.changed) changed files of \(paths.count), from the work tree",
      ours: Quantity(medians[0]), peer: "git status", outcome: .measured(Quantity(medians[1])),
      runs: "medians of \(stage.runs)", target: .ratio(1.3))
  }

  /// The same files, committed; what was read of their models before is known, and then it is not.
  private func betweenCommits() throws -> Comparison {
    try stage.git().time(
      ["commit", "--quiet", "--all", "--message", "Ten models"], in: workTree,
      environment: stage.environment)
    let change = ["validate", "--quiet", "--base", "HEAD~1", "--at", "HEAD"]
    let medians = try stage.medians([
      { _ in try registrar(change) }, { _ in try registrar(change + ["--no-cache"]) },
    ])
    return Comparison(
      work: "\(Self.changed) changed files of \(paths.count), between commits",
      ours: Quantity(medians[0]), peer: "registrar itself, --no-cache",
      outcome: .measured(Quantity(medians[1])), runs: "medians of \(stage.runs)",
      target: .amount(Self.mostTime))
  }

  private func registrar(_ arguments: [String]) throws -> Duration {
    try stage.registrar.time(arguments, in: workTree, environment: stage.environment)
  }

  private func append(_ line: String, to path: String) throws {
    let url = URL(filePath: "\(workTree)/\(path)")
    try (Data(contentsOf: url) + Data("\(line)\n".utf8)).write(to: url)
  }
}
