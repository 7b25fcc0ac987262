import JaripMath
import Testing

@Suite struct DistributionKnownAnswers {
  struct Known: Sendable, CustomTestStringConvertible {
    let family: DistributionFamily
    let parameters: [Double]
    let mean: Double
    let standardDeviation: Double
    let deciles: [Double]

    init(
      _ family: DistributionFamily, _ parameters: [Double], mean: Double,
      standardDeviation: Double, deciles: [Double]
    ) {
      self.family = family
      self.parameters = parameters
      self.mean = mean
      self.standardDeviation = standardDeviation
      self.deciles = deciles
    }

    var testDescription: String { "\(family)\(parameters)" }
  }

  /// scipy 1.17.1: mean(), std() and ppf(0.1 ... 0.9) of lognorm, triang, beta, gamma, weibull_min,
  /// expon, t, uniform, norm, binom, poisson and nbinom.
  static let known = [
    Known(
      .lognormal, [3, 1.5], mean: 3.0, standardDeviation: 1.5,
      deciles: [
        1.4647143678249632, 1.8030413226206907, 2.094518758705087, 2.3806277757580454,
        2.6832815729997477, 3.024412330780001, 3.4375438129049365, 3.9932529053382533,
        4.915634172887704,
      ]),
    Known(
      .triangular, [1, 2, 5], mean: 2.666666666666667, standardDeviation: 0.8498365855987975,
      deciles: [
        1.632455532033676, 1.8944271909999157, 2.1017246507621126, 2.3167184270002523,
        2.550510257216822, 2.8091097699793353, 3.102633403898972, 3.450806661517033,
        3.904554884989668,
      ]),
    Known(
      .pert, [1, 2, 5], mean: 2.333333333333333, standardDeviation: 0.7126966450997984,
      deciles: [
        1.448939834183434, 1.6744353958357032, 1.8721076630528988, 2.0622747841667888,
        2.25524068182279, 2.459940905619671, 2.688032829634529, 2.9607693718887775,
        3.335561498478116,
      ]),
    Known(
      .beta, [0.5, 0.5], mean: 0.5, standardDeviation: 0.3535533905932738,
      deciles: [
        0.024471741852423214, 0.09549150281252627, 0.2061073738537634, 0.3454915028125263,
        0.4999999999999999, 0.6545084971874737, 0.7938926261462365, 0.9045084971874736,
        0.9755282581475768,
      ]),
    Known(
      .beta, [2, 7.5], mean: 0.21052631578947367, standardDeviation: 0.12581353782467303,
      deciles: [
        0.06445853071667342, 0.0981490354916713, 0.12849691834137209, 0.15847935369467642,
        0.1897681667316787, 0.22401264611215663, 0.2636032828271796, 0.3132297869097894,
        0.38639596819567046,
      ]),
    Known(
      .gamma, [0.3, 2], mean: 0.6, standardDeviation: 1.0954451150103321,
      deciles: [
        0.0006474492436468654, 0.0065406790493698986, 0.025453315539897395, 0.06747958529316823,
        0.14626227173390396, 0.28250500726214195, 0.5131298266421038, 0.9201477739757036,
        1.7696215467204885,
      ]),
    Known(
      .gamma, [7.5, 0.5], mean: 3.75, standardDeviation: 1.3693063937629153,
      deciles: [
        2.1366890604261366, 2.576739751656322, 2.9302922432362384, 3.2574373998436306,
        3.5847148777391613, 3.9333057378969603, 4.330423624624805, 4.827664277647729,
        5.576782395394673,
      ]),
    Known(
      .weibull, [2, 1.5], mean: 1.805490585901867, standardDeviation: 1.2258715835093528,
      deciles: [
        0.4461510512738342, 0.7357883197815892, 1.005877429831437, 1.278041957270916,
        1.5664395375493025, 1.8867695478059596, 2.2634684588927163, 2.746710033739222,
        3.4874430271928234,
      ]),
    Known(
      .exponential, [4], mean: 4.0, standardDeviation: 4.0,
      deciles: [
        0.42144206263130524, 0.8925742052568391, 1.4266997757549298, 2.043302495063963,
        2.772588722239781, 3.66516292749662, 4.815891217303744, 6.437751649736402,
        9.210340371976184,
      ]),
    Known(
      .student, [3, 1, 2], mean: 1.0, standardDeviation: 3.4641016151377544,
      deciles: [
        -2.2754887073924177, -0.9569446247266076, -0.16877945487963752, 0.44665867533462045, 1.0,
        1.5533413246653796, 2.1687794548796364, 2.9569446247266082, 4.275488707392418,
      ]),
    Known(
      .student, [2.5, 0, 1], mean: 0.0, standardDeviation: 2.23606797749979,
      deciles: [
        -1.7302509288071761, -1.0101638747222506, -0.597307738252318, -0.2814595127485477, 0.0,
        0.2814595127485477, 0.5973077382523173, 1.0101638747222512, 1.7302509288071766,
      ]),
    Known(
      .uniform, [-1, 3], mean: 1.0, standardDeviation: 1.1547005383792515,
      deciles: [
        -0.6, -0.19999999999999996, 0.19999999999999996, 0.6000000000000001, 1.0, 1.4,
        1.7999999999999998, 2.2, 2.6,
      ]),
    Known(
      .normal, [10, 2], mean: 10.0, standardDeviation: 2.0,
      deciles: [
        7.436896868910799, 8.316757532854172, 8.951198974583917, 9.4933057937284, 10.0,
        10.5066942062716, 11.048801025416081, 11.683242467145828, 12.5631031310892,
      ]),
    Known(
      .binomial, [20, 0.3], mean: 6.0, standardDeviation: 2.04939015319192,
      deciles: [3.0, 4.0, 5.0, 5.0, 6.0, 6.0, 7.0, 8.0, 9.0]),
    Known(
      .poisson, [3.5], mean: 3.5, standardDeviation: 1.8708286933869707,
      deciles: [1.0, 2.0, 2.0, 3.0, 3.0, 4.0, 4.0, 5.0, 6.0]),
    Known(
      .poisson, [1000000], mean: 1000000.0, standardDeviation: 1000.0,
      deciles: [
        998719.0, 999158.0, 999475.0, 999746.0, 1000000.0, 1000253.0, 1000524.0, 1000842.0,
        1001282.0,
      ]),
    Known(
      .negativeBinomial, [4, 0.5], mean: 4.0, standardDeviation: 3.464101615137755,
      deciles: [0.0, 1.0, 2.0, 2.0, 3.0, 4.0, 5.0, 6.0, 9.0]),
    Known(
      .binomial, [1000000, 0.37], mean: 370000.0, standardDeviation: 482.80430818293246,
      deciles: [
        369381.0, 369594.0, 369747.0, 369878.0, 370000.0, 370122.0, 370253.0, 370406.0, 370619.0,
      ]),
  ]

  @Test(arguments: known)
  func `deciles are scipy's, from tables and by direct inversion`(known: Known) {
    let prepared = PreparedDistribution(known.family, known.parameters)
    let range = known.deciles[8] - known.deciles[0]
    for (index, expected) in known.deciles.enumerated() {
      let u = Double(index + 1) / 10
      let value = prepared.value(uniform: u)
      // Counts must be equal; binary fractions of u never meet a step of these exactly.
      let tolerance =
        switch known.family {
        case .beta, .pert: 1e-8 * range
        case .gamma, .student: 3e-9 * expected.magnitude + 1e-15
        case let family: family.isDiscrete ? 0 : 2e-13 * expected.magnitude + 1e-15
        }
      #expect((value - expected).magnitude <= tolerance, "u \(u): \(value), scipy \(expected)")
      let at = known.family.usesScore ? normalQuantile(u) : u
      let direct = known.family.value(at: at, parameters: known.parameters)
      let exactly = known.family.isDiscrete ? 0 : 1e-12 * expected.magnitude + 1e-15
      #expect((direct - expected).magnitude <= exactly, "u \(u): \(direct), scipy \(expected)")
    }
  }

  @Test(arguments: known)
  func `mean and standard deviation are scipy's`(known: Known) throws {
    let mean = try #require(known.family.mean(known.parameters))
    let deviation = try #require(known.family.standardDeviation(known.parameters))
    #expect((mean - known.mean).magnitude <= 1e-13 * known.mean.magnitude + 1e-15)
    #expect((deviation - known.standardDeviation).magnitude <= 1e-12 * known.standardDeviation)
  }

  /// 1.6448536269514722 is scipy's norm.ppf(0.95).
  @Test func `a to b is the central 90 percent, lognormal when a is positive`() {
    func ends(_ family: DistributionFamily, _ a: Double, _ b: Double) -> [Double] {
      let prepared = PreparedDistribution(family, [a, b])
      return [0.05, 0.5, 0.95].map { prepared.value(uniform: $0) }
    }
    func expectNear(_ values: [Double], _ expected: [Double]) {
      for (value, target) in zip(values, expected) {
        #expect((value - target).magnitude <= 3e-14 * Swift.max(1, target.magnitude))
      }
    }
    expectNear(ends(.interval, 2, 8), [2, 4, 8])
    expectNear(ends(.lognormalPercentiles, 2, 8), [2, 4, 8])
    expectNear(ends(.normalPercentiles, 2, 8), [2, 5, 8])
    expectNear(ends(.interval, -1, 8), [-1, 3.5, 8])
    expectNear(ends(.interval, 0, 8), [0, 4, 8])
  }

  @Test func `a metalog goes through its percentiles and keeps its bounds`() {
    let cases: [[Double?]] = [
      [1, 2, 4], [10, 20, 70, 0], [1, 2, 2.5, nil, 3], [0.1, 0.3, 0.6, 0, 1], [-5, 0, 5],
    ]
    for parameters in cases {
      let prepared = PreparedDistribution(.metalog, parameters)
      for (u, expected) in zip([0.1, 0.5, 0.9], parameters) {
        let value = prepared.value(uniform: u)
        #expect((value - expected!).magnitude <= 1e-13 * (1 + expected!.magnitude))
      }
      for u in [0x1p-53, 1e-9, 1 - 1e-9, 1 - 0x1p-53] {
        let value = prepared.value(uniform: u)
        if parameters.count > 3, let low = parameters[3] { #expect(value >= low) }
        if parameters.count > 4, let high = parameters[4] { #expect(value <= high) }
      }
    }
    // Keelin (2016): with p10 = 1, p50 = 2, p90 = 4 and y = 0.25, by hand:
    // a2 = 3 / (2 ln 9), a3 = 1 / (0.8 ln 9), M = 2 - ln 3 (a2 - a3 / 4).
    let logOf3 = 1.0986122886681098
    let logOf9 = 2 * logOf3
    let byHand = 2 - logOf3 * (3 / (2 * logOf9) - 1 / (0.8 * logOf9) / 4)
    let value = PreparedDistribution(.metalog, [1, 2, 4]).value(uniform: 0.25)
    #expect((value - byHand).magnitude < 1e-14)
  }

  @Test func `choice and bernoulli follow their weights in ascending order of value`() {
    let choice = PreparedDistribution(.choice, [0.7, 5, 0.3, 2])
    #expect([0.1, 0.3, 0.30001, 0.99].map { choice.value(uniform: $0) } == [2, 2, 5, 5])
    #expect(DistributionFamily.choice.mean([0.7, 5, 0.3, 2]) == 0.7 * 5 + 0.3 * 2)
    let bernoulli = PreparedDistribution(.bernoulli, [0.25])
    #expect([0.5, 0.75, 0.7500001].map { bernoulli.value(uniform: $0) } == [0, 0, 1])
    #expect(PreparedDistribution(.bernoulli, [0]).value(uniform: 1 - 0x1p-53) == 0)
    #expect(PreparedDistribution(.bernoulli, [1]).value(uniform: 0x1p-53) == 1)
  }

  @Test func `an empirical draw is the sample's lower quantile`() {
    let empirical = PreparedDistribution(.empirical, [4, 1, 1, 9])
    #expect(
      [0x1p-53, 0.25, 0.5, 0.51, 0.75, 0.76, 1 - 0x1p-53].map { empirical.value(uniform: $0) }
        == [1, 1, 1, 4, 4, 9, 9])
    #expect(DistributionFamily.empirical.mean([4, 1, 1, 9]) == 3.75)
  }
}
