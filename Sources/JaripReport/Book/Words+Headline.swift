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

  /// What the later alternative makes of the network's self-sufficiency.
  struct Change {
    var first: String
    var later: String
    /// Means.
    var firstLevel: Double
    var laterLevel: Double
    /// Nothing where all trials are the same.
    var better: Frequency?
    var worse: Frequency?
  }
}

extension Words {
  func headline(_ headline: Headline) -> String {
    [standing(headline), headline.change.map(change)].compactMap { $0 }.joined(separator: " ")
  }

  private func standing(_ headline: Headline) -> String {
    let date = month(headline.date)
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
        "All \(count) centres are likely to stand alone by \(date).",
        "\(date)까지 센터 \(count)곳 모두 자립할 가능성이 높다.")
    }
    let number = fewest == most ? "\(fewest)" : pick("\(fewest) to \(most)", "\(fewest)~\(most)")
    return pick(
      "\(number) of the \(count) centres \(most == 1 ? "is" : "are") likely to stand alone by \(date).",
      "\(date)까지 자립할 가능성이 높은 센터는 \(count)곳 가운데 \(number)곳이다.")
  }

  private func change(_ change: Headline.Change) -> String {
    let (first, later) = (quoted(change.first), quoted(change.later))
    let joined = Self.particle(change.first, "과", "와")
    let levels = [change.firstLevel, change.laterLevel].map(percent)
    guard let better = change.better, let worse = change.worse else {
      return pick(
        "\(later) leaves the network’s self-sufficiency as it is with \(first), \(levels[0]).",
        "\(later)의 네트워크 운영자립도는 \(first)\(joined) 같은 \(levels[0])이다.")
    }
    if better.probability <= 0.9, worse.probability <= 0.9, !worse.isNone, !better.isNone {
      return pick(
        "\(later) makes no clear difference to the network’s self-sufficiency: \(levels[1]), with \(first) \(levels[0]).",
        "\(later)의 네트워크 운영자립도는 \(levels[1])로 \(first)의 \(levels[0])와 뚜렷한 차이가 없다.")
    }
    if levels[0] == levels[1] {
      return pick(
        "\(later) changes the network’s self-sufficiency, \(levels[0]), by less than its last digit.",
        "\(later)의 네트워크 운영자립도는 \(first)\(joined) 거의 같은 \(levels[0])이다.")
    }
    let isRise = change.laterLevel > change.firstLevel
    return pick(
      "\(later) \(isRise ? "raises" : "lowers") the network’s self-sufficiency from \(levels[0]) to \(levels[1]).",
      "\(topic(change.later)) 네트워크 운영자립도를 \(levels[0])에서 \(levels[1])로 \(isRise ? "높인다" : "낮춘다").")
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
        " 결과를 가장 크게 좌우하는 \(quoted(thirds.input))이 나쁜 3분의 1이면 \(worst), 좋은 3분의 1이면 \(best)이다."
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

  func outsideView(_ title: String, low: Double, high: Double, own: String?) -> String {
    let range = percentInterval(low, high)
    let text = pick(
      " The outside view, \(quoted(title)): \(range) in 80 of 100 cases.",
      " 외부의 선례 \(quoted(title)): 100곳 중 80곳이 \(range).")
    return text + (own.map { pick(" This forecast: \($0).", " 이 전망: \($0).") } ?? "")
  }

  func effect(
    _ order: String, mean: String, low: String, high: String, better: Frequency, verdict: String
  ) -> String {
    let number = shortFrequency(better)
    return pick(
      "**\(points(mean))** of self-sufficiency, \(order), on the same draws: \(low) to \(high) in 80 of 100 trials; better in \(number): \(verdict).",
      "같은 난수에서 \(order) 운영자립도 차이는 **\(points(mean))**, 시행 100번 중 80번은 \(low)~\(points(high))이다. \(number) 낫다: \(verdict)."
    )
  }

  func sameEverywhere(_ order: String) -> String {
    pick(
      "**No difference** in any trial: \(order), on the same draws.",
      "같은 난수에서 \(order): 모든 시행에서 **차이 없음**.")
  }

  func stripTitle(_ date: Month, alternative: String?) -> String {
    let which = alternative.map { ", \($0)" } ?? ""
    return pick(
      "Independence and self-sufficiency by centre, \(shortMonth(date))\(which)",
      "센터별 자립과 운영자립도, \(shortMonth(date))\(which)")
  }

  var ossMeasure: String { pick("Self-sufficiency (OSS)", "운영자립도") }

  func stripNote(test: String, sustained: Int, isRandom: Bool) -> String {
    let months = NumberText.grouped(sustained)
    let reading = pick(
      "Filled dot: 1 of 100 trials in which the centre stands alone; ring: fewer than 1 in 100. Bars: middle 50 and 80 of 100 trials; ring on the bar: the middle trial. ",
      "채운 점: 시행 100번 가운데 센터가 자립한 1번, 고리: 100번 중 1번 미만. 막대: 시행의 가운데 50%와 80%, 막대의 고리: 중앙값. ")
    return (isRandom ? reading : "")
      + pick(
        "Stands alone: \(test), \(months) months in a row.",
        "자립: \(test), \(months)개월 연속.")
  }
}
