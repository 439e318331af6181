/// A document that both sides add, to the byte the same.
enum BenchDocument: CaseIterable {
  case version
  case dataset

  /// The model and the data set that everything here belongs to.
  static let subject = "bench-writes"

  /// What is added, in words.
  var title: String {
    switch self {
    case .version: "add version (draft)"
    case .dataset: "add dataset"
    }
  }

  /// How `registrar` adds the one of that number.
  func arguments(_ number: Int) -> [String] {
    switch self {
    case .version: ["add", "version", "\(Self.subject)@2.\(number).0"]
    case .dataset:
      [
        "add", "dataset", "bench-\(number)", "--title", "Bench \(number)", "--origin",
        "A benchmark.",
      ]
    }
  }

  /// Where it lies.
  func path(_ number: Int) -> String {
    switch self {
    case .version: "models/\(Self.subject)/versions/2.\(number).0.yaml"
    case .dataset: "datasets/bench-\(number).yaml"
    }
  }

  /// What it says.
  func text(_ number: Int) -> String {
    switch self {
    case .version:
      """
      # yaml-language-server: $schema=../../../schemas/version.schema.json
      apiVersion: registrar/v1
      kind: Version
      model: \(Self.subject)
      version: 2.\(number).0
      status: draft

      """
    case .dataset:
      """
      # yaml-language-server: $schema=../schemas/dataset.schema.json
      apiVersion: registrar/v1
      kind: Dataset
      name: bench-\(number)
      title: Bench \(number)
      origin: A benchmark.

      """
    }
  }
}
