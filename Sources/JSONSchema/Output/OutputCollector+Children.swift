import Documents
import RegularExpressions

/// Keywords that apply schemas to members and elements, with the annotations that they leave
/// (JSON Schema Core 2020-12, section 10.3).
extension OutputCollector {
  // MARK: - Objects

  /// One of the three keywords that a member table holds.
  mutating func members(
    _ keyword: Keyword, _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    var unit = unit(entry, application)
    guard application.instance.kind == .object, let step = entry.steps.first else { return unit }
    let table = program.memberTables[Int(step.first)]
    var evaluated: [JSONValue] = []
    for member in application.instance.members {
      let value = member.value.index
      var applied: [(token: String?, block: UInt32)] = []
      let match = validator.match(member.key.index, in: table)
      let patterns = table.patterns.map { program.memberPatterns[Int($0)] }.filter {
        keyword != .properties && validator.matches($0.pattern, member.key.index)
      }
      switch keyword {
      case .properties where match.block != Instruction.none:
        applied = [(member.name, match.block)]
      case .patternProperties:
        applied = patterns.filter { $0.block != Instruction.none }.map {
          (program.patterns.expressions[Int($0.pattern)].pattern, $0.block)
        }
      case .additionalProperties where !match.isKnown && patterns.isEmpty:
        applied = [(nil, table.additional)]
      default: break
      }
      guard !applied.isEmpty else { continue }
      for (token, block) in applied {
        var child = below(block, value, token: token, at: member.name)
        if keyword == .additionalProperties {
          refuse(.unexpectedProperty(name: member.name, allowed: []), block, application, &child)
        }
        unit.children.append(child)
      }
      validator.note(value..<value + 1)
      evaluated.append(.string(member.name))
    }
    unit.annotation = .array(evaluated)
    unit.failWithChildren()
    return unit
  }

  /// `propertyNames`; a name has no location of its own, so that it is told at its object's.
  mutating func names(_ entry: KeywordListing.Entry, _ application: Application) -> OutputUnit {
    var unit = unit(entry, application)
    guard let step = entry.steps.first else { return unit }
    for member in application.instance.members {
      unit.children.append(below(step.first, member.key.index, at: nil))
    }
    unit.failWithChildren()
    return unit
  }

  // MARK: - Arrays

  /// `prefixItems`, `items` or `additionalItems`.
  mutating func elements(
    _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    guard let step = entry.steps.first else { return unit(entry, application) }
    return step.operation == .prefixItems
      ? leadingElements(step, entry, application) : otherElements(step, entry, application)
  }

  /// `prefixItems`, or a list of `items`.
  private mutating func leadingElements(
    _ step: Instruction, _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    var unit = unit(entry, application)
    let branches = program.branches[Int(step.first)..<Int(step.second)]
    for (position, (element, block)) in zip(application.instance.elements, branches).enumerated() {
      let name = String(position)
      unit.children.append(below(block, element.index, token: name, at: name))
      validator.note(element.index..<element.index + 1)
    }
    let count = unit.children.count
    if count > 0 {
      unit.annotation = count == application.instance.count ? true : .int(count - 1)
    }
    unit.failWithChildren()
    return unit
  }

  private mutating func otherElements(
    _ step: Instruction, _ entry: KeywordListing.Entry, _ application: Application
  ) -> OutputUnit {
    var unit = unit(entry, application)
    for (position, element) in application.instance.elements.enumerated()
    where position >= Int(step.second) {
      var child = below(step.first, element.index, at: String(position))
      refuse(
        .unexpectedItem(position: position), step.first, application, about: element, &child)
      unit.children.append(child)
      validator.note(element.index..<element.index + 1)
    }
    if !unit.children.isEmpty { unit.annotation = true }
    unit.failWithChildren()
    return unit
  }

  /// `contains`, and `minContains` and `maxContains` where they stand beside it.
  mutating func contains(
    _ entry: KeywordListing.Entry, _ application: Application
  ) -> [OutputUnit] {
    var unit = unit(entry, application)
    let limits = application.listing.limits
    guard application.instance.kind == .array, let step = entry.steps.first else {
      return [unit] + limits.map { self.unit($0.rawValue, application) }
    }
    var matching: [JSONValue] = []
    for (position, element) in application.instance.elements.enumerated() {
      let child = below(step.first, element.index, at: String(position))
      unit.children.append(child)
      guard child.isValid else { continue }
      matching.append(.int(position))
      if step.operation == .contains { validator.note(element.index..<element.index + 1) }
    }
    if step.operation == .contains { unit.annotation = .array(matching) }
    let (least, most) = (Int(step.second), Int(step.third))
    if matching.isEmpty, least > 0 {
      unit.fail(message(.contains(matching: 0, least: 1, most: nil), application))
    }
    return [unit]
      + limits.map { keyword in
        var limit = self.unit(keyword.rawValue, application)
        if keyword == .minContains, matching.count < least {
          limit.fail(
            message(.contains(matching: matching.count, least: least, most: nil), application))
        } else if keyword == .maxContains, matching.count > most {
          limit.fail(
            message(.contains(matching: matching.count, least: 0, most: most), application))
        }
        return limit
      }
  }

  /// Gives a value that the schema `false` forbids a better reason than that.
  func refuse(
    _ kind: SchemaFailure.Kind, _ block: UInt32, _ application: Application,
    about instance: Node? = nil, _ unit: inout OutputUnit
  ) {
    guard program.origins[Int(block)].location.node.boolean == false else { return }
    unit.fail(message(kind, application, about: instance))
  }
}
