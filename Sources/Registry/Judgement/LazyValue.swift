import Synchronization

/// A value that is worked out when it is first asked for, once for all copies of whoever holds it.
package final class LazyValue<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  /// A value that nobody has asked for.
  package init() {}

  /// The value; `make` works it out the first time.
  package func get(_ make: () -> Value) -> Value {
    value.withLock { value in
      if let value { return value }
      let made = make()
      value = made
      return made
    }
  }
}
