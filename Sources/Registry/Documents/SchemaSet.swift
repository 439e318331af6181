package import Documents
import Findings
import Git
package import JSONSchema
package import YAML

/// The JSON Schemas of all kinds, compiled: those a registry pins, the built-in ones where it has none.
package struct SchemaSet: Sendable {
  private let schemas: [Kind: Slot]
  /// The texts that were compiled, by path.
  private let texts: [String: [UInt8]]

  /// The schema of a kind: one of the binary's own is compiled when somebody asks for it, which most commands do for
  /// few kinds.
  private enum Slot: Sendable {
    case compiled(Entry)
    case builtIn(Kind)

    /// A test holds that all built-in schemas can be compiled.
    var entry: Entry? {
      switch self {
      case .compiled(let entry): entry
      case .builtIn(let kind): SchemaSet.builtIn(kind)
      }
    }
  }

  private struct Entry: Sendable {
    let document: Document
    let compiled: CompiledSchema
    let order: KeyOrder
    let references: ReferencePlan?
  }

  /// The schemas that the binary carries, `<kind>.schema.json` and text.
  package static var builtInFiles: [(path: String, text: String)] { EmbeddedSchemas.files }

  /// The text of the schema that the binary carries for `kind`.
  package static func builtInText(of kind: Kind) -> [UInt8]? { builtInTexts[kind.schemaPath] }

  /// Compiles the built-in schemas, with those of `view` in their place.
  ///
  /// - Parameter known: a set to take over where the texts are the same.
  /// - Throws: `RegistryError.brokenSchema` naming the file, `RegistryError.git`.
  package init(_ view: any FileView, reusing known: SchemaSet? = nil) throws(RegistryError) {
    let entries: [FileEntry]
    do throws(GitError) { entries = try view.entries() } catch { throw .git(error) }
    try self.init(view, entries: entries, reusing: known)
  }

  /// The same where the files of `view` are listed already.
  init(
    _ view: any FileView, entries: [FileEntry], reusing known: SchemaSet?
  ) throws(RegistryError) {
    var texts = Self.builtInTexts
    var links: [String] = []
    do throws(GitError) {
      for entry in entries where entry.path == "schemas" || texts[entry.path] != nil {
        guard entry.mode.isFile, texts[entry.path] != nil else {
          links.append(entry.path)
          continue
        }
        // What is the binary's own need not be read.
        if let blob = entry.blob, blob == Self.builtInIDs[entry.path] { continue }
        texts[entry.path] = try view.content(of: entry)
      }
    } catch {
      throw .git(error)
    }
    guard links.isEmpty else { throw .brokenSchema(links.map(Self.noRegularFile)) }
    if let known, known.texts == texts {
      self = known
      return
    }
    self.texts = texts
    let own = Kind.allCases.filter { texts[$0.schemaPath] != Self.builtInTexts[$0.schemaPath] }
    schemas = Dictionary(
      Kind.allCases.map { ($0, Slot.builtIn($0)) }
        + (try Self.compile(own, texts)).map { ($0.key, .compiled($0.value)) }
    ) { $1 }
  }

  /// A link in place of a schema, or of the folder of all: taking the built-in one would drop rules unseen.
  private static func noRegularFile(_ path: String) -> Finding {
    Finding(
      .brokenSchema, at: Finding.Location(path: path),
      "no regular file stands where schemas belong", remedy: "put the schemas themselves there")
  }

  private static let builtInTexts: [String: [UInt8]] = Dictionary(
    builtInFiles.map { ("schemas/" + $0.path, Array($0.text.utf8)) }
  ) { first, _ in first }

  /// The blobs that the built-in schemas would be.
  private static let builtInIDs: [String: ObjectID] = builtInTexts.compactMapValues { text in
    do { return try Repository.blobID(of: text) } catch { return nil }
  }

  /// The built-in schemas, each compiled once in a process.
  private static let builtIn: [Kind: LazyValue<Entry?>] = Dictionary(
    uniqueKeysWithValues: Kind.allCases.map { ($0, LazyValue()) })

  private static func builtIn(_ kind: Kind) -> Entry? {
    builtIn[kind]?.get {
      do {
        return try builtInTexts[kind.schemaPath].map { text throws(RegistryError) in
          try compile(text, path: kind.schemaPath, checkMetaSchema: false)
        }
      } catch {
        return nil
      }
    }
  }

  /// Compiles the schemas of `kinds` among `texts`, on all cores.
  private static func compile(
    _ kinds: [Kind], _ texts: [String: [UInt8]]
  ) throws(RegistryError) -> [Kind: Entry] {
    let entries = kinds.concurrentMap { kind in
      texts[kind.schemaPath].map { text in
        Result { () throws(RegistryError) in
          try compile(text, path: kind.schemaPath, checkMetaSchema: true)
        }
      }
    }
    var schemas: [Kind: Entry] = [:]
    for (kind, entry) in zip(kinds, entries) { schemas[kind] = try entry?.get() }
    return schemas
  }

  private static func compile(
    _ text: [UInt8], path: String, checkMetaSchema: Bool
  ) throws(RegistryError) -> Entry {
    let document: Document
    do throws(JSONError) { document = try JSONReader.read(text) } catch {
      throw .brokenSchema([Finding(error, at: path, in: text)])
    }
    do throws(SchemaError) {
      let compiled = try SchemaCompiler.compile(
        document, options: .init(assertFormats: true, checkMetaSchema: checkMetaSchema))
      return Entry(
        document: document, compiled: compiled, order: KeyOrder(schema: document.root),
        references: ReferencePlan(schema: document.root))
    } catch {
      throw .brokenSchema(error.findings(for: path))
    }
  }

  /// Whether both were compiled from the same texts.
  func isSame(as other: SchemaSet) -> Bool { texts == other.texts }

  /// What tells these schemas from others, 64 hexadecimal digits.
  var digest: String {
    var bytes: [UInt8] = []
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      bytes += "\(path) \(text.count)\0".utf8
      bytes += text
    }
    return ContentDigest.hexadecimal(of: bytes)
  }

  /// The compiled schema of `kind`.
  package subscript(kind: Kind) -> CompiledSchema? { schemas[kind]?.entry?.compiled }
  /// Where documents of `kind` refer to others, if that does not depend on what they say.
  func references(of kind: Kind) -> ReferencePlan? { schemas[kind]?.entry?.references }
  /// The source of the schema of `kind`.
  package func document(of kind: Kind) -> Document? { schemas[kind]?.entry?.document }
  /// The order in which a document of `kind` lists its keys: that of the schema's `properties`.
  package func keyOrder(of kind: Kind) -> KeyOrder { schemas[kind]?.entry?.order ?? .asIs }

  /// Top-level properties of `kind` that carry `annotation: true`.
  package func properties(of kind: Kind, annotated annotation: String) -> Set<String> {
    guard let properties = schemas[kind]?.entry?.document.root["properties"] else { return [] }
    return Set(properties.members.filter { $0.value[annotation]?.boolean == true }.map(\.name))
  }
}

extension KeyOrder {
  /// The order that a schema's `properties` give, through `$ref` into its own `$defs`, `items` and branches.
  init(schema root: Node) {
    self = Self.order(of: root, root: root, depth: 0)
  }

  private static func order(of schema: Node, root: Node, depth: Int) -> KeyOrder {
    guard depth < 16 else { return .asIs }
    var keys: [String] = []
    var children: [String: KeyOrder] = [:]
    var elements: KeyOrder?
    func include(_ other: KeyOrder) {
      keys += other.keys.filter { !keys.contains($0) }
      children.merge(other.children) { first, _ in first }
      elements = elements ?? other.elements
    }
    if let reference = schema["$ref"]?.string, reference.hasPrefix("#"),
      let pointer = JSONPointer(String(reference.dropFirst())), let target = root.value(at: pointer)
    {
      include(order(of: target, root: root, depth: depth + 1))
    }
    for member in schema["properties"].map({ Array($0.members) }) ?? [] {
      if !keys.contains(member.name) { keys.append(member.name) }
      children[member.name] = order(of: member.value, root: root, depth: depth + 1)
    }
    if let items = schema["items"] { elements = order(of: items, root: root, depth: depth + 1) }
    for keyword in ["oneOf", "anyOf", "allOf"] {
      for branch in schema[keyword].map({ Array($0.elements) }) ?? [] {
        include(order(of: branch, root: root, depth: depth + 1))
      }
    }
    return KeyOrder(keys: keys, children: children, elements: elements)
  }
}
