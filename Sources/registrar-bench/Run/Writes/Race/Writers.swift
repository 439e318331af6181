import Dispatch
import Foundation
import Synchronization

/// Works that run at the same time, each in a thread of its own.
enum Writers {
  /// Runs `work` for every number up to `count` and returns what they return, in order.
  ///
  /// - Throws: what the first of them throws, when all have ended.
  static func run<Answer: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) throws -> Answer
  ) throws -> [Answer] {
    let answers = Answers<Answer>()
    let group = DispatchGroup()
    for number in 0..<count {
      group.enter()
      Thread {
        let answer = Result { try work(number) }
        answers.all.withLock { $0[number] = answer }
        group.leave()
      }.start()
    }
    group.wait()
    return try answers.all.withLock { $0 }.sorted { $0.key < $1.key }.map { try $0.value.get() }
  }

  /// A place for the answers of all threads.
  private final class Answers<Answer: Sendable>: Sendable {
    let all = Mutex<[Int: Result<Answer, any Error>]>([:])
  }
}
