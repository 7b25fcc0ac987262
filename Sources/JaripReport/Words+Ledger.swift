import JaripAnalysis
import JaripLanguage

/// Words of forecasts that are written down in a ledger, and of their scores.
extension Words {
  // MARK: Writing down

  func writtenDown(_ entry: LedgerEntry, ledger: String, figures: Int) -> String {
    let count = NumberText.grouped(figures)
    return pick(
      "Forecast \(entry.number) is written down in \(ledger): \(count) \(figures == 1 ? "figure" : "figures").",
      "전망 \(entry.number)호를 \(ledger)에 기록했다: 수치 \(count)개.")
  }
  func lastOfFigures(_ asOf: Month, _ last: Month) -> String {
    pick(
      "They are as of \(month(asOf)), of periods that end then or later, the last in \(month(last)).",
      "\(month(asOf)) 시점의 전망이며, 그달 이후에 끝나는 기간에 관한 것이다(마지막은 \(month(last))).")
  }
  func isRehearsal(_ issued: Month) -> String {
    pick(
      "What ended before \(month(issued)) is scored apart, as a rehearsal: it could have been known by now.",
      "\(month(issued)) 전에 끝난 기간은 이미 알 수 있었으므로 예행연습으로 따로 채점한다.")
  }
  var head: String { pick("Head:", "끝 해시:") }
  func keepHead(_ ledger: String) -> String {
    pick(
      "Keep this hash where others cannot change it, in a mail or in minutes. Only with it, by --head, can be seen that "
        + "\(ledger) has not been cut or written anew.",
      "이 해시를 남이 바꿀 수 없는 곳(메일, 회의록)에 보관해야 한다. 이것이 있어야 --head로 \(ledger)의 뒷부분이 잘리거나 전체가 "
        + "새로 쓰이지 않았음을 확인할 수 있다.")
  }

  // MARK: The ledger

  func wholeChain(_ ledger: String, forecasts: Int) -> String {
    if forecasts == 0 {
      return pick("\(ledger): no forecasts yet.", "\(ledger): 아직 전망이 없다.")
    }
    return pick(
      "\(ledger): \(forecasts) \(forecasts == 1 ? "forecast" : "forecasts"), as written; the chain is whole.",
      "\(ledger): 전망 \(forecasts)건, 기록된 그대로이며 해시 사슬이 온전하다.")
  }
  var writtenHead: String { pick("Written down", "기록 시각") }
  var asOfHead: String { pick("As of", "시점") }
  var scenarioHead: String { pick("Scenario", "시나리오") }
  var scenarioHashHead: String { pick("Its hash", "파일 해시") }
  var hashHead: String { pick("Hash", "해시") }

  // MARK: The answer

  func noScores(asOf month: Month) -> String {
    pick(
      "No forecast can be scored yet: none of the facts ended before \(self.month(month)) and was forecast before it ended.",
      "아직 채점할 전망이 없다: \(self.month(month)) 전에 끝난 기간의 실적 가운데 끝나기 전에 전망한 것이 없다.")
  }
  var rehearsals: String { pick("Rehearsals", "예행연습") }
  var rehearsalsNote: String {
    pick(
      "What follows are rehearsals: forecasts written down after the period had ended, when the fact could be known. They are no "
        + "evidence.",
      "아래는 예행연습이다: 기간이 끝나 실적을 알 수 있을 때 기록한 전망이며, 전망력의 증거가 아니다.")
  }
  func inside(_ coverage: ValidationSummary.Coverage) -> String {
    let ends = [coverage.limits.lowerBound, coverage.limits.upperBound].map {
      NumberText.decimal($0 * 100, digits: 0)
    }
    let (inside, all) = (NumberText.grouped(coverage.inside), NumberText.grouped(coverage.facts))
    return pick(
      "\(inside) of \(all) forecast figures have the fact inside their 80% interval (95% limits of the share \(ends[0]) to "
        + "\(ends[1])%).",
      "전망 수치 \(all)개 중 \(inside)개의 80% 구간에 실적이 들었다(비율의 95% 한계 \(ends[0])~\(ends[1])%).")
  }
  func verdict(_ verdict: ValidationSummary.Coverage.Verdict) -> String {
    switch verdict {
    case .tooNarrow:
      pick(
        "The intervals have been too narrow (binomial test at 5%).", "구간이 너무 좁았다(이항검정 5%).")
    case .tooWide:
      pick(
        "The intervals have been wider than need be (binomial test at 5%).",
        "구간이 필요 이상으로 넓었다(이항검정 5%).")
    case .compatible:
      pick(
        "That is compatible with 80% (binomial test at 5%).", "80%와 어긋나지 않는다(이항검정 5%).")
    }
  }
  /// Facts above the middle are counted as `worse`.
  func middle(_ test: SignTest) -> String {
    let p = test.pValue < 0.001 ? "< 0.001" : "= \(NumberText.decimal(test.pValue, digits: 3))"
    return pick(
      "Facts above the middle of their forecast: \(test.worse); below it: \(test.better) (sign test, p \(p)).",
      "전망의 중앙값보다 큰 실적 \(test.worse)건, 작은 실적 \(test.better)건(부호검정 p \(p)).")
  }
  func events(_ count: Int, brier: String, logarithmic: String) -> String {
    pick(
      "\(count) \(count == 1 ? "event" : "events"): mean Brier score \(brier), mean log score \(logarithmic).",
      "사건 \(count)건: 평균 브라이어 점수 \(brier), 평균 로그 점수 \(logarithmic).")
  }
  func leftOut(notDue: Int, neverForecast: Int, withoutValue: Int, asOf month: Month) -> String {
    var parts: [String] = []
    if notDue > 0 {
      parts.append(
        pick(
          "Not yet due in \(self.month(month)): \(facts(notDue)).",
          "\(self.month(month)) 현재 기간이 끝나지 않은 실적: \(facts(notDue))."))
    }
    if neverForecast > 0 {
      parts.append(
        pick(
          "Ended before every forecast: \(facts(neverForecast)).",
          "모든 전망보다 먼저 끝난 실적: \(facts(neverForecast))."))
    }
    if withoutValue > 0 {
      parts.append(
        pick(
          "Forecasts without a value: \(withoutValue).", "값이 정의되지 않은 전망: \(withoutValue)건."))
    }
    return parts.joined(separator: " ")
  }
  private func facts(_ count: Int) -> String {
    pick(count == 1 ? "1 fact" : "\(count) facts", "\(count)건")
  }

  // MARK: Tables

  var byForecast: String { pick("By forecast", "전망별") }
  var byQuantity: String { pick("By quantity", "항목별") }
  var byCentre: String { pick("By centre", "센터별") }
  func forecast(_ number: Int, _ entry: LedgerEntry) -> String {
    pick("#\(number), as of \(entry.asOf)", "#\(number), \(entry.asOf) 시점")
  }
  var all: String { pick("All", "전체") }
  var leadHead: String { pick("lead", "선행") }
  var figuresHead: String { pick("figures", "수치") }
  var inHead: String { pick("in", "구간") }
  var aboveHead: String { pick("above", "초과") }
  var eventsHead: String { pick("events", "사건") }
  var factHead: String { pick("Fact", "실적") }
  func range(_ months: ClosedRange<Int>) -> String {
    months.count == 1 ? "\(months.lowerBound)" : "\(months.lowerBound)–\(months.upperBound)"
  }
  var scoresNote: String {
    pick(
      "Lead: months up to the period's end of which nothing was known. In 50, 80, 90%: figures with the fact inside those central "
        + "intervals. "
        + "CRPS: from the losses of the seven quantiles, lower is better; in the groups relative to the fact. Above: facts "
        + "above the middle of their forecast. PIT: between which quantiles the fact lies. Of events the score is Brier's. "
        + "Several forecasts of one fact, and facts of one network, hang together, so the limits are rather too close.",
      "선행: 알려지지 않은 채 전망한, 기간 끝까지의 개월 수. 구간: 50%·80%·90% 중심 구간에 든 건수. CRPS: 일곱 분위수의 손실에서 구한 값으로 "
        + "낮을수록 낫고, 묶음에서는 실제 대비이다. 초과: 전망의 중앙값보다 큰 실적. PIT: 실제가 놓인 분위 사이. 사건의 점수는 브라이어 "
        + "점수이다. 한 실적에 대한 여러 전망과 한 네트워크의 실적은 서로 얽혀 있어, 한계는 실제보다 좁다.")
  }
}
