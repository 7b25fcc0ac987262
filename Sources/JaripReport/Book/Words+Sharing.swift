import JaripAnalysis
import JaripLanguage
import JaripModel

/// Words of the book's section on sharing.
extension Words {
  func differenceHeading(_ later: String, _ first: String) -> String {
    pick(
      "What \(quoted(later)) changes against \(quoted(first))",
      "\(quoted(first)) 대신 \(quoted(later))이면 달라지는 것")
  }
  /// - Parameters:
  ///   - amount: on average, with what 80 of 100 trials lie between.
  ///   - gaining: centres that gain in over 90 of 100 trials.
  ///   - losing: centres that lose in over 90 of 100 trials.
  func savingHeading(
    _ amount: String, isLoss: Bool, year: String, gaining: Int, losing: Int, of count: Int
  ) -> String {
    var who =
      isRandom
      ? pick(
        "\(gaining) of \(count) centres \(gaining == 1 ? "gains" : "gain") in over 90 of 100 trials",
        "센터 \(count)곳 가운데 \(gaining)곳이 시행 100번 중 90번 넘게 이득을 본다")
      : pick(
        "\(gaining) of \(count) centres \(gaining == 1 ? "gains" : "gain")",
        "센터 \(count)곳 가운데 \(gaining)곳이 이득을 본다")
    let average = isRandom ? pick(" on average", "평균 ") : ""
    if losing > 0 {
      who += pick("; \(losing) \(losing == 1 ? "loses" : "lose")", "(\(losing)곳은 손해)")
    }
    return isLoss
      ? pick(
        "In \(year) sharing costs \(amount) more than it saves\(average); \(who)",
        "\(year)년도 공동사업은 \(average)\(amount) 손해이고, \(who)")
      : pick(
        "In \(year) sharing saves\(average) \(amount); \(who)",
        "\(year)년도 공동사업의 절감액은 \(average)\(amount)이며, \(who)")
  }
  /// - Parameter centre: the only one, where there is no network.
  func differenceTitle(_ order: String, _ year: String, of centre: String?) -> String {
    pick("\(order), \(centre ?? "network"), \(year)", "\(order), \(centre ?? "네트워크"), \(year)년도")
  }
  var sameDraws: String? {
    guard isRandom else { return nil }
    return pick(
      "Same draws in both alternatives, so luck cancels out; ring: mean, bar: 80 of 100 trials",
      "두 대안에 같은 난수를 써서 운을 상쇄함. 고리: 평균, 막대: 시행의 80%")
  }
  var identicalInAll: String {
    isRandom ? pick("identical in all trials", "모든 시행에서 같음") : pick("identical", "같음")
  }
  var equalInTheRest: String { pick("equal or worse in the rest", "나머지는 같거나 못함") }
  func waterfallTitle(_ year: String) -> String {
    pick("Where the saving comes from, \(year)", "절감액의 출처, \(year)년도")
  }
  var waterfallSubtitle: String {
    pick(
      "What each shared line saves before the cost of sharing, and that cost",
      "공동 항목마다 아끼는 금액과 공동사업에 드는 비용")
      + (isRandom ? pick("; means, whisker: 80 of 100 trials", ". 평균, 수염: 시행의 80%") : "")
  }
  var grossSaving: String { pick("Saved before the cost of sharing", "공동사업 비용 전 절감액") }
  var netSaving: String { pick("Net saving", "순절감액") }
  func costOfSharing(_ term: String) -> String {
    switch term {
    case "localisation": pick("Localisation", "현지화")
    case "pairs": pick("Coordination of pairs", "센터 간 조정")
    default: pick("Secretariat", "사무국 운영비")
    }
  }
  var intervalsDoNotAdd: String {
    pick(
      "Intervals of the lines do not add up to the interval of the total.",
      "항목별 구간을 더해도 합계의 구간이 되지 않는다.")
  }
  func gainsTitle(_ year: String) -> String {
    pick("Who pays and who gains, \(year)", "누가 내고 누가 얻는가, \(year)년도")
  }
  func gainsMeasure(_ unit: String) -> String { pick("net saving, \(unit)", "순절감액, \(unit)") }
  func gainsSubtitle(_ splits: String) -> String {
    pick(
      "Spending saved less what each centre is charged for the shared lines (\(splits))",
      "아낀 지출에서 공동 항목 분담금을 뺀 값(\(splits))")
  }
  var differenceNote: String {
    guard isRandom else {
      return pick(
        "Each row of the first chart is a difference between the two alternatives.",
        "첫 그림의 각 행은 두 대안의 차이이다.")
    }
    return pick(
      "Each row of the first chart is a difference, trial by trial. A bar clear of the zero line means one alternative is better in at least 90 of 100 trials.",
      "첫 그림의 각 행은 시행별 차이이다. 막대가 0에서 떨어져 있으면 시행 100번 중 적어도 90번은 한 대안이 낫다.")
  }
  var gainNote: String {
    let mean = isRandom ? pick("mean ", "평균 ") : ""
    return pick(
      "A saving is what a centre would have spent alone less what it is charged, in the year of the answer. Share of cost: \(mean)saving over the centre’s own \(mean)operating cost. Operating cost as a whole may change by more or less, since lines that are not shared follow those that are.",
      "절감액은 결론 시점이 속한 회계연도에 센터가 혼자였다면 썼을 금액에서 분담금을 뺀 값이다. 비용 대비: \(mean)절감액 ÷ 센터의 \(mean)운영비용. 공동 항목이 아닌 항목도 따라 변하므로 운영비용 전체의 차이는 절감액과 다를 수 있다."
    )
  }
  var coreNote: String {
    pick(
      "A group would leave if it did better among itself: with its own pools, its own secretariat and its own coordination.",
      "자기들끼리 공동사업을 꾸리는 편이 나은 집단은 떠나려 한다. 그때는 사무국과 조정 비용도 따로 든다.")
      + (isRandom
        ? pick(
          " On average, or future by future: both are told below the table.",
          " 평균으로 본 결과와 시행별 결과를 표 아래에 따로 적었다.") : "")
  }

  // MARK: Splits and groups

  func splitRule(_ rule: SharingStudy.Rule) -> String {
    switch rule {
    case .chosen: pick("as chosen", "선택한 방식")
    case .equal: pick("in equal parts", "균등 배분")
    case .use: pick("by use", "이용 배분")
    case .ability: pick("by ability", "능력 배분")
    case .shapley: pick("by Shapley value", "샤플리 배분")
    }
  }
  func splitsCaption(_ year: String, _ unit: String, trials: Int) -> String {
    let count = NumberText.grouped(trials)
    guard isRandom else {
      return pick(
        "Net saving of each centre under each split, \(year), \(unit)",
        "배분 방식별 센터 순절감액, \(year)년도, \(unit)")
    }
    return pick(
      "Net saving of each centre under each split, \(year), \(unit): mean and P10 ~ P90, \(count) trials",
      "배분 방식별 센터 순절감액, \(year)년도, \(unit): 평균과 P10 ~ P90, 시행 \(count)회")
  }
  func coreCaption(_ year: String, _ unit: String) -> String {
    isRandom
      ? pick(
        "Would a group do better alone? Net saving in \(year), \(unit), means",
        "따로 운영하는 편이 나은 집단이 있는가? \(year)년도 순절감액 평균, \(unit)")
      : pick(
        "Would a group do better alone? Net saving in \(year), \(unit)",
        "따로 운영하는 편이 나은 집단이 있는가? \(year)년도 순절감액, \(unit)")
  }
  var coreHeader: [String] {
    guard isRandom else {
      return language == .en
        ? ["Group", "Inside the network", "On its own", "Difference"]
        : ["집단", "전체 공동", "자기들끼리", "차이"]
    }
    return language == .en
      ? ["Group", "Inside the network", "On its own", "Difference, P10 ~ P90", "Better alone in"]
      : ["집단", "전체 공동", "자기들끼리", "차이, P10 ~ P90", "따로가 유리한 경우"]
  }
  func groupNames(_ names: [String]) -> String { names.joined(separator: pick(", ", "·")) }
  func allBut(_ names: String) -> String { pick("all but \(names)", "\(names)만 뺀 전체") }
  func strongest(_ list: String, of tested: Int, rule: String) -> String {
    let count = NumberText.grouped(tested)
    return pick(
      "Closest to leaving of \(count) groups, split \(rule): \(list)",
      "\(count)개 집단 중 이탈 유인이 가장 큰 집단(\(rule)): \(list)")
  }
  func coreVerdict(rule: String, better: Int, tested: Int, unstable: Frequency) -> String {
    let count = NumberText.grouped(tested)
    let number = shortFrequency(unstable)
    let head = pick("Split \(rule)", "\(rule)")
    guard isRandom else {
      return pick(
        "\(head): \(better == 0 ? "none" : NumberText.grouped(better)) of \(count) groups would gain by leaving.",
        "\(head): 따로 운영하는 편이 나은 집단은 \(count)개 가운데 \(better == 0 ? "없다" : "\(NumberText.grouped(better))개이다")."
      )
    }
    return better == 0
      ? pick(
        "\(head): on average none of \(count) groups would clearly gain by leaving, so the split holds on average; in \(number) trials some group would.",
        "\(head): 평균적으로 따로 운영하는 편이 뚜렷이 나은 집단은 \(count)개 가운데 없다. 한 집단이라도 따로가 유리한 시행은 \(number)이다.")
      : pick(
        "\(head): on average \(NumberText.grouped(better)) of \(count) groups would gain by leaving; in \(number) trials some group would.",
        "\(head): \(count)개 집단 가운데 \(NumberText.grouped(better))개는 평균적으로 따로 운영하는 편이 낫다. 한 집단이라도 따로가 유리한 시행은 \(number)이다."
      )
  }
  var coreCoverage: String {
    pick(
      "With so many members not every group can be tried: single centres, the groups of the scenario, and all centres but one.",
      "참여 센터가 많아 모든 집단을 계산할 수 없다. 센터 하나씩, 시나리오의 구분, 한 곳을 뺀 전체만 보았다.")
  }
}
