import JaripLanguage
import JaripModel
import JaripTrace

/// Words of `explain`.
extension Words {
  func role(_ role: TraceRole) -> String {
    switch role {
    case .newestMonth: pick("newest month", "가장 최근 달")
    case .before: pick("before", "이전 값")
    case .flow: pick("flow", "증감")
    case .amount: pick("amount", "금액")
    case .weight: pick("weight", "가중치")
    case .adoption: pick("adoption", "참여율")
    case .fixed: pick("fixed", "고정분")
    case .overlap: pick("overlap", "중복률")
    case .premium: pick("premium", "할증")
    case .localisation: pick("localisation", "현지화")
    case .pairCost: pick("pair_cost", "쌍별 조정비")
    case .secretariat: pick("secretariat", "사무국 운영비")
    case .award: pick("award", "출연액")
    case .share: pick("share", "지급 비율")
    case .yes: pick("yes", "참이면")
    case .no: pick("no", "거짓이면")
    }
  }

  func figure(_ figure: TraceFigure) -> String {
    switch figure {
    case .part: pick("its part", "부담분")
    case .pooled: pick("pooled", "공동 비용")
    case .fixed: pick("fixed", "고정분")
    case .ownParts: pick("own parts", "각자 부분")
    case .largest: pick("largest", "최대 부분")
    case .localisation: pick("localisation", "현지화")
    case .pairs: pick("pairs", "쌍별 조정비")
    case .secretariat: pick("secretariat", "사무국 운영비")
    case .carriedOver: pick("carried over", "이월액")
    case .eligibleCost: pick("eligible cost", "인정 비용")
    }
  }

  func remark(_ remark: TraceRemark) -> String {
    switch remark {
    case .asAbove: pick("as above", "위와 같음")
    case .otherMonth(let month, let isBefore):
      isBefore
        ? pick("the month before; --month \(month) explains it", "전달 값; --month \(month)로 설명됨")
        : pick("another month; --month \(month) explains it", "다른 달 값; --month \(month)로 설명됨")
    case .notExpanded: pick("not expanded", "펼치지 않음")
    case .notOpen: pick("not open", "열려 있지 않음")
    case .ended: pick("ended", "종료됨")
    case .actual: pick("actual", "실적")
    case .schedule: pick("schedule", "연도별 값")
    case .curve: pick("curve", "곡선")
    case .sumOverOpen: pick("sum over open centres", "열린 센터의 합")
    case .sumOverAll: pick("sum over all centres", "모든 센터의 합")
    case .ofMonthBefore: pick("of a month before", "전달 기준")
    case .bothOfMonthBefore: pick("both of a month before", "둘 다 전달 값")
    case .months(let first, let last): pick("\(first) to \(last)", "\(first)~\(last)")
    case .firstValue: pick("no month so far back: the first value", "그만큼 앞선 달이 없어 첫 값")
    case .over(let open): pick("over \(open) open centres", "열린 센터 \(open)곳")
    case .partOfSum(let open):
      pick("part of the sum over \(open) open centres", "열린 센터 \(open)곳 합에서의 비율")
    case .drawn(let eachCentre, let eachMonth, let quantile):
      drawn(eachCentre, eachMonth, quantile)
    case .chargedToNetwork(let kind, let open):
      pick(
        "charged to the network, split \(split(kind)) over \(open) open centres",
        "네트워크 비용을 열린 센터 \(open)곳에 \(split(kind)) 배분")
    case .paysAlone: pick("shared, but each pays alone here", "공동 항목이나 여기서는 각자 부담")
    case .sharedCharge(let kind):
      pick(
        "(1 - adoption) * alone + its part of the pool, split \(split(kind))",
        "(1 - 참여율) × 단독 비용 + 공동 비용의 부담분, \(split(kind)) 배분")
    case .part(let share, let pooled, let measure): part(share, pooled, measure)
    case .members(let count): pick("\(count) members", "참여 센터 \(count)곳")
    case .award:
      pick("the award, at most its share of eligible cost", "출연액, 인정 비용에 지급 비율을 곱한 값까지")
    case .netCost:
      pick(
        "share of eligible cost less earned revenue, at most the award",
        "지급 비율 × (인정 비용 − 자체수입), 출연액까지")
    }
  }

  private func drawn(_ eachCentre: Bool, _ eachMonth: Bool, _ quantile: Double?) -> String {
    var axes = [pick("trial", "시행")]
    if eachCentre { axes.append(pick("centre", "센터")) }
    if eachMonth { axes.append(pick("month", "월")) }
    let list = axes.joined(separator: ", ")
    let point = quantile.map { NumberText.sensible(($0 * 1000).rounded() / 1000) }
    return pick(
      "drawn once for each \(list)" + (point.map { "; quantile \($0)" } ?? ""),
      "\(list)마다 한 번 추출" + (point.map { "; 분위 \($0)" } ?? ""))
  }

  private func split(_ kind: ResolvedSplit.Kind) -> String {
    switch kind {
    case .equal: pick("equally", "균등하게")
    case .use: pick("by use", "이용량에 따라")
    case .ability: pick("by ability", "부담 능력에 따라")
    case .shapley: pick("by Shapley value", "샤플리 값에 따라")
    case .weights: pick("by weights", "가중치에 따라")
    }
  }

  /// `19% of 7.72: use 1.66 of 8.73`
  private func part(_ share: Double, _ pooled: Double, _ measure: TraceRemark.Measure) -> String {
    let percent = NumberText.sensible((share * 1000).rounded() / 10)
    let pool = NumberText.sensible(pooled)
    func by(_ what: String, _ own: Double, _ all: Double) -> String {
      let (own, all) = (NumberText.sensible(own), NumberText.sensible(all))
      return pick(
        "\(percent)% of \(pool): \(what) \(own) of \(all)",
        "\(pool)의 \(percent)%: \(what) \(all) 중 \(own)")
    }
    return switch measure {
    case .equal(let members): pick("1/\(members) of \(pool)", "\(pool)의 1/\(members)")
    case .use(let own, let all): by(pick("use", "이용량"), own, all)
    case .ability(let own, let all):
      by(pick("earned revenue of twelve months", "최근 12개월 자체수입"), own, all)
    case .weights(let own, let all): by(pick("weight", "가중치"), own, all)
    case .shapley:
      pick(
        "\(percent)% of \(pool): its Shapley value, term by term", "\(pool)의 \(percent)%: 항별 샤플리 값")
    }
  }
}
