/// One function of the language: what it is called, takes and gives.
///
/// Checks, help and the language reference are made from the table of these.
public struct FunctionEntry: Sendable {
  public enum Category: String, CaseIterable, Sendable {
    case arithmetic, time, centres, statement, distributions, processes
  }

  public enum ParameterKind: String, Sendable {
    /// A formula with the unit of the result.
    case value
    /// A formula that is a pure number.
    case pure
    /// A formula of any unit.
    case any
    case condition
    case month
    /// A literal whole number, at least 1.
    case wholeNumber = "whole number"
    /// The name of a cost line.
    case line
    case group
    case centre
    /// A word from a fixed list.
    case word
    /// The name of a group of lines.
    case programme
    case file
    case column
    /// `weight: value`
    case weighted
  }

  public struct Parameter: Sendable {
    public var name: String
    public var kind: ParameterKind
    public var isOptional: Bool
    init(_ name: String, _ kind: ParameterKind, optional: Bool = false) {
      self.name = name
      self.kind = kind
      self.isOptional = optional
    }
  }

  /// What unit comes out.
  public enum UnitRule: String, Sendable {
    case same = "that of its values"
    case pure = "a pure number"
    case timesMonth = "that of its value times month"
    case root = "the square root of its value's"
    case rounded = "that of its value; time counts in months, currencies are refused"
    case line = "money per month"
    case ofWord = "money per month, money or 1/month, by the word"
  }

  /// Which axes the result has beside those of its arguments.
  public enum AxisRule: String, Sendable {
    case none = "those of its arguments"
    case month = "adds month"
    case centre = "adds centre"
    case centreAndMonth = "adds centre and month"
    case dropsCentre = "drops centre, adds month"
    case trial = "adds trial, and the axes under each"
    case process = "adds trial and month, and centre under each"
  }

  public var name: String
  public var category: Category
  public var parameters: [Parameter]
  /// How many arguments of the last parameter's kind there must be at least; nothing when fixed.
  public var variadicMinimum: Int?
  public var unit: UnitRule
  public var axes: AxisRule
  public var summary: String
  public var example: String

  /// `pert(low, mode, high)`
  public var signature: String {
    if name == "to" { return "a to b" }
    let names = parameters.map { $0.isOptional ? "\($0.name)?" : $0.name }
    return "\(name)(\(names.joined(separator: ", "))\(variadicMinimum == nil ? "" : ", …"))"
  }
}

extension FunctionEntry {
  public static let all: [FunctionEntry] = arithmetic + time + centres + statement + random
  public static let byName: [String: FunctionEntry] =
    Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// Words with a meaning of their own in formulas, beside the functions.
  public static let keywords = [
    "and", "or", "not", "to", "if", "undefined", "date", "now", "months_open",
    "month_of_year",
  ]
  /// Names that no quantity, line or grant may have.
  public static let reservedNames = Set(all.map(\.name) + keywords)

  private static func entry(
    _ name: String, _ category: Category, _ parameters: [Parameter], variadic: Int? = nil,
    unit: UnitRule, axes: AxisRule = .none, _ summary: String, _ example: String
  ) -> FunctionEntry {
    FunctionEntry(
      name: name, category: category, parameters: parameters, variadicMinimum: variadic,
      unit: unit, axes: axes, summary: summary, example: example)
  }

  private static let x = Parameter("x", .value)
  private static let pureX = Parameter("x", .pure)

  private static let arithmetic: [FunctionEntry] = [
    entry(
      "if", .arithmetic,
      [Parameter("condition", .condition), Parameter("yes", .value), Parameter("no", .value)],
      unit: .same,
      "yes where the condition is true, else no; the branch not taken never counts",
      "if(date >= 2000-07, exam_fees, 0)"),
    entry(
      "min", .arithmetic, [x], variadic: 2, unit: .same, "the smallest of two or more",
      "min(seats_wanted, room_seats)"),
    entry(
      "max", .arithmetic, [x], variadic: 2, unit: .same, "the largest of two or more",
      "max(cost - revenue, 0)"),
    entry(
      "clamp", .arithmetic, [x, Parameter("low", .value), Parameter("high", .value)],
      unit: .same, "x, but not below low and not above high", "clamp(occupancy, 0, 1)"),
    entry("abs", .arithmetic, [x], unit: .same, "x without its sign", "abs(difference)"),
    entry("exp", .arithmetic, [pureX], unit: .pure, "e to the power x", "exp(activity)"),
    entry(
      "log", .arithmetic, [pureX], unit: .pure,
      "the natural logarithm; undefined at and below 0", "log(price_share)"),
    entry(
      "sqrt", .arithmetic, [Parameter("x", .any)], unit: .root,
      "the square root; undefined below 0", "sqrt(adopter_share)"),
    entry(
      "floor", .arithmetic, [x], unit: .rounded, "the whole number at or below x",
      "floor(demand / class_size)"),
    entry(
      "ceil", .arithmetic, [x], unit: .rounded, "the whole number at or above x",
      "ceil(load / seats_per_staff)"),
    entry(
      "round", .arithmetic, [x], unit: .rounded, "the nearest whole number, halves away from zero",
      "round(staff_wanted)"),
    entry(
      "logistic", .arithmetic, [pureX], unit: .pure, "1 / (1 + exp(-x))",
      "logistic(3 * (oss - 0.5))"),
  ]

  private static let first = Parameter("first", .value, optional: true)
  private static let window = Parameter("months", .wholeNumber)

  private static let time: [FunctionEntry] = [
    entry(
      "months_since", .time, [Parameter("month", .month)], unit: .pure, axes: .month,
      "months since that month, negative before it", "months_since(1997-09) / 12"),
    entry(
      "ramp", .time, [Parameter("from", .month), Parameter("until", .month)], unit: .pure,
      axes: .month, "0 up to the first month, 1 from the second, linear between",
      "ramp(2000-09, 2001-09)"),
    entry(
      "pulse", .time, [Parameter("from", .month), Parameter("until", .month)], unit: .pure,
      axes: .month, "1 in those months inclusive, else 0", "pulse(2001-01, 2001-06)"),
    entry(
      "season", .time, [x], variadic: 12, unit: .same, axes: .month,
      "the factor of the month; the first is for the fiscal year's first month",
      "season(1.1, 1.2, 1.2, 0.9, 0.8, 0.8, 1, 1.1, 1.1, 1, 0.9, 0.9)"),
    entry(
      "previous", .time, [x, first], unit: .same, axes: .month,
      "x a month ago; first (else 0) in the timeline's first month", "previous(rent_index, 1)"),
    entry(
      "delay", .time, [x, window, first], unit: .same, axes: .month,
      "x that many months ago; first (else 0) before there is one", "delay(first_step, 3)"),
    entry(
      "cumulative", .time, [Parameter("x", .any)], unit: .timesMonth, axes: .month,
      "the sum of x over all months so far", "cumulative(trainees)"),
    entry(
      "trailing_sum", .time, [Parameter("x", .any), window], unit: .timesMonth, axes: .month,
      "the sum of x over the last months, those there are", "trailing_sum(earned, 12)"),
    entry(
      "trailing_mean", .time, [x, window], unit: .same, axes: .month,
      "the mean of x over the last months, those there are", "trailing_mean(seats_wanted, 3)"),
    entry(
      "year_to_date", .time, [Parameter("x", .any)], unit: .timesMonth, axes: .month,
      "the sum of x since the fiscal year began", "year_to_date(trainees)"),
  ]

  private static let centres: [FunctionEntry] = [
    entry(
      "total", .centres, [x], unit: .same, axes: .dropsCentre,
      "the sum over open centres; an x without centre axis counts once for each", "total(trainees)"),
    entry(
      "average", .centres, [x], unit: .same, axes: .dropsCentre,
      "the mean over open centres; undefined when none is open", "average(fill)"),
    entry(
      "largest", .centres, [x], unit: .same, axes: .dropsCentre,
      "the largest over open centres; undefined when none is open", "largest(oss)"),
    entry(
      "smallest", .centres, [x], unit: .same, axes: .dropsCentre,
      "the smallest over open centres; undefined when none is open", "smallest(oss)"),
    entry(
      "share", .centres, [Parameter("x", .any)], unit: .pure, axes: .centreAndMonth,
      "x of the centre as a part of the total over open centres", "share(trainees)"),
    entry(
      "count", .centres, [Parameter("condition", .condition)], unit: .pure, axes: .dropsCentre,
      "how many open centres meet the condition", "count(oss >= 1)"),
    entry(
      "in_group", .centres, [Parameter("group", .group)], unit: .pure, axes: .centre,
      "1 in the centres of the group, else 0", "in_group(regional)"),
    entry(
      "is", .centres, [Parameter("centre", .centre)], unit: .pure, axes: .centre,
      "1 in that centre, else 0", "is(kpc)"),
    entry(
      "adoption", .centres, [Parameter("line", .line)], unit: .pure, axes: .centreAndMonth,
      "the centre's adoption of a shared line; 0 where it is not shared or the centre is no member",
      "1 - fit_loss * adoption(textbooks)"),
    entry(
      "alone", .centres, [Parameter("line", .line)], unit: .line, axes: .centreAndMonth,
      "the line's amount before sharing; 0 while the centre is not open", "alone(textbooks)"),
  ]

  private static let statement: [FunctionEntry] = [
    entry(
      "sum_of_lines", .statement,
      [Parameter("kind", .word), Parameter("programme", .programme, optional: true)], unit: .line,
      axes: .centreAndMonth,
      "the sum of all lines of a kind, of one programme if it is named: "
        + LineClass.allCases.map(\.rawValue).joined(separator: ", "),
      "sum_of_lines(operating)"),
    entry(
      "reserve", .statement, [Parameter("rule", .word)], unit: .ofWord, axes: .centreAndMonth,
      "a rule of the reserves: opening (money that arrives in the month), interest, "
        + "overdraft_rate (both per month)", "previous(cash, 0) * reserve(interest)"),
    entry(
      "by_centre", .statement, [x], unit: .same, axes: .centre,
      "x; in the network's row the sum of x over all centres, found one by one",
      "by_centre(previous(cash, 0) + reserve(opening))"),
  ]

  private static func distribution(
    _ name: String, _ parameters: [Parameter], variadic: Int? = nil, unit: UnitRule = .same,
    _ summary: String, _ example: String
  ) -> FunctionEntry {
    entry(
      name, .distributions, parameters, variadic: variadic, unit: unit, axes: .trial, summary,
      example)
  }

  private static func process(
    _ name: String, _ parameters: [Parameter], unit: UnitRule = .same, _ summary: String,
    _ example: String
  ) -> FunctionEntry {
    entry(name, .processes, parameters, unit: unit, axes: .process, summary, example)
  }

  private static func value(_ name: String, optional: Bool = false) -> Parameter {
    Parameter(name, .value, optional: optional)
  }
  private static func pure(_ name: String) -> Parameter { Parameter(name, .pure) }

  private static let random: [FunctionEntry] = [
    distribution(
      "normal", [value("mean"), value("sd")],
      "the normal distribution; also normal(p5: a, p95: b)", "normal(0, 0.18)"),
    distribution(
      "lognormal", [value("mean"), value("sd")],
      "lognormal with mean and sd of the quantity itself; also lognormal(p5: a, p95: b)",
      "lognormal(30, 10)"),
    distribution(
      "uniform", [value("low"), value("high")], "every value between alike", "uniform(0.8, 1.2)"),
    distribution(
      "triangular", [value("low"), value("mode"), value("high")], "triangle with its top at mode",
      "triangular(0.1, 0.15, 0.25)"),
    distribution(
      "pert", [value("low"), value("mode"), value("high")], "PERT with shape 4",
      "pert(0.05, 0.12, 0.25)"),
    distribution("beta", [pure("a"), pure("b")], unit: .pure, "between 0 and 1", "beta(6, 94)"),
    distribution(
      "gamma", [pure("shape"), value("scale")], "mean shape · scale", "gamma(2, 1.5)"),
    distribution(
      "weibull", [value("scale"), pure("shape")], "times to an event", "weibull(24, 1.5)"),
    distribution("exponential", [value("mean")], "waiting times", "exponential(12)"),
    distribution(
      "student", [pure("df"), value("location"), value("scale")], "heavier tails than normal",
      "student(4, 0, 0.1)"),
    distribution(
      "to", [value("a"), value("b")],
      "the central 90 %: lognormal when a > 0, normal otherwise", "1.6 to 2.9"),
    distribution(
      "metalog",
      [
        value("p10"), value("p50"), value("p90"), value("low", optional: true),
        value("high", optional: true),
      ], "three-term metalog through three quantiles, bounds optional",
      "metalog(2, 5, 12, low: 0)"),
    distribution(
      "bernoulli", [pure("p")], unit: .pure, "1 with probability p, else 0", "bernoulli(0.3)"),
    distribution(
      "binomial", [pure("n"), pure("p")], unit: .pure, "successes in n", "binomial(10, 0.3)"),
    distribution("poisson", [pure("mean")], unit: .pure, "counts", "poisson(2.5)"),
    distribution(
      "negative_binomial", [pure("mean"), pure("dispersion")], unit: .pure,
      "counts with variance mean + dispersion · mean²", "negative_binomial(20, 0.3)"),
    distribution(
      "choice", [Parameter("weight: value", .weighted)], variadic: 1,
      "one of the values, by weights that sum to 1", "choice(0.7: 1, 0.3: 2)"),
    distribution(
      "empirical", [Parameter("file", .file), Parameter("column", .column)],
      "resampling of the rows of a table", "empirical(\"fees.csv\", fee)"),
    process(
      "gbm", [value("start"), pure("growth"), pure("volatility")],
      "geometric Brownian motion; growth and volatility per year, of the logarithm",
      "gbm(start: 1, growth: 0.03, volatility: 0.012)"),
    process(
      "ou",
      [value("level"), pure("reversion"), value("volatility"), value("start", optional: true)],
      "Ornstein-Uhlenbeck, per year; start defaults to level",
      "ou(level: 0, reversion: 1.2, volatility: 0.06)"),
    process(
      "ar1", [value("mean"), pure("persistence"), value("sd")],
      "first-order autoregression; sd of the stationary state, in which it starts",
      "ar1(mean: 0, persistence: 0.85, sd: 0.04)"),
    process(
      "regime", [pure("enter"), pure("stay")], unit: .pure,
      "0 or 1; monthly probabilities; starts in 0", "regime(enter: 0.0056, stay: 0.933)"),
  ]
}

/// The kinds of line that `sum_of_lines` adds up.
public enum LineClass: String, CaseIterable, Hashable, Sendable {
  /// Revenue lines with `earned: true`.
  case earned
  /// Revenue lines with `earned: false`.
  case otherFunding = "other_funding"
  case operating, noncash, capital
  case inKind = "in_kind"
  /// Revenue of both kinds when it comes into cash.
  case collected
  /// Grants paid.
  case grants
  /// Shared lines, as each centre would spend alone.
  case sharedAlone = "shared_alone"
  /// Shared lines, as charged.
  case sharedCharged = "shared_charged"
}

/// The rules of the reserves that `reserve` reads.
public enum ReserveRule: String, CaseIterable, Hashable, Sendable {
  case opening, interest
  case overdraftRate = "overdraft_rate"
}
