/// The language of headings, sentences and labels.
public enum Language: String, CaseIterable, Sendable {
  case en, ko
}
