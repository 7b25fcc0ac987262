/// Instructions that are carried out row by row, all for the first row and then all for the next; or one that
/// takes all rows at once.
///
/// A value that is read only within its stretch needs room for one row, and is read back from the first-level cache.
struct Stretch: Sendable {
  var instructions: [Instruction]
  var rows: Int { instructions[0].rows }
  var isLoops: Bool { instructions[0].kind.isLoop }

  /// What of it is to be done in a month, if anything is.
  func due(in month: Int) -> Stretch? {
    let due = instructions.filter { $0.isDue(in: month) }
    return due.isEmpty ? nil : Stretch(instructions: due)
  }

  /// Consecutive instructions of like shape.
  static func grouped(_ instructions: [Instruction]) -> [Stretch] {
    var stretches: [Stretch] = []
    for instruction in instructions {
      if let last = stretches.last, last.isLoops, instruction.kind.isLoop,
        last.rows == instruction.rows
      {
        stretches[stretches.count - 1].instructions.append(instruction)
      } else {
        stretches.append(Stretch(instructions: [instruction]))
      }
    }
    return stretches
  }

  /// The instructions in an order that keeps what they need before them and makes stretches long.
  ///
  /// What takes all rows at once comes as early as it can, and what has one row before what has many: then most of
  /// what is to be done row by row is ready together. Among those of like shape the order given stays.
  static func arranged(_ instructions: [Instruction]) -> [Stretch] {
    var maker: [Int: Int] = [:]
    for (index, instruction) in instructions.enumerated() where instruction.makesValue {
      maker[instruction.node] = index
    }
    var readers = [[Int]](repeating: [], count: instructions.count)
    var missing = [Int](repeating: 0, count: instructions.count)
    for (index, instruction) in instructions.enumerated() {
      for input in Set(instruction.inputs) {
        guard let made = maker[input] else { continue }
        readers[made].append(index)
        missing[index] += 1
      }
    }
    var ready = ReadyList(instructions.map(shape))
    for index in instructions.indices where missing[index] == 0 { ready.insert(index) }
    var order: [Instruction] = []
    while let index = ready.next() {
      order.append(instructions[index])
      for reader in readers[index] {
        missing[reader] -= 1
        if missing[reader] == 0 { ready.insert(reader) }
      }
    }
    precondition(order.count == instructions.count, "Internal error: a circle in the plan")
    return grouped(order)
  }

  private static func shape(_ instruction: Instruction) -> Int {
    !instruction.kind.isLoop ? 0 : instruction.rows == 1 ? 1 : 2
  }
}

/// What may come next, by shape; it stays with a shape as long as there is one of it.
private struct ReadyList {
  private let shapes: [Int]
  private var lists: [[Int]] = [[], [], []]
  private var current = 0

  init(_ shapes: [Int]) { self.shapes = shapes }

  mutating func insert(_ index: Int) {
    let shape = shapes[index]
    // The lowest index stands last.
    var low = 0
    var high = lists[shape].count
    while low < high {
      let middle = (low + high) / 2
      if lists[shape][middle] > index { low = middle + 1 } else { high = middle }
    }
    lists[shape].insert(index, at: low)
  }

  mutating func next() -> Int? {
    if lists[current].isEmpty {
      guard let other = lists.indices.first(where: { !lists[$0].isEmpty }) else { return nil }
      current = other
    }
    return lists[current].popLast()
  }
}
