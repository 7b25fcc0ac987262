public import JaripModel
public import JaripMath
public import JaripScenario

/// How a plan is run.
public struct RunSettings: Sendable {
  public var trials: Int
  public var seed: UInt64
  public var sampling: Sampling
  /// Workers; results do not depend on it.
  public var threads: Int
  /// Trials computed together; results do not depend on it.
  public var blockSize: Int
  /// Measures kept by month beside those that the report names.
  public var monthly: Set<String>
  /// Offsets of the months that `monthly` keeps; nothing for all.
  public var months: Set<Int>?
  /// Which outputs are summarised.
  public var selection: Selection
  /// Whether later alternatives are compared with the first, trial by trial.
  public var compares: Bool
  /// The outputs that are compared; nothing for all that are summarised.
  public var comparedNames: Set<String>?
  /// Whether every value is kept, whatever the number of trials; never where trials have weights.
  public var keepsValues: Bool
  /// How much each trial counts; nothing where all count the same. Errors then come from the parts of the run.
  public var weights: TrialWeights?
  /// What is kept trial by trial for the first `columnLimit` trials, with the outcomes of these trials; for a run as a whole,
  /// not for a shard.
  public var columns: [ColumnRequest]
  public var columnLimit = EngineConstants.columnTrials
  /// Whether every draw is taken at the middle of its distribution instead of at random: a run of one trial without chance.
  public var takesMiddles = false
  /// Called after each block with the trials done, from any worker.
  public var progress: (@Sendable (Int) -> Void)?
  /// Looks at one trial by itself when a value is not as it must be; throws what is wrong with it.
  public var examine: (@Sendable (_ trial: Int, _ alternative: Int) throws(RunFailure) -> Void)?

  public init(
    trials: Int, seed: UInt64 = 1, sampling: Sampling = .random, threads: Int = 1,
    blockSize: Int? = nil,
    monthly: Set<String> = [], selection: Selection = .everything, compares: Bool = false,
    comparedNames: Set<String>? = nil,
    keepsValues: Bool = false, columns: [ColumnRequest] = [],
    progress: (@Sendable (Int) -> Void)? = nil,
    examine: (@Sendable (_ trial: Int, _ alternative: Int) throws(RunFailure) -> Void)? = nil
  ) {
    precondition(trials > 0, "Trial count must be positive")
    precondition(blockSize ?? 1 > 0, "Block size must be positive")
    self.trials = trials
    self.seed = seed
    self.sampling = sampling
    self.threads = max(1, threads)
    self.blockSize = blockSize ?? EngineConstants.blockSize
    self.monthly = monthly
    self.selection = selection
    self.compares = compares
    self.comparedNames = comparedNames
    self.keepsValues = keepsValues
    self.columns = columns
    self.progress = progress
    self.examine = examine
  }

  public enum Selection: String, Codable, Sendable {
    case everything
    /// What a printed answer shows: the network's rows, and each centre's self-sufficiency. The distributions
    /// of every line of every centre take more time and memory than all the rest of a run.
    case answer

    func includes(_ output: PlanOutput) -> Bool {
      guard output.role.isSummarised else { return false }
      return switch self {
      case .everything: true
      case .answer:
        output.role != .pool && (output.scope == .network || output.name == "oss")
      }
    }
  }

  /// How the trials of a plan are drawn.
  public func samplingPlan(_ plan: Plan) -> SamplingPlan {
    if takesMiddles { return .middle }
    return switch sampling {
    case .random: SamplingPlan(seed: seed)
    case .lhs: .latinHypercube(trials: trials, seed: seed)
    case .sobol: .sobol(draws: plan.onceDraws, trials: trials, seed: seed)
    }
  }

  var keepsEveryValue: Bool {
    weights == nil && (keepsValues || trials <= EngineConstants.exactTrialLimit)
  }
}
