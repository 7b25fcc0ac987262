import JaripLanguage

extension Words {
  /// `about 6 in 100 trials`, `none of 10,000 trials (below 1 in 3,300 at 95%)`.
  ///
  /// - Parameter denominator: the one of the sentence, which never mixes two.
  func frequency(_ frequency: Frequency, outOf denominator: Int? = nil) -> String {
    let number = NumberText.grouped(frequency.worth)
    let isWeighted = frequency.effectiveTrials != nil
    let trials = pick(
      isWeighted ? "\(number) effective" : number, isWeighted ? "유효 시행 \(number)" : number)
    let bound = NumberText.grouped(frequency.ruleOfThree)
    if frequency.isNone {
      guard frequency.ruleOfThree > 1 else {
        return pick("none of \(trials) trials", "\(trials)회 중 0회")
      }
      return pick(
        "none of \(trials) trials (below 1 in \(bound) at 95%)",
        "\(trials)회 중 0회(95% 신뢰수준에서 \(bound)분의 1 미만)")
    }
    if frequency.isAll {
      guard frequency.ruleOfThree > 1 else {
        return pick("all \(trials) trials", "\(trials)회 모두")
      }
      let above = NumberText.grouped(frequency.ruleOfThree - 1)
      return pick(
        "all \(trials) trials (above \(above) in \(bound) at 95%)",
        "\(trials)회 모두(95% 신뢰수준에서 \(bound)분의 \(above) 초과)")
    }
    let denominator = denominator ?? frequency.denominator
    let total = NumberText.grouped(denominator)
    switch frequency.rounded(outOf: denominator) {
    case .about(let count):
      let count = NumberText.grouped(count)
      return pick("about \(count) in \(total) trials", "시행 \(total)번 중 약 \(count)번")
    case .fewerThan(let count):
      return pick("fewer than \(count) in \(total) trials", "시행 \(total)번 중 \(count)번 미만")
    case .over(let count):
      let count = NumberText.grouped(count)
      return pick("over \(count) in \(total) trials", "시행 \(total)번 중 \(count)번 넘게")
    }
  }

  /// `5.7% ±0.2`, for tables: to the first digit of the error, which stands beside it; the bound of the
  /// rule of three for none and all.
  func percentage(_ frequency: Frequency) -> String {
    let bound = 300 / Double(frequency.worth)
    let digits = NumberText.digits(forError: bound / 2, otherwise: 9) + 1
    if frequency.isNone {
      return bound < 50 ? "< \(NumberText.decimal(bound, digits: digits))%" : "0%"
    }
    if frequency.isAll {
      return bound < 50 ? "> \(NumberText.decimal(100 - bound, digits: digits))%" : "100%"
    }
    let error = (frequency.standardError ?? 0) * 100
    let value = NumberText.decimal(
      frequency.probability * 100, digits: NumberText.errorDigits(error))
    return "\(value)% ±\(NumberText.errorText(error))"
  }

  /// A word for a probability; only used with its number beside it.
  func likelihood(_ probability: Double) -> String {
    switch probability {
    case ..<0.10: pick("very unlikely", "가능성이 매우 낮다")
    case ..<0.33: pick("unlikely", "가능성이 낮다")
    case ...0.66: pick("about as likely as not", "가능성이 반반이다")
    case ...0.90: pick("likely", "가능성이 높다")
    default: pick("very likely", "가능성이 매우 높다")
    }
  }

  /// Whether a change is for the better, by the shares of trials in which it is and in which it is for
  /// the worse.
  func verdict(better: Frequency, worse: Frequency) -> String {
    if better.probability > 0.90 { return pick("helps", "유리") }
    if worse.isNone, !better.isNone { return pick("helps or changes nothing", "유리하거나 같음") }
    if better.isNone, !worse.isNone, worse.probability <= 0.90 {
      return pick("hurts or changes nothing", "불리하거나 같음")
    }
    return better.probability < 0.10
      ? pick("hurts", "불리") : pick("no clear difference", "뚜렷한 차이 없음")
  }

  func preview(trials: Int) -> String {
    let count = NumberText.grouped(trials)
    let error = max(1, Int((50 / Double(trials).squareRoot()).rounded()))
    return pick(
      "Preview: \(count) trials, ±\(error) in 100.", "미리보기: \(count)회, 오차 100번 중 ±\(error)번.")
  }

  var neverText: String { pick("never", "자립 못 함") }
  var noUncertainty: String { pick("no uncertainty in the scenario", "불확실성이 없는 시나리오") }
}
