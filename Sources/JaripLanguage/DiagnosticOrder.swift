extension Sequence<Diagnostic> {
  /// In the order of files, lines and columns; what stands in none of the files comes last, as it was.
  public func inOrder(of files: [SourceFile]) -> [Diagnostic] {
    let ranks = Dictionary(
      files.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    func position(_ diagnostic: Diagnostic) -> (Int, Int, Int) {
      guard let place = diagnostic.place, let rank = ranks[place.file.name] else {
        return (files.count, 0, 0)
      }
      return (rank, place.line, place.column)
    }
    return enumerated().sorted { left, right in
      let (a, b) = (position(left.element), position(right.element))
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
  }
}
