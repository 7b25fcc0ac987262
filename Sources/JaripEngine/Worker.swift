import JaripMath
import JaripModel

/// Evaluates a program for one block of trials after another, in memory of its own.
final class Worker {
  let program: Program
  let kernels = Kernels.active
  /// Values of the earlier stage, all months.
  let table: UnsafePointer<Double>
  let memory: UnsafeMutablePointer<Double>
  /// Room for operands that a kernel needs as full columns.
  let scratch: UnsafeMutablePointer<Double>
  let draws: DrawTable
  private struct Position {
    var firstTrial = 0
    var count = 0
    var month = 0
    var isYearEnd = true
  }
  /// Behind a pointer: a variable of a class is checked for exclusive access each time it is read.
  private let position: UnsafeMutablePointer<Position>
  var firstTrial: Int { position.pointee.firstTrial }
  /// Trials of the block at hand; at most the program's width.
  var count: Int { position.pointee.count }
  var month: Int { position.pointee.month }
  var isYearEnd: Bool { position.pointee.isYearEnd }

  init(_ program: Program, table: UnsafePointer<Double>, draws: DrawTable) {
    self.program = program
    self.table = table
    self.draws = draws
    memory = .allocate(capacity: max(1, program.memorySize))
    memory.initialize(repeating: 0, count: max(1, program.memorySize))
    let scratchSize = 3 * program.centreCount * program.width
    scratch = .allocate(capacity: scratchSize)
    scratch.initialize(repeating: 0, count: scratchSize)
    position = .allocate(capacity: 1)
    position.initialize(to: Position())
  }

  deinit {
    memory.deallocate()
    scratch.deallocate()
    position.deallocate()
  }

  /// Computes what does not vary by month, for `count` trials from `firstTrial` on.
  ///
  /// - Parameter after: called behind each instruction, to look at its values.
  func start(firstTrial: Int, count: Int, after: (Program.Instruction) -> Void) {
    precondition(count <= program.width, "A block is wider than its program")
    position.pointee = Position(firstTrial: firstTrial, count: count)
    for instruction in program.once {
      execute(instruction)
      after(instruction)
    }
  }

  /// - Parameter isYearEnd: whether values that are wanted only then are computed too.
  func run(month: Int, isYearEnd: Bool, after: (Program.Instruction) -> Void) {
    position.pointee.month = month
    position.pointee.isYearEnd = isYearEnd
    (isYearEnd ? program.monthly : program.betweenYearEnds).withUnsafeBufferPointer {
      for instruction in $0 {
        execute(instruction)
        after(instruction)
      }
    }
  }

  /// Lets every memory take over its next value.
  func finishMonth() {
    for takeover in program.takeovers where takeover.holding >= 0 {
      let held = Program.Place.column(
        base: takeover.holding, rowStride: takeover.rows > 1 ? program.width : 0)
      copy(takeover.from, to: held, rows: takeover.rows)
    }
    for takeover in program.takeovers {
      let from =
        takeover.holding < 0
        ? takeover.from
        : Program.Place.column(
          base: takeover.holding, rowStride: takeover.rows > 1 ? program.width : 0)
      copy(from, to: takeover.to, rows: takeover.rows)
    }
  }

  // MARK: Operands

  /// The first value of a row and whether there is one for each trial.
  struct Operand {
    var values: UnsafePointer<Double>
    var isColumn: Bool
  }

  func operand(_ place: Program.Place, row: Int) -> Operand {
    switch place {
    case .table(let base, let monthStride, let rowStride):
      Operand(values: table + base + month * monthStride + row * rowStride, isColumn: false)
    case .column(let base, let rowStride):
      Operand(values: UnsafePointer(memory + base + row * rowStride), isColumn: true)
    case .ring(let base, let size, let count, let offset, let rowStride):
      Operand(
        values: UnsafePointer(
          memory + base + (month + offset) % count * size + row * rowStride),
        isColumn: true)
    }
  }

  func target(_ place: Program.Place, row: Int) -> UnsafeMutablePointer<Double> {
    UnsafeMutablePointer(mutating: operand(place, row: row).values)
  }

  /// Whether the rows of a place lie one behind another, so that one call serves all of them.
  func isContiguous(_ place: Program.Place) -> Bool {
    switch place {
    case .table: false
    case .column(_, let rowStride), .ring(_, _, _, _, let rowStride):
      rowStride == count && rowStride > 0
    }
  }

  func fill(_ out: UnsafeMutablePointer<Double>, _ operand: Operand) {
    if operand.isColumn {
      if UnsafePointer(out) != operand.values { out.update(from: operand.values, count: count) }
    } else {
      out.update(repeating: operand.values.pointee, count: count)
    }
  }

  func copy(_ from: Program.Place, to: Program.Place, rows: Int) {
    if rows > 1, isContiguous(from), isContiguous(to) {
      target(to, row: 0).update(from: operand(from, row: 0).values, count: rows * count)
      return
    }
    for row in 0..<rows { fill(target(to, row: row), operand(from, row: row)) }
  }

  // MARK: Instructions

  private func execute(_ instruction: Program.Instruction) {
    let output = instruction.output
    let (a, b, c) = (instruction.a, instruction.b, instruction.c)
    switch instruction.kind {
    case .unary(let kernel):
      eachRow(instruction, isWhole: isContiguous(a)) { row, length in
        kernels.unary(
          kernel, column(a, row: row, in: 0), into: target(output, row: row), count: length)
      }
    case .binary(let kernel):
      eachRow(instruction, isWhole: isContiguous(a) && isContiguous(b)) { row, length in
        binary(kernel, a, b, row, target(output, row: row), length)
      }
    case .select:
      let isWhole = isContiguous(a) && isContiguous(b) && isContiguous(c)
      eachRow(instruction, isWhole: isWhole) { row, length in
        select(instruction, row, target(output, row: row), length)
      }
    case .curve:
      draws.withCurve(instruction.node) { xs, ys, pointCount in
        eachRow(instruction, isWhole: isContiguous(a)) { row, length in
          kernels.curve(
            column(a, row: row, in: 0), xs: xs, ys: ys, pointCount: pointCount,
            into: target(output, row: row), count: length)
        }
      }
    case .uniform: uniforms(instruction)
    case .distribution: distribution(instruction)
    case .stack:
      for (row, place) in program.operands[instruction.node].enumerated() {
        fill(target(output, row: row), operand(place, row: row))
      }
    case .reduce(let kernel): reduce(instruction, kernel)
    case .airport: airport(instruction)
    case .state: if month == 0 { copy(a, to: output, rows: instruction.rows) }
    case .delay(let months): if month < months { copy(a, to: output, rows: instruction.rows) }
    case .trailing(let months): trailing(instruction, months)
    case .sum: sum(instruction)
    case .source: source(instruction)
    }
  }

  private func sum(_ instruction: Program.Instruction) {
    let places = program.operands[instruction.node]
    let isWhole = places.allSatisfy(isContiguous)
    eachRow(instruction, isWhole: isWhole) { row, length in
      withUnsafeTemporaryAllocation(
        of: UnsafePointer<Double>?.self, capacity: places.count
      ) { columns in
        for (index, place) in places.enumerated() {
          columns[index] = operand(place, row: row).values
        }
        kernels.sum(
          UnsafePointer(columns.baseAddress!), columnCount: places.count,
          into: target(instruction.output, row: row), count: length)
      }
    }
  }

  private func source(_ instruction: Program.Instruction) {
    for row in 0..<instruction.rows {
      let value: Double
      switch program.plan.nodes[instruction.node].operation {
      case .constant(let number): value = number
      case .undefined: value = .nan
      case .perCentre(let numbers): value = numbers[row]
      case .series(let numbers): value = numbers[month]
      case .grid(let numbers): value = numbers[month][row]
      default: preconditionFailure("Internal error: a source without numbers")
      }
      target(instruction.output, row: row).update(repeating: value, count: count)
    }
  }

  /// Calls `body` once for all rows when they lie together, else row by row.
  private func eachRow(
    _ instruction: Program.Instruction, isWhole: Bool, _ body: (_ row: Int, _ length: Int) -> Void
  ) {
    if isWhole, isContiguous(instruction.output) {
      body(0, instruction.rows * count)
    } else {
      for row in 0..<instruction.rows { body(row, count) }
    }
  }

  /// The operand as a column; a single number is spread over scratch column `slot`.
  func column(_ place: Program.Place, row: Int, in slot: Int) -> UnsafePointer<Double> {
    let operand = operand(place, row: row)
    if operand.isColumn { return operand.values }
    let spread = scratch + slot * program.centreCount * program.width
    spread.update(repeating: operand.values.pointee, count: count)
    return UnsafePointer(spread)
  }

  private func binary(
    _ kernel: BinaryKernel, _ left: Program.Place, _ right: Program.Place, _ row: Int,
    _ out: UnsafeMutablePointer<Double>, _ length: Int
  ) {
    let a = operand(left, row: row)
    let b = operand(right, row: row)
    let mode: OperandMode =
      a.isColumn ? (b.isColumn ? .columns : .columnAndScalar) : .scalarAndColumn
    kernels.binary(kernel, a.values, b.values, mode: mode, into: out, count: length)
  }

  private func select(
    _ instruction: Program.Instruction, _ row: Int, _ out: UnsafeMutablePointer<Double>,
    _ length: Int
  ) {
    let condition = operand(instruction.a, row: row)
    let yes = operand(instruction.b, row: row)
    let no = operand(instruction.c, row: row)
    guard condition.isColumn else {
      let test = condition.values.pointee
      if test.isNaN {
        out.update(repeating: .nan, count: count)
      } else {
        fill(out, test != 0 ? yes : no)
      }
      return
    }
    let mode: SelectMode =
      yes.isColumn
      ? (no.isColumn ? .columns : .columnAndScalar) : (no.isColumn ? .scalarAndColumn : .scalars)
    kernels.select(
      condition.values, yes.values, no.values, mode: mode, into: out, count: length)
  }

  private func reduce(_ instruction: Program.Instruction, _ kernel: BinaryKernel) {
    let out = target(instruction.output, row: 0)
    fill(out, operand(instruction.a, row: 0))
    for row in 1..<max(1, program.centreCount) {
      let x = operand(instruction.a, row: row)
      kernels.binary(
        kernel, out, x.values, mode: x.isColumn ? .columns : .columnAndScalar, into: out,
        count: count)
    }
  }

  private func airport(_ instruction: Program.Instruction) {
    let centreCount = program.centreCount
    let area = centreCount * program.width
    for (slot, place) in [instruction.a, instruction.b].enumerated() {
      for row in 0..<centreCount {
        fill(scratch + slot * area + row * count, operand(place, row: row))
      }
    }
    let out = scratch + 2 * area
    kernels.airport(
      scratch, member: scratch + area, centreCount: centreCount, into: out, count: count)
    for row in 0..<centreCount {
      target(instruction.output, row: row).update(from: out + row * count, count: count)
    }
  }
}
