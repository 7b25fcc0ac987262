public import JaripLanguage
public import OrderedCollections

/// Reads scenario files: YAML with everything it builds on → `Scenario`.
///
/// ```swift
/// let scenario = try ScenarioLoader(settings: ["simulation.trials=100"]).load(path: "base.yaml")
/// ```
///
/// - Throws: all that is wrong, at once, in the order of files and lines. Doubts that do not stop
///   a run are in `Scenario.warnings`.
public struct ScenarioLoader: Sendable {
  /// Words of `--set`, such as `inputs.training_fee=0.06` or `share=all`.
  public var settings: [String]
  /// Names of functions, which no quantity may have.
  public var reservedNames: Set<String>

  public init(settings: [String] = [], reservedNames: Set<String> = []) {
    self.settings = settings
    self.reservedNames = reservedNames
  }

  public func load(path: String) throws(DiagnosticList) -> Scenario {
    let loader = DocumentLoader(reservedNames: reservedNames)
    return try scenario(loader.load(path: path), loader)
  }

  /// Reads a scenario that is no file; its relative paths start in the working directory.
  public func load(text: String, name: String) throws(DiagnosticList) -> Scenario {
    let loader = DocumentLoader(reservedNames: reservedNames)
    return try scenario(document(text: text, name: name, loader), loader)
  }

  /// Reads a document that has only `model`, such as the standard measures. Settings do not apply.
  ///
  /// - Parameter units: the units of the scenario that will inherit the quantities.
  public func loadPrelude(
    text: String, name: String, units: UnitTable
  ) throws(DiagnosticList) -> OrderedDictionary<String, Quantity> {
    let log = DiagnosticLog()
    let file = SourceFile(name: name, text: text)
    let decoder = ScenarioDecoder(log: log, reservedNames: reservedNames)
    decoder.units = units
    var quantities: OrderedDictionary<String, Quantity> = [:]
    do throws(Diagnostic) {
      if let node = try YamlReader.read(file, log: log), !node.isNull {
        if let map = node.map { DocumentLoader.checkVersion(map, file, log: log) }
        let checker = KeyChecker(log: log, reservedNames: reservedNames)
        let merged = Merger(log: log).merged(
          nil, with: checker.checked(node, as: Grammar.prelude), as: Grammar.prelude)
        if let frame = MapReader(
          merged, "prelude", Grammar.prelude, isNamed: false, log: log)
        {
          quantities = decoder.quantities(frame, .model)
        }
      }
    } catch {
      log.add(error)
    }
    guard !log.hasErrors else { throw log.list(files: [file]) }
    return quantities
  }

  private func document(text: String, name: String, _ loader: DocumentLoader) -> Document? {
    do throws(Diagnostic) {
      return loader.load(try SourceReader.file(name: name, bytes: Array(text.utf8)), folder: "")
    } catch {
      loader.log.add(error)
      return nil
    }
  }

  private func scenario(
    _ document: Document?, _ loader: DocumentLoader
  ) throws(DiagnosticList) -> Scenario {
    guard var document else { throw loader.log.list(files: loader.files) }
    for word in settings {
      do throws(Diagnostic) {
        let setting = try Setting(word, log: loader.log)
        loader.register(setting.file)
        let checker = KeyChecker(log: loader.log, reservedNames: reservedNames)
        let node = checker.checked(setting.node, as: Grammar.document)
        guard setting.hits(document, log: loader.log) else { continue }
        loader.apply(
          node, folder: "", to: &document, with: Merger(log: loader.log, patch: .setting))
      } catch {
        loader.log.add(error)
      }
    }
    let decoder = ScenarioDecoder(log: loader.log, reservedNames: reservedNames)
    guard !loader.isIncomplete else { throw loader.log.list(files: loader.files) }
    guard let scenario = decoder.scenario(document, files: loader.files) else {
      throw loader.log.list(files: loader.files)
    }
    return scenario
  }
}
