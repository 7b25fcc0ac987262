import JaripLanguage

/// What the book says first.
struct Headline {
  var date: Month
  var centreCount: Int
  /// The only centre, with its probability.
  var only: (name: String, frequency: Frequency)?
  /// How many centres are likely to stand alone: where the Monte Carlo error leaves it open, from the fewest to the
  /// most.
  var likely: ClosedRange<Int>
  var isRandom: Bool
  var change: Change?
  /// From when and for how long the test counts, where no trial can pass it by the date.
  var untold: (from: Month, sustained: Int)?

  /// What the later alternative makes of the network's self-sufficiency.
  struct Change {
    var later: String
    /// The middle trial of the later alternative.
    var level: Double
    /// The mean difference in points, as it is printed without its sign.
    var points: String
    var isRise: Bool
    /// Nothing where all trials are the same.
    var better: Frequency?
    var worse: Frequency?
    /// Where self-sufficiency is the same in all trials and cash is not: how much more is left, as a sentence has it.
    var cash: String?
  }
}

extension Words {
  func headline(_ headline: Headline) -> String {
    [
      standing(headline),
      headline.change.map { change($0, isOne: headline.centreCount == 1) },
    ].compactMap { $0 }.joined(separator: " ")
  }

  private func standing(_ headline: Headline) -> String {
    let date = month(headline.date)
    if let untold = headline.untold { return cannotBeTold(by: headline.date, untold) }
    if let only = headline.only {
      guard headline.isRandom else {
        return only.frequency.isAll
          ? pick("\(only.name) stands alone by \(date).", "\(topic(only.name)) \(date)까지 자립한다.")
          : pick(
            "\(only.name) does not stand alone by \(date).",
            "\(topic(only.name)) \(date)까지 자립하지 못한다.")
      }
      let chance = likelihood(only.frequency.probability)
      let number = shortFrequency(only.frequency)
      return pick(
        "\(only.name) is \(chance) to stand alone by \(date): \(number) trials.",
        "\(subject(only.name)) \(date)까지 자립할 \(chance): \(number).")
    }
    let count = headline.centreCount
    let (fewest, most) = (headline.likely.lowerBound, headline.likely.upperBound)
    guard headline.isRandom else {
      return pick(
        "\(fewest == 0 ? "None" : "\(fewest)") of the \(count) centres \(fewest == 1 || fewest == 0 ? "stands" : "stand") alone by \(date).",
        "\(date)까지 센터 \(count)곳 가운데 \(fewest)곳이 자립한다.")
    }
    if most == 0 {
      return pick(
        "None of the \(count) centres is likely to stand alone by \(date).",
        "\(date)까지 자립할 가능성이 높은 센터는 \(count)곳 가운데 한 곳도 없다.")
    }
    if fewest == count {
      return pick(
        "Each of the \(count) centres is likely to stand alone by \(date).",
        "\(date)까지 센터 \(count)곳이 각각 자립할 가능성이 높다.")
    }
    if fewest != most {
      return pick(
        "Up to \(most) of the \(count) centres may be likely to stand alone by \(date); these trials are too few to tell.",
        "\(date)까지 자립할 가능성이 높은 센터는 \(count)곳 가운데 최대 \(most)곳이며, 이 시행 수로는 가릴 수 없다.")
    }
    return pick(
      "\(fewest) of the \(count) centres \(fewest == 1 ? "is" : "are each") likely to stand alone by \(date).",
      "\(date)까지 자립할 가능성이 높은 센터는 \(count)곳 가운데 \(fewest)곳이다.")
  }

  private func change(_ change: Headline.Change, isOne: Bool) -> String {
    let whose = isOne ? "its" : "the network’s"
    let network = isOne ? "" : "네트워크 "
    let later = quoted(change.later)
    let level = percent(change.level)
    let middle = isRandom ? pick("\(level) in the middle trial", "중앙값 \(level)") : level
    guard let better = change.better, let worse = change.worse else {
      guard let cash = change.cash else {
        return pick(
          "\(later) changes nothing about \(whose) self-sufficiency, \(middle).",
          "\(later)에서도 \(network)운영자립도는 \(middle)로 같다.")
      }
      return pick(
        "\(later) leaves \(whose) self-sufficiency at \(middle), and its cash \(cash).",
        "\(later)에서도 \(network)운영자립도는 \(middle)로 같지만, 현금은 \(cash).")
    }
    let isClear =
      better.probability > 0.9 || worse.probability > 0.9 || worse.isNone || better.isNone
    guard isClear else {
      return pick(
        "\(later) makes no clear difference to \(whose) self-sufficiency, \(middle).",
        "\(later)에서 \(network)운영자립도는 \(middle)로, 뚜렷하게 달라지지 않는다.")
    }
    guard isRandom else {
      return pick(
        "\(later) \(change.isRise ? "raises" : "lowers") \(whose) self-sufficiency by \(change.points) points, to \(level).",
        "\(topic(change.later)) \(network)운영자립도를 \(change.points)%p \(change.isRise ? "높여" : "낮춰") \(level)로 만든다."
      )
    }
    return pick(
      "\(later) \(change.isRise ? "raises" : "lowers") \(whose) self-sufficiency by \(change.points) points on average, to \(level) in the middle trial.",
      "\(topic(change.later)) \(network)운영자립도를 평균 \(change.points)%p \(change.isRise ? "높여" : "낮춰") 중앙값이 \(level)가 된다."
    )
  }

  func moreCash(_ amount: String, isMore: Bool, date: Month) -> String {
    let average = isRandom ? pick(" on average", " 평균") : ""
    return isMore
      ? pick(
        "\(amount) higher\(average) by \(month(date))", "\(month(date))\(average) \(amount) 많다")
      : pick("\(amount) lower\(average) by \(month(date))", "\(month(date))\(average) \(amount) 적다")
  }

  func cashEffect(
    _ order: String, mean: String, isMore: Bool, better: Frequency, date: Month
  ) -> String {
    guard isRandom else {
      return isMore
        ? pick(
          "**\(mean) more cash** by \(month(date)), \(order). Self-sufficiency is the same.",
          "\(month(date)) 현금이 **\(mean) 많다**(\(order)). 운영자립도는 같다.")
        : pick(
          "**\(mean) less cash** by \(month(date)), \(order). Self-sufficiency is the same.",
          "\(month(date)) 현금이 **\(mean) 적다**(\(order)). 운영자립도는 같다.")
    }
    let number = shortFrequency(better)
    return isMore
      ? pick(
        "**\(mean) more cash** by \(month(date)) on average, \(order), on the same draws; more in \(number). Self-sufficiency is the same in every trial.",
        "같은 난수로 비교하면(\(order)) \(month(date)) 현금이 평균 **\(mean) 많다**. 더 많은 시행은 \(number)이다. 운영자립도는 모든 시행에서 같다."
      )
      : pick(
        "**\(mean) less cash** by \(month(date)) on average, \(order), on the same draws; more in \(number). Self-sufficiency is the same in every trial.",
        "같은 난수로 비교하면(\(order)) \(month(date)) 현금이 평균 **\(mean) 적다**. 더 많은 시행은 \(number)이다. 운영자립도는 모든 시행에서 같다."
      )
  }

  // MARK: The three facts

  /// - Parameter thirds: under the third of the trials in which the input is worst, and best.
  func bestCentre(
    _ name: String, _ frequency: Frequency,
    thirds: (input: String, worst: Frequency, best: Frequency)?
  ) -> String {
    let all = [frequency] + (thirds.map { [$0.worst, $0.best] } ?? [])
    let denominator = Frequency.denominator(of: all)
    let number = shortFrequency(frequency, outOf: denominator)
    var text = pick(
      "**\(number)** for the best placed centre, \(name).",
      "가장 유리한 \(topic(name)) **\(number)**이다.")
    if let thirds {
      let worst = shortFrequency(thirds.worst, outOf: denominator)
      let best = shortFrequency(thirds.best, outOf: denominator)
      text += pick(
        " In the bad third of the largest driver, \(quoted(thirds.input)), it is \(worst), in the good third \(best).",
        " 결과를 가장 크게 좌우하는 \(subject(quoted(thirds.input))) 나쁜 3분의 1이면 \(worst), 좋은 3분의 1이면 \(best)이다."
      )
    }
    return text
  }

  func anyCentre(_ frequency: Frequency, count: Int, date: Month) -> String {
    let number = shortFrequency(frequency)
    let bound = bound(frequency).map { " (\($0))" } ?? ""
    return pick(
      "**\(number)**\(bound): trials in which at least one of the \(count) stands alone by \(month(date)).",
      "\(month(date))까지 \(count)곳 가운데 한 곳이라도 자립하는 경우는 **\(number)**\(bound)이다.")
  }

  func outsideView(_ view: OutsideView) -> String {
    func text(_ middle: Double, _ low: Double, _ high: Double) -> String {
      "\(percent(middle)) (\(percentInterval(low, high)))"
    }
    let others = text(view.mean, view.low, view.high)
    let when = month(view.at)
    let own = view.forecast.map { text($0.middle, $0.low, $0.high) }
    return pick(
      " The outside view, \(when), \(quoted(view.title)): \(others)",
      " 외부의 선례(\(when), \(quoted(view.title))): \(others)")
      + (own.map { pick("; this forecast: \($0).", ", 이 전망: \($0).") } ?? ".")
  }

  func effect(
    _ order: String, mean: String, low: String, high: String, better: Frequency, verdict: String
  ) -> String {
    guard isRandom else {
      return pick(
        "**\(points(mean))** of self-sufficiency, \(order): \(verdict).",
        "운영자립도 차이(\(order))는 **\(points(mean))**이다: \(verdict).")
    }
    let number = shortFrequency(better)
    return pick(
      "**\(points(mean))** of self-sufficiency, \(order), on the same draws: \(low) to \(high) in 80 of 100 trials; better in \(number): \(verdict).",
      "같은 난수로 비교한 운영자립도 차이(\(order))는 평균 **\(points(mean))**, 시행 100번 중 80번은 \(low)~\(points(high))이다. 더 높은 시행은 \(number)이다: \(verdict)."
    )
  }

  func sameEverywhere(_ order: String) -> String {
    guard isRandom else { return pick("**No difference**: \(order).", "\(order): **차이 없음**.") }
    return pick(
      "**No difference** in any trial: \(order), on the same draws.",
      "같은 난수에서 \(order): 모든 시행에서 **차이 없음**.")
  }

  func stripTitle(_ date: Month, alternative: String?, isOne: Bool) -> String {
    let which = alternative.map { ", \($0)" } ?? ""
    return pick(
      "Independence and self-sufficiency\(isOne ? "" : " by centre"), \(shortMonth(date))\(which)",
      "\(isOne ? "" : "센터별 ")자립과 운영자립도, \(shortMonth(date))\(which)")
  }

  var ossMeasure: String { pick("Self-sufficiency (OSS)", "운영자립도") }

  func stripNote(test: String, sustained: Int, isRandom: Bool) -> String {
    let months = NumberText.grouped(sustained)
    let reading = pick(
      "Filled dot: 1 of 100 trials in which the centre stands alone; ring: fewer than 1 in 100. Bars: middle 50 and 80 of 100 trials; ring on the bar: the middle trial. ",
      "채운 점: 시행 100번 가운데 센터가 자립한 1번, 고리: 100번 중 1번 미만. 막대: 시행의 가운데 50%와 80%, 막대의 고리: 중앙값. ")
    return (isRandom ? reading : "")
      + pick(
        "Stands alone: \(test), \(months) months in a row, counted from the first of them; who has passed once goes on counting.",
        "자립: \(test), \(months)개월 연속이며 그 첫 달부터 센다. 한 번 채운 센터는 이후에도 자립으로 센다.")
  }
}
