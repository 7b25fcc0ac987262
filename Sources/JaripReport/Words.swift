import JaripLanguage
import JaripScenario

/// All words of the reports, in one language: each message is a function of what it says.
///
/// English and Korean order their parts differently, so no message is put together of fragments.
/// Labels follow the glossary of the domain model.
public struct Words: Sendable {
  public let language: Language
  /// Of a book: without chance there are no trials to speak of.
  var isRandom = true

  public init(_ language: Language) { self.language = language }

  func pick(_ english: String, _ korean: String) -> String {
    language == .en ? english : korean
  }

  /// The title in this language, else the name.
  func title(_ title: LocalText, else name: String) -> String {
    let text = title.text(in: language.rawValue) ?? ""
    return text.isEmpty ? name : text
  }

  /// The source in this language; one that only repeats a mark, such as `assumption`, is the mark's word.
  func source(_ source: LocalText) -> String? {
    if source.texts.count == 1, let mark = Notes.Evidence(rawValue: source.texts[""] ?? "") {
      return evidence(mark)
    }
    return source.text(in: language.rawValue).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What states a value, as in the file but for the word of how a schedule goes.
  func value(of quantity: Quantity) -> String {
    let text = ValueText.text(of: quantity)
    guard language == .ko, case .schedule(_, isLinear: true) = quantity.value else { return text }
    return text.dropLast("linear".count) + "직선"
  }

  /// The title, else the name of the file.
  func heading(of scenario: Scenario) -> String {
    let file = scenario.files.first?.name.split(separator: "/").last.map(String.init)
    return title(scenario.title, else: file ?? "jarip")
  }

  func name(of centre: Centre) -> String { title(centre.title, else: centre.id) }
  func name(of alternative: Alternative) -> String {
    title(alternative.title, else: alternative.isImplicit ? pick("base", "기본안") : alternative.name)
  }

  /// `August 2004`, `2004년 8월`.
  func month(_ month: Month) -> String {
    pick(
      "\(Self.months[month.monthOfYear - 1]) \(month.year)", "\(month.year)년 \(month.monthOfYear)월")
  }

  /// `Aug 2004`, `2004년 8월`.
  func shortMonth(_ month: Month) -> String {
    pick(
      "\(Self.months[month.monthOfYear - 1].prefix(3)) \(month.year)",
      "\(month.year)년 \(month.monthOfYear)월")
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The Korean particle that fits the last sound of `word`, such as 은 or 는; both where the last
  /// letter is not Hangul. What closes a bracket or a quotation is not heard.
  static func particle(_ word: String, _ afterConsonant: String, _ afterVowel: String) -> String {
    let letters = word.unicodeScalars.last { !")]’”'\"".unicodeScalars.contains($0) }
    guard let last = letters?.value, (0xAC00...0xD7A3).contains(last) else {
      return "\(afterConsonant)(\(afterVowel))"
    }
    return (last - 0xAC00) % 28 == 0 ? afterVowel : afterConsonant
  }
}
