/// Numbers that the analyses are built on, each with its reason.
enum AnalysisConstants {
  /// Classes of an input's values within which the result is taken to change along a straight line: twenty follow
  /// any smooth curve, and forty fitted numbers in 10,000 trials leave an error of a thousandth of the variance.
  static let classes = 20

  /// Trials that a class must have, so that short runs are not fitted to their noise.
  static let trialsOfClass = 50

  /// How often chance alone may make any one of all inputs of a run look as if it mattered.
  static let significance = 0.05

  /// Trials of a study of sharing: a share of trials is then known within 1.6 points, one standard error, and five
  /// alternatives of the Korean network take a fraction of a second.
  static let sharingTrials = 1000

  /// Fewer trials of equal weight than this cannot answer: twenty of them stand below p10, and a probability of a half is
  /// known within 3.5 points, one standard error. With fewer, whether the few trials that count are enough cannot be told
  /// from them either.
  static let effectiveTrials = 200

  /// Where no trial comes within so many errors of a fact, the model does not reach it, and what is left are the trials
  /// that are least wrong.
  static let reach = 3.0

  /// Up to this many members every coalition is looked at; 14 have 16,383.
  static let membersOfAllCoalitions = 14

  /// Differences of money below this part of what the members spend alone are rounding.
  static let rounding = 1e-9
}
