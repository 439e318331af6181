/// Programs that validate files against a schema.
enum SchemaPeer {
  /// How to get what `sourcemeta` does not find.
  static let sourcemetaHint =
    "pip install sourcemeta-jsonschema, and --peers with its bin directory"

  /// The compiled program of sourcemeta-jsonschema, without the Python script in front of it.
  static func sourcemeta(in directories: [String]) -> Program? {
    Program.find(
      "sourcemeta-jsonschema",
      at: "../lib/python3*/site-packages/sourcemeta_jsonschema/jsonschema-linux-*",
      in: directories)
  }
}
