import JaripLanguage
import JaripScenario

/// A check as a statistic and the values it may have.
struct CheckStatement {
  enum Statistic: Equatable {
    case happened(DatedEvent.Outcome, by: Month)
    /// The probability that a value meets a comparison.
    case probability(BinaryOperator, Double)
    case mean
    case standardDeviation
    case quantile(Double)
  }
  enum Period: Equatable {
    case month(Month)
    /// A fiscal year by its name.
    case year(String)
  }

  var statistic: Statistic
  /// A quantity's name; empty for a probability of independence or closing.
  var quantity: String
  /// A centre's id, or nothing for the network.
  var centre: String?
  var period: Period?
  var allowed: ClosedRange<Double>
  /// Whether the ends themselves are allowed.
  var includesLow: Bool
  var includesHigh: Bool

  static let form =
    "such as mean(oss(network), 2002-08) >= 0.3, P(independent(kpc) by 2007-08) <= 0.2 or "
    + "p10(cash(kpc), 2002-08) in 0..100"
}

/// Reads the text of a check.
struct CheckReader {
  let check: Check
  let scenario: Scenario

  func statement() throws(Diagnostic) -> CheckStatement {
    let text = check.text
    guard let open = text.firstIndex(of: "("), let close = closing(of: open, in: text) else {
      throw problem("The check '\(text)' has no statistic with parentheses")
    }
    let name = trimmed(text[..<open])
    let inside = String(text[text.index(after: open)..<close])
    let (allowed, low, high) = try self.allowed(trimmed(text[text.index(after: close)...]))
    var statement = CheckStatement(
      statistic: .mean, quantity: "", centre: nil, period: nil, allowed: allowed,
      includesLow: low, includesHigh: high)
    if name == "P" {
      try probability(inside, &statement)
      return statement
    }
    switch name {
    case "mean": statement.statistic = .mean
    case "sd": statement.statistic = .standardDeviation
    case "p5", "p05": statement.statistic = .quantile(0.05)
    case "p10": statement.statistic = .quantile(0.10)
    case "p25": statement.statistic = .quantile(0.25)
    case "p50": statement.statistic = .quantile(0.50)
    case "p75": statement.statistic = .quantile(0.75)
    case "p90": statement.statistic = .quantile(0.90)
    case "p95": statement.statistic = .quantile(0.95)
    default:
      let known = ["P", "mean", "sd", "p5", "p10", "p25", "p50", "p75", "p90", "p95"]
      throw problem(
        "'\(name)' is no statistic",
        nearestName(to: name, among: known).map { "'\($0)'" } ?? CheckStatement.form)
    }
    guard let comma = inside.lastIndex(of: ",") else {
      throw problem("The statistic does not say when", "\(name)(\(inside), 2002-08)")
    }
    try subject(trimmed(inside[..<comma]), &statement)
    statement.period = try period(trimmed(inside[inside.index(after: comma)...]))
    return statement
  }

  private func probability(_ inside: String, _ statement: inout CheckStatement)
    throws(Diagnostic)
  {
    let words = inside.split(separator: " ").map(String.init)
    if words.count == 3, words[1] == "by" {
      guard let month = Month(words[2]), isInTimeline(month) else {
        throw problem("'\(words[2])' is no month of the timeline")
      }
      try subject(words[0], &statement)
      guard let outcome = DatedEvent.Outcome(rawValue: statement.quantity) else {
        throw problem("'by' goes with independent(…) or closed(…)", CheckStatement.form)
      }
      statement.statistic = .happened(outcome, by: month)
      statement.quantity = ""
      return
    }
    guard let comma = inside.lastIndex(of: ",") else {
      throw problem("The condition of P(…) is not understood", CheckStatement.form)
    }
    let condition = trimmed(inside[..<comma])
    for symbol in ["<=", ">=", "<", ">"] {
      guard let found = condition.firstRange(of: symbol),
        let bound = Double(trimmed(condition[found.upperBound...]))
      else { continue }
      statement.statistic = .probability(BinaryOperator(rawValue: symbol)!, bound)
      try subject(trimmed(condition[..<found.lowerBound]), &statement)
      statement.period = try period(trimmed(inside[inside.index(after: comma)...]))
      return
    }
    throw problem("The condition of P(…) is not understood", CheckStatement.form)
  }

  /// `oss(network)`, `oss(kpc)`, or the name of a quantity without centre axis.
  private func subject(_ text: String, _ statement: inout CheckStatement) throws(Diagnostic) {
    guard let open = text.firstIndex(of: "("), text.last == ")" else {
      statement.quantity = text
      return
    }
    statement.quantity = trimmed(text[..<open])
    let place = trimmed(text[text.index(after: open)..<text.index(before: text.endIndex)])
    if place == "network" { return }
    guard scenario.centres.contains(where: { $0.id == place }) else {
      let nearest = nearestName(to: place, among: scenario.centres.map(\.id) + ["network"])
      throw problem("There is no centre '\(place)'", nearest.map { "'\($0)'" })
    }
    statement.centre = place
  }

  private func period(_ text: String) throws(Diagnostic) -> CheckStatement.Period {
    if let month = Month(text) {
      guard isInTimeline(month) else { throw problem("\(text) is not in the timeline") }
      return .month(month)
    }
    let years = scenario.timeline.fiscalYears.map(\.name)
    guard years.contains(text) else {
      throw problem(
        "'\(text)' is neither a month nor a fiscal year",
        nearestName(to: text, among: years).map { "'\($0)'" } ?? "2002-08 or \(years[0])")
    }
    return .year(text)
  }

  /// What stands behind the statistic.
  private func allowed(_ text: String) throws(Diagnostic) -> (ClosedRange<Double>, Bool, Bool) {
    if text.hasPrefix("in ") {
      let ends = text.dropFirst(3)
      if let dots = ends.firstRange(of: ".."), let low = Double(trimmed(ends[..<dots.lowerBound])),
        let high = Double(trimmed(ends[dots.upperBound...])), low <= high
      {
        return (low...high, true, true)
      }
    }
    let largest = Double.greatestFiniteMagnitude
    for symbol in ["<=", ">=", "<", ">", "=="] where text.hasPrefix(symbol) {
      guard let bound = Double(trimmed(text.dropFirst(symbol.count))) else { break }
      switch symbol {
      case "<=": return (-largest...bound, true, true)
      case "<": return (-largest...bound, true, false)
      case ">=": return (bound...largest, true, true)
      case ">": return (bound...largest, false, true)
      default: return (bound...bound, true, true)
      }
    }
    throw problem("'\(text)' is neither a comparison with a number nor a range 'in a..b'")
  }

  private func closing(of open: String.Index, in text: String) -> String.Index? {
    var depth = 0
    for index in text.indices[open...] {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  private func isInTimeline(_ month: Month) -> Bool {
    scenario.timeline.start <= month && month <= scenario.timeline.end
  }

  private func trimmed(_ text: some StringProtocol) -> String {
    let words = text.drop { $0.isWhitespace }
    return String(String(words.reversed().drop { $0.isWhitespace }.reversed()))
  }

  func problem(_ message: String, _ suggestion: String? = nil) -> Diagnostic {
    Diagnostic(
      "bad-check", message, at: check.place, suggestion: suggestion ?? CheckStatement.form)
  }
}
