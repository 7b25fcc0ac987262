import JaripAnalysis
import JaripCharts
import JaripLanguage
import JaripModel

/// What the alternative changes against the first one, where a saving comes from, and who gains.
extension BookEdition {
  /// Nothing where there is one alternative and no shared line.
  var sharing: Html? {
    let content = [differences, waterfall, gains].compactMap { $0 } + splits + core
    guard !content.isEmpty else { return nil }
    return section(
      "sharing", kicker: words.sharingKicker(hasPools: hasPools), heading: sharingHeading, content,
      aside: [words.differenceNote] + (hasPools ? [words.gainNote, words.coreNote] : []))
  }

  private var year: Int { figures.answerYear }
  private var yearName: String { timeline.fiscalYears[year].name }
  /// One centre has nobody to share with.
  private var hasPools: Bool { onlyCentre == nil && !pooledLines.isEmpty }

  private var sharingHeading: String {
    guard hasPools, let saving = figures.yearly("saving", .network, year: year),
      let mean = saving.mean
    else { return differenceHeading }
    func clear(_ isGain: Bool) -> Int {
      scenario.centres.indices.count { centre in
        (isGain ? figures.positive : figures.negative)("saving", .centre(centre), year)
          .map { $0.probability > 0.9 } ?? false
      }
    }
    let amount =
      saving.p10.flatMap { low in
        saving.p90.map { high in
          low == high
            ? money.prose(abs(mean))
            : mean < 0
              ? money.prose(-mean, from: -high, to: -low) : money.prose(mean, from: low, to: high)
        }
      } ?? money.prose(abs(mean))
    return words.savingHeading(
      amount, isLoss: mean < 0, year: yearName, gaining: clear(true), losing: clear(false),
      of: scenario.centres.count)
  }

  private var differenceHeading: String {
    words.differenceHeading(
      words.name(of: scenario.alternatives[study.alternative]),
      words.name(of: scenario.alternatives[0]))
  }

  // MARK: Differences

  /// The differences as a section of their own, for a page without the rest.
  var differencesAlone: Html? {
    differences.map {
      section(
        "sharing", kicker: words.sharingKicker(hasPools: hasPools), heading: differenceHeading,
        [$0],
        aside: [words.differenceNote])
    }
  }

  private var differences: Html? {
    guard first != nil else { return nil }
    let rows = ["oss", "cash", "operating_cost", "surplus"].compactMap { name in
      figures.difference(name, .network, year: year).map { differenceRow(name, $0) }
    }
    guard !rows.isEmpty else { return nil }
    return figure(
      "differences",
      DifferenceChart(
        title: words.differenceTitle(order, yearName, of: onlyCentre), order: order, rows: rows),
      subtitle: words.sameDraws)
  }

  private func differenceRow(_ name: String, _ found: PairedDifference) -> DifferenceChart.Row {
    let isRatio = name == "oss"
    let statistics = found.statistics
    let error = (statistics.standardError ?? 0) * (isRatio ? 100 : 1)
    // To one digit more than levels at most.
    let digits = min(isRatio ? 1 : moneyDigits + 1, max(0, NumberText.errorDigits(error)))
    return DifferenceChart.Row(
      measure: figures.title(of: name, words) + (isRatio ? "" : ", \(moneyUnit)"),
      difference: MeanInterval(mean: statistics.mean, p10: statistics.p10, p90: statistics.p90),
      style: isRatio ? .points(digits) : .change(digits),
      better: found.isNeverDifferent || !isRandom
        ? "" : found.better.map { words.shortFrequency($0) } ?? "",
      note: found.isNeverDifferent
        ? words.identicalInAll : isRandom && found.signs.equal > 0 ? words.equalInTheRest : "")
  }

  // MARK: Where the saving comes from

  private var pooledLines: [String] {
    figures.model.lines.values.filter { $0.sharing != nil }.map(\.name)
  }

  /// A term of the pools in the answer's year.
  private func pool(_ name: String) -> Statistics? {
    figures.pool(name, year: year)
  }

  private func interval(_ found: Statistics?, sign: Double = 1) -> MeanInterval? {
    guard let found, let low = found.p10, let high = found.p90 else { return nil }
    return MeanInterval(
      mean: found.mean.map { sign * $0 }, p10: sign > 0 ? low : -high, p90: sign > 0 ? high : -low)
  }

  private var waterfall: Html? {
    guard hasPools, let gross = interval(pool("total.gross_saving")),
      let net = interval(figures.yearly("saving", .network, year: year))
    else { return nil }
    let gains = pooledLines.compactMap { name -> WaterfallChart.Term? in
      guard let value = interval(pool("\(name).gross_saving")), let line = figures.model.lines[name]
      else { return nil }
      return .init(name: words.title(line.line.notes.title, else: name), value: value)
    }
    let costs = ["localisation", "pairs", "secretariat"].compactMap {
      term -> WaterfallChart.Term? in
      guard let value = interval(pool("total.\(term)"), sign: -1), value.p10 != 0 || value.p90 != 0
      else { return nil }
      return .init(name: words.costOfSharing(term), value: value)
    }
    return figure(
      "saving",
      WaterfallChart(
        title: words.waterfallTitle(yearName), unit: moneyUnit, style: .change(moneyDigits),
        gains: gains, gross: .init(name: words.grossSaving, value: gross), costs: costs,
        net: .init(name: words.netSaving, value: net)), subtitle: words.waterfallSubtitle,
      note: isRandom ? words.intervalsDoNotAdd : nil)
  }

  // MARK: Who gains

  private var gains: Html? {
    guard hasPools, scenario.centres.count > 1 else { return nil }
    let rows = scenario.centres.indices.map { centre -> GainChart.Row in
      let row = FigureRow.centre(centre)
      let saving = figures.yearly("saving", row, year: year)
      let cost = figures.yearly("operating_cost", row, year: year)?.mean ?? 0
      return GainChart.Row(
        name: name(row), saving: interval(saving),
        shareOfCost: saving?.mean.flatMap { cost > 0 ? $0 / cost : nil },
        better: !isRandom
          ? ""
          : figures.positive("saving", row, year: year).map { words.shortFrequency($0) } ?? "")
    }
    return figure(
      "gains",
      GainChart(
        title: words.gainsTitle(yearName), measure: words.gainsMeasure(moneyUnit),
        style: .change(moneyDigits), rows: rows), subtitle: words.gainsSubtitle(chosenSplits))
  }

  /// How the shared lines are split in this alternative.
  private var chosenSplits: String {
    var names: [String] = []
    for line in figures.model.lines.values {
      guard let sharing = line.sharing else { continue }
      let name = words.splitName(sharing.split)
      if !names.contains(name) { names.append(name) }
    }
    return names.joined(separator: ", ")
  }

  private var splits: [Html] {
    guard let study = study.sharing else { return [] }
    let digits = moneyDigits
    let rows = scenario.centres.indices.map { centre in
      [name(.centre(centre))]
        + study.splits.map { split in
          let gain = split.centres[centre]
          let scale = scenario.money
          let text = [gain.saving.mean, gain.saving.p10, gain.saving.p90]
            .map { NumberText.signed(scale.stated($0), digits: digits) }
          return isRandom ? "\(text[0])\n\(text[1]) ~ \(text[2])" : text[0]
        }
    }
    return [
      table(
        words.splitsCaption(yearName, moneyUnit, trials: study.trials),
        [words.centre] + study.splits.map { words.splitRule($0.rule) }, rows, class: "splits")
    ]
  }

  // MARK: Would a group do better alone?

  private var core: [Html] {
    guard let study = study.sharing, let chosen = study.splits.first else { return [] }
    var rows: [[String]] = []
    for group in chosen.groups {
      rows.append(
        coalition(group.coalition, label(group.coalition.members)))
    }
    for split in study.splits {
      let label = words.strongest(
        label(split.strongest.members), of: split.tested, rule: words.splitRule(split.rule))
      rows.append(coalition(split.strongest, label))
    }
    let verdicts = study.splits.map { split in
      words.coreVerdict(
        rule: words.splitRule(split.rule), better: split.betterOnAverage, tested: split.tested,
        unstable: Frequency(count: split.trialsWithBetterAlone, trials: split.trials))
    }
    return [
      table(
        words.coreCaption(yearName, moneyUnit), words.coreHeader, rows, class: "core"),
      Html(
        "ul", class: "fn",
        verdicts.map { Html("li", $0) }
          + (study.coverage == .allCoalitions ? [] : [Html("li", words.coreCoverage)])),
    ]
  }

  /// Its members, or where these are most, who is not among them.
  private func label(_ members: [Int]) -> String {
    func names(_ members: [Int]) -> String { words.groupNames(members.map { name(.centre($0)) }) }
    let others = Array(Set(scenario.centres.indices).subtracting(members)).sorted()
    return others.isEmpty || others.count >= members.count
      ? names(members) : words.allBut(names(others))
  }

  private func coalition(_ found: SharingStudy.Coalition, _ label: String) -> [String] {
    let money = scenario.money
    let digits = moneyDigits
    func text(_ value: Double) -> String {
      words.statementNumber(money.stated(value), digits: digits)
    }
    func signed(_ value: Double) -> String {
      NumberText.signed(money.stated(value), digits: digits)
    }
    let cells = [label, text(found.inside), text(found.alone)]
    let difference = found.difference
    guard isRandom else { return cells + [signed(difference.mean)] }
    return cells + [
      "\(signed(difference.mean))\n\(signed(difference.p10)) ~ \(signed(difference.p90))",
      words.shortFrequency(Frequency(count: found.betterAlone, trials: found.trials)),
    ]
  }
}
