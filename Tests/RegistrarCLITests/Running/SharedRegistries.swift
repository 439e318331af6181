import Synchronization
import TestSupport
import Testing

/// Registries that many tests start from, each made at most once a run and never written to.
final class SharedRegistries: Sendable {
  @TaskLocal static var current: SharedRegistries?

  private let made = Mutex<[Recipe: Made]>([:])

  /// What to begin with.
  enum Recipe: String {
    /// What `registrar demo` makes.
    case demo
    /// A registry with one person, one model, a draft and a released version.
    case small
  }

  /// A registry, and what the program said while it was made.
  struct Made: Sendable {
    let directory: TemporaryDirectory
    let record: String
    var path: String { directory.appending("registry") }
  }

  /// The registry of `recipe`.
  static func registry(_ recipe: Recipe) throws -> Made {
    let shared = try #require(current)
    return try shared.made.withLock { made in
      if let known = made[recipe] { return known }
      let fresh = try recipe.make()
      made[recipe] = fresh
      return fresh
    }
  }
}

extension SharedRegistries.Recipe {
  fileprivate func make() throws -> SharedRegistries.Made {
    let scene = try Scene()
    switch self {
    case .demo: try scene.registrar("demo registry --no-serve")
    case .small:
      for line in Self.smallLines { #expect(try scene.registrar(line).status == 0) }
    }
    return SharedRegistries.Made(directory: scene.root, record: scene.record)
  }

  private static let smallLines = [
    "init registry",
    "-C registry add person ada --title Ada --email ada@example.org",
    "-C registry set team:owners members+=person:ada",
    "-C registry add model credit/scorer --title Scorer --owner team:owners",
    "-C registry add version credit/scorer@1.0.0 --status released"
      + " --artifact uri=https://example.org/scorer-1.0.0.onnx,digest=sha256:\(digest)",
    "-C registry add version credit/scorer@1.1.0"
      + " --artifact uri=https://example.org/scorer-1.1.0.onnx,digest=sha256:\(digest)",
  ]
  private static let digest = String(repeating: "5e", count: 32)
}

/// Keeps shared registries for as long as the tests of a suite run.
struct KeepingRegistries: SuiteTrait, TestScoping {
  @concurrent func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await SharedRegistries.$current.withValue(SharedRegistries()) { try await function() }
  }
}

extension Trait where Self == KeepingRegistries {
  /// Shared registries, removed when the suite ends.
  static var keepingRegistries: Self { KeepingRegistries() }
}

extension Scene {
  /// A scene in a fresh copy of a shared registry.
  convenience init(_ recipe: SharedRegistries.Recipe) throws {
    try self.init(copying: try SharedRegistries.registry(recipe).path)
  }
}

/// The command line, tested as a whole: `registrar` as a process, in repositories of its own.
@Suite("The command line", .keepingRegistries) struct CommandLineTests {}
