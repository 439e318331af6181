// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: Swift 6 mode, strict memory safety, no warnings, explicit existentials and imports.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let bigInt = Target.Dependency.product(name: "BigInt", package: "BigInt")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let hummingbirdTesting = Target.Dependency.product(
  name: "HummingbirdTesting", package: "hummingbird")

// One chain; dependencies point down. The order below is the order of the chain, ground first.
let package = Package(
  name: "registrar",
  products: [
    .executable(name: "registrar", targets: ["registrar"]),
    .executable(name: "registrar-bench", targets: ["registrar-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
  ],
  targets: [
    // The ground: the document tree, JSON, JSON Pointer. Imports nothing of ours.
    .target(name: "Documents", dependencies: [bigInt], swiftSettings: strict),
    // Severity, finding, rule descriptor, renderers. Knows documents only by their positions.
    .target(name: "Findings", dependencies: ["Documents", crypto], swiftSettings: strict),

    // The only doors to C. Differences between library versions are shimmed in their headers.
    .systemLibrary(
      name: "CLibgit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
    .systemLibrary(
      name: "CLibyaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

    // The only importer of libgit2. Knows nothing of registries.
    .target(
      name: "Git", dependencies: ["CLibgit2", crypto, cryptoExtras, system],
      swiftSettings: strict),
    // The only importer of libyaml: text to document, document to text, edits that keep comments.
    .target(
      name: "YAML", dependencies: ["CLibyaml", "Documents"], swiftSettings: strict),
    // ECMA-262 patterns in linear time. Imports nothing of ours.
    .target(name: "RegularExpressions", swiftSettings: strict),
    // JSON Schema Draft 2020-12 over documents. Knows nothing of YAML, Git or registries.
    .target(
      name: "JSONSchema", dependencies: ["Documents", "RegularExpressions"],
      swiftSettings: strict),

    // Names, kinds, paths, snapshots, rules of one snapshot, semantic changes, the query language.
    .target(
      name: "Registry",
      dependencies: ["Documents", "Findings", "Git", "YAML", "JSONSchema", crypto],
      swiftSettings: strict, plugins: ["EmbedFiles"]),
    // Events out of history. Reads Git through snapshots; judges nothing.
    .target(
      name: "AuditTrail", dependencies: ["Registry", "Git", "YAML", "Documents"],
      swiftSettings: strict),
    // Facts about a model at a moment: what policies and lists ask for.
    .target(
      name: "Compliance", dependencies: ["AuditTrail", "Registry", "Git", "Documents"],
      swiftSettings: strict),
    // What people do: validate, plan and commit, init, promote, demo. Prints nothing.
    .target(
      name: "Workflow",
      dependencies: [
        "Compliance", "AuditTrail", "Registry", "Git", "YAML", "JSONSchema", "Findings",
        "Documents",
      ],
      exclude: ["Resources"], swiftSettings: strict, plugins: ["EmbedFiles"]),
    // The read-only HTTP view. Never writes.
    .target(
      name: "RegistryWeb",
      dependencies: [
        "Workflow", "Compliance", "AuditTrail", "Registry", "Git", "Findings", "Documents",
        hummingbird,
        httpTypes, logging, nioCore,
      ],
      swiftSettings: strict),
    // Commands, options, output. The only code that reads the environment or prints.
    .target(
      name: "RegistrarCLI",
      dependencies: [
        "RegistryWeb", "Workflow", "Compliance", "AuditTrail", "Registry", "Git", "YAML",
        "JSONSchema", "Findings", "Documents", argumentParser,
      ],
      swiftSettings: strict),

    .executableTarget(name: "registrar", dependencies: ["RegistrarCLI"], swiftSettings: strict),
    // Generator, benchmarks and fuzzer; depends on whatever it measures.
    .executableTarget(
      name: "registrar-bench",
      dependencies: [
        "Workflow", "Registry", "Git", "YAML", "JSONSchema", "RegularExpressions", "Documents",
        argumentParser,
      ],
      swiftSettings: strict),

    // Build time only: turns schemas/ and example-registry/ into string literals.
    .executableTarget(name: "embed-files", swiftSettings: strict),
    .plugin(
      name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"],
      path: "Sources/EmbedFiles"),

    // Temporary repositories, programs to run, a sandboxed home: for tests only.
    .target(
      name: "TestSupport", dependencies: ["Git", system], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents"], swiftSettings: strict),
    .testTarget(
      name: "FindingsTests", dependencies: ["Findings", "Documents"], swiftSettings: strict),
    .testTarget(
      name: "GitTests", dependencies: ["Git", "TestSupport", crypto], swiftSettings: strict),
    .testTarget(
      name: "YAMLTests", dependencies: ["YAML", "Documents", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "RegularExpressionsTests", dependencies: ["RegularExpressions"],
      swiftSettings: strict),
    .testTarget(
      name: "JSONSchemaTests", dependencies: ["JSONSchema", "Documents", "RegularExpressions"],
      swiftSettings: strict),
    .testTarget(
      name: "RegistryTests",
      dependencies: [
        "Registry", "Findings", "Git", "YAML", "JSONSchema", "Documents", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "WorkflowTests",
      dependencies: [
        "Workflow", "Compliance", "AuditTrail", "Registry", "Findings", "Git", "YAML", "Documents",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RegistryWebTests",
      dependencies: [
        "RegistryWeb", "Workflow", "Registry", "Git", "Documents", "TestSupport", hummingbird,
        hummingbirdTesting, httpTypes, nioCore,
      ],
      swiftSettings: strict),
    // Runs the built program as people do: standard output, standard error and exit code together.
    .testTarget(
      name: "RegistrarCLITests",
      dependencies: ["registrar", "TestSupport", "Documents"],
      exclude: ["Goldens"], swiftSettings: strict),
    // Runs the built benchmark program, and that the built program; what it fuzzes must hold.
    .testTarget(
      name: "RegistrarBenchTests", dependencies: ["registrar-bench", "registrar", "TestSupport"],
      swiftSettings: strict),
  ]
)
