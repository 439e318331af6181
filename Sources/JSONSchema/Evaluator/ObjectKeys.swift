import Documents

/// The keys of an object, for asking after many names; names are the same when their bytes are.
struct ObjectKeys {
  private let keys: Set<ArraySlice<UInt8>>

  /// Those of `object`; none when it is no object.
  init(of object: Node) { keys = Set(object.members.lazy.map(\.key.textBytes)) }

  /// Whether one of them spells `name`.
  func contains(_ name: ArraySlice<UInt8>) -> Bool { keys.contains(name) }
}
