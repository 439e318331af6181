import Synchronization

/// Finished answers by their tags, a bounded number of bytes of them; those not asked for go first.
///
/// A tag covers everything that a body depends on, so that nothing here is ever out of date.
final class AnswerCache: Sendable {
  private static let maximumBytes = 16 * 1024 * 1024
  private static let maximumCount = 512

  private struct Entry {
    let answer: Answer
    var lastUse: UInt64
  }

  private struct Content {
    var entries: [EntityTag: Entry] = [:]
    var bytes = 0
    var clock: UInt64 = 0
  }

  private let content = Mutex(Content())

  /// The answer with this tag, if it is still here.
  func answer(_ tag: EntityTag) -> Answer? {
    content.withLock { content in
      content.clock &+= 1
      content.entries[tag]?.lastUse = content.clock
      return content.entries[tag]?.answer
    }
  }

  /// Keeps `answer`, which must carry a tag.
  func keep(_ answer: Answer) {
    guard let tag = answer.tag, answer.body.count <= Self.maximumBytes / 8 else { return }
    content.withLock { content in
      content.clock &+= 1
      let entry = Entry(answer: answer, lastUse: content.clock)
      let old = content.entries.updateValue(entry, forKey: tag)
      content.bytes += answer.body.count - (old?.answer.body.count ?? 0)
      while content.bytes > Self.maximumBytes || content.entries.count > Self.maximumCount {
        guard let oldest = content.entries.min(by: { $0.value.lastUse < $1.value.lastUse })
        else { break }
        content.entries[oldest.key] = nil
        content.bytes -= oldest.value.answer.body.count
      }
    }
  }
}
