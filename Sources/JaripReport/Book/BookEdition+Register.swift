import JaripLanguage
import JaripModel
import JaripScenario

/// Every input with its value, unit, source, evidence, and the file and line that set it.
extension BookEdition {
  var register: Html {
    let inputs = scenario.alternatives[study.alternative].quantities.values
      .filter { $0.section == .inputs }
    func count(_ evidence: Notes.Evidence?) -> Int {
      inputs.count { $0.notes.evidence == evidence }
    }
    let caption = words.registerCaption(inputs.count)
    return section(
      "register", class: "wide", kicker: words.registerKicker,
      heading: words.registerHeading(
        inputs.count, assumptions: count(.assumption), data: count(.data),
        hindsight: count(.hindsight), tuned: count(.tuned), unmarked: count(nil),
        bare: inputs.count {
          $0.notes.evidence == .assumption
            && words.source($0.notes.source) == words.evidence(.assumption)
        },
        sourceless: inputs.count { words.source($0.notes.source) == nil }),
      [
        scrolling(
          caption,
          Html(
            "table", class: "reg",
            [
              self.caption(caption),
              Html(
                "thead",
                [
                  Html(
                    "tr",
                    words.registerHeader.map { Html("th", class: "t", with: ["scope": "col"], $0) })
                ]), Html("tbody", inputs.map(registerRow)),
            ]))
      ])
  }

  private func registerRow(_ input: Quantity) -> Html {
    let title = words.title(input.notes.title, else: "")
    let head =
      title.isEmpty
      ? [Html.text(input.name)] : [.text(title), Html("small", input.name)]
    let range = input.range.map {
      Html(
        "small",
        words.range(
          NumberText.sensible($0.lowerBound), NumberText.sensible($0.upperBound)))
    }
    let evidence = input.notes.evidence.map {
      [Html("span", class: "badge b-\($0.rawValue)", words.evidence($0))]
    }
    let source = words.source(input.notes.source)
    let value = words.value(of: input)
    return Html(
      "tr", class: value.count > BookConstants.longValue ? "long" : nil,
      [
        Html("th", with: ["scope": "row"], head),
        Html("td", class: "t val", [.text(value)] + (range.map { [$0] } ?? [])),
        Html("td", class: "t", [.path(words.unit(input.unit?.text ?? ""))]),
        Html("td", class: source == nil ? "t no" : "t", source ?? words.noSource),
        Html("td", class: "t", evidence ?? []),
        Html(
          "td", class: "t",
          [
            Html(
              "code", [.path(input.place.file.name), Html("wbr"), .text(":\(input.place.line)")])
          ]),
      ])
  }
}
