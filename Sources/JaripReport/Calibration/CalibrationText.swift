public import JaripAnalysis
import JaripLanguage
import JaripScenario

/// What `calibrate` prints: how far the facts are met, what moved, how well the facts tell it, and what trials say then.
public struct CalibrationText: Sendable {
  let calibration: Calibration
  let words: Words

  public init(_ calibration: Calibration, in language: Language) {
    self.calibration = calibration
    words = Words(language)
  }

  /// - Parameter patch: the file that was written, if one was.
  public func page(patch: String?) -> Page {
    var page = Page()
    page.add(words.heading(of: calibration.scenario), .faint)
    page.blank()
    page.paragraph(
      words.misfit(
        from: calibration.startMisfit, to: calibration.endMisfit, inputs: calibration.inputs.count,
        facts: calibration.facts.count), .strong)
    let untold = calibration.inputs.filter { $0.identification == .none }
    if !untold.isEmpty { page.paragraph(words.notTold(untold.map(title)), .strong) }
    if !calibration.isConverged { page.paragraph(words.notConverged, .strong) }
    addInputs(to: &page)
    addFacts(to: &page)
    addTests(to: &page)
    page.blank()
    page.paragraph(patch.map(words.written) ?? words.notWritten)
    return page
  }

  private func addInputs(to page: inout Page) {
    page.heading(words.freeInputsHeading)
    var table = TextTable([
      .init(words.inputHead, alignment: .left, isFlexible: true), .init(words.beforeHead),
      .init(words.afterHead), .init(words.factorHead), .init(words.errorHead),
      .init(words.toldHead, alignment: .left),
    ])
    for input in calibration.inputs {
      var notes: [String] = []
      if let partner = input.partner, abs(partner.correlation) >= Self.confusing {
        notes.append(words.confused(with: partner.name, partner.correlation))
      }
      if input.isOutsideRange, let range = input.calibrated.range {
        notes.append(
          words.outsideRange(
            NumberText.sensible(range.lowerBound), NumberText.sensible(range.upperBound)))
      }
      table.add(
        [
          title(input), number(input.original),
          number(input.calibrated), NumberText.decimal(input.factor, digits: 3),
          input.standardError.isFinite
            ? "±\(NumberText.decimal(input.standardError * 100, digits: 1))%" : NumberText.missing,
          words.told(input.identification),
        ], notes: notes)
    }
    table.write(to: &page)
    page.paragraph(words.freeInputsNote, .faint, indent: 2)
  }

  private func addFacts(to page: inout Page) {
    page.heading(words.fittedFactsHeading)
    var table = TextTable([
      .init(words.observation, alignment: .left, isFlexible: true), .init(words.fact),
      .init(words.errorHead), .init(words.beforeHead), .init(words.afterHead),
      .init(words.simulatedHead),
    ])
    for fact in calibration.facts {
      let observation = fact.observation
      let forecast = calibration.after.forecasts.first {
        $0.observation.name == observation.name
      }?.forecast
      table.add([
        words.title(observation.notes.title, else: observation.name),
        NumberText.sensible(observation.value), "±\(NumberText.sensible(fact.error, digits: 2))",
        NumberText.sensible(fact.start), NumberText.sensible(fact.end),
        forecast.map { forecast in
          [0.1, 0.5, 0.9].map { NumberText.sensible(forecast.quantile($0)) }.joined(
            separator: " ~ ")
        } ?? words.notDefined,
      ])
    }
    table.write(to: &page)
    page.paragraph(words.fittedFactsNote, .faint, indent: 2)
  }

  /// What the facts that were kept back say of the change.
  private func addTests(to page: inout Page) {
    page.blank()
    let (before, after) = (calibration.before.summary, calibration.after.summary)
    guard let first = before.meanRelativeScore, let last = after.meanRelativeScore else {
      return page.paragraph(words.noTestFacts)
    }
    page.paragraph(words.testScores(after.scored, from: first, to: last))
  }

  private func title(_ input: Calibration.Input) -> String {
    words.title(input.original.notes.title, else: input.name)
  }

  /// A single number; of anything else only the factor is told.
  private func number(_ quantity: Quantity) -> String {
    guard case .formula(let formula) = quantity.value,
      case .number(let value, _, _) = formula.expression
    else { return NumberText.missing }
    return NumberText.sensible(value)
  }

  /// Two inputs that go together like this are told apart poorly.
  private static let confusing = 0.9
}
