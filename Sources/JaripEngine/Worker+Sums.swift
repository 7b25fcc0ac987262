import JaripMath
import JaripModel

extension Worker {
  /// The sum over the last `months` months, in two additions a month.
  ///
  /// Months are cut into chunks of `months` from the start. The running part is the sum of the chunk at
  /// hand, added forwards. When a chunk ends, its columns become sums of themselves and all later ones,
  /// added backwards: what an older chunk still gives to the window. Nothing is ever subtracted, so a
  /// window of zeros is exactly 0.
  func trailing(_ instruction: Program.Instruction, _ months: Int) {
    let size = instruction.rows * program.width
    let ring = memory + instruction.memory
    let running = ring + months * size
    let position = month % months
    // Rows that lie together are one long row.
    let isWhole = isContiguous(instruction.a) && isContiguous(instruction.output)
    let stride = instruction.rows > 1 ? program.width : 0
    let length = isWhole ? instruction.rows * count : count
    for row in 0..<(isWhole ? 1 : instruction.rows) {
      let x = operand(instruction.a, row: row)
      let sum = running + row * stride
      let out = target(instruction.output, row: row)
      let kept = ring + position * size + row * stride
      func keep(_ column: UnsafeMutablePointer<Double>) {
        if x.isColumn {
          column.update(from: x.values, count: length)
        } else {
          column.update(repeating: x.values.pointee, count: length)
        }
      }
      if position == 0 {
        keep(sum)
      } else {
        kernels.binary(
          .add, sum, x.values, mode: x.isColumn ? .columns : .columnAndScalar, into: sum,
          count: length)
      }
      if instruction.isLevel, !isYearEnd {
        // Nobody looks.
      } else if month < months || position == months - 1 {
        out.update(from: sum, count: length)
      } else {
        let older = ring + (position + 1) * size + row * stride
        kernels.binary(.add, older, sum, mode: .columns, into: out, count: length)
      }
      keep(kept)
      guard position == months - 1 else { continue }
      for slot in (0..<(months - 1)).reversed() {
        let own = ring + slot * size + row * stride
        let later = ring + (slot + 1) * size + row * stride
        kernels.binary(.add, own, later, mode: .columns, into: own, count: length)
      }
    }
  }
}
