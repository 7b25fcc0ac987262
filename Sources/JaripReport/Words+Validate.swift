import JaripAnalysis
import JaripLanguage
import JaripMath
import JaripScenario

/// Words of forecasts held against facts.
extension Words {
  func forecastsAsOf(_ origin: Month) -> String {
    pick("As of \(month(origin))", "\(month(origin)) 시점")
  }
  func about(_ alternative: String) -> String {
    pick("Forecasts of the alternative: \(alternative)", "전망에 쓴 대안: \(alternative)")
  }

  // MARK: The answer

  /// One sentence on whether the model is better than no model.
  func verdict(
    _ summary: ValidationSummary, facts: Int, asOf origin: Month?, references: [String]
  ) -> String {
    let tests = summary.testFacts
    let names = listed(references)
    let pairs = summary.comparisons.map(\.pairs).max() ?? 0
    let compared = comparedFacts(pairs, of: tests)
    switch summary.verdict {
    case .noTestFacts:
      if facts == 0 {
        return pick(
          "There are no observations, so nothing can be said of how good the forecasts are.",
          "관측값이 없어 전망이 얼마나 맞는지 알 수 없다.")
      }
      if let origin {
        return pick(
          "No fact ends in \(month(origin)) or later, so forecasts made then cannot be tested.",
          "\(month(origin)) 이후에 끝나는 실적이 없어 그 시점의 전망을 검증할 수 없다.")
      }
      return pick(
        "No fact was kept for testing: all \(facts) were used to fit the file. That they agree shows that the file "
          + "adds up, not that it forecasts.",
        "검증용으로 남긴 실적이 없다(\(facts)건 모두 적합에 사용). 실적과 맞는 것은 파일의 앞뒤가 맞는다는 뜻이지 전망력의 "
          + "증거가 아니다.")
    case .noForecasts:
      return pick(
        "The model has no value for any of the \(testFacts(tests)): nothing can be said of its forecasts.",
        "\(testFacts(tests)) 모두 모형의 값이 정의되지 않아 전망을 평가할 수 없다.")
    case .noReferences:
      return pick(
        "Whether the model forecasts better than no model, such as 'no change per centre', cannot be told: for none of the "
          + "\(testFacts(tests)) is there an earlier fact, or a reference, that it could be set against.",
        "모형이 ‘센터당 변화 없음’ 같은 모형 없는 전망보다 나은지 알 수 없다: \(testFacts(tests)) 가운데 비교할 이전 실적이나 기준 전망이 있는 "
          + "것이 없다.")
    case .better:
      return pick(
        "On \(compared), which were not used to fit it, the model forecasts better than \(names) (sign test at 5%).",
        "적합에 쓰지 않은 \(compared)에서 모형은 \(names)보다 잘 맞는다(부호검정 5%).")
    case .known:
      return pick(
        "No verdict: the model comes closer than \(names) (sign test at 5%), but to facts that the file may have been "
          + "fitted to.",
        "판단 보류: 모형이 \(names)보다 가깝지만(부호검정 5%), 파일이 이미 그 실적에 맞추어졌을 수 있다.")
    case .worse:
      return pick(
        "On \(compared) the model forecasts worse than \(names) (sign test at 5%).",
        "\(compared)에서 모형은 \(names)보다 못 맞는다(부호검정 5%).")
    case .undecided:
      let tooFew =
        SignTest.smallestPValue(pairs: pairs) > ValidationSummary.significance
        ? pick(
          " Fewer than six facts cannot decide it, even if all point one way.",
          " 실적이 여섯 건 미만이면 모두 한쪽이어도 판단할 수 없다.") : ""
      return pick(
        "Undecided: whether the model forecasts better than \(names) cannot be told from \(compared) "
          + "(sign test at 5%).\(tooFew)",
        "미정: 모형이 \(names)보다 나은지 \(compared)으로는 알 수 없다(부호검정 5%).\(tooFew)")
    }
  }

  /// `'no change' and 'no change per centre'`.
  private func listed(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    let rest = quoted.dropLast().joined(separator: ", ")
    return pick("\(rest) and \(last)", "\(rest), \(last)")
  }

  private func testFacts(_ count: Int) -> String {
    pick(count == 1 ? "1 test fact" : "\(count) test facts", "검증용 실적 \(count)건")
  }

  /// The test facts that have a reference.
  private func comparedFacts(_ pairs: Int, of tests: Int) -> String {
    if pairs == tests { return pick("the \(testFacts(tests))", testFacts(tests)) }
    return pick(
      "the \(pairs) of \(testFacts(tests)) that can be compared",
      "비교할 수 있는 검증용 실적 \(tests)건 중 \(pairs)건")
  }

  func mayBeKnown(_ count: Int, of tests: Int) -> String {
    pick(
      "\(count) of the \(tests) test facts \(count == 1 ? "is" : "are") marked fit in the file (*): only values under "
        + "'actual' are hidden, so inputs may know \(count == 1 ? "it" : "them"), and agreement is then no forecast.",
      "검증용 실적 \(tests)건 중 \(count)건은 파일에서 적합용으로 표시되어 있다(*). 감춘 것은 'actual' 값뿐이므로 입력값이 "
        + "이미 알고 있을 수 있고, 그렇다면 일치는 전망이 아니다.")
  }

  var factsHangTogether: String {
    pick(
      "Facts of one network hang together, and a handful of them cannot tell much.",
      "한 네트워크의 실적은 서로 얽혀 있으며, 몇 건으로는 많은 것을 말할 수 없다.")
  }

  // MARK: Facts

  func factsHeading(_ count: Int) -> String { pick("Facts: \(count)", "실적 \(count)건") }
  var observation: String { pick("Observation", "관측") }
  var use: String { pick("use", "용도") }
  func use(isTest: Bool, mayBeKnown: Bool) -> String {
    (isTest ? pick("test", "검증") : pick("fit", "적합")) + (mayBeKnown ? "*" : "")
  }
  var fact: String { pick("fact", "실제") }
  var forecastHead: String { pick("forecast p10 ~ p50 ~ p90", "전망 p10 ~ p50 ~ p90") }
  var insideHead: String { pick("inside", "구간") }
  func inside(_ share: Double?) -> String {
    guard let share else { return pick("outside", "밖") }
    return "\(NumberText.decimal(share * 100, digits: 0))%"
  }
  var notDefined: String { pick("not defined", "정의되지 않음") }
  func certain(_ value: String) -> String { pick("\(value) for certain", "\(value)(확정)") }
  func undefinedTrials(_ count: Int, of trials: Int) -> String {
    let (some, all) = (NumberText.grouped(count), NumberText.grouped(trials))
    return pick(
      "not defined in \(some) of \(all) trials, which are left out",
      "시행 \(all)번 중 \(some)번은 정의되지 않아 제외")
  }
  var factsNote: String {
    pick(
      "A forecast is of what would be observed: the model's value with the error of the observation, in the unit of the fact. "
        + "PIT is the fact's place among the trials, 0 to 1. CRPS is the fair score, lower is better. Inside: the narrowest of "
        + "the intervals of 50, 80 and 90 of 100 trials that holds the fact. Facts marked fit were used to set the file and "
        + "count in nothing below.",
      "전망은 관측될 값(모형 값 + 관측 오차)이며 단위는 실적의 단위이다. PIT는 시행 가운데 실제의 위치(0~1), CRPS는 공정 "
        + "점수로 낮을수록 낫다. 구간: 실제를 담는 50%·80%·90% 구간 중 가장 좁은 것. 적합용 실적은 파일을 맞추는 데 썼으므로 "
        + "아래 어디에도 들어가지 않는다.")
  }

  // MARK: Together

  func testsHeading(asOf origin: Month?) -> String {
    origin.map {
      pick("Facts that end in \(month($0)) or later", "\(month($0)) 이후에 끝나는 실적")
    } ?? pick("Facts that were not used for fitting", "적합에 쓰지 않은 실적")
  }
  func coverage(_ coverage: ValidationSummary.Coverage) -> String {
    let share = NumberText.decimal(coverage.share * 100, digits: 0)
    let ends = [coverage.limits.lowerBound, coverage.limits.upperBound].map {
      NumberText.decimal($0 * 100, digits: 0)
    }
    return pick(
      "Inside \(share)% intervals: \(coverage.inside) of \(coverage.facts); 95% limits of the share \(ends[0]) to \(ends[1])%.",
      "\(share)% 구간 안: \(coverage.facts)건 중 \(coverage.inside)건(비율의 95% 한계 \(ends[0])~\(ends[1])%)."
    )
  }
  func scores(relative: String, bias: String) -> String {
    pick(
      "Mean CRPS relative to the fact \(relative); mean of (forecast − fact) / fact \(bias).",
      "실제 대비 평균 CRPS \(relative), (전망 평균 − 실제) ÷ 실제의 평균 \(bias).")
  }

  // MARK: References

  var referencesHeading: String {
    pick("Against forecasts without a model", "모형 없는 전망과의 비교")
  }
  var referenceHead: String { pick("Reference", "기준 전망") }
  var pairsHead: String { pick("facts", "건수") }
  var betterWorseHead: String { pick("better / worse", "나음/못함") }
  var skillHead: String { pick("skill", "기술점수") }
  var signTestHead: String { pick("sign test p", "부호검정 p") }
  var permutationHead: String { pick("permutation p", "순열검정 p") }
  func name(of kind: ReferenceForecast.Kind, in scenario: Scenario) -> String {
    switch kind {
    case .noChange: pick("no change", "변화 없음")
    case .noChangePerCentre: pick("no change per centre", "센터당 변화 없음")
    case .growthRepeated: pick("printed growth repeated", "인쇄된 증가율 반복")
    case .stated(let name):
      title(scenario.references.first { $0.name == name }?.notes.title ?? LocalText(), else: name)
    }
  }
  func verdict(_ verdict: ValidationSummary.Comparison.Verdict, isKnown: Bool) -> String {
    switch verdict {
    case .better:
      isKnown ? pick("closer, may know", "가까움(실적을 알 수 있음)") : pick("model is better", "모형이 나음")
    case .worse: pick("model is worse", "모형이 못함")
    case .undecided: pick("undecided", "미정")
    }
  }
  var referencesNote: String {
    pick(
      "Better and worse count facts by CRPS; of a single number that is its distance from the fact. Skill is 1 − mean score / "
        + "mean score of the reference, each relative to the fact. The sign test is exact and two-sided.",
      "나음/못함은 CRPS로 비교한 건수이며, 단일 수치의 CRPS는 실제와의 거리이다. 기술점수 = 1 − 평균 점수 ÷ 기준 평균 점수"
        + "(각각 실제 대비). 부호검정은 정확·양측이다.")
  }
  var viewsHeading: String { pick("Views from outside", "외부 시각") }
  var viewHead: String { pick("mean ± sd", "평균 ± 표준편차") }

  // MARK: Method

  func validationMethod(trials: Int, seed: UInt64, sampling: String, version: String, hash: String)
    -> String
  {
    let count = NumberText.grouped(trials)
    return pick(
      "\(count) trials, seed \(seed), sampling \(sampling); jarip \(version), scenario \(hash).",
      "시행 \(count)번, 시드 \(seed), 추출 방식 \(sampling). jarip \(version), 시나리오 \(hash).")
  }
  func calibrationTitle(_ origin: Month?) -> String {
    let when = origin.map { pick(", as of \(month($0))", ", \(month($0)) 시점") } ?? ""
    return pick("Forecasts and facts\(when)", "전망과 실적\(when)")
  }
}
