/// The module's constants, each with the reason for its value.
enum Limits {
  /// Bytes a file may have; a scenario of every Korean centre by month has far below one MiB.
  static let fileBytes = 16 * 1024 * 1024
  /// Nodes a file may have after its aliases are put in; stops alias bombs.
  static let nodes = 100_000
  /// Levels of nesting; the reader recurses once a level and must not run out of stack.
  static let depth = 200
  /// Errors shown at once; nobody reads more, and a hostile file could cause millions.
  static let shownErrors = 100
  /// Names among which a nearest one is sought; the search is linear in them for each error.
  static let nearestCandidates = 2_000
  /// Bytes a `--set` word may have; a shell allows more, a planner does not type it.
  static let settingBytes = 64 * 1024
}
