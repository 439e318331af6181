/// Programs that validate files against a schema.
enum SchemaPeer {
  /// How to get what `sourcemeta` does not find.
  static let sourcemetaHint =
    "pip install sourcemeta-jsonschema, and --peers with its bin directory"

  #if arch(arm64)
    private static let machine = "arm64"
  #else
    private static let machine = "x86_64"
  #endif

  /// The compiled program of sourcemeta-jsonschema for this machine, without the Python script in front of it.
  static func sourcemeta(in directories: [String]) -> Program? {
    Program.find(
      "sourcemeta-jsonschema",
      at: "../lib/python3*/site-packages/sourcemeta_jsonschema/jsonschema-linux-\(machine)",
      in: directories)
  }
}
