import JaripMath
import JaripModel

extension Worker {
  /// The sum over the last `months` months, in two additions a month.
  ///
  /// Months are cut into chunks of `months` from the start. The running part is the sum of the chunk at
  /// hand, added forwards. When a chunk ends, its columns become sums of themselves and all later ones,
  /// added backwards: what an older chunk still gives to the window. Nothing is ever subtracted, so a
  /// window of zeros is exactly 0.
  func trailing(_ instruction: Instruction, _ months: Int) {
    let size = instruction.rows * program.width
    let ring = memory + instruction.memory
    let running = ring + months * size
    let position = month % months
    let stride = instruction.rows > 1 ? program.width : 0
    for row in 0..<instruction.rows {
      let x = operand(instruction.operands[0], row: row)
      let sum = running + row * stride
      let out = target(instruction.output, row: row)
      let kept = ring + position * size + row * stride
      if position == 0 {
        fill(sum, x)
      } else {
        kernels.binary(
          .add, sum, x.values, mode: x.isColumn ? .columns : .columnAndScalar, into: sum,
          count: count)
      }
      if !instruction.months.contains(month) {
        // Nobody looks.
      } else if month < months || position == months - 1 {
        out.update(from: sum, count: count)
      } else {
        let older = ring + (position + 1) * size + row * stride
        kernels.binary(.add, older, sum, mode: .columns, into: out, count: count)
      }
      fill(kept, x)
      guard position == months - 1 else { continue }
      for slot in (0..<(months - 1)).reversed() {
        let own = ring + slot * size + row * stride
        let later = ring + (slot + 1) * size + row * stride
        kernels.binary(.add, own, later, mode: .columns, into: own, count: count)
      }
    }
  }
}
