import Foundation
import JaripLanguage
import OrderedCollections

/// Reads a file with everything it builds on, and merges them into one document.
final class DocumentLoader {
  let log = DiagnosticLog()
  let reservedNames: Set<String>
  /// In the order of reading.
  private(set) var files: [SourceFile] = []
  /// A file or table is missing, so what else seems missing may be in it.
  private(set) var isIncomplete = false
  private var documents: [String: Document?] = [:]
  /// The files being read, from the main one inwards; meeting one again is a cycle.
  private var path: [(identity: String, name: String)] = []

  init(reservedNames: Set<String>) { self.reservedNames = reservedNames }

  /// The merged document of the file, or nothing when it cannot be read; mistakes go to the log.
  func load(path name: String, at place: SourcePlace? = nil) -> Document? {
    let identity = Self.identity(of: name)
    if let first = path.firstIndex(where: { $0.identity == identity }) {
      let cycle = (path[first...].map(\.name) + [name]).joined(separator: " → ")
      log.add(
        Diagnostic(
          "extends-cycle", "Files build on each other in a circle: \(cycle)", at: place,
          suggestion: "take one of these 'extends' out"))
      return nil
    }
    if let known = documents[identity] { return known }
    path.append((identity, name))
    defer { path.removeLast() }
    var document: Document?
    do throws(Diagnostic) {
      document = load(
        try SourceReader.read(path: name, at: place), folder: Self.folder(of: name))
    } catch {
      log.add(error)
    }
    documents[identity] = .some(document)
    return document
  }

  /// The merged document of a file that is read; relative paths start in `folder`.
  func load(_ file: SourceFile, folder: String) -> Document? {
    files.append(file)
    let node: YamlNode?
    do throws(Diagnostic) { node = try YamlReader.read(file, log: log) } catch {
      log.add(error)
      return nil
    }
    guard let node, !node.isNull else {
      log.add(Diagnostic("empty-file", "'\(file.name)' holds no scenario, only comments"))
      return nil
    }
    guard let map = node.map else {
      log.add(
        Diagnostic(
          "wrong-type", "A scenario is a map of keys, found \(node.found)", at: node.place,
          suggestion: "jarip: 1"))
      return nil
    }
    Self.checkVersion(map, file, log: log)
    return assembled(node, folder: folder, with: Merger(log: log))
  }

  static func checkVersion(_ map: YamlMap, _ file: SourceFile, log: DiagnosticLog) {
    guard let version = map["jarip"] else {
      if !map.isDamaged {
        log.add(
          Diagnostic(
            "missing-key", "The file does not say which version of the language it is written in",
            at: SourcePlace(file: file, line: 1, column: 1), suggestion: "jarip: 1"))
      }
      return
    }
    guard version.number != 1 else { return }
    log.add(
      Diagnostic(
        "unknown-version", "This Jarip reads version 1 of the language, found \(version.found)",
        at: version.place, suggestion: "jarip: 1"))
  }

  /// The nodes of one file, checked, on top of the files that they build on.
  private func assembled(_ node: YamlNode, folder: String, with merger: Merger) -> Document {
    let checker = KeyChecker(log: log, reservedNames: reservedNames)
    let own = checker.checked(node, as: Grammar.document)
    var document = Document()
    if let extends = own.map?["extends"], !extends.isNull {
      for (path, place) in paths(extends, folder: folder) {
        if let parent = load(path: path, at: place) {
          document.merge(parent, with: merger)
        } else {
          isIncomplete = true
        }
      }
    }
    apply(own, folder: folder, to: &document, with: merger)
    return document
  }

  /// Puts checked nodes on top of a document; alternatives are kept apart.
  func apply(_ node: YamlNode, folder: String, to document: inout Document, with merger: Merger) {
    guard var map = node.map else { return }
    let alternatives = map["alternatives"]
    map.remove("extends")
    map.remove("alternatives")
    if let centres = map["centres"]?.map, let from = centres.entries["from"], from.value.map == nil
    {
      var rest = centres
      rest.remove("from")
      addTable(from, folder: folder, to: &document, with: merger)
      if rest.entries.isEmpty {
        map.remove("centres")
      } else {
        map.entries["centres"]!.value.map = rest
      }
    }
    document.root = merger.merged(
      document.root, with: YamlNode(.map(map), at: node.place), as: Grammar.document)
    guard let alternatives, !alternatives.isNull else { return }
    guard let patches = alternatives.map else {
      return log.add(Expectation.mismatch("alternatives", "a map of names", alternatives))
    }
    for patch in patches.entries.values { document.add(patch, named: patch.key, with: merger) }
  }

  private func addTable(
    _ from: YamlMap.Entry, folder: String, to document: inout Document, with merger: Merger
  ) {
    guard let name = from.value.text else {
      return log.add(Expectation.mismatch("from", "the path of a table", from.value))
    }
    let path = Self.joined(folder, name)
    do throws(Diagnostic) {
      guard path.lowercased().hasSuffix(".csv") else {
        throw Diagnostic(
          "bad-table", "A table of centres is a .csv file, found '\(name.shortened())'",
          at: from.value.place)
      }
      let file = try SourceReader.read(path: path, at: from.value.place)
      files.append(file)
      let table = try CentreTable(file, reservedNames: reservedNames, log: log)
      var root = YamlMap()
      for (key, map) in [("centres", table.centres), ("inputs", table.inputs)] {
        root.set(key, YamlNode(.map(map), at: from.value.place), at: from.place)
      }
      let node = YamlNode(.map(root), at: from.value.place)
      // The table itself may add inputs, whoever names it.
      document.root = Merger(log: log).merged(document.root, with: node, as: Grammar.document)
    } catch {
      log.add(error)
      isIncomplete = true
    }
  }

  private func paths(_ node: YamlNode, folder: String) -> [(String, SourcePlace)] {
    guard let list = node.list else {
      log.add(Expectation.mismatch("extends", "a list of files", node))
      return []
    }
    return list.compactMap { item in
      guard let text = item.text else {
        log.add(Expectation.mismatch("extends", "the path of a file", item))
        return nil
      }
      return (Self.joined(folder, text), item.place)
    }
  }

  /// The path seen from where the including file's path is seen; `..` is resolved in the text.
  static func joined(_ folder: String, _ path: String) -> String {
    guard !path.hasPrefix("/"), !folder.isEmpty else { return path }
    var parts = folder.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(String(part))
      }
    }
    return (folder.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ""
  }

  private static func identity(of path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }
}

extension DocumentLoader {
  /// Lists a file that was not read from a path.
  func register(_ file: SourceFile) { files.append(file) }
}
