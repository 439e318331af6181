import Testing

/// Gives the tests of a suite one registry to read, which goes when the suite is through.
struct SharedFixture: SuiteTrait, TestScoping {
  @TaskLocal private static var current: WebFixture?

  private let make: @Sendable () throws -> WebFixture

  /// The registry of the suite that runs.
  static var fixture: WebFixture {
    get throws { try #require(current) }
  }

  @concurrent func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    try await Self.$current.withValue(try make()) { try await function() }
  }

  init(_ make: @escaping @Sendable () throws -> WebFixture) { self.make = make }
}

extension Trait where Self == SharedFixture {
  /// All tests read the registry that `make` makes.
  static func reading(_ make: @escaping @Sendable () throws -> WebFixture) -> SharedFixture {
    SharedFixture(make)
  }
}
