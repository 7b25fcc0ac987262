import JaripAnalysis
import JaripScenario

extension BookEdition {
  /// Forecasts against facts; nothing where the scenario has none.
  var forecastsAndFacts: Html? {
    guard let validation = study.validation else { return nil }
    var content = [Html("p", class: "note", [.prose(words.factsAnswer(validation))])]
    if !validation.forecasts.isEmpty {
      content.append(
        figure(
          "facts", ValidateChart(validation, in: words.language).chart,
          subtitle: words.factsSubtitle))
    }
    if !validation.events.isEmpty { content.append(events(validation)) }
    return section(
      "facts", kicker: words.factsKicker, heading: words.factsHeading(validation), content,
      aside: [words.factsAside])
  }

  private func events(_ validation: Validation) -> Html {
    let rows = validation.events.map { row in
      [
        words.title(row.event.notes.title, else: words.outcome(row.event, in: scenario)),
        words.use(isTest: row.isTest, mayBeKnown: row.mayBeKnown),
        words.happened(row.event.happened), words.percent(row.probability),
        NumberText.decimal(row.brier, digits: 2),
        words.source(row.event.notes.source) ?? words.noSource,
      ]
    }
    return table(
      words.eventsHeading(rows.count),
      [
        words.eventHead, words.use, words.happenedHead, words.probabilityHead, words.brierHead,
        words.sourceHead,
      ], rows, class: "views", textColumns: [1, 2, 5])
  }
}
