import ArgumentParser
import Documents
import Registry
import Workflow

/// Turns metrics as people and jobs give them into `results[].metrics[]` of an evaluation.
struct EvaluationInput {
  let directions: [String: String]
  let slice: [(key: String, value: String)]
  let sampleSize: Int?
  let library: String?

  /// One metric; its direction is the one given, else the catalogue's.
  func metric(_ name: String, _ value: JSONValue) throws -> JSONValue {
    var metric: JSONValue = ["name": .string(name), "value": value]
    switch directions[name] {
    case let direction? where direction.hasPrefix("target="):
      metric["direction"] = "target"
      metric["target"] = try Arguments.number(
        String(direction.dropFirst("target=".count)), option: "--direction \(name)")
    case let direction?: metric["direction"] = .string(direction)
    case nil:
      guard let known = MetricCatalogue.metric(name) else {
        let hint = Spelling.closest(to: name, among: MetricCatalogue.names)
          .map { " (did you mean '\($0)'?)" }
        throw ValidationError(
          "'\(name)' is not in the catalogue of metrics\(hint ?? ""); say which way is better: "
            + "--direction \(name)=higher, =lower or =target=VALUE")
      }
      metric["direction"] = .string(known.direction)
      if let target = known.target { metric["target"] = .number(target) }
    }
    if !slice.isEmpty {
      metric["slice"] = .object(
        slice.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .string($0.value)) })
    }
    if let sampleSize { metric["sampleSize"] = .int(sampleSize) }
    if let library { metric["library"] = .string(library) }
    return metric
  }

  /// The results in a JSON file: `{"results": […]}`, a list of results, or a flat object of numbers.
  func results(fromJSON text: [UInt8], path: String) throws -> [JSONValue] {
    let document: Document
    do throws(JSONError) { document = try JSONReader.read(text) } catch {
      let place = LineIndex(text).position(at: error.offset)
      throw ValidationError("\(path):\(place.line):\(place.column): \(error.summary)")
    }
    let root = document.root.value
    if case .array(let results) = root { return results }
    if case .array(let results)? = root["results"] { return results }
    let numbers = root.members.filter { $0.value.number != nil }
    guard !numbers.isEmpty, numbers.count == root.members.count else {
      throw ValidationError("\(path): neither results nor an object of numbers")
    }
    return [["metrics": .array(try numbers.map { try metric($0.key, $0.value) })]]
  }
}
