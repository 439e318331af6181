import Documents

extension SchemaFailure.Kind {
  /// The facts of a broken assertion: its keyword's `value` and the `instance`; nil for no assertion.
  init?(_ step: Instruction, _ value: Node, _ instance: Node) {
    let limit = Int(step.first)
    switch step.operation {
    case .type:
      let names = value.kind == .string ? [value] : Array(value.elements)
      self = .type(expected: names.compactMap(\.string), actual: instance.kind.name)
    case .enumeration: self = .enumeration(allowed: Array(value.elements))
    case .constant: self = .constant(value)
    case .minimum: self = .minimum(value)
    case .exclusiveMinimum: self = .exclusiveMinimum(value)
    case .maximum: self = .maximum(value)
    case .exclusiveMaximum: self = .exclusiveMaximum(value)
    case .multipleOf: self = .multipleOf(value)
    case .minLength:
      self = .minLength(limit: limit, actual: instance.string?.unicodeScalars.count ?? 0)
    case .maxLength:
      self = .maxLength(limit: limit, actual: instance.string?.unicodeScalars.count ?? 0)
    case .pattern: self = .pattern(value.string ?? "")
    case .format: self = .format(value.string ?? "")
    case .minItems: self = .minItems(limit: limit, actual: instance.count)
    case .maxItems: self = .maxItems(limit: limit, actual: instance.count)
    case .minProperties: self = .minProperties(limit: limit, actual: instance.count)
    case .maxProperties: self = .maxProperties(limit: limit, actual: instance.count)
    default: return nil
    }
  }
}
