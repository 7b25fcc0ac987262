import JaripLanguage

/// Words of results given the facts.
extension Words {
  func given(facts: Int, trials: Int, worth: Int) -> String {
    let (all, few) = (NumberText.grouped(trials), NumberText.grouped(worth))
    return pick(
      "Given \(facts == 1 ? "the fact" : "the \(facts) facts") with 'use: fit', each trial counts by how likely it makes "
        + "\(facts == 1 ? "it" : "them"): \(all) trials are worth \(few) of equal weight (effective sample size).",
      "적합용 실적 \(facts)건을 조건으로, 각 시행은 실적이 나올 가능도만큼 반영된다: 시행 \(all)회가 같은 가중치의 시행 "
        + "\(few)회에 해당한다(유효 표본 크기).")
  }

  // MARK: Facts

  var whatFactsSay: String { pick("What the facts say", "실적의 영향") }
  var factWithError: String { pick("fact ± error", "실제 ± 오차") }
  var unconditioned: String { pick("all trials alike", "조건 없음") }
  var givenFacts: String { pick("given the facts", "실적 조건부") }
  var worthAlone: String { pick("worth alone", "단독 유효 시행") }
  func notReached(errors: Double) -> String {
    let count = NumberText.sensible(errors, digits: 2)
    return pick(
      "the nearest trial is \(count) errors away: model and fact contradict each other",
      "가장 가까운 시행도 오차의 \(count)배만큼 떨어져 있음: 모형과 실적이 어긋남")
  }
  func notMet(errors: Double) -> String {
    let count = NumberText.sensible(errors, digits: 2)
    return pick(
      "given all facts its mean stays \(count) errors away: the facts contradict each other, or the model",
      "모든 실적을 반영해도 평균이 오차의 \(count)배만큼 떨어져 있음: 실적끼리, 또는 모형과 어긋남")
  }
  func silentFacts(_ names: [String]) -> String {
    let list = names.joined(separator: ", ")
    return pick(
      "Of the same value in all trials, so that they tell nothing of them: \(list).",
      "모든 시행에서 값이 같아 시행을 가려내지 못하는 실적: \(list).")
  }
  var whatFactsSayNote: String {
    pick(
      "Mean ± standard deviation of the model's value, without the observation's error. Worth alone: how many trials of equal "
        + "weight would be left if this were the only fact. Facts with 'use: test' are not looked at.",
      "모형 값의 평균 ± 표준편차(관측 오차 제외). 단독 유효 시행: 이 실적만 조건으로 할 때 남는 같은 가중치의 시행 수. 검증용 "
        + "실적은 쓰지 않는다.")
  }

  // MARK: Results

  var besideHeading: String { pick("Given the facts, and without", "실적 조건부와 조건 없음") }
  func ossAt(_ date: Month) -> String {
    pick("OSS, \(shortMonth(date))", "운영자립도, \(shortMonth(date))")
  }
  var networkOss: String { pick("OSS of the network", "네트워크 운영자립도") }
  var anyCentre: String { pick("At least one centre", "한 곳 이상") }
  var besideNote: String {
    pick(
      "Shares of trials ± Monte Carlo error (one standard error); given the facts, shares of their weight, with errors from 16 parts "
        + "of the run. OSS in %, p10 ~ p50 ~ p90.",
      "시행 비율 ± 몬테카를로 오차(표준오차). 실적 조건부는 가중치 비율이며 오차는 실행을 16개 부분으로 나누어 구한다. "
        + "운영자립도는 %, p10 ~ p50 ~ p90.")
  }
}
