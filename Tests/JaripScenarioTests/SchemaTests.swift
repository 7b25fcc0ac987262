import Foundation
@testable import JaripScenario
import Testing

@Suite struct `The JSON Schema` {
  @Test func `it is valid JSON, the same each time`() throws {
    let text = jsonSchema()
    #expect(text == jsonSchema())
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(json?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let definitions = try #require(json?["$defs"] as? [String: Any])
    #expect(definitions["sharing"] != nil)
  }

  @Test func `it lists each key of each record`() throws {
    let json = try JSONSerialization.jsonObject(with: Data(jsonSchema().utf8)) as? [String: Any]
    let definitions = try #require(json?["$defs"] as? [String: Any])
    func keys(_ value: Any?) -> Set<String> {
      let properties = (value as? [String: Any])?["properties"] as? [String: Any]
      return Set(properties.map { Array($0.keys) } ?? [])
    }
    #expect(keys(json) == Set(Grammar.document.keyNames))
    let records = [
      Grammar.timeline, Grammar.centre, Grammar.input, Grammar.modelQuantity, Grammar.correlation,
      Grammar.revenueLine, Grammar.costLine, Grammar.sharing, Grammar.grant, Grammar.reserves,
      Grammar.independence, Grammar.report, Grammar.observation, Grammar.reference,
      Grammar.alternative, Grammar.check, Grammar.simulation, Grammar.programme,
      Grammar.event,
    ]
    for record in records {
      let name = record.name.replacingOccurrences(of: " ", with: "_")
      #expect(keys(definitions[name]) == Set(record.keyNames), "\(name)")
    }
    #expect(definitions.count == records.count)
  }

  @Test func `a source is a text, or a text per language`() throws {
    let json = try JSONSerialization.jsonObject(with: Data(jsonSchema().utf8)) as? [String: Any]
    let input = (json?["$defs"] as? [String: Any])?["input"] as? [String: Any]
    let properties = try #require(input?["properties"] as? [String: [String: Any]])
    let source = try #require(properties["source"]?["anyOf"] as? [[String: Any]])
    #expect(source.map { $0["type"] as? String } == [nil, "object"])
    #expect(source[0]["type"] as? [String] == ["string", "number"])
    #expect((source[1]["propertyNames"] as? [String: [String]])?["enum"] == ["en", "ko"])
    #expect(properties["title"]?["anyOf"] as? NSArray == source as NSArray)
  }

  @Test func `every key has a summary`() {
    for key in Grammar.document.keys { #expect(!key.summary.isEmpty) }
  }
}
