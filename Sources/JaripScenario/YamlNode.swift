import JaripLanguage
import OrderedCollections

/// A part of a YAML document with the place where it was written.
///
/// Merging works on nodes, so each value keeps the file and line that set it.
struct YamlNode {
  enum Content {
    case scalar(Scalar)
    case map(YamlMap)
    case list([YamlNode])
  }

  struct Scalar {
    enum Style { case plain, quoted, block }
    var text: String
    var style: Style
    /// The text as it stands in the file, and where it begins, when that differs from `text` at the
    /// node's place: quoted text begins a column later, text over several lines keeps its breaks.
    var written: (text: String, place: SourcePlace)?
  }

  var content: Content
  var place: SourcePlace

  init(_ content: Content, at place: SourcePlace) {
    self.content = content
    self.place = place
  }

  /// A plain scalar, as if it had been written so.
  static func plain(_ text: String, at place: SourcePlace) -> YamlNode {
    YamlNode(.scalar(Scalar(text: text, style: .plain)), at: place)
  }

  var map: YamlMap? {
    get { if case .map(let map) = content { map } else { nil } }
    set { if let newValue { content = .map(newValue) } }
  }

  var list: [YamlNode]? { if case .list(let list) = content { list } else { nil } }

  var scalar: Scalar? { if case .scalar(let scalar) = content { scalar } else { nil } }
}

/// A map with text keys in the order of the file.
struct YamlMap {
  struct Entry {
    var key: String
    /// Where the key stands.
    var place: SourcePlace
    var value: YamlNode
  }

  var entries: OrderedDictionary<String, Entry> = [:]
  /// Some keys were wrong and are reported; what seems missing may be among them.
  var isDamaged = false

  subscript(key: String) -> YamlNode? { entries[key]?.value }

  mutating func set(_ key: String, _ value: YamlNode, at place: SourcePlace) {
    entries[key] = Entry(key: key, place: place, value: value)
  }

  mutating func remove(_ key: String) { entries.removeValue(forKey: key) }
}
