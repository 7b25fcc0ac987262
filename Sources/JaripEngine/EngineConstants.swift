/// Numbers that the engine is built on, each with its reason.
enum EngineConstants {
  /// Trials computed together, a multiple of a leaf. The columns that a loop touches, 1 KB a centre, stay in the first-level
  /// cache while a call's overhead is spread over 128 values.
  ///
  /// One number for all plans, since a choice by the size of a worker's memory gained nothing. Processor time in blocks of
  /// 64, 192, 256 and 512 over that of 128, medians of three runs in turn on two threads:
  ///
  ///     reference network, 4 MB a worker, all results    1.08  0.99  1.04  1.13
  ///     reference network, answer                        1.01  1.03  1.07  1.15
  ///     Korean network, 8 MB a worker, all results       1.24  1.10  1.09  1.16
  ///     Korean network, answer                           1.04  1.01  1.00  1.23
  static let blockSize = 128

  /// Trials whose moments are formed together; a tree merges them. Fixed, so that means and deviations have the
  /// same bits in any block size, and shards are cut at its multiples.
  static let leafSize = 64

  /// Trials of which a worker lets values wait before it adds them to sketches. Of the Korean network with all results on two
  /// threads, 256 take 8 % more processor time and 15 MB less, 1,024 3 % less and 30 MB more.
  static let waitingTrials = 512

  /// Up to this many trials every value is kept and quantiles are exact; beyond, they are summarised.
  /// A thousand trials of the Korean network with two alternatives take about 60 MB.
  static let exactTrialLimit = 1000

  /// Trials of which columns are kept if a run does not say otherwise, its first. A rank correlation is then known within 0.01, one
  /// standard error, and a hundred columns take 8 MB however long the run is.
  static let columnTrials = 10_000
}
