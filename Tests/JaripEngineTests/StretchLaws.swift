import JaripMath
import Testing

@testable import JaripEngine

/// The order in which a month's instructions are done.
@Suite struct StretchLaws {
  private let always = MonthSet(allOf: 3)

  /// Instruction n makes the value n from some of those before it.
  private func instructions(_ count: Int, seed: Int) -> [Instruction] {
    var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    return (0..<count).map { node in
      let kinds: [Instruction.Kind] = [
        .binary(.add), .unary(.exponential), .select, .airport, .distribution,
      ]
      let inputs = node == 0 ? [] : (0..<random(4)).map { _ in random(node) }
      return Instruction(
        node: node, kind: kinds[random(kinds.count)], inputs: inputs, rows: random(2) == 0 ? 1 : 10,
        months: always)
    }
  }

  @Test func `what an instruction needs comes before it, and nothing is lost`() {
    for seed in 1...200 {
      let given = instructions(1 + seed % 60, seed: seed)
      let order = Stretch.arranged(given).flatMap(\.instructions)
      #expect(order.map(\.node).sorted() == given.map(\.node))
      var made: Set<Int> = []
      for instruction in order {
        #expect(made.isSuperset(of: instruction.inputs), "seed \(seed)")
        made.insert(instruction.node)
      }
    }
  }

  @Test func `a stretch holds loops over as many rows, or one instruction that takes all`() {
    for seed in 1...200 {
      let stretches = Stretch.arranged(instructions(1 + seed % 60, seed: seed))
      for stretch in stretches {
        #expect(stretch.isLoops || stretch.instructions.count == 1)
        #expect(stretch.instructions.allSatisfy { $0.kind.isLoop == stretch.isLoops })
        #expect(stretch.instructions.allSatisfy { $0.rows == stretch.rows })
      }
      for (stretch, next) in zip(stretches, stretches.dropFirst()) where stretch.isLoops {
        #expect(!next.isLoops || next.rows != stretch.rows, "two that could be one")
      }
      #expect(stretches.count <= Stretch.grouped(instructions(1 + seed % 60, seed: seed)).count)
    }
  }

  @Test func `sets of months are sets of numbers`() {
    for count in [1, 63, 64, 65, 132] {
      let thirds = Set((0..<count).filter { $0 % 3 == 0 })
      let late = Set((0..<count).filter { $0 >= count / 2 })
      func months(_ numbers: Set<Int>) -> MonthSet {
        MonthSet(monthCount: count) { numbers.contains($0) }
      }
      func numbers(_ months: MonthSet) -> Set<Int> { Set((0..<count).filter(months.contains)) }
      #expect(numbers(months(thirds).intersection(months(late))) == thirds.intersection(late))
      #expect(months(thirds.intersection(late)).isSubset(of: months(thirds)))
      #expect(months(late).isSubset(of: months(thirds)) == late.isSubset(of: thirds))
      #expect(
        numbers(months(thirds).earlier(by: 5, monthCount: count))
          == Set(thirds.map { $0 - 5 }.filter { $0 >= 0 }))
      var union = months(thirds)
      let grew = union.formUnion(months(late))
      #expect(grew == !late.isSubset(of: thirds))
      #expect(numbers(union) == thirds.union(late))
      let grewAgain = union.formUnion(months(late))
      #expect(!grewAgain)
      #expect(months([]).isEmpty && !months(thirds).isEmpty)
    }
  }
}
