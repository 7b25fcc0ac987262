import Foundation
import JaripKit
import JaripTesting
import Testing

@testable import JaripReport

/// The Korean books of the networks that are shipped are Korean, from the heading to the last source.
@Suite struct KoreanBooks {
  /// What Korean papers and boards write in Latin letters too, and why.
  private static let acronyms: Set<String> = [
    // The centres' own name for themselves, in the paper and on their signs; that of the other programmes.
    "ECRC", "EDIH", "MEP",
    // The paper's own term, as in "ISP(Information Strategy Plan)사업"; databases, as in "DB구축".
    "ISP", "DB",
    // A centre's mark, by which its brokerage is known.
    "KTNET",
    // Documents that are found by these letters: a report and a journal of the United States.
    "GAO", "FCW",
    // The European Union and artificial intelligence.
    "EU", "AI",
  ]

  private static let allowed = LatinWords.names.union(acronyms)

  private static let koreanNetwork = Result {
    try html(ScenarioText.projectFolder.appendingPathComponent("scenarios/ecrc/base.yaml").path)
  }

  private static func html(_ file: String) throws -> String {
    let scenario = try ScenarioLoader(reservedNames: FunctionEntry.reservedNames).load(path: file)
    let study = try BookStudy(Simulator(scenario), RunSettings(trials: 40, seed: 5, threads: 2))
    return Book(study, in: [.ko]).html
  }

  @Test func `amounts below zero have a triangle, differences a sign`() throws {
    let edition = try #require(BookPage(Self.koreanNetwork.get()).edition(.ko))
    for table in edition.all("table") {
      let text = (table.stringValue ?? "").replacing("공동사업 − 개별 운영", with: "")
      switch table["class"] {
      case "stm", "stm cen":
        #expect(text.contains(/△\d/) && !text.contains(/−\d/), "\(text.prefix(200))")
      case "splits": #expect(text.contains(/−\d/) && !text.contains("△"))
      default: break
      }
    }
    // Sentences speak of amounts, and of differences in points or with a plus.
    let sentences = BookPage.texts(of: edition).filter { $0.contains(/−\d/) }
    #expect(sentences.allSatisfy { $0.contains("+") }, "\(sentences)")
    #expect(BookPage.texts(of: edition).contains { $0.contains("음수이면 △를 붙이고") })
  }

  @Test(arguments: ScenarioText.shippedFiles)
  func `no English word stands in a Korean book`(file: String) throws {
    let found = try LatinWords.found(in: Self.html(file), besides: Self.allowed)
    #expect(found.isEmpty, "\(found)")
  }

  @Test(arguments: [
    (">가정; 알려진 요금 없음<", ">assumption; no fee known<"), (">출처<", ">Source<"),
    (">전자신문, 1999년 12월<", ">etnews, December 1999<"), (">공동사업<", ">shared<"),
  ]) func `an English word is found out`(_ korean: String, _ english: String) throws {
    let html = try Self.koreanNetwork.get()
    let changed = html.replacing(korean, with: english, maxReplacements: 1)
    #expect(changed != html)
    #expect(try LatinWords.found(in: changed, besides: Self.allowed).count == 1)
  }
}
