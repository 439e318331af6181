import Documents
package import Findings
import JSONSchema
import YAML

/// Reads one file of a registry and judges it on its own: text, shape, schema, place.
package struct DocumentCheck: Sendable {
  private let schemas: SchemaSet

  /// Files above this many bytes are not read: no document of a registry is that large.
  package static let maximumSize = 8 * 1024 * 1024

  /// Judges by `schemas`.
  package init(_ schemas: SchemaSet) { self.schemas = schemas }

  /// What tells the schemas from others.
  var digest: String { schemas.digest }

  /// The document at `entry` with what is wrong with it.
  ///
  /// The entity is given even where the schema finds fault, so that one bad key does not make every
  /// reference to the document dangle as well; it is nil where nothing can be read.
  package func read(
    _ entry: FileEntry, content: [UInt8]
  ) -> (entity: Entity?, findings: [Finding]) {
    let path = entry.path
    let file = Finding.Location(path: path)
    guard content.count <= Self.maximumSize else {
      return (
        nil,
        [
          Finding(
            .unreadableFile, at: file,
            "the file has \(content.count) bytes; a document may have \(Self.maximumSize)",
            remedy: "keep large content elsewhere and name it by uri and digest")
        ]
      )
    }
    let document: Document
    do throws(YAMLError) {
      document = try YAMLReader.read(content)
    } catch {
      return (nil, [Finding(error, at: path, in: content)])
    }
    lazy var lines = document.lines
    func location(_ node: Node) -> Finding.Location {
      Finding.Location(path: path, range: node.range, in: lines)
    }
    guard document.root.kind == .object else {
      let name = document.root.kind.name
      let what =
        document.root.isNull ? "empty" : "\(name == "array" ? "an" : "a") \(name), not a mapping"
      return (
        nil,
        [
          Finding(
            .notAMapping, at: document.root.isNull ? file : location(document.root),
            "the document is \(what)",
            remedy: "start with 'apiVersion: \(currentAPIVersion)' and 'kind:'")
        ]
      )
    }
    guard let kind = kind(of: document) else {
      return (nil, [unknownKind(document, at: location, whole: file)])
    }
    var findings: [Finding] = []
    var references: [Entity.ReferenceSite] = []
    if let schema = schemas[kind] {
      let evaluation = schema.evaluate(document.root)
      findings = evaluation.failures.mistakes.map { failure in
        Finding(
          .schemaViolation, at: location(failure.instance), failure.summary, remedy: failure.remedy)
      }
      if evaluation.isValid, let plan = schemas.references(of: kind) {
        references = plan.sites(in: document.root)
      } else {
        references = schema.evaluate(document.root, annotations: [ReferencePlan.keyword])
          .annotations.map { annotation in
            Entity.ReferenceSite(
              node: annotation.instance, kinds: annotation.value.elements.compactMap(\.string))
          }
      }
    }
    guard let ref = RegistryPath.ref(at: path) else {
      findings.append(misplaced(document, kind: kind, path: path, at: location))
      return (nil, findings)
    }
    findings += disagreements(of: document, kind: kind, with: ref, at: location)
    let entity = Entity(
      ref: ref, path: path, document: document, blob: entry.blob, references: references)
    return (entity, findings)
  }

  private func kind(of document: Document) -> Kind? {
    guard document.root["apiVersion"]?.string == currentAPIVersion else { return nil }
    return document.root["kind"]?.string.flatMap(Kind.init(rawValue:))
  }

  private func unknownKind(
    _ document: Document, at location: (Node) -> Finding.Location, whole file: Finding.Location
  ) -> Finding {
    let root = document.root
    guard let version = root["apiVersion"] else {
      return Finding(
        .unknownKind, at: file, "'apiVersion' is missing",
        remedy: "start with 'apiVersion: \(currentAPIVersion)'")
    }
    guard version.string == currentAPIVersion else {
      return Finding(
        .unknownKind, at: location(version),
        "apiVersion '\(version.string ?? version.lexeme ?? version.kind.name)' is not known",
        remedy: "write '\(currentAPIVersion)', or use a newer registrar")
    }
    let names = Kind.allCases.map(\.rawValue)
    guard let kind = root["kind"] else {
      return Finding(
        .unknownKind, at: file, "'kind' is missing",
        remedy: "one of \(names.joined(separator: ", "))")
    }
    let text = kind.string ?? kind.lexeme ?? kind.kind.name
    let hint = Spelling.closest(to: text, among: names).map { "did you mean '\($0)'?" }
    return Finding(
      .unknownKind, at: location(kind), "'\(text)' is not a kind of document",
      remedy: hint ?? "one of \(names.joined(separator: ", "))")
  }

  private func misplaced(
    _ document: Document, kind: Kind, path: String, at location: (Node) -> Finding.Location
  ) -> Finding {
    let home = EntityRef(content: document.root, kind: kind).map(RegistryPath.path(of:))
    let node = document.root["kind"] ?? document.root
    return Finding(
      .wrongPlace, at: location(node), "no document of a registry belongs at this path",
      remedy: home.map { "move it to \($0)" })
  }

  private func disagreements(
    of document: Document, kind: Kind, with ref: EntityRef,
    at location: (Node) -> Finding.Location
  ) -> [Finding] {
    /// Where the document says that it belongs; worked out only for what is misplaced.
    func home() -> String? {
      EntityRef(content: document.root, kind: kind).map(RegistryPath.path(of:))
    }
    if kind != ref.kind {
      let node = document.root["kind"] ?? document.root
      return [
        Finding(
          .wrongPlace, at: location(node),
          "a \(kind.rawValue) stands where a \(ref.kind.rawValue) belongs",
          remedy: home().map { "move it to \($0), or write 'kind: \(ref.kind.rawValue)'" })
      ]
    }
    return ref.identity.compactMap { pointer, expected in
      guard let node = document.root.value(at: pointer), let text = node.string, text != expected
      else { return nil }
      let key = pointer.tokens.joined(separator: ".")
      return Finding(
        .wrongPlace, at: location(node), "\(key) is '\(text)', but the path says '\(expected)'",
        remedy: "write '\(expected)'" + (home().map { ", or move the file to \($0)" } ?? ""))
    }
  }
}
