/// What breaks a rule, and what keeps it.
package enum RuleExample: Sendable, Hashable {
  /// Files, laid over a small registry in which nothing is wrong.
  ///
  /// What the finding points at stands between `«` and `»`; where no file has these marks, it points at
  /// the first file as a whole. `before` is what the base holds, for a rule over changes; else what both
  /// examples have.
  case files(before: [File] = [], fails: [File], passes: [File])
  /// Words, for what takes more than a few files to show.
  case words(fails: String, passes: String)

  /// A file of an example.
  package struct File: Sendable, Hashable {
    /// Its path below the registry.
    package let path: String
    /// Its text with marks; nil where the file goes.
    package let text: String?

    /// A file with a text, or one that goes.
    package init(_ path: String, _ text: String?) {
      self.path = path
      self.text = text
    }

    /// The text as it would be in the file.
    package var content: String? { text?.filter { $0 != "«" && $0 != "»" } }
  }
}
