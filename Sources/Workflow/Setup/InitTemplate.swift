/// A file that `init` writes beside the registry's own documents.
struct InitTemplate {
  /// Its name among the embedded templates.
  let source: String
  /// Where it goes: below the repository or below the registry.
  let destination: String
  /// Whether it belongs to the repository as a whole.
  let isOfRepository: Bool

  /// All of them.
  static let all = [
    InitTemplate(source: "README.md", destination: "README.md", isOfRepository: false),
    InitTemplate(source: "gitattributes", destination: ".gitattributes", isOfRepository: false),
    InitTemplate(
      source: "policies/released-versions-have-evaluations.yaml",
      destination: "policies/released-versions-have-evaluations.yaml", isOfRepository: false),
    InitTemplate(source: "CODEOWNERS", destination: "CODEOWNERS", isOfRepository: true),
    InitTemplate(
      source: "github-workflow.yml", destination: ".github/workflows/registrar.yml",
      isOfRepository: true),
    InitTemplate(
      source: "github-approvals.yml", destination: ".github/workflows/registrar-approvals.yml",
      isOfRepository: true),
    InitTemplate(source: "gitlab-ci.yml", destination: ".gitlab-ci.yml", isOfRepository: true),
  ]

  /// The text with every `{{key}}` replaced.
  func text(substituting values: [String: String]) throws(WorkflowError) -> String {
    guard var text = EmbeddedTemplates.text(at: "init/\(source)") else {
      throw .brokenResource(source, reason: "it is not in the binary")
    }
    for (key, value) in values { text = text.replacing("{{\(key)}}", with: value) }
    return text
  }
}

extension EmbeddedTemplates {
  /// The text of the embedded file at `path`.
  static func text(at path: String) -> String? { files.first { $0.path == path }?.text }
}
