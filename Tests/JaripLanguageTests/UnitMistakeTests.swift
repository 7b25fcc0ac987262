import JaripLanguage
import Testing

@Suite struct `Mistakes in units` {
  /// What is wrong, the place in the text, and what to do.
  private func mistake(_ text: String) -> String {
    do throws(Diagnostic) {
      let unit = try units.parse(text)
      return "no mistake: \(unit.dimension.powers)"
    } catch {
      let offset = error.attributes["offset"] ?? "nowhere"
      return "\(offset): \(error.message)" + (error.suggestion.map { " -> \($0)" } ?? "")
    }
  }

  @Test(arguments: [
    ("persn", "0: Unknown unit 'persn' -> 'person'"),
    ("KRW million/persons", "12: Unknown unit 'persons' -> 'person'"),
    ("months", "0: Unknown unit 'months' -> 'month'"),
    ("hour", "0: Unknown unit 'hour' -> add it to the scenario's list: units: [hour]"),
    (
      "krw million",
      "0: Unknown unit 'krw' -> 'KRW' if a currency is meant, or add it to the scenario's list: "
        + "units: [krw]"
    ),
    ("KRW milion", "4: Unknown scale 'milion' of KRW -> 'million'"),
    (
      "KRW seat",
      "4: Unknown scale 'seat' of KRW -> thousand, million or billion; units are joined by '/' or '*'"
    ),
    ("", "0: The unit is empty -> leave the unit out for a pure number"),
    ("   ", "3: The unit is empty -> leave the unit out for a pure number"),
    ("seat/", "5: A base unit is missing in the unit 'seat/'"),
    ("/seat", "0: A base unit is missing in the unit '/seat'"),
    ("seat//month", "5: A base unit is missing in the unit 'seat//month'"),
    (
      "seat per month",
      "5: Unexpected 'p' in the unit 'seat per month' -> join base units by '/' or '*', as in "
        + "KRW million/person/month"
    ),
    (
      "1000 KRW",
      "1: Unexpected '0' in the unit '1000 KRW' -> no number stands in a unit but 1 and powers; "
        + "KRW thousand is a thousand KRW"
    ),
    (
      "KRW million)",
      "11: Unexpected ')' in the unit 'KRW million)' -> join base units by '/' or '*', as in "
        + "KRW million/person/month"
    ),
    ("seat^x", "5: A power in a unit is a whole number from -9 to 9"),
    ("seat^10", "5: A power in a unit is a whole number from -9 to 9"),
    ("seat^-", "5: A power in a unit is a whole number from -9 to 9"),
    ("seat^99999999999999999999", "5: A power in a unit is a whole number from -9 to 9"),
    (
      "million/seat",
      "0: 'million' is no unit by itself -> a scale stands behind a currency: KRW million"
    ),
  ])
  func `the message names what is wrong, where, and what to write`(text: String, message: String) {
    #expect(mistake(text) == message)
  }

  @Test func `a power that is no whole number is refused at the rest of it`() {
    #expect(mistake("seat^1.5").hasPrefix("6: Unexpected '.'"))
  }
}
