import JaripKit
import JaripTesting
import Testing

/// One bad scenario for each mistake that shows only when names, units and axes are resolved; the whole
/// message is held in `Golden/<name>.txt`.
@Suite struct `Mistakes of a model` {
  struct Mistake: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var testDescription: String { name }
    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  @Test(
    arguments: names + units + statedUnits + lines + sharing + months + calls + draws + measures)
  func `a mistake is told in full`(mistake: Mistake) {
    let found = messages(mistake.text)
    #expect(found != "no messages\n")
    expectGolden(found, mistake.name)
  }

  private static let names = [
    Mistake("name-near", "inputs: {training_fee: 3}\nmodel: {income: 40 * trainig_fee}"),
    Mistake("name-unknown", "model: {income: 40 * fee}"),
    Mistake("name-of-centre", "model: {income: 40 * gwangju}"),
    Mistake("name-of-group", "model: {income: 40 * regional}"),
    Mistake("name-of-function", "model: {income: 40 * total}"),
    Mistake("name-of-quantity-called", "inputs: {fee: 3}\nmodel: {income: fee(40)}"),
    Mistake(
      "name-of-curve-alone", "inputs: {kept: {curve: {0: 1, 1: 0}}}\nmodel: {income: 40 * kept}"),
    Mistake(
      "curve-arguments",
      "inputs: {kept: {curve: {0: 1, 1: 0}}}\nmodel: {a: \"kept(1, 2)\", b: \"kept(x: 1)\"}"),
    Mistake("function-near", "model: {income: trailing_sums(40)}"),
    Mistake("function-unknown", "model: {income: vlookup(40)}"),
    Mistake(
      "names-of-measures",
      "inputs: {oss: 1}\nrevenue: {earned: {amount: 0}}\ncosts: {interest: {amount: 0}}\ngrants: {grant: {award: 0}}"
    ),
    Mistake(
      "report-unknown",
      "inputs: {training_fee: 3, kept: {curve: {0: 1, 1: 0}}}\nreport: {yearly: [trainig_fee, xyz], monthly: [kept]}\nmodel: {x: training_fee * kept(0)}"
    ),
    Mistake(
      "several-at-once",
      "inputs:\n  a: b + 1\n  c: {value: \"3 [KRW million]\", unit: person}\nmodel:\n  d: c + e\ncosts:\n  f: {amount: g}\nindependence: {test: oss >= h}"
    ),
    Mistake(
      "once-over-alternatives",
      "model: {income: 40 * fee}\nalternatives: {one: {}, two: {share: all}}"),
    Mistake(
      "in-one-alternative",
      "model: {income: 40}\nalternatives: {one: {}, two: {model: {income: 40 * fee}}}"),
  ]

  private static let quantities = """
    inputs:
      fee: {value: 0.05, unit: KRW million/person}
      rent: {value: 5, unit: KRW million/month}
      fund: {value: 50, unit: KRW million}
      staff: {value: 8, unit: person}
      size: {value: {kpc: 2, gwangju: 1}}

    """

  private static func using(_ name: String, _ text: String) -> Mistake {
    // The message must not be about the inputs that this mistake leaves alone.
    Mistake(name, quantities + "report: {yearly: [fee, rent, fund, staff, size]}\n" + text)
  }

  private static let units = [
    using("sum-of-month-and-lump", "model: {x: rent + fund * 0.002}"),
    using("sum-with-bare-number", "model: {x: staff + 2}"),
    using("sum-of-different", "model: {x: staff + rent}"),
    using("sum-in-parentheses", "model: {x: rent - (fund + fund * 0.1)}"),
    using("compare-different", "model: {x: \"if(fund > 10, 1, 2)\"}"),
    using("branches-different", "model: {x: \"if(size > 1, rent, fund)\"}"),
    using("condition-with-unit", "model: {x: \"if(staff, 1, 2)\"}"),
    using("exponential-with-unit", "model: {x: exp(staff + staff)}"),
    using("power-with-unit", "model: {x: staff ^ size}"),
    using("power-without-unit", "model: {x: staff ^ 0.2}"),
    using("root-odd", "model: {x: sqrt(staff)}"),
    using("rounded-money", "model: {x: ceil(rent)}"),
    using("literal-unit-unknown", "model: {x: \"3 [persn]\", y: \"3 [hours]\"}"),
  ]

  private static let statedUnits = [
    using("stated-unit", "model: {x: {value: rent * 3, unit: KRW thousand}}"),
    using("stated-unit-of-pure", "model: {price: {value: size * 2, unit: KRW million}}"),
    using("stated-unit-of-literal", "model: {x: {value: \"previous(x, 5)\", unit: person}}"),
    using("flow-unit", "model: {x: {start: staff, flow: staff * 0.1}}"),
    using("next-unit", "model: {x: {start: staff, next: rent}}"),
    using("centre-units", "model: {x: {value: {kpc: staff, gwangju: rent}}}"),
  ]

  private static let lines = [
    using("line-pure", "costs: {rooms: {amount: 5}}"),
    using(
      "line-lump", "costs: {rooms: {amount: \"50 [KRW million]\"}, desks: {amount: fund * 0.1}}"),
    using("line-other-unit", "costs: {rooms: {amount: staff}}"),
    using("line-other-currency", "costs: {rooms: {amount: \"3 [USD/month]\"}}"),
    using("once-by-centre", "costs: {office: {amount: rent * size, charged_to: network}}"),
    using("grant-units", "grants: {core: {award: fund, share: staff}}"),
    using(
      "reserve-units",
      "reserves: {opening: 20, interest: rent, overdraft_rate: staff, credit_limit: rent}"),
    using("independence-unit", "independence: {test: cash}"),
    using("independence-by-centre", "independence: {test: oss >= size}"),
  ]

  private static let sharing = [
    using(
      "sharing-units",
      "costs: {books: {amount: rent, sharing: {fixed: 1, overlap: staff, premium: rent, localisation: fund, pair_cost: 3, secretariat: fund, adoption: staff}}}"
    ),
    using(
      "sharing-by-centre",
      "costs: {books: {amount: rent, sharing: {overlap: size / 10, pair_cost: rent * size}}}\nshare: all"
    ),
    using(
      "line-word",
      "costs: {books: {amount: rent}}\nmodel: {x: adoption(boks), y: alone(fee), z: adoption(1 + 2)}"
    ),
  ]

  private static let months = [
    using("month-is-no-value", "model: {x: 2002-09}"),
    using("month-in-sum", "model: {x: staff + 2002-09, y: 2002-9 + 1}"),
    using("month-against-number", "model: {x: \"if(date >= 2002, 1, 2)\"}"),
    using("month-as-condition", "model: {x: \"if(date, 1, 2)\"}"),
    using("month-wanted", "model: {x: months_since(2002), y: \"ramp(2001-01, 12)\"}"),
    using(
      "months-in-order",
      "model: {x: \"ramp(2001-06, 2001-01)\", y: \"ramp(2001-01, 2001-01)\", z: \"pulse(2001-06, 2001-01)\"}"
    ),
    using("window", "model: {x: \"trailing_sum(rent, size)\", y: \"delay(rent, 1.5)\"}"),
  ]

  private static let calls = [
    using("argument-missing", "model: {x: \"clamp(size, 0)\"}"),
    using("argument-too-many", "model: {x: \"abs(size, 0)\"}"),
    using("argument-name", "model: {x: \"pert(lo: 1, mode: 2, high: 3)\"}"),
    using("argument-twice", "model: {x: \"pert(1, 2, 3, low: 1)\", y: \"uniform(1, low: 2)\"}"),
    using("argument-order", "model: {x: \"pert(low: 1, 2, 3)\"}"),
    using(
      "argument-weight",
      "model: {x: \"uniform(0.5: 1, 0.5: 2)\", y: \"choice(1, 2)\", z: \"min(a: 1, b: 2)\"}"),
    using("argument-variadic", "model: {x: min(size), y: \"season(1, 2, 3)\"}"),
    using(
      "word",
      "model: {x: is(kpd), y: in_group(regonal), z: sum_of_lines(operating_cost), w: reserve(rate), v: is(3)}"
    ),
    using("text", "model: {x: '\"fees.csv\"', y: '2 * \"fees.csv\"'}"),
    using("empirical", "model: {x: 'empirical(\"missing.csv\", fee)', y: 'empirical(fees, fee)'}"),
  ]

  private static let draws = [
    using(
      "parameter-units",
      "model: {x: \"pert(fund, rent, 3)\", y: \"gamma(staff, 2)\", z: \"gbm(1, staff, 0.1)\"}"),
    using(
      "common",
      "model: {x: {value: 1 to 2, each: centre, common: \"uniform(0, 1)\"}, y: {value: 1 to 2, each: centre, common: staff}}"
    ),
    Mistake(
      "correlation-axes",
      "inputs: {a: 1 to 2, b: {value: 1 to 2, each: centre}}\ncorrelations: [{between: [a, b], rank: 0.5}]"
    ),
    Mistake(
      "correlation-draws",
      "inputs: {a: 1 to 2, b: 3, c: \"uniform(0, 1) * uniform(0, 1)\", d: \"ou(0, 1, 1)\", e: {value: {kpc: 1 to 2, others: 2 to 3}}}\ncorrelations: [{between: [a, b], rank: 0.5}, {between: [a, c], rank: 0.5}, {between: [a, d], rank: 0.5}, {between: [a, e], rank: 0.5}]"
    ),
    Mistake(
      "correlation-impossible",
      "inputs: {a: 1 to 2, b: 1 to 2, c: 1 to 2}\ncorrelations: [{between: [a, b], rank: 0.9}, {between: [b, c], rank: 0.9}, {between: [c, a], rank: -0.5}]"
    ),
  ]

  private static let measures = [
    using("measure-overridden", "model: {operating_cost: staff * 3}"),
    using("cycle-itself", "model: {x: x + 1}"),
    using("cycle-long", "model: {x: y + 1, y: z * 2, z: x + size}"),
    using("cycle-through-measure", "costs: {audit: {amount: 0.05 * operating_cost}}"),
    Mistake("warning-unused", "inputs: {fee: 3}"),
    using("warning-total", "costs: {rooms: {amount: total(rent)}}"),
    Mistake(
      "warning-horizon",
      "independence: {from: 2001-01}\nalternatives: {one: {}, two: {independence: {from: 1998-01}}}"
    ),
  ]
}
