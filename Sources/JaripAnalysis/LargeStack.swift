import Foundation
import Synchronization

/// Work that recurses as deep as formulas and quantities hang on one another.
enum LargeStack {
  /// 512 MB of address space; only what is used is ever backed by memory.
  private static let size = 1 << 29

  /// Does the work on a thread of its own and waits for it. A worker's stack has half a megabyte.
  static func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) -> Result {
    let box = Box<Result>()
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
      let result = work()
      box.result.withLock { $0 = result }
      isDone.signal()
    }
    thread.stackSize = size
    thread.start()
    isDone.wait()
    return box.result.withLock { $0! }
  }

  private final class Box<Result: Sendable>: Sendable {
    let result = Mutex<Result?>(nil)
  }
}
