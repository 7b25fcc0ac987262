import JaripLanguage

/// How often cash has been below 0, or centres have closed, by the answer's date.
struct Distress {
  struct Place {
    var name: String
    var frequency: Frequency
  }
  var date: Month
  var centres: [Place]
  var network: Frequency
  var isRandom: Bool

  var most: Place { centres.max { $0.frequency.count < $1.frequency.count }! }
  /// The names of the places of a scenario without uncertainty.
  var names: String {
    centres.filter { !$0.frequency.isNone }.map(\.name).joined(separator: ", ")
  }
}

extension Words {
  func overdrawnSentence(_ distress: Distress) -> String {
    let date = month(distress.date)
    let most = distress.most
    guard distress.isRandom else {
      if distress.centres.count == 1 {
        return pick("Cash has been below 0 by then.", "그때까지 현금이 0 아래로 내려간 적이 있다.")
      }
      let names = distress.names
      if distress.network.isNone {
        return pick("Cash has been below 0 at \(names).", "현금이 0 아래로 내려간 센터: \(names).")
      }
      return names.isEmpty
        ? pick("The network's cash has been below 0.", "네트워크 현금이 0 아래로 내려간 적이 있다.")
        : pick(
          "The network's cash has been below 0, and that of \(names).",
          "네트워크 현금이 0 아래로 내려간 적이 있고, 센터로는 \(names)이다.")
    }
    if distress.centres.count == 1 {
      let often = frequency(most.frequency)
      return pick(
        "Its cash has been below 0 by \(date) in \(often).",
        "\(date)까지 현금이 0 아래로 내려간 적이 있는 경우는 \(often)이다.")
    }
    let denominator = Frequency.denominator(of: [most.frequency, distress.network])
    let network = frequency(distress.network, outOf: denominator)
    guard !most.frequency.isNone else {
      return pick(
        "The network's cash has been below 0 by \(date) in \(network).",
        "\(date)까지 네트워크 현금이 0 아래로 내려간 적이 있는 경우는 \(network)이다.")
    }
    let leading = frequency(most.frequency, outOf: denominator)
    return pick(
      "The network's cash has been below 0 by \(date) in \(network); most often that of "
        + "\(most.name), in \(leading).",
      "\(date)까지 네트워크 현금이 0 아래로 내려간 적이 있는 경우는 \(network), 가장 잦은 "
        + "\(most.name)\(Self.particle(most.name, "은", "는")) \(leading)이다.")
  }

  func closedSentence(_ distress: Distress) -> String {
    let date = month(distress.date)
    let most = distress.most
    let count = distress.centres.count
    guard distress.isRandom else {
      return count == 1
        ? pick("It has closed by then.", "그때까지 폐쇄된다.")
        : pick("Closed by then: \(distress.names).", "그때까지 폐쇄된 센터: \(distress.names).")
    }
    let often = frequency(most.frequency)
    if count == 1 {
      return pick(
        "It has closed by \(date) in \(often).", "\(date)까지 폐쇄된 경우는 \(often)이다.")
    }
    let expected = distress.centres.reduce(0) { $0 + $1.frequency.probability }
    let number = NumberText.decimal(expected, digits: expected < 0.1 ? 2 : 1)
    return pick(
      "By then \(number) of the \(count) centres have closed on average, most often \(most.name), in "
        + "\(often).",
      "그때까지 평균 \(number)곳이 폐쇄되며, 가장 잦은 "
        + "\(most.name)\(Self.particle(most.name, "은", "는")) \(often)이다.")
  }
}
