import JaripAnalysis
import JaripLanguage

/// Savings under other splits, and groups that would do better alone.
extension SharingSheet {
  /// A row for each centre and split, so that the numbers of a centre stand below each other.
  func splits(_ study: SharingStudy) -> SheetTable {
    var table = SheetTable(
      [.text(words.centre), .text(words.splitHead)] + words.meanAndEnds.map { .number($0) }, words)
    for (centre, row) in edition.centreRows.enumerated() {
      for split in study.splits {
        let saving = split.centres[centre].saving
        table.add(
          [.text(edition.name(row)), .text(words.splitRule(split.rule))]
            + [saving.mean, saving.p10, saving.p90].map { stated($0, change) })
      }
    }
    return table
  }

  /// The scenario's groups under each split, and the group with the strongest case for leaving.
  func coalitions(_ study: SharingStudy) -> SheetTable {
    var table = SheetTable(
      [.text(words.groupHead), .text(words.splitHead)] + words.coalitionHeads.map { .number($0) }
        + [.text(words.membersHead)], words)
    func add(_ label: String, _ rule: SharingStudy.Rule, _ found: SharingStudy.Coalition) {
      table.add([
        .text(label), .text(words.splitRule(rule)), stated(found.inside, money),
        stated(found.alone, money), stated(found.difference.mean, change),
        stated(found.difference.p10, change), stated(found.difference.p90, change),
        .probability(Frequency(count: found.betterAlone, trials: found.trials)),
        .wide(
          words.groupNames(found.members.map { edition.name(.centre($0)) }),
          through: Self.lastColumn),
      ])
    }
    for split in study.splits {
      for group in split.groups { add(group.name, split.rule, group.coalition) }
      add(words.strongestOf(split.tested), split.rule, split.strongest)
    }
    return table
  }

  /// Beyond the widest table, so that names of members take few lines.
  private static let lastColumn = 15

  func coalitionNotes(_ study: SharingStudy) -> [String] {
    study.splits.map { split in
      words.coreVerdict(
        rule: words.splitRule(split.rule), better: split.betterOnAverage, tested: split.tested,
        unstable: Frequency(count: split.trialsWithBetterAlone, trials: split.trials))
    } + (study.coverage == .allCoalitions ? [] : [words.coreCoverage]) + [words.coreNote]
  }

  /// Canonical money as the scenario states it.
  private func stated(_ value: Double, _ form: CellStyle.Form) -> SheetTable.Cell {
    .number(edition.scenario.money.stated(value), form)
  }
}
