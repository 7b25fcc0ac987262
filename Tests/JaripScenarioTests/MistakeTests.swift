import JaripScenario
import Testing

/// One bad file for each mistake; the whole message is held in `Golden/<name>.txt`.
@Suite struct `Mistakes` {
  struct Mistake: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var testDescription: String { name }
    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// A scenario that is whole but for `body`.
  private static func bad(_ name: String, _ body: String) -> Mistake {
    Mistake(name, frame + body + "\n")
  }

  @Test(arguments: yaml + keys + frames + quantities + formulas + lines + evidence)
  func `a mistake is told in full`(mistake: Mistake) throws {
    try expectGolden(problems(mistake.text), mistake.name)
  }

  private static let yaml = [
    Mistake("yaml-tab", "jarip: 1\ninputs:\n\ta: 1\n"),
    Mistake("yaml-open-quotes", "jarip: 1\ntitle: \"abc\n"),
    Mistake("yaml-indentation", "jarip: 1\ninputs:\n    a: 1\n  b: 2\n"),
    Mistake("yaml-open-map", "jarip: 1\ninputs: {a: 1\nmodel: {}\n"),
    Mistake("yaml-list-at-top", "- jarip: 1\n"),
    Mistake("yaml-two-documents", "jarip: 1\n---\njarip: 1\n"),
    Mistake("yaml-duplicate-key", frame + "inputs:\n  fee: 1\n  비용: 2\n  fee: 3\n"),
    Mistake("yaml-merge-key", frame + "inputs:\n  a: &a {value: 1}\n  b: {<<: *a, unit: seat}\n"),
    Mistake("yaml-key-is-list", frame + "inputs: {[a, b]: 1}\n"),
    Mistake("yaml-alias", frame + "model: {a: *b}\n"),
    Mistake("yaml-tag", frame + "model: {a: !!int 3}\n"),
  ]

  private static let keys = [
    Mistake("no-version", "money: KRW\n"),
    Mistake("wrong-version", frame.replacing("jarip: 1", with: "jarip: 2")),
    Mistake("missing-sections", "jarip: 1\n"),
    bad("unknown-section", "input: {a: 1}"),
    bad("unknown-key-of-input", "inputs: {a: {value: 1, unti: seat}}"),
    bad(
      "unknown-language",
      "inputs: {a: {value: 1, source: {en: x, KO: 가정, korean: 가정}, title: {ko: [x]}, note: {value: 2}}}"
    ),
    bad("unknown-key-of-line", "costs: {a: {amuont: 1}}"),
    bad("unknown-key-of-alternative", "alternatives: {a: {simulation: {trials: 5}, chekcs: []}}"),
    bad("unknown-key-after-hangul", "inputs: {수수료: {value: 1, 단위: seat}}"),
    bad("section-is-list", "inputs: [a, b]"),
    bad("names", "inputs: {2fee: 1, my fee: 2, \"\": 3, min: 4, and: 5, 수강료: 6}"),
    bad("name-used-twice", "inputs: {a: 1}\nmodel: {b: 2}\nrevenue: {b: 3}\ncosts: {a: 4}"),
    bad("null-in-nothing", "inputs: {a: null}"),
  ]

  private static let frames = [
    Mistake("money", frame.replacing("KRW million", with: "krw millions")),
    Mistake("units", frame.replacing("[person, seat", with: "[person, month, 2x, USD, person")),
    Mistake("timeline-order", frame.replacing("end: 1999-08", with: "end: 1996-08")),
    Mistake("timeline-month", frame.replacing("end: 1999-08", with: "end: 1999-13")),
    Mistake("timeline-no-end", frame.replacing("end: 1999-08, ", with: "")),
    Mistake("fiscal-year", frame.replacing("september", with: "setpember")),
    Mistake("no-centres", frame.replacing(/centres: .*/, with: "centres: {}")),
    Mistake(
      "centre-names",
      frame.replacing("kpc: {group: capital}", with: "all: {group: gwangju}, b: {group: none}")),
    Mistake("centre-null", frame.replacing("kpc: {group: capital}", with: "kpc: null")),
    bad("report", "report: {headline: 2020-01, monthly: oss}"),
    bad("simulation", "simulation: {trials: 0, seed: -1, sampling: sobel}"),
    bad(
      "correlations",
      "inputs: {a: 1, b: 2}\ncorrelations: [{between: [a, c], rank: 2}, {between: [a]}, {between: [a, a], rank: 0}]"
    ),
  ]

  private static let quantities = [
    bad("no-value", "inputs: {a: {unit: seat}}\nmodel: {b: {}, c: {flow: 1}, d: {start: 1}}"),
    bad(
      "two-values",
      "inputs: {a: {value: 1, curve: {0: 1, 1: 2}}}\nmodel: {b: {value: 1, start: 2, flow: 1}, c: {start: 1, flow: 1, next: 1}, d: {value: 1, next: 2}}"
    ),
    bad("interpolate-alone", "inputs: {a: {value: 1, interpolate: linear}}"),
    bad("interpolate-word", "inputs: {a: {schedule: {1997-09: 1}, interpolate: liner}}"),
    bad(
      "schedule",
      "inputs: {a: {schedule: {1997-9: 1, 1998-01: x}}, b: {schedule: {}}, c: {schedule: 3}}"),
    bad(
      "curve",
      "inputs: {a: {curve: {0: 1}}, b: {curve: {0.5: 1, 0.50: 2}}, c: {curve: {x: 1, 1: y}}}"),
    bad("centre-missing", "inputs: {a: {value: {kpc: 1}}}"),
    bad("centre-unknown", "inputs: {a: {value: {kpc: 1, gwanju: 2, others: 3}}}"),
    bad("centre-missing-in-month", "inputs: {a: {schedule: {1997-09: {kpc: 1}}}}"),
    bad("unit", "inputs: {a: {value: 1, unit: KRW million/persn}, b: {value: 1, unit: '수 원'}}"),
    bad("range", "inputs: {a: {value: 1, range: [2, 1]}, b: {value: 1, range: 3}}"),
    bad("each", "inputs: {a: {value: 1, each: center}, b: {value: 1, common: 2}}"),
    bad("evidence-word", "inputs: {a: {value: 1, evidence: guess, source: [x]}}"),
    bad("quoted-number", "inputs: {a: {value: 1, range: ['1', 2]}, b: {curve: {0: '1', 1: 2}}}"),
    bad("range-in-model", "model: {a: {value: 1, range: [1, 2]}}"),
  ]

  private static let formulas = [
    bad(
      "formula", "model:\n  a: 1 +\n  b: '2 ** 3'\n  c: true\n  d: [1]\n  e: |\n    1 +\n      * 2"),
    bad("unquoted-commas", "inputs: {a: {value: pert(1, 2, 3), unit: seat}}"),
    bad("unquoted-nested", "inputs: {a: pert(1, min(2, 2), 3), b: 1 +}"),
    bad("unquoted-parameter-in-map", "inputs: {a: {value: ou(level: 0, reversion: 1.2)}}"),
    bad("unquoted-parameter", "inputs:\n  a: ou(level: 0, reversion: 1.2)"),
    bad("unquoted-weights", "inputs:\n  a:\n    value: choice(0.7: 1, 0.3: 2)\n    unit: seat"),
    bad("unquoted-unit", "costs: {a: {amount: 10 [KRW million/month], basis: capital}}"),
    bad("unquoted-own-line", "inputs:\n  a:\n    ou(level: 0)"),
  ]

  private static let lines = [
    bad("line", "revenue: {a: {programme: x}, b: {amount: 1, collected_after: -1, earned: yes}}"),
    bad("basis", "costs: {a: {amount: 1, basis: noncsh}}"),
    bad("split-alone", "costs: {a: {amount: 1, split: equal}}"),
    bad("split-by-use", "costs: {a: {amount: 1, charged_to: network, split: use}}"),
    bad("shared-once", "costs: {a: {amount: 1, charged_to: network, sharing: {overlap: 1}}}"),
    bad("charged-to", "costs: {a: {amount: 1, charged_to: netwrok, split: equal}}"),
    bad(
      "members",
      "costs: {a: {amount: 1, sharing: {members: [kpc, regoinal]}}, b: {amount: 1, sharing: {members: kpc}}}"
    ),
    bad("share", "costs: {a: 1, books: {amount: 1, sharing: {}}}\nshare: [a, boks]"),
    bad("share-word", "share: every"),
    bad(
      "covers",
      "costs: {a: {amount: 1, basis: noncash}, b: 1}\ngrants: {g: {award: 1, covers: [a, b, c]}}"),
    bad("grant", "grants: {g: {kind: netcost, share: 0.5}}"),
    bad("reserves", "reserves: {closes_after: 0, intrest: 1}"),
    bad("independence", "independence: {test: oss >, sustained: 1.5, from: soon}"),
  ]

  private static let evidence = [
    bad(
      "observation",
      "observations: {a: {of: x, value: 1}, b: {of: x, value: 1, over: 1999-01..1998-01}, c: {of: x, value: 1, at: 2030-01, centre: kpd, error: '-2%'}}"
    ),
    bad(
      "event",
      "events: {a: {by: 2002-08, happened: true}, b: {independent: kpd, closed: kpc, by: 2030-01, happened: 1}, c: {closed: kpd, by: 2002-08, happened: true, expected: 5}}"
    ),
    bad("reference", "references: {a: {of: x, at: 1998-01, mean: 1, sd: -1}, b: {of: x}}"),
    bad("check", "checks: [{because: x}, oss > 1]"),
  ]
}
