import JaripModel

/// How a plan is carried out, in numbers.
public struct ProgramFacts: Sendable {
  /// Trials computed together.
  public let blockSize: Int
  /// Values that are the same in all trials, and those computed once for each trial and in the monthly loop.
  public let fixed: Int
  public let once: Int
  public let monthly: Int
  /// Values that vary by trial and that nothing looks at.
  public let dropped: Int
  /// Lists of instructions that are done centre by centre, and how many instructions they hold.
  public let stretches: Int
  public let instructionsInStretches: Int
  /// Values with room for one centre only, read back at once.
  public let passing: Int
  /// How many sets of instructions the months have.
  public let kindsOfMonth: Int
  /// Bytes of values that a worker holds, without summaries.
  public let workerBytes: Int
}

extension Simulation {
  public var facts: ProgramFacts {
    let varying = plan.nodes.filter { $0.axes.contains(.trial) }.count
    let once = program.once.flatMap(\.instructions).filter(\.makesValue).count
    let loops = program.monthly.filter(\.isLoops)
    let instructions = loops.flatMap(\.instructions)
    let monthly = program.monthly.flatMap(\.instructions).filter(\.makesValue).count
    return ProgramFacts(
      blockSize: program.width, fixed: plan.nodes.count - varying, once: once, monthly: monthly,
      dropped: varying - program.computedCount, stretches: loops.count,
      instructionsInStretches: instructions.count,
      passing: instructions.filter {
        $0.makesValue && $0.rows > 1 && $0.output.rowStride == 0
      }.count,
      kindsOfMonth: program.monthOfKind.count,
      workerBytes: program.memorySize * MemoryLayout<Double>.stride)
  }
}
