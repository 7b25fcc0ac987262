import JaripLanguage
import JaripMath

/// Words of comparisons.
extension Words {
  func less(_ later: String, _ first: String) -> String {
    pick("\(later) less \(first)", "\(later) − \(first)")
  }

  /// One sentence on the paired difference of the network's self-sufficiency.
  func difference(
    _ order: String, measure: String, date: Month, mean: String, low: String, high: String,
    better: Frequency, verdict: String
  ) -> String {
    let when = month(date)
    let trials = frequency(better)
    return pick(
      "\(order), on the same draws: \(measure) of the network in \(when) differs by \(mean) on average, "
        + "\(low) to \(high) in 80 of 100 trials; it is better in \(trials): \(verdict).",
      "\(order), 같은 난수: 네트워크 \(measure) \(when) 차이는 평균 \(mean), 시행 100번 중 80번은 \(low)~\(high)이며, "
        + "\(trials) 낫다: \(verdict).")
  }

  func sameInAllTrials(_ order: String, measure: String, date: Month) -> String {
    pick(
      "\(order), on the same draws: \(measure) of the network in \(month(date)) is identical in all trials.",
      "\(order), 같은 난수: 네트워크 \(measure) \(month(date)) 값은 모든 시행에서 같다.")
  }

  func certainDifference(_ order: String, measure: String, date: Month, value: String) -> String {
    pick(
      "\(order): \(measure) of the network in \(month(date)) differs by \(value).",
      "\(order): 네트워크 \(measure) \(month(date)) 차이는 \(value)이다.")
  }

  func points(_ text: String) -> String { pick("\(text) points", "\(text)%p") }

  func pairedHeading(_ order: String) -> String {
    pick("\(order): differences trial by trial, on the same draws", "\(order): 같은 난수에서 시행별 차이")
  }
  func measure(in year: String) -> String { pick("Measure in \(year)", "지표, \(year)년도") }
  var measure: String { pick("Measure", "지표") }
  var mean: String { pick("mean", "평균") }
  var meanWithError: String { pick("mean ± error", "평균 ± 오차") }
  var interval: String { pick("p10 ~ p90", "p10 ~ p90") }
  var better: String { pick("better", "나음") }
  /// The lines of a column's head.
  var betterEqualWorse: [String] {
    [pick("better /", "나음/"), pick("equal /", "같음/"), pick("worse, %", "못함 %")]
  }
  var identical: String { pick("identical", "같음") }
  var verdictHead: String { pick("verdict", "판단") }
  func points(head: String) -> String { pick("\(head), points", "\(head), %p") }
  func inYear(_ label: String, _ year: String) -> String { "\(label), \(year)" }
  func standsAloneBy(_ date: Month) -> String {
    pick("stands alone by \(shortMonth(date))", "\(shortMonth(date))까지 자립")
  }
  var independentCentres: String { pick("independent centres", "자립 센터 수") }
  var pairedNote: String {
    pick(
      "± is the Monte Carlo error of the mean (one standard error) of the paired difference. Lower cost counts "
        + "as better. A verdict says helps above 90 in 100 trials better, hurts below 10; where no trial is "
        + "worse and some are better, helps or changes nothing.",
      "±는 짝지은 차이 평균의 몬테카를로 오차(표준오차)이다. 비용은 낮을수록 낫다. 판단: 나은 시행이 100번 중 90번을 "
        + "넘으면 유리, 10번 미만이면 불리, 못한 시행 없이 나은 시행만 있으면 유리하거나 같음.")
  }
  var unpairedHeading: String {
    pick("Files side by side, not paired", "파일별 비교(짝짓지 않음)")
  }
  func unpairedNote(trials: Int, seed: UInt64, sampling: SamplingPlan.Layout) -> String {
    let count = NumberText.grouped(trials)
    let name = sampling == .random ? "" : pick(", sampling ", ", 추출 방식 ") + sampling.rawValue
    return pick(
      "Each file was run by itself with \(count) trials and seed \(seed)\(name). Means ± Monte Carlo error; differences "
        + "between files are not taken trial by trial, so compare them with both errors in mind.",
      "파일마다 따로 \(count)회, 시드 \(seed)\(name)로 계산했다. 평균 ± 몬테카를로 오차. 파일 사이의 차이는 시행별로 짝지은 것이 "
        + "아니므로 두 오차를 함께 본다.")
  }
  public func onlyOne(_ name: String) -> String {
    pick(
      "There is one alternative, '\(name)', and nothing to compare it with",
      "대안이 '\(name)' 하나뿐이어서 비교할 것이 없다")
  }
}
