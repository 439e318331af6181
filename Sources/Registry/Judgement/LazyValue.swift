import Synchronization

/// A value that is worked out when it is first asked for, once for all copies of whoever holds it.
///
/// Who asks later waits for no lock: rules on all cores ask for the same values over and over.
package final class LazyValue<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private let made = AtomicLazyReference<Box>()
  private let making = Mutex(())

  /// A value that nobody has asked for.
  package init() {}

  /// The value; `make` works it out the first time.
  package func get(_ make: () -> Value) -> Value {
    if let box = made.load() { return box.value }
    return making.withLock { _ in
      if let box = made.load() { return box.value }
      return made.storeIfNil(Box(make())).value
    }
  }
}
