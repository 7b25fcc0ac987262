public import JaripEngine
public import JaripLanguage
public import JaripModel

/// All parts of one run, from files given in any order.
public struct PartSet: Sendable {
  /// By number of the shard.
  private let files: [PartFile]

  /// What the run was; the scenario's path is that of the first part.
  public var header: PartHeader { files[0].header }

  /// - Throws: the first file that is no part, is damaged or of another version; what tells a part's run from
  ///   that of the first file; a part that is there twice, or is not there.
  public init(_ paths: [String]) throws(Diagnostic) {
    precondition(!paths.isEmpty, "A run has a part")
    var files: [PartFile] = []
    for path in paths { files.append(try PartFile(path)) }
    for file in files {
      guard let difference = file.header.difference(from: files[0].header) else { continue }
      throw Diagnostic(
        "parts-differ", "'\(file.path)' is of another run than '\(files[0].path)': \(difference)",
        suggestion: "merge the parts of one run at a time")
    }
    files.sort { $0.header.shard.number < $1.header.shard.number }
    self.files = files
    let count = header.shard.count
    for (file, next) in zip(files, files.dropFirst())
    where file.header.shard == next.header.shard {
      throw Diagnostic(
        "part-twice",
        "'\(file.path)' and '\(next.path)' are both part \(file.header.shard.number) of \(count)",
        suggestion: "name each part once")
    }
    let missing = Set(1...count).subtracting(files.map(\.header.shard.number)).sorted()
    guard let first = missing.first else { return }
    let list = missing.prefix(10).map(String.init).joined(separator: ", ")
    throw Diagnostic(
      "missing-part",
      missing.count == 1
        ? "Part \(list) of \(count) is missing"
        : "Parts \(list)\(missing.count > 10 ? " …" : "") of \(count) are missing",
      suggestion:
        "jarip \(header.command.rawValue) \(header.scenario) --shard \(first)/\(count) --out FILE, "
        + "with the options of the others")
  }

  /// What the run came to.
  ///
  /// - Parameter settings: those of the run with which the parts were made.
  public func projection(_ plan: Plan, _ settings: RunSettings) throws(Diagnostic) -> Projection {
    var whole = try files[0].part(plan, settings)
    for file in files.dropFirst() { whole.merge(try file.part(plan, settings)) }
    return whole.projection
  }
}
