import Foundation

/// Runs `body` on a thread with the stack that the main thread of a program has on Linux.
func onOrdinaryStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
  let box = Box<Result>()
  let thread = Thread { box.fill(body()) }
  thread.stackSize = 8 << 20
  thread.start()
  return box.wait()
}

private final class Box<Value: Sendable>: @unchecked Sendable {
  private let filled = DispatchSemaphore(value: 0)
  private var value: Value?

  func fill(_ value: Value) {
    self.value = value
    filled.signal()
  }

  func wait() -> Value {
    filled.wait()
    return value!
  }
}
