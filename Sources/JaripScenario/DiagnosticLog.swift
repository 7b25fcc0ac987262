import JaripLanguage

/// Collects what is wrong while a scenario is read, so that all of it is shown at once.
final class DiagnosticLog {
  private(set) var errors: [Diagnostic] = []
  private(set) var warnings: [Diagnostic] = []
  private var seen: Set<String> = []
  private var unshownErrorCount = 0

  var hasErrors: Bool { !errors.isEmpty }
  /// Further errors are only counted; costly hints need not be made.
  var isFull: Bool { errors.count >= Limits.shownErrors }

  /// Adds a diagnostic; the same one a second time (alternatives read the same nodes) is ignored.
  func add(_ diagnostic: Diagnostic) {
    guard diagnostic.severity == .warning || !isFull else {
      unshownErrorCount += 1
      return
    }
    let place = diagnostic.place
    let key =
      "\(place?.file.name ?? ""):\(place?.line ?? 0):\(place?.column ?? 0):\(diagnostic.code):"
      + diagnostic.message
    guard seen.insert(key).inserted else { return }
    if diagnostic.severity == .error {
      errors.append(diagnostic)
    } else if warnings.count < Limits.shownErrors {
      warnings.append(diagnostic)
    }
  }

  /// The nearest of `candidates` in quotes, as a suggestion.
  func nearest(to name: String, among candidates: some Collection<String>) -> String? {
    guard !isFull, candidates.count <= Limits.nearestCandidates else { return nil }
    return nearestName(to: name, among: candidates).map { "'\($0)'" }
  }

  /// Everything found, in the order of `files` and lines.
  func list(files: [SourceFile]) -> DiagnosticList {
    var all = (errors + warnings).inOrder(of: files)
    if unshownErrorCount > 0 {
      all.append(
        Diagnostic(
          "too-many-errors", "There are more errors: the first \(Limits.shownErrors) are shown",
          suggestion: "mend these first"))
    }
    return DiagnosticList(all)
  }

  func sortedWarnings(files: [SourceFile]) -> [Diagnostic] {
    warnings.inOrder(of: files)
  }
}
