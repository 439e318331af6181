import Crypto
import SystemPackage

/// The bytes of an index before they are written.
struct IndexImage: Sendable {
  /// All but the digest.
  private var content: [UInt8]
  /// Where the entries begin whose state on disk may change.
  private let places: [[UInt8]: Int]

  init(content: [UInt8], places: [[UInt8]: Int]) {
    self.content = content
    self.places = places
  }

  /// The bytes, the digest at the end.
  var bytes: [UInt8] { content + Insecure.SHA1.hash(data: content) }

  /// Notes the state on disk of the file at `path`, by which git sees that it is unchanged without reading it.
  mutating func note(_ stat: Stat, at path: TreePath) {
    guard let place = places[Array(path.description.utf8)] else { return }
    let state = DiskState(stat.rawValue)
    var writer = IndexWriter()
    writer.state(
      state, device: UInt32(truncatingIfNeeded: stat.deviceID.rawValue),
      mode: content[(place + 24)..<(place + 28)].reduce(0) { $0 << 8 | UInt32($1) })
    content.replaceSubrange(place..<(place + writer.bytes.count), with: writer.bytes)
  }
}
