/// Time, centres, what is reported and what it is held against.
extension Grammar {
  static let timeline = Record(
    name: "timeline", summary: "The months of the scenario, both ends inclusive.",
    keys: [
      .init("start", .month, "The first month.", isRequired: true),
      .init("end", .month, "The last month.", isRequired: true),
      .init("fiscal_year", .monthOfYear, "The month in which fiscal years begin."),
      .init("now", .month, "Months before this one are history."),
    ])

  static let centre = Record(
    name: "centre", summary: "One centre.",
    keys: [
      .init("title", .localText, "What it is called."),
      .init("group", .text, "The group that it belongs to."),
      .init("opens", .month, "Its first month; the timeline's start if not given."),
    ])

  static let report = Record(
    name: "report", summary: "The date of the answer, and further quantities to keep.",
    keys: [
      .init("headline", .month, "The date of the answer; the timeline's end if not given."),
      .init("monthly", .list(.text), "Quantities to keep by month."),
      .init("yearly", .list(.text), "Quantities to keep by fiscal year."),
    ])

  static let observation = Record(
    name: "observation", summary: "A fact.",
    keys: [
      .init("of", .formula, "What was observed.", isRequired: true),
      .init("centre", .text, "The centre; none for the network."),
      .init("over", .months, "The months summed: 1998-09..1999-08."),
      .init("at", .month, "A single month, instead of 'over'."),
      .init("value", .number, "What was found.", isRequired: true),
      .init("error", .numberOrShare, "One standard deviation; \"2%\" is a share of the value."),
      .init("unit", .unit, "Its unit; a pure number if not given."),
      .init("use", .choice(Observation.Use.allCases.map(\.rawValue)), "What it may be used for."),
    ] + notes)

  static let event = Record(
    name: "event", summary: "A fact about an outcome at a date.",
    keys: [
      .init("independent", .text, "The centre that stood alone or did not; or network."),
      .init("closed", .text, "The centre that had closed or had not; or network."),
      .init("by", .month, "The month by which it happened or not.", isRequired: true),
      .init("happened", .boolean, "Whether it did.", isRequired: true),
      .init("expected", .number, "A probability that was given without the model."),
      .init("use", .choice(Observation.Use.allCases.map(\.rawValue)), "What it may be used for."),
    ] + notes)

  static let reference = Record(
    name: "reference", summary: "An outside view.",
    keys: [
      .init("of", .formula, "What it is about.", isRequired: true),
      .init("at", .month, "The month.", isRequired: true),
      .init("mean", .number, "Its mean.", isRequired: true),
      .init("sd", .number, "Its standard deviation.", isRequired: true),
    ] + notes)

  static let check = Record(
    name: "check", summary: "A statement that must hold.",
    keys: [
      .init("that", .text, "The statement.", isRequired: true),
      .init("because", .localText, "Why it must hold."),
    ])

  static let simulation = Record(
    name: "simulation", summary: "How many trials are drawn, and how.",
    keys: [
      .init("trials", .whole(1), "The number of trials; 10000 if not given."),
      .init("seed", .whole(0), "The number from which all draws follow; 1 if not given."),
      .init(
        "sampling", .choice(Sampling.allCases.map(\.rawValue)),
        "How trials are laid out; random if not given."),
    ])
}
