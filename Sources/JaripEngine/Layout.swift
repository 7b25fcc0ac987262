import JaripMath
import JaripModel

/// Gives every value of a program its place, in the order in which it is made.
struct Layout {
  let plan: Plan
  let width: Int
  let stage: Program.Stage
  let histories: Histories
  var allocator: ColumnAllocator
  /// By node.
  var places: [Place?]
  /// Where the columns of yearly sums begin.
  let yearlyBase: Int
  /// Where the marks of each alternative's checks lie.
  let marks: [Int]
  /// By node, where the columns of its history begin.
  var historyBases: [Int: Int] = [:]

  /// The stretches with the places of all that they read and write.
  mutating func laidOut(_ stretches: [Stretch]) -> [Stretch] {
    let uses = lastUses(stretches)
    var result = stretches
    var position = 0
    for (number, stretch) in stretches.enumerated() {
      for (index, instruction) in stretch.instructions.enumerated() {
        let use = uses[instruction.node]
        var placed = instruction
        if instruction.makesValue {
          if instruction.kind.mayOverwrite {
            // Inputs that end here make room for the output, which then is written where they lie.
            allocator.release(after: position)
          }
          place(&placed, use, isInside: use.isInside(stretch: number, rows: stretch.rows))
        }
        // A branch that is never taken, or the first value of what is looked at later, has no place: nobody reads it.
        placed.operands = instruction.inputs.map {
          places[$0] ?? .table(base: 0, monthStride: 0, rowStride: 0)
        }
        switch instruction.kind {
        case .accumulate, .record:
          placed.output = .column(
            base: yearlyBase + instruction.memory * width,
            rowStride: instruction.rows > 1 ? width : 0)
        case .check(_, let alternative):
          placed.output = .column(base: marks[alternative], rowStride: 0)
        default: placed.output = places[instruction.node]!
        }
        result[number].instructions[index] = placed
        allocator.release(after: position)
        position += 1
      }
    }
    return result
  }

  private mutating func place(_ instruction: inout Instruction, _ use: Use, isInside: Bool) {
    let node = plan.nodes[instruction.node]
    let hasRows = node.axes.contains(.centre)
    let size = instruction.rows * width
    let rowStride = hasRows ? width : 0
    func ring(_ base: Int, count: Int, offset: Int) -> Place {
      .ring(base: base, size: size, count: count, offset: offset, rowStride: rowStride)
    }
    if case .trailing(let months) = instruction.kind {
      instruction.memory = allocator.keep(size * (months + 1))
    }
    if case .yearSum = instruction.kind {
      places[instruction.node] = .column(
        base: yearlyBase + instruction.memory * width, rowStride: rowStride)
    } else if node.operation.monthsBack > 0 {
      let months = node.operation.monthsBack
      if let next = node.next?.index, histories.readers.contains(instruction.node),
        let count = histories.counts[next]
      {
        places[instruction.node] = ring(
          historyBase(next, size: size * count), count: count, offset: count - months)
      } else {
        places[instruction.node] = ring(allocator.keep(size * months), count: months, offset: 0)
      }
    } else if let count = histories.counts[instruction.node] {
      places[instruction.node] = ring(
        historyBase(instruction.node, size: size * count), count: count, offset: 0)
    } else if use.isKept {
      places[instruction.node] = .column(base: allocator.keep(size), rowStride: rowStride)
    } else if isInside {
      let base = allocator.take(width, until: use.last, preferring: branch(of: node))
      places[instruction.node] = .column(base: base, rowStride: 0)
    } else {
      let base = allocator.take(size, until: use.last, preferring: branch(of: node))
      places[instruction.node] = .column(base: base, rowStride: rowStride)
    }
  }

  private mutating func historyBase(_ node: Int, size: Int) -> Int {
    if let base = historyBases[node] { return base }
    let base = allocator.keep(size)
    historyBases[node] = base
    return base
  }

  /// Where the branch of a choice lies that is taken or left for all trials alike: a choice written over its branch
  /// copies nothing.
  private func branch(of node: Node) -> Int? {
    guard case .select = node.operation, case .table? = places[node.inputs[0].index] else {
      return nil
    }
    for input in node.inputs[1...] {
      if case .column(let base, _)? = places[input.index] { return base }
    }
    return nil
  }

  /// Who reads a value.
  private struct Use {
    /// The last instruction that does, counted through all stretches.
    var last = 0
    var isKept = false
    /// The only stretch that reads it; -1 for several.
    var stretch: Int?
    var rows = 0
    /// Where it is made.
    var madeIn = -1

    /// Whether nothing outside the stretch that makes it reads it, and that row by row.
    func isInside(stretch number: Int, rows: Int) -> Bool {
      madeIn == number && (stretch ?? number) == number && (self.rows == 0 || self.rows == rows)
    }
  }

  /// By node.
  private func lastUses(_ stretches: [Stretch]) -> [Use] {
    var uses = [Use](repeating: Use(), count: plan.nodes.count)
    var position = 0
    for (number, stretch) in stretches.enumerated() {
      let end = position + stretch.instructions.count - 1
      for instruction in stretch.instructions {
        if instruction.makesValue {
          let node = plan.nodes[instruction.node]
          uses[instruction.node].last = max(uses[instruction.node].last, position)
          uses[instruction.node].madeIn = stretch.isLoops ? number : -1
          uses[instruction.node].isKept =
            stage.keepsAll || !node.axes.contains(.month)
            || stage.monthly.contains(instruction.node)
        }
        for input in instruction.inputs {
          let axes = plan.nodes[input].axes
          let inputRows = axes.contains(.centre) ? plan.centreCount : 1
          // One row that is read again for each of many must last until the last of them is done.
          let last = inputRows == stretch.rows ? position : end
          uses[input].last = max(uses[input].last, last)
          uses[input].rows = max(uses[input].rows, stretch.rows)
          if let other = uses[input].stretch, other != number {
            uses[input].stretch = -1
          } else {
            uses[input].stretch = number
          }
        }
        position += 1
      }
    }
    for node in plan.nodes {
      if let next = node.next { uses[next.index].isKept = true }
    }
    return uses
  }

  /// What memories take over at the month's end that do not read their next value where it is made.
  mutating func takeovers(_ isIncluded: [Bool]) -> [Program.Takeover] {
    var result: [Program.Takeover] = []
    for (index, node) in plan.nodes.enumerated() where isIncluded[index] {
      guard let next = node.next, !histories.readers.contains(index), let from = places[next.index],
        let to = places[index]
      else { continue }
      let rows = node.axes.contains(.centre) ? plan.centreCount : 1
      var holding = -1
      if case .ring = from { holding = allocator.keep(rows * width) }
      result.append(Program.Takeover(from: from, to: to, rows: rows, holding: holding))
    }
    return result
  }
}
