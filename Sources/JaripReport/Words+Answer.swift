import JaripLanguage

/// What the answer sentence says.
struct Answer {
  struct Place {
    var name: String
    var frequency: Frequency
    /// The month of independence in a scenario without uncertainty.
    var month: Month?
  }
  var date: Month
  /// Nothing where there is only one.
  var alternative: String?
  /// The test in words or as its formula.
  var test: String
  var sustained: Int
  var centres: [Place]
  var network: Place
  /// Trials in which at least one centre is independent.
  var anyCentre: Frequency
  var isRandom: Bool
}

extension Words {
  /// The answer in one plain sentence: who stands alone, by when, in which alternative, by which test,
  /// with what probability.
  func answer(_ answer: Answer) -> String {
    if !answer.isRandom { return certainAnswer(answer) }
    if answer.centres.count == 1 { return answerOfOne(answer, answer.centres[0]) }
    return answerOfMany(answer)
  }

  /// Where no trial can pass the test by the date.
  func cannotBeTold(by date: Month, _ untold: (from: Month, sustained: Int)) -> String {
    let months = NumberText.grouped(untold.sustained)
    return pick(
      "Who stands alone by \(month(date)) cannot be told: the test counts from \(month(untold.from)) and takes \(months) months.",
      "\(month(date))까지의 자립 여부는 판단할 수 없다. 기준은 \(month(untold.from))부터 \(months)개월을 본다.")
  }

  /// `(test: earned revenue covers …, 12 months in a row)`
  private func testText(_ answer: Answer) -> String {
    let months = NumberText.grouped(answer.sustained)
    return answer.sustained == 1
      ? pick("test: \(answer.test)", "기준: \(answer.test)")
      : pick(
        "test: \(answer.test), \(months) months in a row",
        "기준: \(answer.test), \(months)개월 연속")
  }

  /// Words for the usual test, the formula of any other.
  func test(_ formula: String) -> String {
    let plain = formula.filter { !$0.isWhitespace }
    if plain == "oss>=1" {
      return pick("earned revenue covers operating cost", "자체수입이 운영비용을 감당")
    }
    guard plain == "oss>=1andreserve_months>=3" else { return formula }
    return pick(
      "earned revenue covers operating cost and cash 3 months of it",
      "자체수입이 운영비용을 감당하고 현금이 3개월분 이상")
  }

  private func answerOfOne(_ answer: Answer, _ place: Answer.Place) -> String {
    let date = month(answer.date)
    let chance = likelihood(place.frequency.probability)
    let number = frequency(place.frequency)
    let isWorded = place.frequency.worth >= ReportConstants.wordedTrials
    switch language {
    case .en:
      let alternative = answer.alternative.map { " (\($0))" } ?? ""
      guard isWorded else {
        return "\(place.name)\(alternative) stands alone by \(date) in \(number) "
          + "(\(testText(answer)))."
      }
      return
        "\(place.name)\(alternative) is \(chance) to stand alone by \(date): it does in \(number) "
        + "(\(testText(answer)))."
    case .ko:
      let topic = Self.particle(place.name, "이", "가")
      let alternative = answer.alternative.map { "\($0): " } ?? ""
      guard isWorded else {
        return "\(alternative)\(place.name)\(topic) \(date)까지 자립하는 경우는 \(number)이다"
          + "(\(testText(answer)))."
      }
      return "\(alternative)\(place.name)\(topic) \(date)까지 자립할 \(chance). \(number) 자립한다"
        + "(\(testText(answer)))."
    }
  }

  private func answerOfMany(_ answer: Answer) -> String {
    let date = month(answer.date)
    let count = answer.centres.count
    let best = answer.centres.max { $0.frequency.count < $1.frequency.count }!
    let denominator = Frequency.denominator(
      of: [answer.anyCentre, best.frequency, answer.network.frequency])
    let any = frequency(answer.anyCentre, outOf: denominator)
    let leading = frequency(best.frequency, outOf: denominator)
    let network = frequency(answer.network.frequency, outOf: denominator)
    let test = testText(answer)
    switch language {
    case .en:
      let head = "By \(date)\(answer.alternative.map { ", \($0)" } ?? "")"
      if answer.anyCentre.isNone {
        return "\(head): none of the \(count) centres stands alone in any of "
          + any.dropFirst("none of ".count)
          + "; the network as one purse does in \(network) (\(test))."
      }
      return "\(head): at least one of the \(count) centres stands alone in \(any), most often "
        + "\(best.name), in \(leading); the network as one purse does in \(network) (\(test))."
    case .ko:
      let head = answer.alternative.map { "\($0): " } ?? ""
      if answer.anyCentre.isNone {
        return "\(head)\(date)까지 센터 \(count)곳 가운데 한 곳이라도 자립하는 경우는 \(any), "
          + "네트워크를 한 살림으로 보면 \(network)이다(\(test))."
      }
      return "\(head)\(date)까지 센터 \(count)곳 가운데 한 곳이라도 자립하는 경우는 \(any), 가장 잦은 "
        + "\(best.name)\(Self.particle(best.name, "은", "는")) \(leading), 네트워크를 한 살림으로 보면 "
        + "\(network)이다(\(test))."
    }
  }

  private func certainAnswer(_ answer: Answer) -> String {
    let date = month(answer.date)
    let alone = answer.centres.filter(\.frequency.isAll).map(\.name)
    let test = testText(answer)
    let subject = answer.centres.count == 1 ? answer.centres[0] : nil
    switch language {
    case .en:
      let alternative = answer.alternative.map { " (\($0))" } ?? ""
      let end = "(\(test); \(noUncertainty))."
      if let subject {
        guard subject.frequency.isAll else {
          return "\(subject.name)\(alternative) does not stand alone by \(date) \(end)"
        }
        let since = subject.month.map { ", from \(month($0)) on" } ?? ""
        return "\(subject.name)\(alternative) stands alone by \(date)\(since) \(end)"
      }
      let head = "By \(date)\(answer.alternative.map { ", \($0)" } ?? "")"
      let names = alone.isEmpty ? "" : ": " + alone.joined(separator: ", ")
      return "\(head), \(alone.count) of the \(answer.centres.count) centres "
        + "\(alone.count == 1 ? "stands" : "stand") alone\(names) \(end)"
    case .ko:
      let head = answer.alternative.map { "\($0): " } ?? ""
      let end = "(\(test); \(noUncertainty))."
      if let subject {
        let topic = Self.particle(subject.name, "은", "는")
        guard subject.frequency.isAll else {
          return "\(head)\(subject.name)\(topic) \(date)까지 자립하지 못한다\(end)"
        }
        let since = subject.month.map { " \(month($0))부터" } ?? ""
        return "\(head)\(subject.name)\(topic) \(date)까지\(since) 자립한다\(end)"
      }
      let names = alone.isEmpty ? "" : ": " + alone.joined(separator: ", ")
      return "\(head)\(date)까지 센터 \(answer.centres.count)곳 가운데 \(alone.count)곳이 자립한다"
        + "\(names)\(end)"
    }
  }
}
