import Foundation

/// One new document in a bare repository, and in a clone, beside git's own way in a clone.
struct WriteBenchmark: Benchmark {
  let name = "write"
  let purpose = "one add dataset, bare and in a clone, against git add and git commit in a clone"

  func measure(_ stage: Stage) throws -> [Comparison] {
    let bare = try stage.clone("write.git", bare: true)
    let ours = try stage.clone("write-ours", bare: false)
    let theirs = try stage.clone("write-theirs", bare: false)
    let git = try stage.git()
    let files = try stage.paths().count
    func add(in directory: String) -> (Int) throws -> Duration {
      { run in
        try stage.registrar.time(
          [
            "add", "dataset", "bench-\(run)", "--title", "Bench \(run)", "--origin", "A benchmark.",
          ],
          in: directory, environment: stage.environment)
      }
    }
    let medians = try stage.medians([
      add(in: bare), add(in: ours),
      { run in
        let path = "datasets/bench-\(run).yaml"
        let text = """
          # yaml-language-server: $schema=../schemas/dataset.schema.json
          apiVersion: registrar/v1
          kind: Dataset
          name: bench-\(run)
          title: Bench \(run)
          origin: A benchmark.

          """
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(theirs)/\(path)"))
        return try git.time(["add", path], in: theirs, environment: stage.environment)
          + git.time(
            ["commit", "--quiet", "-m", "Add bench-\(run)"], in: theirs,
            environment: stage.environment)
      },
    ])
    return zip(["a bare repository", "a clone with a work tree"], medians).map { place, median in
      Comparison(
        work: "add dataset in \(place) of \(files) files", ours: median,
        peer: "git add and git commit in a clone, core.fsync=all", outcome: medians[2],
        runs: stage.runs)
    }
  }
}
