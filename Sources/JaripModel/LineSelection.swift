public import JaripLanguage

/// The lines that a call of `sum_of_lines` adds up: those of a kind, of one programme if it names one.
public struct LineSelection: Hashable, Sendable {
  public var kind: LineClass
  /// Never set for `grants`, which belong to no programme.
  public var programme: String?

  public init(_ kind: LineClass, programme: String? = nil) {
    self.kind = kind
    self.programme = programme
  }
}
