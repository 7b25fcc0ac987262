import JaripLanguage

/// Words of the book on drivers, the register and the method.
extension Words {
  func driversHeading(_ input: String, share: String, isMore: Bool) -> String {
    isMore
      ? pick(
        "\(quoted(input)) moves the result most: by itself it explains \(share) of the variation, and more of it helps",
        "결과를 가장 크게 좌우하는 것은 \(quoted(input))이다. 혼자서 변동의 \(share)를 설명하며 클수록 좋다")
      : pick(
        "\(quoted(input)) moves the result most: by itself it explains \(share) of the variation, and more of it hurts",
        "결과를 가장 크게 좌우하는 것은 \(quoted(input))이다. 혼자서 변동의 \(share)를 설명하며 클수록 나쁘다")
  }
  var noDriverHeading: String {
    pick("No single input moves the result clearly", "결과를 뚜렷이 좌우하는 입력은 없다")
  }
  var tornadoTitle: String { pick("One input at a time", "입력을 하나씩") }
  var tornadoSubtitle: String {
    pick(
      "Mean self-sufficiency of the tenth of trials in which the input is lowest (pale) and highest (dark), all else drawn; line: mean of all trials",
      "입력이 가장 낮은 시행 10분의 1(옅은 색)과 가장 높은 10분의 1(짙은 색)의 평균 운영자립도, 나머지는 모두 난수. 선: 전체 평균")
  }
  /// - Parameter centre: the only one, where there is no network.
  func networkOss(_ date: Month, of centre: String? = nil) -> String {
    pick(
      "\(centre ?? "network") OSS, \(shortMonth(date))",
      "\(centre ?? "네트워크") 운영자립도, \(shortMonth(date))")
  }
  func meanNetworkOss(_ date: Month, of centre: String? = nil) -> String {
    pick(
      "mean \(centre ?? "network") OSS, \(shortMonth(date))",
      "\(centre ?? "네트워크") 평균 운영자립도, \(shortMonth(date))")
  }
  func range(_ low: String, _ high: String, unit: String) -> String {
    let end = unit.isEmpty ? "" : " \(unit)"
    return pick("\(low) to \(high)\(end)", "\(low)~\(high)\(end)")
  }
  func driversCaption(_ date: Month, trials: Int, shown: Int, of count: Int) -> String {
    let number = NumberText.grouped(trials)
    let part =
      shown < count ? pick(", the first \(shown) of \(count)", ", \(count)개 중 앞의 \(shown)개") : ""
    return pick(
      "What moves the result, \(month(date)), from \(number) trials\(part)",
      "결과를 좌우하는 입력, \(month(date)), 시행 \(number)회\(part)")
  }
  var driversHeader: [String] {
    language == .en
      ? [
        "Input", "80 of 100 trials", "OSS: rank correlation", "OSS: share of variance",
        "Independence: rank correlation", "Independence: share of variance",
      ]
      : ["입력", "시행의 80%", "운영자립도 순위상관", "운영자립도 분산 기여", "자립 순위상관", "자립 분산 기여"]
  }
  var small: String { pick("small", "작음") }
  /// - Parameters:
  ///   - areCorrelated: whether some inputs move together.
  ///   - leavesOut: whether the table has inputs that the chart has not.
  func driverNotes(areCorrelated: Bool, leavesOut: Bool) -> [String] {
    var shares = pick(
      "Bars do not add up: inputs act together. Share of variance: how much of the variation the input explains by itself.",
      "막대는 더해지지 않는다. 입력은 함께 작용한다. 분산 기여: 그 입력 혼자서 설명하는 변동의 몫.")
    if areCorrelated {
      shares += pick(
        " Inputs that move together each count what they explain together, so shares may add up to more than the whole.",
        " 함께 움직이는 입력은 함께 설명하는 몫을 저마다 세므로, 기여를 더하면 전체를 넘을 수 있다.")
    }
    return [
      pick(
        "Long bars matter. Dark to the right: more of it helps. Dark to the left: more of it hurts.",
        "막대가 길수록 중요하다. 짙은 쪽이 오른쪽이면 클수록 좋고, 왼쪽이면 클수록 나쁘다."),
      shares,
    ]
      + (leavesOut
        ? [
          pick(
            "The chart has the longest bars only, the table the largest shares: what only happens or does not may have a share and a short bar.",
            "그림은 가장 긴 막대만, 표는 기여가 큰 입력을 싣는다. 일어나거나 일어나지 않을 뿐인 입력은 기여가 있어도 막대가 짧을 수 있다.")
        ] : [])
      + [
        pick(
          "* drawn anew for each centre or month: its average over them stands for it.",
          "* 센터나 달마다 새로 뽑는 입력은 그 평균으로 나타낸다.")
      ]
  }

  // MARK: Register

  /// - Parameters:
  ///   - bare: inputs whose source is only the word assumption.
  ///   - sourceless: inputs without a source.
  func registerHeading(
    _ count: Int, assumptions: Int, data: Int, hindsight: Int, tuned: Int, unmarked: Int,
    bare: Int, sourceless: Int
  ) -> String {
    var parts: [String] = []
    func add(_ number: Int, _ english: String, _ korean: String) {
      if number > 0 { parts.append(pick("\(number) \(english)", "\(korean) \(number)")) }
    }
    func list() -> String { parts.joined(separator: ", ") }
    add(assumptions, assumptions == 1 ? "assumption" : "assumptions", "가정")
    add(data, "from data", "자료")
    add(hindsight, "from hindsight", "사후 자료")
    add(tuned, "tuned", "조정값")
    add(unmarked, "not marked", "표시 없음")
    let kinds = list()
    parts = []
    let sourced = count - bare - sourceless
    add(
      sourced, sourced == 1 ? "says where it comes from or why" : "say where they come from or why",
      "출처나 이유를 밝힌 것")
    add(bare, bare == 1 ? "is a bare assumption" : "are bare assumptions", "가정이라고만 한 것")
    add(sourceless, "\(sourceless == 1 ? "has" : "have") no source", "출처 없음")
    let sources =
      sourced == count ? pick("every one has a source", "모두 출처가 있다") : list()
    return pick("\(count) inputs: \(kinds); \(sources)", "입력 \(count)개: \(kinds); \(sources)")
  }
  func registerCaption(_ count: Int) -> String {
    pick("The \(count) inputs of this run", "이번 실행의 입력 \(count)개")
  }
  var registerHeader: [String] {
    language == .en
      ? ["Input", "Value", "Unit", "Source", "Evidence", "File and line"]
      : ["입력", "값", "단위", "출처", "근거", "파일과 줄"]
  }

  // MARK: Method

  var methodFinding: String {
    pick(
      "Anyone can get these numbers again, to the last digit", "누구나 이 수치를 마지막 자리까지 다시 얻을 수 있다")
  }
  var engine: String { pick("Engine", "엔진") }
  var scenarioFiles: String { pick("Scenario", "시나리오") }
  func files(_ name: String, _ count: Int) -> String {
    count == 1 ? name : pick("\(name) and \(count - 1) more files", "\(name) 외 파일 \(count - 1)개")
  }
  var hash: String { pick("Scenario hash", "시나리오 해시") }
  var computation: String { pick("Trials, seed, sampling", "시행, 시드, 추출 방식") }
  func thisBook(_ name: String) -> String { pick("\(name) (this book)", "\(name)(이 보고서)") }
  var monthsHead: String { pick("Months", "기간") }
  func months(from start: Month, to end: Month, facts: Month?) -> String {
    let span = pick("\(month(start)) to \(month(end))", "\(month(start))~\(month(end))")
    return span
      + (facts.map {
        pick("; history to \(month($0))", ", 이력은 \(month($0))까지")
      } ?? "")
  }
  var testHead: String { pick("Test of independence", "자립 기준") }
  var again: String { pick("Again", "다시 계산") }
  var callUnknown: String { pick("made by a program", "프로그램에서 작성") }
  func changed(_ settings: [String]) -> String {
    let list = settings.joined(separator: "; ")
    return pick("Changed for this run: \(list)", "이번 실행에서 바꾼 값: \(list)")
  }
  func standsAlone(_ name: String, by date: Month) -> String {
    pick("\(name) stands alone by \(shortMonth(date))", "\(name), \(shortMonth(date))까지 자립")
  }
  func anyStandsAlone(by date: Month) -> String {
    pick("At least one centre by \(shortMonth(date))", "한 곳이라도, \(shortMonth(date))까지")
  }
  var errorsCaption: String {
    pick("How far these numbers would move with other random draws", "다른 난수를 쓰면 움직이는 폭")
  }
  var errorsHeader: [String] {
    language == .en
      ? ["Figure", "Value ± Monte Carlo error (one standard error)", "95% limits"]
      : ["수치", "값 ± 몬테카를로 오차(표준오차)", "95% 한계"]
  }
  var errorNote: String {
    pick(
      "This error comes only from the number of trials. It says nothing about whether the assumptions are right.",
      "이 오차는 시행 횟수에서만 생긴다. 가정이 맞는지는 말해 주지 않는다.")
  }
  var kindsNote: String {
    pick(
      "Three kinds of uncertainty are kept apart: between trials (intervals in charts and statements), in the assumptions (good and bad third of the largest driver, and the outside view), and of the computation (here).",
      "세 가지 불확실성을 따로 보인다. 시행 사이(그림과 성과표의 구간), 가정(가장 큰 요인의 좋은·나쁜 3분의 1과 외부의 선례), 계산(이 표).")
  }
}
