import JaripAnalysis

/// Words of the book's section on forecasts and facts.
extension Words {
  var factsKicker: String { pick("Forecasts against facts", "전망과 실적") }
  var factsSubtitle: String {
    pick(
      "Relative to the middle of the forecast; bars hold 50 and 80 of 100 trials, the diamond is the fact; grey: used to set the file",
      "전망 중앙값 대비. 막대는 시행의 50%·80%, 마름모는 실적. 회색: 파일을 맞추는 데 쓴 실적")
  }
  var brierHead: String { pick("Brier score", "브라이어 점수") }

  func factsHeading(_ validation: Validation) -> String {
    let summary = validation.summary
    if summary.scored > 0, let coverage = summary.coverage.first(where: { $0.share == 0.8 }) {
      return pick(
        "Of \(coverage.facts) \(coverage.facts == 1 ? "fact" : "facts") kept back, \(coverage.inside) \(coverage.inside == 1 ? "lies" : "lie") where 80 of 100 trials do",
        "따로 남긴 실적 \(coverage.facts)건 중 \(coverage.inside)건이 시행의 80% 구간 안에 든다")
    }
    if validation.eventSummary.tests > 0 {
      return pick("Probabilities held against what happened", "확률과 실제로 일어난 일")
    }
    return pick(
      "No fact was kept back, so nothing here is evidence that the model forecasts",
      "따로 남긴 실적이 없어, 여기의 일치는 전망력의 증거가 아니다")
  }

  /// What the facts say of the model, and how much they can say.
  func factsAnswer(_ validation: Validation) -> String {
    let summary = validation.summary
    let fitted = validation.forecasts.count { !$0.isTest }
    var sentences: [String] = []
    if fitted > 0 {
      sentences.append(
        pick(
          "**\(fitted)** of \(validation.forecasts.count) facts were used to set the file: that it agrees with them shows that it adds up, not that it forecasts.",
          "실적 \(validation.forecasts.count)건 중 **\(fitted)건**은 파일을 맞추는 데 썼다. 그 일치는 파일의 앞뒤가 맞는다는 뜻일 뿐 전망력의 증거가 아니다."
        ))
    }
    if !validation.forecasts.isEmpty {
      sentences.append(ValidateText.verdict(validation, self))
    }
    if !validation.events.isEmpty { sentences.append(verdict(validation.eventSummary)) }
    if summary.scored + validation.eventSummary.tests > 0 { sentences.append(factsHangTogether) }
    return sentences.joined(separator: " ")
  }

  var factsAside: String {
    pick(
      "A diamond inside the pale bar is a good forecast. About 8 of 10 should be: all of them would mean intervals that are too wide. A fact outside is marked with an arrow.",
      "마름모가 옅은 막대 안에 있으면 좋은 전망이다. 열 건 중 여덟 건쯤이 안에 들어야 하며, 모두 들면 구간이 너무 넓은 것이다. 밖에 있는 실적에는 화살표가 붙는다."
    )
  }
}
