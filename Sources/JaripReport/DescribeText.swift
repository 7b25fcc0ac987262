import JaripLanguage
public import JaripModel
import JaripScenario

/// What is in a scenario: its frame, inputs with sources and evidence, quantities with units and axes,
/// lines, grants, alternatives, and what each is computed from.
public struct DescribeText: Sendable {
  let plan: Plan
  let words: Words

  public init(_ plan: Plan, in language: Language) {
    self.plan = plan
    words = Words(language)
  }

  private var scenario: Scenario { plan.scenario }
  private var model: ResolvedAlternative { plan.alternatives[0] }

  public var page: Page {
    var page = Page()
    page.add(words.heading(of: scenario), .strong)
    let summary = words.title(scenario.summary, else: "")
    if !summary.isEmpty { page.paragraph(summary) }
    addFrame(to: &page)
    addInputs(to: &page)
    addQuantities(words.modelHeading, .model, to: &page)
    addQuantities(words.measuresHeading, .measure, to: &page)
    addLines(to: &page)
    addGrants(to: &page)
    addAlternatives(to: &page)
    page.heading(words.graphHeading)
    GraphText(model).write(to: &page)
    if !scenario.checks.isEmpty {
      page.heading(words.checksHeading)
      for check in scenario.checks {
        page.paragraph(ValueText.oneLine(check.text), indent: 2)
        let because = words.title(check.because, else: "")
        if !because.isEmpty { page.paragraph(because, .faint, indent: 6) }
      }
    }
    return page
  }

  private func addFrame(to page: inout Page) {
    page.heading(words.frameHeading)
    page.paragraph(
      words.frame(
        months: plan.monthCount, centres: plan.centreCount,
        start: words.month(scenario.timeline.start), end: words.month(scenario.timeline.end),
        money: scenario.money.text), indent: 2)
    var table = TextTable([
      .init(words.centre, alignment: .left), .init(words.title, alignment: .left, isFlexible: true),
      .init(words.group, alignment: .left), .init(words.opens, alignment: .left),
    ])
    for centre in scenario.centres {
      table.add([
        centre.id, words.name(of: centre), centre.group ?? "", words.shortMonth(centre.opens),
      ])
    }
    table.write(to: &page)
  }

  private func addInputs(to page: inout Page) {
    page.heading(words.inputsHeading)
    var table = TextTable([
      .init(words.name, alignment: .left, isFlexible: true),
      .init(words.value, alignment: .left, isFlexible: true),
      .init(words.unit, alignment: .left, isFlexible: true),
      .init(words.drawnFor, alignment: .left), .init(words.evidenceHead, alignment: .left),
    ])
    var sourceless: [String] = []
    for quantity in scenario.alternatives[0].quantities.values where quantity.section == .inputs {
      let source = words.source(quantity.notes.source)
      if source == nil { sourceless.append(quantity.name) }
      var note = source ?? words.noSource
      let title = words.title(quantity.notes.title, else: "")
      if !title.isEmpty { note = "\(title). \(note)" }
      if let range = quantity.range {
        let low = NumberText.sensible(range.lowerBound)
        note += "; " + words.range(low, NumberText.sensible(range.upperBound))
      }
      note += "  (\(quantity.place))"
      table.add(
        [
          quantity.name, words.value(of: quantity), quantity.unit?.text ?? "",
          draws(quantity.name), quantity.notes.evidence.map(words.evidence) ?? "",
        ], notes: [note])
    }
    table.write(to: &page)
    page.blank()
    page.paragraph(
      sourceless.isEmpty ? words.everyInputHasSource : words.withoutSource(sourceless), indent: 2)
  }

  /// The axes of the draws that stand in a quantity.
  private func draws(_ name: String) -> String {
    var texts: [String] = []
    for draw in model.draws where draw.owner == name {
      let text = words.axes(draw.axes)
      if !texts.contains(text) { texts.append(text) }
    }
    return texts.joined(separator: "; ")
  }

  private func addQuantities(
    _ heading: String, _ section: ResolvedQuantity.Section, to page: inout Page
  ) {
    let quantities = model.quantities.values.filter { $0.section == section }
    guard !quantities.isEmpty else { return }
    page.heading(heading)
    var table = TextTable([
      .init(words.name, alignment: .left, isFlexible: true),
      .init(words.title, alignment: .left, isFlexible: true),
      .init(words.unit, alignment: .left, isFlexible: true),
      .init(words.axesHead, alignment: .left),
    ])
    for quantity in quantities {
      table.add([
        quantity.name, words.title(quantity.notes.title, else: ""), quantity.unit.text,
        words.axes(quantity.axes),
      ])
    }
    table.write(to: &page)
  }

  private func addLines(to page: inout Page) {
    guard !model.lines.isEmpty else { return }
    page.heading(words.linesHeading)
    var table = TextTable([
      .init(words.line, alignment: .left, isFlexible: true),
      .init(words.title, alignment: .left, isFlexible: true),
      .init(words.programme, alignment: .left, isFlexible: true),
      .init(words.basis, alignment: .left), .init(words.sharingHead, alignment: .left),
    ])
    for line in model.lines.values {
      table.add([
        line.name, words.title(line.line.notes.title, else: ""), line.line.programme ?? "",
        words.basis(line.line.kind), words.sharing(line),
      ])
    }
    table.write(to: &page)
  }

  private func addGrants(to page: inout Page) {
    guard !model.grants.isEmpty else { return }
    page.heading(words.grantsHeading)
    var table = TextTable([
      .init(words.name, alignment: .left), .init(words.award, alignment: .left, isFlexible: true),
      .init(words.rule, alignment: .left, isFlexible: true),
    ])
    for grant in model.grants.values {
      table.add([
        grant.name, ValueText.oneLine(grant.award.formula.text), words.grantRule(grant.grant),
      ])
    }
    table.write(to: &page)
  }

  private func addAlternatives(to page: inout Page) {
    guard scenario.alternatives.count > 1 else { return }
    page.heading(words.alternativesHeading)
    let first = scenario.alternatives[0]
    for alternative in scenario.alternatives {
      let changes = alternative.quantities.values.filter { quantity in
        guard let other = first.quantities[quantity.name] else { return true }
        return ValueText.text(of: other) != ValueText.text(of: quantity)
      }.map(\.name)
      let name = "\(alternative.name) (\(words.name(of: alternative)))"
      page.paragraph(
        "\(name): "
          + words.alternative(share: ValueText.share(alternative.share), changes: changes),
        indent: 2)
    }
  }
}
