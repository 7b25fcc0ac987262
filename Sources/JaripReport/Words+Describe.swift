import JaripModel
import JaripScenario

/// Words of `describe`.
extension Words {
  var frameHeading: String { pick("Frame", "개요") }
  func frame(months: Int, centres: Int, start: String, end: String, money: String) -> String {
    pick(
      "\(months) months, \(start) to \(end); \(centres) \(centres == 1 ? "centre" : "centres"); money in \(money).",
      "\(start)부터 \(end)까지 \(months)개월; 센터 \(centres)곳; 금액 단위 \(money).")
  }
  var opens: String { pick("opens", "개소") }
  var group: String { pick("group", "구분") }
  var inputsHeading: String { pick("Inputs", "입력값") }
  var name: String { pick("name", "이름") }
  var value: String { pick("value", "값") }
  var unit: String { pick("unit", "단위") }
  var drawnFor: String { pick("drawn for each", "추출 단위") }
  var evidenceHead: String { pick("evidence", "근거") }
  func evidence(_ evidence: Notes.Evidence) -> String {
    switch evidence {
    case .data: pick("data", "자료")
    case .assumption: pick("assumption", "가정")
    case .hindsight: pick("hindsight", "사후 자료")
    case .tuned: pick("tuned", "조정값")
    }
  }
  var noSource: String { pick("no source given", "출처 없음") }
  func withoutSource(_ names: [String]) -> String {
    let list = names.joined(separator: ", ")
    return pick(
      "\(names.count) \(names.count == 1 ? "input has" : "inputs have") no source: \(list)",
      "출처 없는 입력값 \(names.count)개: \(list)")
  }
  var everyInputHasSource: String { pick("Every input has a source.", "모든 입력값에 출처가 있다.") }
  func range(_ low: String, _ high: String) -> String {
    pick("lever from \(low) to \(high)", "조정 범위 \(low)~\(high)")
  }
  var modelHeading: String { pick("Quantities of the model", "모형 변수") }
  var measuresHeading: String { pick("Standard measures", "표준 지표") }
  var axesHead: String { pick("varies by", "변하는 축") }
  var linesHeading: String { pick("Lines", "수입·지출 항목") }
  var line: String { pick("line", "항목") }
  var programme: String { pick("programme", "사업") }
  var basis: String { pick("basis", "성격") }
  var sharingHead: String { pick("sharing", "공동부담") }
  var title: String { pick("title", "제목") }
  func axes(_ axes: Axes) -> String {
    var names: [String] = []
    if axes.contains(.trial) { names.append(pick("trial", "시행")) }
    if axes.contains(.centre) { names.append(pick("centre", "센터")) }
    if axes.contains(.month) { names.append(pick("month", "월")) }
    return names.isEmpty ? pick("nothing", "불변") : names.joined(separator: ", ")
  }
  func basis(_ kind: Line.Kind) -> String {
    switch kind {
    case .revenue(let isEarned, _):
      isEarned ? pick("earned", "자체수입") : pick("other funding", "기타 지원금")
    case .cost(let basis, _, _):
      switch basis {
      case .operating: pick("operating", "운영")
      case .noncash: pick("noncash", "비현금")
      case .capital: pick("capital", "자본지출")
      case .inKind: pick("in kind", "현물")
      }
    }
  }
  func sharing(_ line: ResolvedLine) -> String {
    if let split = line.networkSplit {
      return pick("network, \(splitName(split))", "네트워크, \(splitName(split))")
    }
    if let sharing = line.sharing {
      return pick("shared, \(splitName(sharing.split))", "공동, \(splitName(sharing.split))")
    }
    return line.line.sharing == nil ? "" : pick("could be shared", "공동 가능")
  }
  func splitName(_ split: ResolvedSplit) -> String {
    switch split {
    case .equal: pick("split equally", "균등 배분")
    case .use: pick("split by use", "이용 배분")
    case .ability: pick("split by ability", "능력 배분")
    case .shapley: pick("Shapley split", "샤플리 배분")
    case .weights: pick("split by a formula", "수식 배분")
    }
  }
  var grantsHeading: String { pick("Grants", "출연금") }
  var award: String { pick("award", "출연액") }
  var rule: String { pick("rule", "지급 규칙") }
  func grantRule(_ grant: Grant) -> String {
    var parts: [String] = []
    if grant.kind == .netCost { parts.append(pick("net cost", "순비용")) }
    if let share = grant.share {
      parts.append(pick("at most \(share.text) of cost", "비용의 최대 \(share.text)"))
    }
    if grant.carriesOver { parts.append(pick("carried over", "이월")) }
    if let ends = grant.ends {
      parts.append(pick("ends \(shortMonth(ends))", "\(shortMonth(ends)) 종료"))
    }
    return parts.joined(separator: ", ")
  }
  var alternativesHeading: String { pick("Alternatives", "대안") }
  func alternative(share: String, changes: [String]) -> String {
    let list = changes.joined(separator: ", ")
    return changes.isEmpty
      ? pick("share: \(share)", "공동부담: \(share)")
      : pick("share: \(share); changes \(list)", "공동부담: \(share); 변경: \(list)")
  }
  var graphHeading: String { pick("What each is computed from", "계산 관계") }
  var checksHeading: String { pick("Checks", "점검") }
}
