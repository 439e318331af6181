package import Documents
package import Registry
import YAML

/// One assignment of `registrar set`.
package struct Assignment: Sendable {
  /// Where: a dotted path of keys and positions.
  package let path: String
  /// What happens there.
  package let effect: Effect

  /// The ways to change a value.
  package enum Effect: Sendable {
    /// `key=value`: the value in YAML's spelling, a string where the schema wants one.
    case set(String)
    /// `key=value` with the value given as such.
    case setValue(JSONValue)
    /// `key+=value`: one more element.
    case append(String)
    /// `key-`: the key goes.
    case remove
  }

  /// Makes an assignment.
  package init(path: String, effect: Effect) {
    self.path = path
    self.effect = effect
  }

  /// Reads `key=value`, `key+=value` or `key-`.
  package init(_ text: String) throws(WorkflowError) {
    guard let equals = text.firstIndex(of: "=") else {
      guard text.hasSuffix("-"), text.utf8.count > 1 else {
        throw .invalidArgument(
          name: "assignment", value: text, reason: "it has no '='",
          remedy: "write key=value, key+=value for one more element, or key- to remove a key")
      }
      self.init(path: String(text.dropLast()), effect: .remove)
      return
    }
    let value = String(text[text.index(after: equals)...])
    let key = text[..<equals]
    guard !key.isEmpty, key != "+" else {
      throw .invalidArgument(
        name: "assignment", value: text, reason: "it names no key", remedy: "write key=value")
    }
    if key.hasSuffix("+") {
      self.init(path: String(key.dropLast()), effect: .append(value))
    } else {
      self.init(path: String(key), effect: .set(value))
    }
  }

  var pointer: JSONPointer { JSONPointer(path.split(separator: ".").map(String.init)) }
}

extension Operation {
  /// Plans changes of single values: every other byte of the file, comments included, stays as it is.
  package static func set(
    _ entity: Entity, _ assignments: [Assignment], in context: Writer.Context, body: String? = nil
  ) throws -> Plan {
    let schemas = context.snapshot.schemas
    let order = schemas.keyOrder(of: entity.kind)
    var source = context.source(of: entity)
    for assignment in assignments {
      let pointer = assignment.pointer
      do throws(YAMLEditError) {
        switch assignment.effect {
        case .set(let text):
          let value = Self.value(of: text, at: pointer, kind: entity.kind, schemas)
          source = try YAMLEditor.set(source, pointer, to: value, order: order)
        case .setValue(let value):
          source = try YAMLEditor.set(source, pointer, to: value, order: order)
        case .append(let text):
          let end = pointer.appending("-")
          let value = Self.value(of: text, at: end, kind: entity.kind, schemas)
          source = try YAMLEditor.set(source, end, to: value, order: order)
        case .remove:
          source = try YAMLEditor.remove(source, pointer)
        }
      } catch {
        throw WorkflowError.invalidArgument(
          name: "assignment", value: assignment.path, reason: error.summary, remedy: error.remedy)
      }
    }
    let new: JSONValue
    do throws(YAMLError) { new = try YAMLReader.read(source).root.value } catch {
      throw WorkflowError.invalidArgument(
        name: "assignment", value: assignments.map(\.path).joined(separator: ", "),
        reason: error.summary, remedy: error.remedy)
    }
    if source == context.source(of: entity) { throw WorkflowError.nothingToChange(entity.ref) }
    return plan(entity.ref, from: entity.root.value, to: new, content: source, body: body)
  }

  /// What `text` means at `pointer`: a string where the schema allows nothing else, else YAML.
  private static func value(
    of text: String, at pointer: JSONPointer, kind: Kind, _ schemas: SchemaSet
  ) -> JSONValue {
    if schemas.takesOnlyStrings(at: pointer, in: kind) { return .string(text) }
    guard let value = try? YAMLReader.read(Array(text.utf8)).root.value else {
      return .string(text)
    }
    return value
  }
}
