import JaripAnalysis

/// Words of calibration.
extension Words {
  func misfit(from start: Double, to end: Double, inputs: Int, facts: Int) -> String {
    let (first, last) = (
      NumberText.decimal(start, digits: 2), NumberText.decimal(end, digits: 2)
    )
    return pick(
      "With \(inputs) \(inputs == 1 ? "input" : "inputs") moved, the misfit of \(facts) \(facts == 1 ? "fact" : "facts") goes "
        + "from \(first) to \(last) (the mean square of the distance in errors; about 1 is as near as the errors say).",
      "입력값 \(inputs)개를 움직여 실적 \(facts)건의 불일치가 \(first)에서 \(last)로 바뀐다(오차로 나눈 거리의 제곱 평균. "
        + "1 안팎이면 오차만큼 가까운 것).")
  }
  var notConverged: String {
    pick(
      "The search had not come to its end: a smaller misfit may exist.",
      "탐색이 끝까지 수렴하지 않았다. 불일치가 더 작은 값이 있을 수 있다.")
  }
  func notTold(_ names: [String]) -> String {
    let names = names.joined(separator: ", ")
    return pick(
      "The facts do not tell \(names): other values meet them as well.",
      "실적으로는 \(names)의 값을 알 수 없다. 다른 값도 똑같이 맞는다.")
  }
  var freeInputsHeading: String { pick("What moved", "움직인 입력값") }
  var beforeHead: String { pick("before", "이전") }
  var afterHead: String { pick("after", "이후") }
  var factorHead: String { pick("factor", "배수") }
  var errorHead: String { pick("error", "오차") }
  var toldHead: String { pick("told by the facts", "식별") }
  func told(_ identification: Calibration.Input.Identification) -> String {
    switch identification {
    case .good: pick("well", "잘 됨")
    case .weak: pick("roughly", "대략")
    case .none: pick("no", "안 됨")
    }
  }
  func confused(with partner: String, _ correlation: Double) -> String {
    let value = NumberText.signed(correlation, digits: 2)
    return pick(
      "hardly told apart from \(partner) (correlation \(value))",
      "\(partner)와(과) 거의 구별되지 않음(상관 \(value))")
  }
  func outsideRange(_ low: String, _ high: String) -> String {
    pick("outside its range, \(low) to \(high)", "허용 범위 \(low)~\(high)를 벗어남")
  }
  var freeInputsNote: String {
    pick(
      "A factor multiplies the whole input, its spread with it. Its error is one standard error from the curvature of the misfit: "
        + "what the facts and their errors say of it. Well: within 10%; roughly: within 50%.",
      "배수는 입력값 전체(분포 폭 포함)에 곱한다. 오차는 불일치의 곡률에서 얻은 표준오차 1배로, 실적과 그 오차가 말해 주는 만큼이다. 잘 됨: "
        + "10% 이내, 대략: 50% 이내.")
  }
  var fittedFactsHeading: String { pick("Facts that were fitted", "적합한 실적") }
  var simulatedHead: String { pick("then p10 ~ p50 ~ p90", "이후 p10 ~ p50 ~ p90") }
  var fittedFactsNote: String {
    pick(
      "Before and after are of the run without chance, every draw at the middle of its distribution. The last column is of trials, with the "
        + "error of the observation. Agreement with fitted facts is no evidence.",
      "이전·이후는 모든 추출을 분포의 중앙에 둔 실행의 값이고, 마지막 열은 시행 결과(관측 오차 포함)이다. 적합한 실적과 맞는 것은 증거가 아니다.")
  }
  var noTestFacts: String {
    pick(
      "No fact was kept back, so whether the forecasts are better for it cannot be told.",
      "검증용으로 남긴 실적이 없어 전망이 나아졌는지 알 수 없다.")
  }
  func testScores(_ facts: Int, from start: Double, to end: Double) -> String {
    let (first, last) = (
      NumberText.decimal(start * 100, digits: 1), NumberText.decimal(end * 100, digits: 1)
    )
    return pick(
      "On the \(facts == 1 ? "test fact, which was" : "\(facts) test facts, which were") not used, the mean CRPS relative to "
        + "the fact goes from \(first)% to \(last)%.",
      "쓰지 않은 검증용 실적 \(facts)건에서 실제 대비 평균 CRPS는 \(first)%에서 \(last)%로 바뀐다.")
  }
  func written(_ path: String) -> String {
    pick(
      "\(path) sets these inputs, marked tuned: jarip run \(path)",
      "\(path)에 이 입력값을 '조정'으로 표시해 적었다: jarip run \(path)")
  }
  /// Where a value comes from that a calibration has set.
  func calibrated(_ input: Calibration.Input, before: String?) -> String {
    let factor = NumberText.decimal(input.factor, digits: 4)
    let percent = NumberText.decimal(input.standardError * 100, digits: 1)
    let error =
      input.standardError.isFinite
      ? pick("one standard error \(percent) %", "표준오차 \(percent) %")
      : pick("the facts do not tell it", "실적으로는 알 수 없음")
    let rest = before.map { pick("; before: \($0)", "; 이전: \($0)") } ?? ""
    return pick(
      "calibrated, \(factor) times the value before (\(error))\(rest)",
      "보정, 이전 값의 \(factor)배(\(error))\(rest)")
  }
  var notWritten: String {
    pick(
      "Nothing was written; --to FILE writes a scenario file that sets these inputs.",
      "파일을 쓰지 않았다. --to FILE을 주면 이 입력값을 담은 시나리오 파일을 쓴다.")
  }
}
