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
  private(set) var firstTrial = 0
  /// Trials of the block at hand; at most the program's width.
  private(set) var count = 0
  private(set) var month = 0
  private let once: [Section]
  /// What is done in a month, by its kind.
  private let monthly: [[Section]]

  init(_ program: Program, table: UnsafePointer<Double>, draws: DrawTable) {
    self.program = program
    self.table = table
    self.draws = draws
    memory = .allocate(capacity: max(1, program.memorySize))
    memory.initialize(repeating: 0, count: max(1, program.memorySize))
    let scratchSize = 3 * program.centreCount * program.width
    scratch = .allocate(capacity: scratchSize)
    scratch.initialize(repeating: 0, count: scratchSize)
    let addresses = Addresses(table: table, memory: memory)
    func sections(_ stretches: [Stretch]) -> [Section] {
      Section.sections(stretches, addresses, draws, centreCount: program.centreCount)
    }
    once = sections(program.once)
    monthly = program.stretchesOfKinds.map(sections)
  }

  deinit {
    memory.deallocate()
    scratch.deallocate()
  }

  /// Computes what does not vary by month, for `count` trials from `firstTrial` on.
  func start(firstTrial: Int, count: Int) {
    precondition(count <= program.width, "A block is wider than its program")
    self.firstTrial = firstTrial
    self.count = count
    month = 0
    for base in program.marks { (memory + base).update(repeating: 0, count: program.width) }
    run(once)
  }

  /// - Parameter isYearStart: whether yearly sums begin anew.
  func run(month: Int, isYearStart: Bool) {
    self.month = month
    if isYearStart {
      // Of −0 and a number the sum is that number, bit for bit.
      (memory + program.yearlyBase).update(
        repeating: -0.0, count: program.yearlyRows * program.width)
    }
    run(monthly[program.kindOfMonth[month]])
  }

  /// Lets every memory take over its next value.
  func finishMonth() {
    func held(_ takeover: Program.Takeover) -> Place {
      .column(base: takeover.holding, rowStride: takeover.rows > 1 ? program.width : 0)
    }
    for takeover in program.takeovers where takeover.holding >= 0 {
      copy(takeover.from, to: held(takeover), rows: takeover.rows)
    }
    for takeover in program.takeovers {
      copy(
        takeover.holding < 0 ? takeover.from : held(takeover), to: takeover.to, rows: takeover.rows)
    }
  }

  private func run(_ sections: [Section]) {
    for section in sections {
      switch section {
      case .loops(let loops, let moves):
        for move in moves {
          loops.move(move.part, of: move.step, to: operand(move.place, row: 0).values)
        }
        loops.run(trials: count)
      case .all(let whole): execute(whole.instruction)
      }
    }
  }

  // MARK: Operands

  /// The first value of a row and whether there is one for each trial.
  struct Operand {
    var values: UnsafePointer<Double>
    var isColumn: Bool
  }

  func operand(_ place: Place, row: Int) -> Operand {
    Operand(
      values: Addresses(table: table, memory: memory).start(of: place, month: month) + row
        * place.rowStride, isColumn: place.isColumn)
  }

  func target(_ place: Place, row: Int) -> UnsafeMutablePointer<Double> {
    UnsafeMutablePointer(mutating: operand(place, row: row).values)
  }

  func fill(_ out: UnsafeMutablePointer<Double>, _ operand: Operand) {
    if operand.isColumn {
      if UnsafePointer(out) != operand.values { out.update(from: operand.values, count: count) }
    } else {
      out.update(repeating: operand.values.pointee, count: count)
    }
  }

  /// The operand as a column; a single number is spread over scratch column `slot`.
  func column(_ place: Place, row: Int, in slot: Int) -> UnsafePointer<Double> {
    let operand = operand(place, row: row)
    if operand.isColumn { return operand.values }
    let spread = scratch + slot * program.centreCount * program.width
    spread.update(repeating: operand.values.pointee, count: count)
    return UnsafePointer(spread)
  }

  private func copy(_ from: Place, to: Place, rows: Int) {
    for row in 0..<rows { fill(target(to, row: row), operand(from, row: row)) }
  }

  // MARK: Instructions that take all rows at once

  private func execute(_ instruction: Instruction) {
    let (output, inputs) = (instruction.output, instruction.operands)
    switch instruction.kind {
    case .uniform: uniforms(instruction)
    case .distribution: distribution(instruction)
    case .stack:
      for (row, place) in inputs.enumerated() {
        fill(target(output, row: row), operand(place, row: row))
      }
    case .airport: airport(instruction)
    // Only where there is no month as far back as they look.
    case .state, .delay: copy(inputs[0], to: output, rows: instruction.rows)
    case .trailing(let months): trailing(instruction, months)
    case .source: source(instruction)
    default: preconditionFailure("Internal error: a loop outside a list of loops")
    }
  }

  private func source(_ instruction: Instruction) {
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

  private func airport(_ instruction: Instruction) {
    let centreCount = program.centreCount
    let area = centreCount * program.width
    for (slot, place) in instruction.operands.enumerated() {
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
