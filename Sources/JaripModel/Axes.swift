/// The axes on which a value varies.
public struct Axes: OptionSet, Hashable, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let trial = Axes(rawValue: 1)
  public static let centre = Axes(rawValue: 2)
  public static let month = Axes(rawValue: 4)
}

extension Axes: CustomStringConvertible {
  /// `trial, centre, month`, or `constant`.
  public var description: String {
    var names: [String] = []
    if contains(.trial) { names.append("trial") }
    if contains(.centre) { names.append("centre") }
    if contains(.month) { names.append("month") }
    return names.isEmpty ? "constant" : names.joined(separator: ", ")
  }
}
