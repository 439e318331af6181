import Documents
import Findings
import JSONSchema
import Registry
import Testing
import YAML

@Suite("The built-in schemas")
struct SchemaTests {
  static let schemas: [(name: String, root: Node)] = SchemaSet.builtInFiles.compactMap { file in
    (try? JSONReader.read(file.text)).map { (file.path, $0.root) }
  }

  @Test("There is one for every kind, by its name and $id")
  func kinds() {
    #expect(
      Set(SchemaSet.builtInFiles.map(\.path)) == Set(Kind.allCases.map { "\($0.word).schema.json" })
    )
    for kind in Kind.allCases {
      let root = Self.schemas.first { $0.name == "\(kind.word).schema.json" }?.root
      #expect(root?["$id"]?.string == "urn:registrar:schema:v1:\(kind.word)")
      #expect(
        root?.value(at: JSONPointer(["properties", "kind", "const"]))?.string == kind.rawValue)
    }
  }

  @Test("They are valid against the meta-schema, and closed")
  func metaSchema() throws {
    for (name, root) in Self.schemas {
      let document = try JSONReader.read(JSONWriter.bytes(root.value))
      #expect(throws: Never.self, "\(name)") {
        try SchemaCompiler.compile(
          document, options: .init(assertFormats: true, checkMetaSchema: true))
      }
      #expect(root["unevaluatedProperties"]?.boolean == false)
    }
  }

  @Test("Definitions of one name are the same everywhere")
  func definitions() {
    var known: [String: (schema: String, text: [UInt8])] = [:]
    for (name, root) in Self.schemas {
      for definition in root["$defs"]?.members.map({ $0 }) ?? [] {
        let text = CanonicalJSON.bytes(definition.value.value)
        if let other = known[definition.name] {
          #expect(text == other.text, "\(definition.name) in \(name) and \(other.schema)")
        } else {
          known[definition.name] = (name, text)
        }
      }
    }
    #expect(known.count > 10)
  }

  @Test("Every property is explained and shown by examples that it accepts")
  func properties() throws {
    var count = 0
    for (name, root) in Self.schemas {
      try Self.forEachProperty(of: root, at: JSONPointer.root) { pointer, property in
        count += 1
        for key in ["title", "description"] {
          #expect(property[key]?.string?.isEmpty == false, "\(name)#\(pointer) has no \(key)")
        }
        let examples = property["examples"]?.elements.map { $0 } ?? []
        #expect(!examples.isEmpty, "\(name)#\(pointer) has no examples")
        let part = try JSONReader.read(JSONWriter.bytes(Self.part(root.value, pointer)))
        let compiled = try SchemaCompiler.compile(part, options: .init(assertFormats: true))
        for example in examples {
          let document = try JSONReader.read(JSONWriter.bytes(example.value))
          #expect(try compiled.isValid(document.root), "\(name)#\(pointer) refuses its example")
        }
      }
    }
    #expect(count > 150)
  }

  /// The schema at `pointer` as one of its own, with the definitions of the whole.
  private static func part(_ whole: JSONValue, _ pointer: JSONPointer) -> JSONValue {
    var schema = whole
    for token in pointer.tokens {
      schema = Int(token).map { schema.elements[$0] } ?? schema[token] ?? .null
    }
    schema["$defs"] = whole["$defs"]
    return schema
  }

  private static func forEachProperty(
    of schema: Node, at pointer: JSONPointer, _ body: (JSONPointer, Node) throws -> Void
  ) throws {
    for keyword in ["properties", "patternProperties", "$defs"] {
      for member in schema[keyword]?.members.map({ $0 }) ?? [] {
        let below = pointer.appending(keyword).appending(member.name)
        // A branch that only narrows a property declared elsewhere has nothing to explain.
        let isDeclaration =
          member.value["$ref"] != nil || member.value["title"] != nil
          || schema["unevaluatedProperties"] != nil
        if keyword != "$defs", isDeclaration { try body(below, member.value) }
        try forEachProperty(of: member.value, at: below, body)
      }
    }
    if let items = schema["items"], items.kind == .object {
      try forEachProperty(of: items, at: pointer.appending("items"), body)
    }
    for keyword in ["oneOf", "anyOf", "allOf"] {
      for (place, branch) in (schema[keyword]?.elements.map { $0 } ?? []).enumerated() {
        try forEachProperty(of: branch, at: pointer.appending(keyword).appending("\(place)"), body)
      }
    }
  }

  @Test("A document begins with apiVersion and kind, then what identifies it")
  func keyOrder() throws {
    let set = try SchemaSet(MemoryView([:]))
    for (text, _) in EveryForm.table {
      guard case .exact(let ref) = try ReferenceText(text) else { continue }
      let order = set.keyOrder(of: ref.kind)
      let identity = ref.identity.map { $0.pointer.tokens[0] }
      var expected = ["apiVersion", "kind"]
      for key in identity where !expected.contains(key) { expected.append(key) }
      #expect(Array(order.keys.prefix(expected.count)) == expected, "\(ref.kind)")
      #expect(order.keys.suffix(2) == ["labels", "annotations"], "\(ref.kind)")
    }
    #expect(
      set.keyOrder(of: .version).children["artifacts"]?.elements?.keys
        == ["uri", "digest", "size", "format"])
  }

  @Test(
    "A schema says where only text may stand, so that 1.10 stays text there",
    arguments: [
      (Kind.version, "version", true), (.version, "artifacts/0/size", false),
      (.version, "framework/version", true), (.version, "parameters/depth", false),
      (.model, "limitations/-", true), (.model, "labels/tier", true), (.model, "lifecycle", true),
      (.model, "thresholds/0/value", false), (.model, "nothing", false),
      (.evaluation, "results/0/metrics/0/name", true),
      (.evaluation, "results/0/metrics/0/value", false),
    ])
  func strings(_ kind: Kind, _ path: String, _ expected: Bool) throws {
    let set = try SchemaSet(MemoryView([:]))
    let pointer = try #require(JSONPointer("/" + path))
    #expect(set.takesOnlyStrings(at: pointer, in: kind) == expected)
  }

  @Test(
    "A registry's own schema stands in the built-in one's place; a broken one is an error with its place",
    arguments: [
      ("{\"type\": 5}", "schemas/team.schema.json"), ("{\"type\":", "schemas/team.schema.json"),
      ("{\"pattern\": \"(\"}", "schemas/team.schema.json"),
    ])
  func broken(_ text: String, _ path: String) throws {
    #expect {
      try SchemaSet(MemoryView([path: Array(text.utf8)]))
    } throws: { error in
      guard case .brokenSchema(let findings)? = error as? RegistryError else { return false }
      return findings.map(\.location.path) == [path] && findings[0].location.start != nil
    }
    let own = try SchemaSet(MemoryView([path: Array("{\"maxProperties\": 1}".utf8)]))
    #expect(own.document(of: .team)?.root["maxProperties"] != nil)
    #expect(own.document(of: .model)?.root["$id"] != nil)
  }
}
