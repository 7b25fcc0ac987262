import Foundation
import Synchronization

/// Work that recurses as deep as formulas and quantities hang on one another.
package enum LargeStack {
  /// 512 MB of address space; only what is used is ever backed by memory.
  private static let size = 1 << 29

  /// Work under way on a thread of its own. A worker's stack has half a megabyte.
  package final class Pending<Result: Sendable>: Sendable {
    private let value = Mutex<Result?>(nil)
    private let isDone = DispatchSemaphore(value: 0)

    fileprivate init(_ work: @escaping @Sendable () -> Result) {
      let thread = Thread { [self] in
        let result = work()
        value.withLock { $0 = result }
        isDone.signal()
      }
      thread.stackSize = size
      thread.start()
    }

    /// What came out, once it is there; to be asked for once.
    package func result() -> Result {
      isDone.wait()
      return value.withLock { $0! }
    }
  }

  package static func start<Result: Sendable>(
    _ work: @escaping @Sendable () -> Result
  ) -> Pending<Result> { Pending(work) }

  /// Does the work and waits for it.
  static func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) -> Result {
    start(work).result()
  }
}
