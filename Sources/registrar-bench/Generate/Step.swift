/// One thing that happens in the history of a generated registry.
enum Step {
  /// A data set of the team with this number is registered; `model` means nothing here.
  case dataset(team: Int32, index: Int8)
  case register
  case draft(version: Int16)
  case evaluate(version: Int16, index: Int16)
  case release(version: Int16)
  case approve(version: Int16)
  case stage(version: Int16)
  case activate
  case promote(version: Int16)
  /// The version is deprecated, or withdrawn, unless it still runs somewhere.
  case retire(version: Int16)
  /// One of the small changes that people make all the time, chosen by the number.
  case edit(UInt32)
}

/// A step with its place in time.
struct Event {
  /// Working seconds since the beginning.
  let time: Int
  /// The model's number.
  let model: Int32
  let step: Step
}
