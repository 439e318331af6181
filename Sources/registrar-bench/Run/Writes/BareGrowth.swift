import ArgumentParser
import Foundation

/// One new version in bare repositories of ever more files: the cost must not grow with them.
struct BareGrowth {
  private let stage: Stage
  private let fresh: String

  /// Beginning with clones of `fresh`, a registry of few files.
  init(_ stage: Stage, fresh: String) {
    self.stage = stage
    self.fresh = fresh
  }

  func comparisons() throws -> [Comparison] {
    let sources = [fresh] + (try stage.writes.growthModels.map(generated)) + [stage.repository]
    let grounds = try sources.enumerated().map { number, source in
      try stage.writingGround("growth-\(number).git", bare: true, of: source)
    }
    let files = try grounds.map(stage.fileCount)
    let medians = try stage.medians(
      grounds.map { ground in
        { run in
          try stage.registrar.time(
            BenchDocument.version.arguments(run), in: ground, environment: stage.environment)
        }
      })
    for ground in grounds { try FileManager.default.removeItem(atPath: ground) }
    return zip(files, medians).dropFirst().map { count, median in
      Comparison(
        work: "\(BenchDocument.version.title), bare, \(count) files", ours: Quantity(median),
        peer: "the same among \(files[0]) files", outcome: .measured(Quantity(medians[0])),
        runs: "medians of \(stage.runs)")
    }
  }

  /// A registry of so many models.
  private func generated(_ models: Int) throws -> String {
    let directory = stage.scratch.appending("growth-\(models)-models.git")
    let size = try RegistrySize.parse([
      "--models", "\(models)", "--versions", "4", "--evaluations", "20", "--commits", "100",
    ])
    var generator = try HistoryGenerator(size)
    _ = try generator.run(at: directory, bare: true) { _, _ in }
    return directory
  }
}
