import Foundation
import FoundationXML
import JaripKit
import JaripTesting

@testable import JaripReport

/// Books of small networks, and a reader of their pages.
enum BookFixture {
  /// The fixture's network with a title in both languages for everything that has one.
  static let text =
    Fixture.text
    .replacing("fee: {value", with: "fee: {title: {en: Fee, ko: 수강료 단가}, value")
    .replacing("in_common: {value", with: "in_common: {title: {en: In common, ko: 중복률}, value")
    .replacing(
      "computers: {programme", with: "computers: {title: {en: Computers, ko: 컴퓨터}, programme"
    )
    .replacing("core: {award", with: "core: {title: {en: Core grant, ko: 정부출연금}, award")
    .replacing("source: survey", with: "source: 조사").replacing(
      "source: \"a guess, \\\"rough\\\"\"", with: "source: 추정")
      + """

      programmes:
        education: {title: {en: Education, ko: 교육}}
        administration: {title: {en: Administration, ko: 일반관리}}
      observations:
        fees_2000: {of: total(course_fees), over: 2000-07..2000-12, value: 60, error: 6, unit: KRW million, title: {en: "Fees, 2000", ko: 2000년 수강료}, source: 조사}
        fees_2001: {of: total(course_fees), over: 2001-01..2001-12, value: 250, error: 5, unit: KRW million, use: test, title: {en: "Fees, 2001", ko: 2001년 수강료}, source: 조사}
      events:
        harbour_alone: {independent: harbour, by: 2002-12, happened: true, use: test, source: 조사}
      references:
        peers: {of: oss(network), at: 2002-12, mean: 0.9, sd: 0.2, title: {en: Peers, ko: 유사 기관}, source: 조사}
      """

  static let study = try! make(text, trials: 300)

  static func make(_ text: String, trials: Int) throws -> BookStudy {
    try BookStudy(
      Simulator(ScenarioText.load(text)), RunSettings(trials: trials, seed: 5, threads: 2))
  }

  /// A network of centres that are alike.
  static func network(of count: Int) -> String {
    let centres = (1...count).map { "centre_\($0): {opens: 2020-01}" }.joined(separator: ", ")
    return """
      jarip: 1
      money: EUR thousand
      timeline: {start: 2020-01, end: 2022-12, now: 2020-06}
      centres: {\(centres)}
      inputs: {income: {value: "uniform(2, 12)", each: centre, unit: EUR thousand/month}}
      revenue: {fees: income}
      costs:
        staff: "7 [EUR thousand/month]"
        books: {amount: "2 [EUR thousand/month]", sharing: {overlap: 0.5}}
      grants: {city: {award: "3 [EUR thousand/month]", ends: 2021-06}}
      alternatives: {alone: {share: none}, together: {share: all}}
      """
  }
}

/// A page as a tree.
struct BookPage {
  let html: String
  let root: XMLElement

  init(_ html: String) throws {
    self.html = html
    // The rest is XML.
    let text = html.replacing("<!doctype html>", with: "")
    root = try XMLDocument(xmlString: text).rootElement()!
  }

  func edition(_ language: Language) -> XMLElement? {
    elements("div").first {
      $0["class"] == "edition" && $0["lang"] == language.rawValue
    }
  }

  func elements(_ name: String) -> [XMLElement] { root.all(name) }
}

extension XMLElement {
  /// `attribute(forName:)` finds none inside an SVG, which has a namespace of its own.
  subscript(attribute: String) -> String? {
    attributes?.first { $0.name == attribute }?.stringValue
  }

  /// All elements of a name below this one.
  func all(_ name: String) -> [XMLElement] {
    (children ?? []).compactMap { $0 as? XMLElement }.flatMap {
      ($0.name == name ? [$0] : []) + $0.all(name)
    }
  }

  /// The texts of the cells of a table, row by row.
  var rows: [[String]] {
    all("tr").map { row in
      (row.children ?? []).compactMap { ($0 as? XMLElement)?.stringValue }
    }
  }

  func table(_ caption: String) -> XMLElement? {
    all("table").first { $0.all("caption").first?.stringValue?.hasPrefix(caption) ?? false }
  }
}
