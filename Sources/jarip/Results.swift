import JaripKit

/// What the results of `run` and `compare` need of a run, and how they are written.
extension PartHeader.Command {
  func settings(
    _ settings: RunSettings, for scenario: Scenario, keeping selection: RunSettings.Selection
  ) -> RunSettings {
    var settings = settings
    settings.selection = selection
    settings.monthly = selection == .everything ? ResultDocument.monthlyMeasures : ["oss"]
    switch self {
    case .run:
      // The page has one sentence on the difference; the whole comparison is another command.
      settings.compares = scenario.alternatives.count > 1
      settings.comparedNames = ["oss"]
    case .compare:
      settings.compares = true
    }
    return settings
  }

  func write(
    _ projection: Projection, _ options: OutputOptions, on console: Console
  ) throws {
    let isComparison = self == .compare
    try options.write(
      table: { ResultTable(projection, includesDifferences: isComparison) },
      document: { ResultDocument(projection, includesDifferences: isComparison).json },
      page: {
        var study = BookStudy(projection)
        study.call = Jarip.call
        return Book(study, in: [console.language], extent: .onePage).html
      })
    guard !options.takesStandardOutput else { return }
    let text = RunText(projection, in: console.language)
    try console.print(
      options.quiet
        ? text.short
        : isComparison ? CompareText(projection, in: console.language).page : text.page)
  }

  func write(_ run: ConditionedRun, _ options: OutputOptions, on console: Console) throws {
    let isComparison = self == .compare
    try options.write(
      table: { ResultTable(run.conditioned, includesDifferences: isComparison) },
      document: {
        ResultDocument(
          run.conditioned, includesDifferences: isComparison, conditioning: run.conditioning
        ).json
      })
    guard !options.takesStandardOutput else { return }
    let text = ConditionedText(run, in: console.language)
    try console.print(options.quiet ? text.short : text.page(withComparison: isComparison))
  }
}
