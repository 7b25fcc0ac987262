import JaripLanguage
public import JaripScenario
public import OrderedCollections

/// The standard measures, written in the scenario language and shipped with the library.
public enum Prelude {
  /// The text of the prelude file.
  public static let text = String(decoding: PackageResources.prelude_yaml, as: UTF8.self)

  static let fileName = "prelude.yaml"

  /// The names of the measures in the order in which reports list them; they hang on no scenario's units.
  public static let measureNames: [String] = {
    do {
      return Array(try measures(units: UnitTable(countingUnits: [])).keys)
    } catch {
      preconditionFailure("Internal error: the prelude does not read: \(error)")
    }
  }()

  /// The measures in the order in which reports list them.
  public static func measures(units: UnitTable) throws(DiagnosticList)
    -> OrderedDictionary<String, Quantity>
  {
    try ScenarioLoader().loadPrelude(text: text, name: fileName, units: units)
  }
}
