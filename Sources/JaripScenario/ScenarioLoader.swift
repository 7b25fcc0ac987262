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

  public init(settings: [String] = [], reservedNames: Set<String> = FunctionEntry.reservedNames) {
    self.settings = settings
    self.reservedNames = reservedNames
  }

  public func load(path: String) throws(DiagnosticList) -> Scenario {
    let (scenario, problems) = readPartly(path: path)
    guard problems.isEmpty, let scenario else { throw DiagnosticList(problems) }
    return scenario
  }

  /// Reads as much as there is to read, so that a later stage can look for its own errors in the rest.
  ///
  /// - Returns: the scenario, nothing when too little is left of it, and what is wrong, in the order of
  ///   files and lines; nothing wrong means a whole scenario.
  public func readPartly(path: String) -> (scenario: Scenario?, problems: [Diagnostic]) {
    let loader = DocumentLoader(reservedNames: reservedNames)
    return scenario(loader.load(path: path), loader)
  }

  /// Reads a scenario that is no file; its relative paths start in the working directory.
  public func load(text: String, name: String) throws(DiagnosticList) -> Scenario {
    let (scenario, problems) = readPartly(text: text, name: name)
    guard problems.isEmpty, let scenario else { throw DiagnosticList(problems) }
    return scenario
  }

  /// As `readPartly(path:)`, of a scenario that is no file.
  public func readPartly(text: String, name: String) -> (
    scenario: Scenario?, problems: [Diagnostic]
  ) {
    let loader = DocumentLoader(reservedNames: reservedNames)
    return scenario(document(text: text, name: name, loader), loader)
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
  ) -> (Scenario?, [Diagnostic]) {
    func problems() -> [Diagnostic] {
      loader.log.hasErrors ? loader.log.list(files: loader.files).diagnostics : []
    }
    guard var document else { return (nil, problems()) }
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
    // With a file or a whole section missing, every use of a name in it would be an error too.
    let isWhole = !loader.isIncomplete && document.root.map?.isDamaged != true
    guard !loader.isIncomplete else { return (nil, problems()) }
    let scenario = decoder.scenario(document, files: loader.files)
    return (isWhole ? scenario : nil, problems())
  }
}
