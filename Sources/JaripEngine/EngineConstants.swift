/// Numbers that the engine is built on, each with its reason.
enum EngineConstants {
  /// Trials computed together. A column of ten centres is then 10 KB, so that the few columns a kernel
  /// touches stay in the first-level cache while a call's overhead is spread over 128 values.
  static let blockSize = 128

  /// Trials whose moments are formed together; a tree merges them. Fixed, so that means and deviations have the
  /// same bits in any block size, and shards are cut at its multiples.
  static let leafSize = 64

  /// Up to this many trials every value is kept and quantiles are exact; beyond, they are summarised.
  /// A thousand trials of the Korean network with two alternatives take about 60 MB.
  static let exactTrialLimit = 1000

  /// Trials of which columns are kept, the first of the run. A rank correlation is then known within 0.01, one
  /// standard error, and a hundred columns take 8 MB however long the run is.
  static let columnTrials = 10_000
}
