/// Writes scenarios whose formulas are drawn at random, from a seed: any nesting of the language's functions.
struct RandomFormulas {
  private var state: UInt64
  /// Whether lines, stocks and parameters are kept inside their range, so that no trial fails.
  let isSafe: Bool
  private var names = [
    "const", "by_centre_only", "by_month", "by_both", "r", "rc", "rm", "rcm", "walk",
  ]
  private var later: [String] = []
  private var helpers: [String] = []

  init(seed: UInt64, isSafe: Bool) {
    state = seed
    self.isSafe = isSafe
  }

  // MARK: Chance

  /// The next number of splitmix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  private mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int(next() % UInt64(items.count))]
  }

  // MARK: Formulas

  private mutating func leaf() -> String {
    switch next() % 10 {
    case 0: pick(["1", "2", "0.5", "3.7", "(-1)", "10"])
    case 1:
      pick(["months_open", "month_of_year", "months_since(2000-07)", "ramp(2000-03, 2001-02)"])
    case 2: pick(["in_group(north)", "is(b)", "pulse(2000-05, 2000-09)", "(date >= 2000-06)"])
    case 3: pick(["normal(0, 1)", "uniform(0, 2)", "bernoulli(0.4)", "(log(const - 1))"])
    default: pick(names)
    }
  }

  mutating func formula(depth: Int) -> String {
    guard depth > 0 else { return leaf() }
    func sub(_ work: inout RandomFormulas) -> String { work.formula(depth: depth - 1) }
    let x = sub(&self)
    switch next() % 24 {
    case 0...3: return "(\(x) \(pick(["+", "-", "*", "/"])) \(sub(&self)))"
    case 4: return "(\(x) \(pick(["<", "<=", ">", ">=", "==", "!="])) \(sub(&self)))"
    case 5: return "(\(x) \(pick(["and", "or"])) \(sub(&self)))"
    case 6: return "(\(x) ^ \(pick(["2", "0.5", "(-1)", "const", "r"])))"
    case 7: return "\(pick(["min", "max"]))(\(x), \(sub(&self)), \(leaf()))"
    case 8, 9: return "if(\(x), \(sub(&self)), \(sub(&self)))"
    case 10: return "clamp(\(x), \(leaf()), \(leaf()))"
    case 11, 12:
      return
        "\(pick(["abs", "exp", "log", "sqrt", "floor", "ceil", "round", "logistic"]))(\(x))"
    case 13: return "previous(\(memory() ?? x)\(pick(["", ", \(leaf())"])))"
    case 14: return "delay(\(memory() ?? x), \(pick(["1", "2", "5", "30"])), \(leaf()))"
    case 15: return "trailing_mean(\(x), \(pick(["1", "2", "3", "12", "40"])))"
    case 16: return "(trailing_sum(\(x), \(pick(["1", "4", "12"]))) / 1 [month])"
    case 17: return "(\(pick(["cumulative", "year_to_date"]))(\(x)) / 1 [month])"
    case 18, 19: return "\(pick(["total", "average", "largest", "smallest"]))(\(x))"
    case 20: return pick(["share(\(x))", "count(\(x))"])
    case 21: return "bend(\(x))"
    case 22: return "(\(pick(["rent", "books", "fees", "core"])) / won)".asEarlier
    default: return "(-(\(x)))"
    }
  }

  /// Something that is defined later, which a memory may read.
  private mutating func memory() -> String? { later.isEmpty ? nil : pick(later) }

  /// A formula that is defined and lies between two numbers, if it is to be safe.
  ///
  /// It stands under a name of its own, since a draw that is written twice is drawn twice.
  private mutating func bounded(_ low: String, _ high: String) -> String {
    let x = formula(depth: 2)
    guard isSafe else { return "(\(x))" }
    let name = "x\(helpers.count)"
    helpers.append("  \(name): \"\(x)\"")
    return "if(\(name) == \(name), clamp(\(name), \(low), \(high)), \(high))"
  }

  // MARK: Scenario

  mutating func scenario(quantities: Int) -> String {
    let count = quantities
    later = (0..<count).map { "q\($0)" } + ["s0", "s1"]
    var model: [String] = []
    for index in 0..<count {
      model.append("  q\(index): \"\(formula(depth: 3))\"")
      names.append("q\(index)")
    }
    model.append("  s0: {start: 1, next: \"\(bounded("-9", "9"))\"}")
    model.append("  s1: {start: rc, next: \"\(bounded("-9", "9"))\"}")
    let fees = bounded("0", "9")
    let rent = bounded("0", "9")
    let books = bounded("0", "9")
    let adoption = bounded("0", "1")
    let award = bounded("0", "5")
    let overlap = "if(total(rc) > 3, 0.3, 0.8)"
    return """
      jarip: 1
      money: KRW million
      timeline: {start: 2000-01, end: 2001-05, fiscal_year: july}
      centres: {a: {group: south}, b: {group: north, opens: 2000-03}, c: {group: north}}
      inputs:
        won: {value: 1, unit: KRW million/month}
        purse: {value: 1, unit: KRW million}
        const: {value: 0.6}
        by_centre_only: {value: {a: 1, b: -2, c: 0.25}}
        by_month: {schedule: {2000-01: 0, 2000-06: 3, 2001-03: -1}, interpolate: linear}
        by_both: {schedule: {2000-01: {a: 1, b: 0, c: 2}, 2000-09: {a: 0, b: 3, c: 1}}}
        r: {value: "normal(1, 1)"}
        rc: {value: "uniform(0, 3)", each: centre, common: 0.4}
        rm: {value: "normal(0, 1)", each: month}
        rcm: {value: "normal(0, 2)", each: [centre, month]}
        walk: {value: "ou(level: 0, reversion: 1, volatility: 1)", each: centre}
        bend: {curve: {-2: 1, 0: 0.5, 3: -1}}
      model:
      \((model + helpers).joined(separator: "\n"))
      revenue:
        fees: {amount: "\(fees) * won", collected_after: 2}
      costs:
        rent: {amount: "\(rent) * won"}
        books: {amount: "\(books) * won", sharing: {overlap: "\(overlap)", adoption: "\(adoption)", localisation: 0.1, split: \(pick(["use", "equal", "ability", "shapley"]))}}
      grants: {core: {award: "\(award) * won", share: 0.5, carry_over: \(pick(["true", "false"]))}}
      share: all
      reserves: {opening: 3 * purse, interest: 0.05, overdraft_rate: 0.1, credit_limit: 5 * purse, closes_after: \(pick(["2", "4"]))}
      independence: {test: "oss >= 0.5 and reserve_months > 0", sustained: 2, from: 2000-04}
      """
  }
}

extension String {
  /// Last month's value of a line, which breaks every cycle that a line would make.
  fileprivate var asEarlier: String { "previous(\(self))" }
}
