import JaripAnalysis
import JaripScenario

/// Words of dated events: what had happened by a month, or had not.
extension Words {
  /// One sentence on all of them.
  func verdict(_ summary: EventSummary) -> String {
    guard let brier = summary.brier, let logarithmic = summary.logarithmic else {
      return pick(
        "No event was kept for testing, so the probabilities cannot be judged.",
        "검증용으로 남긴 사건이 없어 확률을 평가할 수 없다.")
    }
    let scores = [brier, logarithmic].map { NumberText.decimal($0, digits: 3) }
    let found = pick(
      "Of \(summary.tests) test \(summary.tests == 1 ? "event" : "events") \(summary.happened) happened; mean Brier score "
        + "\(scores[0]), mean log score \(scores[1]).",
      "검증용 사건 \(summary.tests)건 중 \(summary.happened)건이 일어났다. 평균 브라이어 점수 \(scores[0]), 평균 로그 점수 "
        + "\(scores[1]).")
    guard summary.compared > 0 else { return found }
    let (signs, p) = (summary.signTest, NumberText.decimal(summary.signTest.pValue, digits: 3))
    let skill =
      summary.skill.map {
        pick(
          ", skill \(NumberText.decimal($0, digits: 2))",
          ", 기술점수 \(NumberText.decimal($0, digits: 2))")
      } ?? ""
    return found
      + pick(
        " Against the probabilities given without the model it is better in \(signs.better) and worse in \(signs.worse)"
          + "\(skill) (sign test p \(p)).",
        " 모형 없이 제시된 확률과 비교하면 \(signs.better)건에서 낫고 \(signs.worse)건에서 못하다\(skill)(부호검정 p \(p)).")
  }

  func eventsHeading(_ count: Int) -> String {
    pick("Dated events: \(count)", "기한이 있는 사건 \(count)건")
  }
  var eventHead: String { pick("Event", "사건") }
  var happenedHead: String { pick("happened", "발생") }
  func happened(_ happened: Bool) -> String {
    happened ? pick("yes", "예") : pick("no", "아니요")
  }
  var probabilityHead: String { pick("probability", "모형 확률") }
  var expectedHead: String { pick("expected", "기준 확률") }
  var logHead: String { pick("log score", "로그 점수") }
  /// What an event without a title is called.
  func outcome(_ event: DatedEvent, in scenario: Scenario) -> String {
    let centre = scenario.centres.first { $0.id == event.centre }
    let name = centre.map { title($0.title, else: $0.id) } ?? network
    return switch event.outcome {
    case .independent:
      pick(
        "\(name) stands alone by \(shortMonth(event.by))", "\(name), \(shortMonth(event.by))까지 자립")
    case .closed:
      pick("\(name) closed by \(shortMonth(event.by))", "\(name), \(shortMonth(event.by))까지 폐쇄")
    }
  }
  var binHead: String { pick("Probability", "모형 확률") }
  var meanHead: String { pick("mean", "평균 확률") }
  var happenedShareHead: String { pick("happened", "발생 비율") }
  var limitsHead: String { pick("95% limits", "95% 한계") }
  var eventsNote: String {
    pick(
      "Test events by the probability that the model gave them: the share that happened should lie near it. The Brier score is the "
        + "square of what a probability missed (0 is perfect, 0.25 a coin); the log score is -log of the probability of what came, "
        + "held between 1 and 99%. A few events cannot tell close models apart.",
      "검증용 사건을 모형 확률별로 묶은 것으로, 발생 비율이 그 확률에 가까워야 한다. 브라이어 점수는 확률이 빗나간 크기의 제곱(0은 "
        + "완전, 0.25는 동전), 로그 점수는 실제 결과의 확률(1~99%로 제한)의 -로그이다. 사건 몇 건으로는 비슷한 모형을 가릴 수 없다.")
  }
}
