/// What a number measures, without its scale: base units with integer powers.
///
/// Currencies count in the scale of the scenario's `money`, time counts in months, and counting units
/// count as they are. All quantities are computed in these canonical units.
public struct Dimension: Hashable, Sendable {
  /// No entry is zero.
  public private(set) var powers: [String: Int]

  public init(_ powers: [String: Int] = [:]) {
    self.powers = powers.filter { $0.value != 0 }
  }

  public static let pure = Dimension()
  public static let month = Dimension([Dimension.monthName: 1])
  public static let perMonth = Dimension([Dimension.monthName: -1])
  static let monthName = "month"

  public var isPure: Bool { powers.isEmpty }

  public func power(of base: String) -> Int { powers[base] ?? 0 }
  public var powerOfMonth: Int { power(of: Self.monthName) }
  /// The currency codes in it.
  public var currencies: [String] { powers.keys.filter(UnitTable.isCurrencyCode).sorted() }

  public static func * (left: Dimension, right: Dimension) -> Dimension {
    Dimension(left.powers.merging(right.powers) { $0 + $1 })
  }

  public static func / (left: Dimension, right: Dimension) -> Dimension {
    left * right.raised(to: -1)
  }

  public func raised(to exponent: Int) -> Dimension {
    Dimension(powers.mapValues { $0 * exponent })
  }

  /// The root, where every power is a multiple of `degree`.
  public func root(_ degree: Int) -> Dimension? {
    guard powers.values.allSatisfy({ $0 % degree == 0 }) else { return nil }
    return Dimension(powers.mapValues { $0 / degree })
  }
}

/// A dimension with the scale and the words in which a planner states it.
public struct Unit: Hashable, Sendable {
  public var dimension: Dimension
  /// Canonical value = stated value · `numerator` / `denominator`; both exact.
  public var numerator: Double
  public var denominator: Double
  /// As written, or as composed from the canonical units.
  public var text: String

  public init(dimension: Dimension, numerator: Double = 1, denominator: Double = 1, text: String) {
    self.dimension = dimension
    self.numerator = numerator
    self.denominator = denominator
    self.text = text
  }

  public static let pure = Unit(dimension: .pure, text: "")

  public func canonical(_ stated: Double) -> Double { stated * numerator / denominator }
  public func stated(_ canonical: Double) -> Double { canonical * denominator / numerator }
  public var isCanonical: Bool { numerator == denominator }
}
