import Foundation
import JaripKit
import Testing

/// What a planner can write within the limits must not run out of stack.
@Suite struct `Deep scenarios` {
  /// The messages for a model, found on a thread with a stack of so many megabytes.
  private func messages(_ model: String, megabytes: Int = 8) -> [String] {
    let found = Mutex<[String]>([])
    let finished = DispatchSemaphore(value: 0)
    let thread = Thread {
      found.set(briefly("inputs: {z: \"uniform(0, 1)\"}\nmodel:\n" + model))
      finished.signal()
    }
    thread.stackSize = megabytes << 20
    thread.start()
    finished.wait()
    return found.get()
  }

  private func nested(_ opening: String, _ closing: String, _ levels: Int = 199) -> String {
    "  x: |\n    " + String(repeating: opening, count: levels) + "z"
      + String(repeating: closing, count: levels) + "\n"
  }

  @Test(arguments: [
    ("min(1, ", ")"), ("max(z, ", ")"), ("if(z > 0, z, ", ")"), ("if(", ", 1, 2)"), ("abs(", ")"),
    ("previous(", ")"), ("trailing_mean(", ", 2)"), ("total(", ")"), ("(1 + ", ")"),
    ("(2 ^ ", ")"), ("by_centre(", ")"),
    ("season(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ", ")"),
  ])
  func `199 levels of one function make a plan on a stack of 8 MB`(opening: String, closing: String)
  {
    #expect(messages(nested(opening, closing)) == ["no messages"])
  }

  @Test(arguments: ["-(", "not ("])
  func `signs count as levels, and 99 of them with parentheses are fine`(opening: String) {
    #expect(messages(nested(opening, ")", 99)) == ["no messages"])
  }

  @Test(arguments: ["uniform(0, ", "normal(0, ", "gbm(1, 0, "])
  func `199 draws in one another make a plan on a stack of 8 MB`(opening: String) {
    #expect(messages(nested(opening, ")")) == ["no messages"])
  }

  @Test(arguments: [" + ", " * ", " and ", " - "])
  func `a chain of 250 makes a plan on a stack of 8 MB`(sign: String) {
    let chain = Array(repeating: "z", count: 250).joined(separator: sign)
    #expect(messages("  x: |\n    \(chain)\n") == ["no messages"])
  }

  @Test func `a minimum of 250 makes a plan on a stack of 8 MB`() {
    let values = Array(repeating: "z", count: 250).joined(separator: ", ")
    #expect(messages("  x: |\n    min(\(values))\n") == ["no messages"])
  }

  /// `x1` uses `x2` uses `x3` …
  private func steps(_ count: Int) -> String {
    (1..<count).map { "  x\($0): x\($0 + 1) * 2\n" }.joined() + "  x\(count): z\n"
  }

  @Test func `3,000 quantities that hang on one another make a plan on a stack of 8 MB`() {
    let line = "revenue: {fees: {amount: x1 * 1 [KRW million/month]}}\n".replacing(
      "x1 * 1 [KRW million/month]", with: "\"x1 * 1 [KRW million/month]\"")
    #expect(messages(steps(3000)) == ["no messages"])
    #expect(messages(steps(3000) + line) == ["no messages"])
    #expect(messages(steps(3000) + "report: {yearly: [x1]}\n") == ["no messages"])
    let award = line.replacing("revenue", with: "grants").replacing("amount", with: "award")
    #expect(messages(steps(3000) + award) == ["no messages"])
  }

  @Test func `too many lines that hang on one another are a message`() {
    func lines(_ count: Int) -> String {
      "  idle: z\ncosts:\n" + (1..<count).map { "  c\($0): {amount: c\($0 + 1) * 0.5}\n" }.joined()
        + "  c\(count): {amount: \"z * 1 [KRW million/month]\"}\n"
    }
    #expect(messages(lines(100), megabytes: 64) == ["no messages"])
    #expect(
      messages(lines(400), megabytes: 64)
        == ["formula-too-deep: 'c1' hangs on more than 300 lines one after another"])
  }

  @Test func `as many quantities as there may be in other orders are no chain`() {
    let wide = (1...3000).map { "  x\($0): z * \($0)\n" }.joined()
    #expect(messages(wide) == ["no messages"])
    // Each of these is known before the next asks for it.
    let sorted = "  x1: z\n" + (2...3000).map { "  x\($0): x\($0 - 1) * 2\n" }.joined()
    #expect(messages(sorted) == ["no messages"])
  }
}

/// A value behind a lock.
private final class Mutex<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  init(_ value: Value) { self.value = value }
  func set(_ new: Value) { lock.withLock { value = new } }
  func get() -> Value { lock.withLock { value } }
}
