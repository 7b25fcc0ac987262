/// Inputs, model quantities and what is said about them.
extension Grammar {
  static let notes: [Record.Key] = [
    .init("title", .localText, "What it is called."),
    .init("note", .localText, "A remark for the reader."),
    .init("source", .localText, "Where the value comes from."),
    .init("evidence", .choice(Notes.Evidence.allCases.map(\.rawValue)), "What supports it."),
  ]

  private static let draws: [Record.Key] = [
    .init(
      "each", .choiceOrList(["centre", "month"], .choice(["centre", "month"])),
      "For which axes a distribution is drawn anew."),
    .init("common", .formula, "The correlation of different centres' draws, 0 to 1."),
    .init("actual", .byMonth, "Values that replace its own in exactly these months."),
    .init(
      "over_year", .choice(Quantity.OverYear.allCases.map(\.rawValue)),
      "How a fiscal year's figure is taken."),
  ]

  static let input = Record(
    name: "input", summary: "An assumption.",
    keys: [
      .init("value", .formulaPerCentre, "A number or formula, or one per centre."),
      .init("schedule", .byMonth, "Numbers by month."),
      .init("interpolate", .choice(["step", "linear"]), "How the schedule goes between months."),
      .init("curve", .byNumber, "A function: points by a pure number."),
      .init("unit", .unit, "Its unit; a pure number if not given."),
      .init("range", .range, "A lever's range, lower end first."),
    ] + draws + notes,
    shortKey: "value",
    drops: [
      "value": ["schedule", "interpolate", "curve"],
      "schedule": ["value", "interpolate", "curve"],
      "curve": ["value", "schedule", "interpolate"],
    ],
    valueKeys: ["value", "schedule", "curve"])

  static let modelQuantity = Record(
    name: "model quantity", summary: "A formula or a stock.",
    keys: [
      .init("value", .formulaPerCentre, "A formula, or one per centre."),
      .init("start", .formula, "A stock's value in the first month."),
      .init("flow", .formula, "A stock's change per month."),
      .init("next", .formula, "A stock's value in the next month."),
      .init("unit", .unit, "Its unit; checked where it is given."),
    ] + draws + notes,
    shortKey: "value",
    drops: [
      "value": ["start", "flow", "next"], "start": ["value"], "flow": ["value", "next"],
      "next": ["value", "flow"],
    ],
    valueKeys: ["value", "start", "flow", "next"])

  static let correlation = Record(
    name: "correlation", summary: "A Spearman rank correlation between two inputs.",
    keys: [
      .init("between", .list(.text), "The names of two inputs.", isRequired: true),
      .init("rank", .number, "-1 to 1.", isRequired: true),
    ])
}
