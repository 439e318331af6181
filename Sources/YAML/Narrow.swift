/// A number of bytes or nodes in half the room, for what is passed on more often than it is asked. No source has more
/// than `Document.maximumSourceSize` bytes, and an arena numbers its nodes in as many bits.
@propertyWrapper struct Narrow {
  private var value: UInt32

  init(wrappedValue: Int) { value = UInt32(truncatingIfNeeded: wrappedValue) }

  var wrappedValue: Int {
    get { Int(value) }
    set { value = UInt32(truncatingIfNeeded: newValue) }
  }
}
