import Documents
import Git
import Registry
import Workflow

/// The state of the registry that one request is answered from.
struct View: Sendable {
  /// The state.
  let observation: Observation
  /// The revision or date asked for; nil for the branch's tip.
  let at: String?
  /// The commit at the tip of the branch, as far as it could be read.
  let tip: ObjectID?
  /// Why newer commits are not shown.
  let problem: Problem?
  /// The version of this program.
  let build: String

  /// The commit's name.
  var commit: ObjectID? { observation.commit?.id }
  /// Whether it is not what the branch holds now.
  var isPast: Bool { at != nil || commit != tip }

  /// A body of the API: `data`, then what it was made from.
  func envelope(_ data: JSONValue) -> JSONValue {
    [
      "data": data, "commit": .optional(commit?.description),
      "asOf": .string(observation.moment.description),
    ]
  }

  /// The tag of what is made from it by the request for `target`.
  func tag(_ target: String, _ mediaType: Answer.MediaType) -> EntityTag {
    var parts = [
      commit?.description ?? "", observation.moment.description, target, mediaType.rawValue, build,
      "\(observation.isIncomplete)",
    ]
    // Pages say where the branch is; bodies of the API do not.
    if mediaType == .html { parts += [tip?.description ?? "", problem?.detail ?? ""] }
    return EntityTag(parts)
  }
}
