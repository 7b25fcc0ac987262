/// Columns of numbers for kernels: some to read, one to write. They live as long as the program.
struct Columns: @unchecked Sendable {
  // The inputs are written once, here; the output only by the one thread that measures.
  let count: Int
  let first: UnsafePointer<Double>
  let second: UnsafePointer<Double>
  /// 0 and 1 in turn of no pattern.
  let choices: UnsafePointer<Double>
  let output: UnsafeMutablePointer<Double>

  /// - Parameter rows: how many columns of `count` lie one after another.
  init(count: Int, rows: Int = 1) {
    self.count = count
    var generator = Sequence()
    func column(_ value: (Double) -> Double) -> UnsafePointer<Double> {
      let values = UnsafeMutablePointer<Double>.allocate(capacity: count * rows)
      for index in 0..<count * rows { values[index] = value(generator.next()) }
      return UnsafePointer(values)
    }
    first = column { 0.05 + 0.9 * $0 }
    second = column { 0.05 + 0.9 * $0 }
    choices = column { $0.rounded() }
    output = .allocate(capacity: count * rows)
    output.initialize(repeating: 0, count: count * rows)
  }

  /// The golden ratio's multiples modulo 1: spread evenly, the same in every run.
  private struct Sequence {
    var value = 0.5
    mutating func next() -> Double {
      value += 0.618_033_988_749_894_9
      value -= value.rounded(.down)
      return value
    }
  }
}
