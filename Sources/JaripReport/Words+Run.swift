import JaripLanguage
import JaripMath

/// Words of the tables of `run`.
extension Words {
  var centresHeading: String { pick("Centres", "센터") }
  var centre: String { pick("Centre", "센터") }
  var network: String { pick("Network", "네트워크") }
  var standsAlone: String { pick("stands alone", "자립") }
  func by(_ date: Month) -> String { pick("by \(shortMonth(date))", "\(shortMonth(date))까지") }
  /// The two lines under a column's head; Korean takes less room in two.
  func byLines(_ date: Month) -> [String] {
    language == .en ? [by(date), ""] : [shortMonth(date), "까지"]
  }
  var closed: String { pick("closed", "폐쇄") }
  var medianMonthHead: String { pick("middle trial", "중앙값") }
  var independentFrom: String { pick("alone from", "자립 시점") }

  func centresNote(hasClosing: Bool) -> String {
    hasClosing
      ? pick(
        "Shares of all trials ± Monte Carlo error (one standard error). OSS is earned revenue over operating "
          + "cost of the last 12 months, in %; 80 of 100 trials lie between p10 and p90. Closed: cash ran out "
          + "by the date.",
        "시행 비율 ± 몬테카를로 오차(표준오차). 운영자립도는 최근 12개월 자체수입 ÷ 운영비용(%)이며, 시행 100번 중 "
          + "80번은 p10과 p90 사이이다. 폐쇄: 그때까지 현금이 바닥남.")
      : pick(
        "Shares of all trials ± Monte Carlo error (one standard error). OSS is earned revenue over operating "
          + "cost of the last 12 months, in %; 80 of 100 trials lie between p10 and p90.",
        "시행 비율 ± 몬테카를로 오차(표준오차). 운영자립도는 최근 12개월 자체수입 ÷ 운영비용(%)이며, 시행 100번 중 "
          + "80번은 p10과 p90 사이이다.")
  }

  /// The lines of a column's head.
  func oss(_ date: Month, _ note: String?) -> [String] {
    [pick("OSS", "운영자립도"), shortMonth(date), note ?? ""]
  }
  var nowNote: String { pick("now", "현재") }
  var grantEndNote: String { pick("grant's end", "지원 종료") }

  /// How Korean statements name their unit.
  private static let koreanMoney = [
    "KRW": "원", "KRW thousand": "천원", "KRW million": "백만원", "KRW billion": "십억원",
    "USD": "달러", "USD thousand": "천달러", "USD million": "백만달러", "USD billion": "십억달러",
    "EUR": "유로", "EUR thousand": "천유로", "EUR million": "백만유로", "EUR billion": "십억유로",
    "JPY": "엔", "JPY thousand": "천엔", "JPY million": "백만엔", "JPY billion": "십억엔",
  ]

  /// A unit as tables have it: Korean has words of its own for the usual ones.
  func unit(_ text: String) -> String {
    guard language == .ko else { return text }
    if let money = Self.koreanMoney[text] { return money }
    // `KRW million/person/month` is money over a person over a month; months that are counted have another word.
    return text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      .enumerated().map { place, part in
        if place == 0, part == "month" { return "개월" }
        return Self.koreanMoney[part] ?? Self.koreanUnits[part] ?? part
      }.joined(separator: "/")
  }

  private static let koreanUnits = [
    "month": "월", "quarter": "분기", "year": "년", "day": "일", "hour": "시간", "person": "명",
    "firm": "업체", "case": "건", "title": "종", "book": "권", "set": "대", "pyeong": "평",
    "member": "회원", "square_metre": "㎡", "square_foot": "제곱피트", "learner": "수강생", "course": "과정",
    "item": "건", "article": "건", "event": "회", "system": "종", "database": "건",
    "centre": "센터",
  ]

  func money(_ unit: String) -> String { pick(unit, Self.koreanMoney[unit] ?? unit) }

  func budgetHeading(_ unit: String) -> String {
    pick(
      "Budget of the network by fiscal year, \(money(unit))", "네트워크 예산, 회계연도별, \(money(unit))")
  }
  var budgetNote: String {
    pick(
      "Money is the mean over all trials, so that lines add up; ratios and months of cash are the middle "
        + "trial. 80 of 100 trials lie between p10 and p90.",
      "금액은 전체 시행의 평균이어서 합산되고, 비율과 가용개월수는 중앙값이다. 시행 100번 중 80번은 p10과 p90 "
        + "사이이다.")
  }
  /// For years that do not begin in January.
  var fiscalYearNote: String {
    pick(
      "A fiscal year is named by the years in which it starts and ends.",
      "회계연도는 시작하는 해와 끝나는 해로 적는다.")
  }
  func months(_ count: Int, of year: String) -> String {
    pick("\(year) has \(count) months.", "\(year)년도는 \(count)개월이다.")
  }
  var revenueHeading: String { pick("Earned revenue", "자체수입") }
  var fundingHeading: String { pick("Grants and other funding", "출연금과 기타 지원금") }
  var costHeading: String { pick("Operating cost", "운영비용") }
  var otherCostHeading: String { pick("Capital and in-kind cost", "자본지출과 현물") }
  var noProgramme: String { pick("other", "기타") }

  var methodHeading: String { pick("How it was computed", "계산 방법") }

  /// When a part of a run has been written; `trials` are counted from 0.
  public func partWritten(_ path: String, _ trials: Range<Int>, of total: Int) -> String {
    let all = NumberText.grouped(total)
    guard !trials.isEmpty else {
      return pick("\(path): none of \(all) trials", "\(path): 시행 \(all)회 중 없음")
    }
    let first = NumberText.grouped(trials.lowerBound + 1)
    let last = NumberText.grouped(trials.upperBound)
    return pick(
      "\(path): trials \(first) to \(last) of \(all)",
      "\(path): 시행 \(all)회 중 \(first)~\(last)번째")
  }

  /// - Parameter onceCount: draws that are made once a trial.
  func method(
    trials: Int, sampling: SamplingPlan, onceCount: Int, isExact: Bool, isRandom: Bool
  ) -> String {
    guard isRandom else {
      return pick(
        "Nothing in this scenario is random: one trial says all.", "이 시나리오에는 난수가 없어 한 번의 시행으로 충분하다."
      )
    }
    let count = NumberText.grouped(trials)
    let seed = sampling.seed
    let method = self.sampling(sampling, onceCount: onceCount)
    return isExact
      ? pick(
        "\(count) trials, seed \(seed), \(method); quantiles are exact.",
        "시행 \(count)회, 시드 \(seed), \(method); 분위수는 정확한 값이다.")
      : pick(
        "\(count) trials, seed \(seed), \(method); quantiles are stored to 0.1% of their value.",
        "시행 \(count)회, 시드 \(seed), \(method); 분위수는 값의 0.1% 정밀도로 저장한다.")
  }

  private func sampling(_ plan: SamplingPlan, onceCount: Int) -> String {
    let parts = TrialParts.count
    switch plan.layout {
    case .random: return pick("sampled at random", "단순 무작위 추출")
    case .middle:
      return pick("every draw at the middle of its distribution", "모든 추출값을 분포의 중앙에 둠")
    case .latinHypercube:
      return pick(
        "a Latin hypercube in each of \(parts) independent parts",
        "라틴 하이퍼큐브 추출(독립된 \(parts)개 부분)")
    case .sobol:
      let share = NumberText.grouped(plan.sequence.count)
      let all = NumberText.grouped(onceCount)
      return pick(
        "Sobol's sequence, scrambled in \(parts) independent parts, for draws made once a trial (\(share) of \(all)), "
          + "all others at random",
        "시행마다 한 번 뽑는 값(\(all)개 중 \(share)개)은 소볼 수열(독립적으로 뒤섞은 \(parts)개 부분), 나머지는 무작위 추출")
    }
  }
  func independence(test: String, sustained: Int, from: Month, isStated: Bool) -> String {
    let reason =
      isStated
      ? pick("as the scenario says", "시나리오에 명시")
      : pick("the month after the last grant", "마지막 출연금 다음 달")
    let months = NumberText.grouped(sustained)
    return pick(
      "Independent: \(test), \(months) months in a row, counted from \(month(from)) (\(reason)).",
      "자립: \(test), \(months)개월 연속, \(month(from))부터 계산(\(reason)).")
  }
  func version(_ version: String, hash: String) -> String {
    pick("jarip \(version), scenario \(hash).", "jarip \(version), 시나리오 \(hash).")
  }
}
