import JaripLanguage
import JaripModel

/// Words of the book's sections on the path, the fans and the outside view.
extension Words {
  var notOpen: String { pick("not open", "개소 전") }
  /// Whether a centre stands alone, where nothing is left to chance.
  func does(_ standsAlone: Bool) -> String { standsAlone ? pick("yes", "예") : pick("no", "아니오") }

  func networkOutcomes(_ count: Int, isAfterGrant: Bool) -> String {
    isAfterGrant
      ? pick("The \(count) centres after the grant", "지원 종료 뒤의 센터 \(count)곳")
      : pick("The \(count) centres", "센터 \(count)곳")
  }
  var networkOutcomesSubtitle: String {
    guard isRandom else {
      return pick("Number of centres in each state, month by month", "월별 상태별 센터 수")
    }
    return pick(
      "Average of all trials, number of centres in each state, month by month",
      "전체 시행 평균, 월별 상태별 센터 수")
  }
  var centreByCentre: String { pick("Centre by centre", "센터별") }
  func centreOutcomesSubtitle(_ end: Month) -> String {
    guard isRandom else {
      return pick(
        "State of each centre, month by month; 100: it is in that state",
        "월별 센터 상태, 100이면 그 상태")
    }
    return pick(
      "Share of trials; numbers are for \(month(end)), per 100 trials",
      "시행의 비율, 숫자는 \(month(end)) 기준 100번 중 횟수")
  }
  func oneOutcome(_ name: String, isAfterGrant: Bool) -> String {
    isAfterGrant ? pick("\(name) after the grant", "지원 종료 뒤의 \(name)") : name
  }

  /// - Parameters:
  ///   - none: trials in which no centre stands alone.
  ///   - independent: how many do on average.
  ///   - closed: how many have closed on average; nothing where none can.
  func pathHeading(
    date: Month, count: Int, none: Frequency, independent: String, closed: String?, isRandom: Bool
  ) -> String {
    let standing: String
    if !isRandom {
      standing = pick(
        "By \(month(date)), \(independent) of the \(count) centres \(independent == "1" ? "stands" : "stand") alone",
        "\(month(date))까지 센터 \(count)곳 가운데 \(independent)곳이 자립한다")
    } else if none.probability > 0.5 {
      let number = shortFrequency(none)
      standing = pick(
        "By \(month(date)) no centre stands alone in \(number) trials",
        "\(month(date))까지 자립하는 센터가 한 곳도 없는 경우는 \(number)이다")
    } else {
      standing = pick(
        "By \(month(date)), \(independent) of the \(count) centres stand alone on average",
        "\(month(date))까지 센터 \(count)곳 가운데 평균 \(independent)곳이 자립한다")
    }
    guard let closed else { return standing }
    return standing
      + (isRandom
        ? pick("; \(closed) have closed on average", ". 평균 \(closed)곳이 문을 닫는다")
        : pick("; \(closed) have closed", ". \(closed)곳이 문을 닫는다"))
  }

  func onePathHeading(
    _ name: String, date: Month, independent: Frequency, closed: Frequency?, isRandom: Bool
  ) -> String {
    guard isRandom else {
      return independent.isAll
        ? pick("By \(month(date)), \(name) stands alone", "\(topic(name)) \(month(date))까지 자립한다")
        : pick(
          "By \(month(date)), \(name) does not stand alone",
          "\(topic(name)) \(month(date))까지 자립하지 못한다")
    }
    let number = shortFrequency(independent)
    guard let closed else {
      return pick(
        "By \(month(date)), \(name) stands alone in \(number) trials",
        "\(month(date))까지 \(subject(name)) 자립하는 경우는 \(number)이다")
    }
    let shut = shortFrequency(closed)
    return pick(
      "By \(month(date)), \(name) stands alone in \(number) trials and has closed in \(shut)",
      "\(month(date))까지 \(subject(name)) 자립하는 경우는 \(number), 문을 닫는 경우는 \(shut)이다")
  }

  func outcomesNote(hasClosing: Bool) -> String {
    (isRandom ? sharesAddUp(hasClosing: hasClosing) : "") + outcomeColours(hasClosing: hasClosing)
  }

  private func sharesAddUp(hasClosing: Bool) -> String {
    hasClosing
      ? pick(
        "At every date the three shares add up to all trials. ", "어느 시점이든 세 몫을 더하면 전체 시행이 된다. ")
      : pick("At every date the two shares add up to all trials. ", "어느 시점이든 두 몫을 더하면 전체 시행이 된다. ")
  }

  private func outcomeColours(hasClosing: Bool) -> String {
    hasClosing
      ? pick(
        "Dark blue from below: independent. Sand: open and not standing alone, on grant, host, savings or debt. Hatched from above: closed.",
        "아래 짙은 파랑은 자립, 모래색은 자립하지 못한 채 운영 중(지원금·주관기관·적립금·차입에 기댐), 위 빗금은 폐쇄이다."
      )
      : pick(
        "Dark blue from below: independent. Sand: not standing alone, on grant, host, savings or debt. No centre closes in this scenario, not even one that cannot pay: cash below zero is a sum that somebody still has to find.",
        "아래 짙은 파랑은 자립, 모래색은 자립하지 못한 몫(지원금·주관기관·적립금·차입에 기댐)이다. 이 시나리오에서는 지급하지 못하는 센터도 문을 닫지 않으며, 0 아래의 현금은 누군가 마련해야 할 금액이다."
      )
  }

  func onePurse(_ frequency: Frequency, date: Month, hasClosing: Bool) -> String {
    let number = shortFrequency(frequency)
    let text = pick(
      "The network taken as one purse passes the test by \(month(date)) in **\(number)**.",
      "네트워크를 한 살림으로 보면 \(month(date))까지 기준을 넘는 경우는 **\(number)**이다.")
    guard hasClosing, !frequency.isNone else { return text }
    return text
      + pick(
        " Its figures are of the centres that are still open: it can pass because weak ones have closed.",
        " 이 수치는 운영 중인 센터만 합한 것이어서, 약한 센터가 닫혀서 넘는 경우도 있다.")
  }

  func horizonNote(_ sustained: Int) -> String {
    let months = NumberText.grouped(sustained)
    return pick(
      "A centre that has not passed the test for \(months) months in a row by the end of the period does not count as independent.",
      "기간 말까지 기준을 \(months)개월 이어서 채우지 못한 경우는 자립으로 세지 않는다.")
  }

  func countsCaption(_ date: Month) -> String {
    pick(
      "How many centres stand alone by \(month(date))", "\(month(date))까지 자립하는 센터 수")
  }
  func trialsOf(_ trials: Int) -> String {
    let count = NumberText.grouped(trials)
    return pick("Trials of \(count)", "\(count)번 중")
  }

  // MARK: Fans

  /// - Parameter name: of the network, or of its only centre.
  func fanHeading(
    _ name: String, date: Month, median: String?, overdrawn: Frequency, isRandom: Bool
  ) -> String {
    let level = median ?? NumberText.missing
    guard isRandom else {
      return pick(
        "In \(month(date)) \(name) earns \(level) of its operating cost",
        "\(month(date)) \(name)의 운영자립도는 \(level)이다")
    }
    let first = pick(
      "In \(month(date)) \(name) earns \(level) of its operating cost in the middle trial",
      "\(month(date)) \(name) 운영자립도의 중앙값은 \(level)이다")
    guard !overdrawn.isNone else { return first }
    let number = shortFrequency(overdrawn)
    return pick(
      "\(first); by then its cash has been below zero in \(number) trials",
      "\(first). 그때까지 현금이 0 아래로 내려간 적이 있는 경우는 \(number)이다")
  }

  func ossFanTitle(_ name: String) -> String {
    pick("Operational self-sufficiency of \(name)", "\(name) 운영자립도")
  }
  func ossFanSubtitle(isOne: Bool) -> String {
    pick("Earned revenue over operating cost, last 12 months", "최근 12개월 자체수입 ÷ 운영비용")
      + (isOne ? "" : pick(", centres still open", ", 운영 중인 센터"))
  }
  func cashFanTitle(_ name: String) -> String { pick("Cash of \(name)", "\(name) 현금") }
  func cashFanSubtitle(_ unit: String, isOne: Bool) -> String {
    pick("End of month, \(unit)", "월말, \(unit)") + (isOne ? "" : pick(", all centres", ", 모든 센터"))
  }
  var certainFanNote: String {
    pick(
      "Nothing is uncertain in this scenario: there is one line, month by month.",
      "이 시나리오에는 불확실성이 없어 달마다 값이 하나이다.")
  }
  func fanNote(hasFacts: Bool) -> String {
    pick(
      "The bands hold 50, 80 and 90 of 100 trials, month by month. The line through them is the middle trial of each month, not an expected path.",
      "띠는 달마다 시행의 50·80·90%를 담는다. 가운데 선은 달마다의 중앙값이며 예상 경로가 아니다.")
      + (hasFacts
        ? pick(
          " A black line is known: all trials agree on it. What the model says of other months before the line “facts | forecast” is its account of the past.",
          " 검은 선은 모든 시행이 같은, 알려진 값이다. ‘실적 | 전망’ 선 앞의 띠는 과거에 대한 모형의 추정이다.")
        : "")
  }
  func insideNote(_ frequency: Frequency, date: Month) -> String {
    let number = shortFrequency(frequency)
    return pick(
      "**\(number)** trials stay inside the 80% band of self-sufficiency all the way to \(month(date)): a path may leave the band and come back.",
      "\(month(date))까지 줄곧 운영자립도의 80% 띠 안에 머무는 시행은 **\(number)**이다. 경로는 띠를 벗어났다 돌아올 수 있다.")
  }
  func survivorsNote(open: String, count: Int, date: Month) -> String {
    pick(
      "Self-sufficiency of the network is that of the centres still open: \(open) of \(count) on average in \(month(date)). Closing of weak centres raises it.",
      "네트워크 운영자립도는 운영 중인 센터의 값이다. \(month(date))에는 \(count)곳 중 평균 \(open)곳이 운영 중이다. 약한 센터가 닫히면 값이 오른다."
    )
  }

  // MARK: Outside view

  func outsideHeading(_ view: OutsideView) -> String {
    guard let forecast = view.forecast else {
      return pick("What others reached", "다른 곳의 실적")
    }
    guard view.isRatio else { return pick("What others reached", "다른 곳의 실적") }
    let (own, others) = (percent(forecast.middle), percent(view.mean))
    let range = percentInterval(view.low, view.high)
    let when = month(view.at)
    if forecast.low > view.high || forecast.high < view.low {
      return pick(
        "In \(when) the forecast, \(own), lies outside what others reached, \(range)",
        "\(when) 전망 \(own)는 다른 곳의 실적 \(range)를 벗어난다")
    }
    if own == others {
      return pick(
        "In \(when) the middle of the forecast, \(own), is that of others",
        "\(when) 전망의 중앙값 \(own)는 다른 곳과 같다")
    }
    let isAbove = forecast.middle > view.mean
    return pick(
      "In \(when) the middle of the forecast, \(own), is \(isAbove ? "above" : "below") that of others, \(others), and their range is \(range)",
      "\(when) 전망의 중앙값 \(own)는 다른 곳의 \(others)보다 \(isAbove ? "높다" : "낮다"). 다른 곳의 범위는 \(range)이다")
  }
  var outsideCaption: String {
    pick(
      "What others reached, and this forecast: the middle, and between what 80 of 100 lie",
      "다른 곳의 실적과 이 전망: 가운데 값, 그리고 100 가운데 80이 드는 구간")
  }
  var outsideHeader: [String] {
    language == .en
      ? ["Reference", "Measure", "Month", "Others", "This forecast", "Source"]
      : ["선례", "지표", "시점", "다른 곳", "이 전망", "출처"]
  }
}
