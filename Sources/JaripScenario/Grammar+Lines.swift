/// Revenue, costs, grants and the rules of money.
extension Grammar {
  static let programme = Record(
    name: "programme", summary: "A heading of the statement.",
    keys: [.init("title", .localText, "What it is called.", isRequired: true)])

  static let revenueLine = Record(
    name: "revenue line", summary: "Money that comes in.",
    keys: [
      .init("programme", .text, "The group in the statement."),
      .init("amount", .formula, "Money per month.", isRequired: true),
      .init("collected_after", .whole(0), "Months until it comes into cash."),
      .init("earned", .boolean, "Whether it counts as earned; true if not given."),
    ] + notes,
    shortKey: "amount", valueKeys: ["amount"])

  static let costLine = Record(
    name: "cost line", summary: "Money that goes out.",
    keys: [
      .init("programme", .text, "The group in the statement."),
      .init("amount", .formula, "Money per month.", isRequired: true),
      .init("basis", .choice(Line.Basis.allCases.map(\.rawValue)), "Where it counts."),
      .init("charged_to", .choice(["network"]), "It arises once and is split."),
      .init(
        "split", .choiceOrFormula(["equal", "ability"]),
        "How a cost charged to the network is split: a word, or a formula used as weights."),
      .init("sharing", .record(sharing), sharing.summary),
    ] + notes,
    shortKey: "amount", valueKeys: ["amount"])

  static let sharing = Record(
    name: "sharing", summary: "The terms on which the line is pooled.",
    keys: [
      .init("fixed", .formula, "The part paid once however many use it."),
      .init("overlap", .formula, "How far needs overlap, 0 to 1."),
      .init("premium", .formula, "What pooling adds to the cost, as a share."),
      .init("localisation", .formula, "What each spends on fitting it, as a share."),
      .init("pair_cost", .formula, "Money per month for each pair of centres."),
      .init("secretariat", .formula, "Money per month for the office."),
      .init("adoption", .formula, "How far a centre takes part, 0 to 1."),
      .init("members", .choiceOrList(["all"], .text), "Centres and groups that may take part."),
      .init(
        "split", .choiceOrFormula(["equal", "use", "ability", "shapley"]),
        "How the pool is split: a word, or a formula used as weights."),
    ])

  static let grant = Record(
    name: "grant", summary: "Support for a centre.",
    keys: [
      .init("kind", .choice(Grant.Kind.allCases.map(\.rawValue)), "What it pays for."),
      .init("award", .formula, "Money per month.", isRequired: true),
      .init("covers", .choiceOrList(["all"], .text), "The cost lines that are eligible."),
      .init("share", .formula, "The share of the cost that it pays; 1 if not given."),
      .init("carry_over", .boolean, "Whether unused award waits until the fiscal year's end."),
      .init("ends", .month, "The last month paid."),
    ] + notes,
    shortKey: "award", valueKeys: ["award"])

  static let reserves = Record(
    name: "reserves", summary: "The cash rules of a centre.",
    keys: [
      .init("opening", .formula, "Money when the centre opens."),
      .init("interest", .formula, "A yearly rate."),
      .init("overdraft_rate", .formula, "A yearly rate on a negative balance."),
      .init("credit_limit", .formula, "How far below 0 cash may go."),
      .init("closes_after", .whole(1), "Months in a row below the limit until a centre closes."),
    ])

  static let independence = Record(
    name: "independence", summary: "When a centre stands alone.",
    keys: [
      .init("test", .formula, "What must hold: \(Independence.defaultTest)."),
      .init("sustained", .whole(1), "Months in a row; 12 if not given."),
      .init("from", .month, "The first month that counts."),
    ])
}
