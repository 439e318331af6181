import Foundation

/// One new document in a bare repository, and in a clone, beside git's own way in a clone.
struct WriteRatios {
  private let stage: Stage
  private let source: String
  private let title: String
  private let most: Double

  /// In clones of `source`, which is `title` in words, with a work tree at most `most` times git's.
  init(_ stage: Stage, source: String, title: String, atMost most: Double) {
    self.stage = stage
    self.source = source
    self.title = title
    self.most = most
  }

  func comparisons() throws -> [Comparison] {
    let bare = try stage.writingGround("ratio.git", bare: true, of: source)
    let ours = try stage.writingGround("ratio-ours", bare: false, of: source)
    let theirs = try stage.writingGround("ratio-theirs", bare: false, of: source)
    let files = try stage.fileCount(of: bare)
    let comparisons = try BenchDocument.allCases.flatMap { document in
      func add(in directory: String) -> (Int) throws -> Duration {
        { run in
          try stage.registrar.time(
            document.arguments(run), in: directory, environment: stage.environment)
        }
      }
      let medians = try stage.medians([
        add(in: bare), add(in: ours),
        { run in try stage.commitByGit(document.path(run), document.text(run), in: theirs) },
      ])
      return zip(["bare", "with a work tree"], medians).map { place, median in
        Comparison(
          work: "\(document.title) in a clone of \(title), \(place), \(files) files",
          ours: Quantity(median), peer: "git add and git commit in a clone, core.fsync=all",
          outcome: .measured(Quantity(medians[2])), runs: "medians of \(stage.runs)",
          target: .ratio(most))
      }
    }
    // The registry may be large.
    for directory in [bare, ours, theirs] {
      try FileManager.default.removeItem(atPath: directory)
    }
    return comparisons
  }
}
