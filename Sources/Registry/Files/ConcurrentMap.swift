import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The results of `body` for every element, in order; worked out on all cores at once.
  ///
  /// Elements are taken in batches, so that handing out work costs little beside the work.
  package func concurrentMap<Value: Sendable>(_ body: @Sendable (Element) -> Value) -> [Value] {
    concurrentMap(with: { () }, { _, element in body(element) })
  }

  /// The same with a tool for `body`, which `prepare` makes anew for each batch.
  package func concurrentMap<Value: Sendable, Tool: ~Copyable>(
    with prepare: @Sendable () -> Tool, _ body: @Sendable (inout Tool, Element) -> Value
  ) -> [Value] {
    let batch = Swift.max(1, Swift.min(32, count / 64))
    let batches = (count + batch - 1) / batch
    let results = Mutex<[[Value]]>(Array<[Value]>(repeating: [], count: batches))
    DispatchQueue.concurrentPerform(iterations: batches) { number in
      let start = number * batch
      var tool = prepare()
      let values = self[start..<Swift.min(start + batch, count)].map { body(&tool, $0) }
      results.withLock { $0[number] = values }
    }
    return results.withLock { $0.flatMap { $0 } }
  }
}
