import JaripLanguage

/// What each chart draws, for those who do not see it.
extension ChartWords {
  func about(_ chart: FanChart) -> String {
    var sentences: [String] = []
    if let last = chart.lastFact {
      let month = month(chart.timeline.month(at: last))
      sentences.append(pick("Facts to \(month) as a line.", "\(month)까지는 실적(선)."))
    }
    if let last = chart.lastForecast {
      let month = month(chart.timeline.month(at: last))
      sentences.append(
        chart.isCertain
          ? pick(
            "A forecast to \(month) as a line: there is no uncertainty in the scenario.",
            "\(month)까지의 전망(선): 불확실성이 없는 시나리오.")
          : pick(
            "A forecast to \(month) as bands that hold 50, 80 and 90 of 100 trials month by month, with the median.",
            "\(month)까지의 전망: 달마다 시행 100번 중 50번·80번·90번을 담는 띠와 중앙값."))
    }
    if let offset = chart.grantOffset {
      sentences.append(pick("The ", "") + grantEnds(chart.timeline.month(at: offset)) + ".")
    }
    if let other = chart.other {
      sentences.append(pick("Dashed: \(label(of: other)).", "점선: \(label(of: other))."))
    }
    return sentences.joined(separator: " ")
  }

  func aboutOutcomes(_ first: Month, _ last: Month) -> String {
    pick(
      "Stacked areas from \(month(first)) to \(month(last)): independent from below, closed and hatched from "
        + "above, still dependent between.",
      "\(month(first))부터 \(month(last))까지의 누적 영역: 아래는 자립, 위의 빗금은 폐쇄, 사이는 의존 지속.")
  }

  func about(_ chart: StripChart) -> String {
    guard chart.isRandom else {
      return pick(
        "For each centre whether it stands alone by \(month(chart.date)), and \(chart.measure) against 100%.",
        "센터마다 \(month(chart.date))까지의 자립 여부와 \(chart.measure), 100% 기준선.")
    }
    return pick(
      "For each centre a hundred dots, the filled ones trials in which it stands alone by \(month(chart.date)); "
        + "and \(chart.measure) with the median and the intervals that hold 50 and 80 of 100 trials, against 100%.",
      "센터마다 점 100개 중 채워진 점이 \(month(chart.date))까지 자립한 시행이다. \(chart.measure)의 중앙값과 시행의 "
        + "50%·80% 구간, 100% 기준선.")
  }

  var aboutDifferences: String {
    pick(
      "For each measure the mean difference and the interval that holds 80 of 100 trials, against zero.",
      "지표마다 평균 차이와 시행 100번 중 80번을 담는 구간, 0 기준선.")
  }

  var aboutGains: String {
    pick(
      "For each centre the mean saving and the interval that holds 80 of 100 trials, against zero: losers first, "
        + "then by share of its own cost.",
      "센터마다 평균 절감액과 시행 100번 중 80번을 담는 구간, 0 기준선. 손해 보는 센터가 먼저, 다음은 자기 비용 대비 비율 순.")
  }

  var aboutWaterfall: String {
    pick(
      "Bars that add up from zero: gains by size, the costs of sharing, and what remains; whiskers hold 80 of "
        + "100 trials.",
      "0에서 쌓아 가는 막대: 큰 순서의 절감, 공동사업 비용, 남는 금액. 가는 선은 시행 100번 중 80번을 담는다.")
  }

  var aboutTornado: String {
    pick(
      "For each input, the largest first, the result with that input alone at its low end, pale, and at its high "
        + "end, dark; the line is the result with all inputs drawn.",
      "큰 순서로, 입력 하나만 낮은 끝(옅음)과 높은 끝(짙음)에 둘 때의 결과. 선은 모든 입력을 추출한 결과.")
  }

  var aboutCalibration: String {
    pick(
      "For each observation the forecast's intervals as a bar and the fact as a diamond, relative to the forecast's "
        + "median; grey bars were used to fit. A mark stands beside facts outside the interval of 80 of 100 trials.",
      "관측마다 전망 구간(막대)과 실적(마름모), 전망 중앙값 대비. 회색 막대는 적합에 쓴 자료이고, 시행의 80% 구간을 벗어난 "
        + "실적에는 표시가 있다.")
  }
}
