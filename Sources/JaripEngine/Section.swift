import JaripMath

/// Where places lie in one worker.
struct Addresses {
  let table: UnsafePointer<Double>
  let memory: UnsafeMutablePointer<Double>

  /// The first value of the first row.
  func start(of place: Place, month: Int) -> UnsafePointer<Double> {
    switch place {
    case .table(let base, let monthStride, _): table + base + month * monthStride
    case .column(let base, _): UnsafePointer(memory + base)
    case .ring(let base, let size, let count, let offset, _):
      UnsafePointer(memory + base + (month + offset) % count * size)
    }
  }
}

/// A stretch of a program in one worker's memory: a list of loops, or an instruction that takes all rows at once.
enum Section {
  /// An operand that lies elsewhere each month.
  struct Move: BitwiseCopyable {
    var part: RowLoops.Part
    var step: Int
    var place: Place
  }

  case loops(RowLoops, [Move])
  case all(Whole)

  /// An instruction in one piece: the lists of a value would be counted as used and not used each month.
  final class Whole {
    let instruction: Instruction

    init(_ instruction: Instruction) { self.instruction = instruction }
  }

  static func sections(
    _ stretches: [Stretch], _ addresses: Addresses, _ draws: DrawTable, centreCount: Int
  ) -> [Section] {
    stretches.map { stretch in
      guard stretch.isLoops else { return .all(Whole(stretch.instructions[0])) }
      var builder = LoopBuilder(
        rows: stretch.rows, addresses: addresses, draws: draws, centreCount: centreCount)
      for instruction in stretch.instructions { builder.add(instruction) }
      return .loops(builder.loops, builder.moves)
    }
  }
}

/// Turns instructions into loops with their columns.
private struct LoopBuilder {
  let loops: RowLoops
  let addresses: Addresses
  let draws: DrawTable
  let centreCount: Int
  var moves: [Section.Move] = []

  init(rows: Int, addresses: Addresses, draws: DrawTable, centreCount: Int) {
    self.centreCount = centreCount
    loops = RowLoops(rows: rows)
    self.addresses = addresses
    self.draws = draws
  }

  mutating func add(_ instruction: Instruction) {
    let inputs = instruction.operands
    let output = instruction.output
    func mode(_ left: Place, _ right: Place) -> OperandMode {
      left.isColumn ? (right.isColumn ? .columns : .columnAndScalar) : .scalarAndColumn
    }
    switch instruction.kind {
    case .unary(let kernel): append(.unary(kernel), inputs, output)
    case .binary(let kernel):
      append(.binary(kernel, mode(inputs[0], inputs[1])), inputs, output)
    case .select:
      let mode: SelectMode =
        inputs[1].isColumn
        ? (inputs[2].isColumn ? .columns : .columnAndScalar)
        : (inputs[2].isColumn ? .scalarAndColumn : .scalars)
      append(inputs[0].isColumn ? .select(mode) : .choose(mode), inputs, output)
    case .curve:
      append(.curve, inputs, output, last: .init(draws.curve(instruction.node), stride: 0))
    case .sum: addSum(inputs, output)
    case .reduce(let kernel):
      let rows = (0..<max(1, centreCount)).map(inputs[0].row)
      if rows.count == 1 {
        append(.copy, rows, output)
      } else if kernel == .add, rows.count > 2 {
        addSum(rows, output)
      } else {
        append(.binary(kernel, .columns), Array(rows[..<2]), output)
        for row in rows[2...] { append(.binary(kernel, .columns), [output, row], output) }
      }
    case .accumulate, .yearSum:
      append(.binary(.add, mode(output, inputs[0])), [output, inputs[0]], output)
    case .record: append(inputs[0].isColumn ? .copy : .spread, inputs, output)
    case .check(let kernel, _): append(.check(kernel), inputs, output)
    default: preconditionFailure("Internal error: no loop for an instruction")
    }
  }

  /// Two terms at a time are added to the sum of those before.
  private mutating func addSum(_ terms: [Place], _ output: Place) {
    append(.addThree, Array(terms[..<3]), output)
    var rest = terms[3...]
    while rest.count >= 2 {
      append(.addThree, [output] + rest.prefix(2), output)
      rest = rest.dropFirst(2)
    }
    if let last = rest.first { append(.binary(.add, .columns), [output, last], output) }
  }

  /// - Parameter last: an operand behind `inputs` that is no place of the program.
  private mutating func append(
    _ loop: ElementLoop, _ inputs: [Place], _ output: Place, last: RowLoops.Operand? = nil
  ) {
    func operand(_ place: Place) -> RowLoops.Operand {
      RowLoops.Operand(addresses.start(of: place, month: 0), stride: place.rowStride)
    }
    let step = loops.count
    var operands = inputs.map(operand)
    if let last { operands.append(last) }
    loops.append(loop, operands, into: operand(output))
    func note(_ place: Place, _ part: RowLoops.Part) {
      if place.turnsByMonth { moves.append(Section.Move(part: part, step: step, place: place)) }
    }
    note(output, .output)
    for (index, place) in inputs.enumerated() { note(place, .input(index)) }
  }
}
