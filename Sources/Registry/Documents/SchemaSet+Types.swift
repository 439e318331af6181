package import Documents

extension SchemaSet {
  /// Whether the schema of `kind` takes nothing but strings at `pointer`, so that `1.10` means text there.
  ///
  /// A token `-` stands for any element. Where the schema cannot be followed the answer is false.
  package func takesOnlyStrings(at pointer: JSONPointer, in kind: Kind) -> Bool {
    guard let root = document(of: kind)?.root else { return false }
    var schema = Self.followed(root, root)
    for token in pointer.tokens {
      guard let next = Self.step(token, from: schema) else { return false }
      schema = Self.followed(next, root)
    }
    if let type = schema["type"] {
      return type.string == "string"
    }
    if let values = schema["enum"] { return values.elements.allSatisfy { $0.kind == .string } }
    if let constant = schema["const"] { return constant.kind == .string }
    return false
  }

  private static func step(_ token: String, from schema: Node) -> Node? {
    if let property = schema["properties"]?[token] { return property }
    if token == "-" || Int(token) != nil { return schema["items"] }
    if let additional = schema["additionalProperties"], additional.kind == .object {
      return additional
    }
    return schema["patternProperties"]?.members.map(\.value).first
  }

  /// Follows `$ref` into the schema's own `$defs`.
  private static func followed(_ schema: Node, _ root: Node) -> Node {
    var schema = schema
    for _ in 0..<8 {
      guard let reference = schema["$ref"]?.string, reference.hasPrefix("#"),
        let pointer = JSONPointer(String(reference.dropFirst())),
        let target = root.value(at: pointer)
      else { return schema }
      schema = target
    }
    return schema
  }
}
