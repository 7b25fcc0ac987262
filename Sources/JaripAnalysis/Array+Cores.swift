import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// `map` with the elements on all cores, in any order; the result is in theirs.
  package func mappedOnAllCores<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = transform(self[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.map { $0! } }
  }
}
