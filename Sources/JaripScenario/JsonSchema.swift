/// The JSON Schema (draft 2020-12) of a scenario file, for editors; the same text each time.
///
/// It comes from the table that the loader reads by. It cannot say everything: names, units,
/// formulas and what a file inherits are the loader's to check, and a key is required only where
/// no other file can give it.
public func jsonSchema() -> String {
  var schema = SchemaWriter()
  let root = schema.object(Grammar.document, isRoot: true)
  let head: [(String, JsonText)] = [
    ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
    ("title", .string("Jarip scenario")),
    ("description", .string(Grammar.document.summary)),
  ]
  let definitions = schema.definitions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  return JsonText.object(head + root + [("$defs", .object(definitions))]).text() + "\n"
}

private struct SchemaWriter {
  var definitions: [String: JsonText] = [:]

  static let monthPattern = "[0-9]{4}-(0[1-9]|1[0-2])"
  static let numberPattern = "^[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?$"
  /// No blanks and no ASCII signs but `_`: engines of regular expressions agree on this, and not on
  /// classes such as `\p{L}`.
  static let namePattern = "^[^\\s0-9!-/:-@\\[-^`{-~][^\\s!-/:-@\\[-^`{-~]*$"

  mutating func object(
    _ record: Record, isRoot: Bool = false, isWhole: Bool = false
  ) -> [(String, JsonText)] {
    var properties: [(String, JsonText)] = []
    for key in record.keys {
      var members: [(String, JsonText)] = [("description", .string(key.summary))]
      if isRoot, key.name == "jarip" {
        members.append(("const", .integer(1)))
      } else {
        members += schema(key.type)
      }
      properties.append((key.name, .object(members)))
    }
    var result: [(String, JsonText)] = [
      ("type", .string("object")), ("additionalProperties", .boolean(false)),
    ]
    let required = record.keys.filter {
      isRoot ? $0.name == "jarip" : isWhole && $0.isRequired
    }
    if !required.isEmpty { result.append(("required", .strings(required.map(\.name)))) }
    return result + [("properties", .object(properties))]
  }

  /// A reference to the record's definition, which is made the first time.
  private mutating func reference(_ record: Record, isWhole: Bool = false) -> JsonText {
    let name = record.name.split(separator: " ").joined(separator: "_")
    if definitions[name] == nil {
      definitions[name] = .object([])
      definitions[name] = .object(
        [("description", .string(record.summary))] + object(record, isWhole: isWhole))
    }
    return .object([("$ref", .string("#/$defs/\(name)"))])
  }

  private mutating func schema(_ type: KeyType) -> [(String, JsonText)] {
    func types(_ names: String...) -> [(String, JsonText)] {
      [("type", names.count == 1 ? .string(names[0]) : .strings(names))]
    }
    func anyOf(_ choices: [[(String, JsonText)]]) -> [(String, JsonText)] {
      [("anyOf", .list(choices.map(JsonText.object)))]
    }
    func string(_ pattern: String) -> [(String, JsonText)] {
      [("type", .string("string")), ("pattern", .string(pattern))]
    }
    func map(_ value: [(String, JsonText)]) -> [(String, JsonText)] {
      [("type", .string("object")), ("additionalProperties", .object(value))]
    }
    let formula = types("number", "string")
    switch type {
    case .text: return types("string", "number")
    case .unit: return types("string")
    case .formula: return formula
    case .number: return types("number")
    case .boolean: return types("boolean")
    case .localText:
      let codes: [(String, JsonText)] = [
        ("propertyNames", .object([("enum", .list(LocalText.languages.map(JsonText.string)))]))
      ]
      return anyOf([types("string", "number"), map(types("string", "number", "null")) + codes])
    case .formulaPerCentre: return anyOf([formula, map(formula)])
    case .whole(let least):
      return [("type", .string("integer")), ("minimum", .integer(least))]
    case .month: return string("^\(Self.monthPattern)$")
    case .months: return string("^\(Self.monthPattern)(\\s*\\.\\.\\s*\(Self.monthPattern))?$")
    case .monthOfYear:
      return anyOf([
        [("enum", .strings(ScenarioDecoder.monthNames))],
        [("type", .string("integer")), ("minimum", .integer(1)), ("maximum", .integer(12))],
      ])
    case .numberOrShare:
      return anyOf([
        [("type", .string("number")), ("minimum", .integer(0))],
        string("^[0-9]+(\\.[0-9]+)?\\s*%$"),
      ])
    case .choice(let words): return [("enum", .strings(words))]
    case .list(let item):
      let items: JsonText =
        if case .record(let record) = item {
          reference(record, isWhole: true)
        } else {
          .object(schema(item))
        }
      return [("type", .string("array")), ("items", items)]
    case .range:
      return [
        ("type", .string("array")), ("items", .object(types("number"))),
        ("minItems", .integer(2)), ("maxItems", .integer(2)),
      ]
    case .choiceOrList(let words, let item):
      let list: [(String, JsonText)] = [
        ("type", .string("array")), ("items", .object(schema(item))),
      ]
      return anyOf([[("enum", .strings(words))], list])
    case .choiceOrFormula(let words):
      return anyOf([[("enum", .strings(words))], formula])
    case .byMonth:
      return [
        ("type", .string("object")),
        (
          "patternProperties",
          .object([
            (
              "^\(Self.monthPattern)$",
              .object(anyOf([types("number"), map(types("number"))]))
            )
          ])
        ), ("additionalProperties", .boolean(false)),
      ]
    case .byNumber:
      return [
        ("type", .string("object")),
        ("patternProperties", .object([(Self.numberPattern, .object(types("number")))])),
        ("additionalProperties", .boolean(false)),
      ]
    case .record(let record): return [("$ref", member(reference(record), "$ref"))]
    case .entries(_, let record):
      var choices = [reference(record), JsonText.object(types("null"))]
      if record.shortKey != nil { choices.append(.object(formula)) }
      return entries(choices)
    case .centres(let record):
      return entries([reference(record), .object(types("null"))])
        + [
          (
            "properties",
            .object([
              (
                "from",
                .object([
                  ("description", .string("A table of centres: a .csv file.")),
                  ("type", .string("string")),
                ])
              )
            ])
          )
        ]
    }
  }

  private func entries(_ choices: [JsonText]) -> [(String, JsonText)] {
    [
      ("type", .string("object")),
      ("propertyNames", .object([("pattern", .string(Self.namePattern))])),
      ("additionalProperties", .object([("anyOf", .list(choices))])),
    ]
  }

  private func member(_ json: JsonText, _ key: String) -> JsonText {
    if case .object(let members) = json, let found = members.first(where: { $0.0 == key }) {
      return found.1
    }
    preconditionFailure("Internal error: a JSON object lacks a member")
  }
}
