public import JaripAnalysis
public import JaripLanguage
import JaripModel
import JaripScenario

/// What came of the checks of one file.
public struct CheckedFile: Sendable {
  public enum Outcome: Sendable {
    /// It loads; its checks were run.
    case results([CheckResult])
    /// It does not load, or its checks cannot be read.
    case errors([Diagnostic])
    /// It loads, but the run had to stop.
    case stopped(Diagnostic)
  }
  public var file: String
  public var outcome: Outcome
  /// Of the alternatives, by name.
  public var titles: [String: LocalText]
  public init(file: String, outcome: Outcome, titles: [String: LocalText] = [:]) {
    self.file = file
    self.outcome = outcome
    self.titles = titles
  }
}

/// What `check` prints, and the same for a build server.
public struct CheckText: Sendable {
  let files: [CheckedFile]
  let words: Words

  public init(_ files: [CheckedFile], in language: Language) {
    self.files = files
    words = Words(language)
  }

  public var page: Page {
    var page = Page()
    for file in files {
      switch file.outcome {
      case .errors(let diagnostics):
        let count = diagnostics.filter { $0.severity == .error }.count
        page.add([.init(file.file, .strong), .init("  " + words.errors(count))])
      case .stopped: page.add([.init(file.file, .strong), .init("  " + words.stopped)])
      case .results(let results):
        page.add([.init(file.file, .strong), .init("  " + words.loads(checks: results.count))])
        for result in results { add(result, results, file.titles, to: &page) }
      }
    }
    return page
  }

  private func add(
    _ result: CheckResult, _ all: [CheckResult], _ titles: [String: LocalText], to page: inout Page
  ) {
    let verdict = words.verdict(result.verdict)
    let several = Set(all.map(\.alternative)).count > 1
    let name =
      several
      ? words.title(titles[result.alternative] ?? .init(), else: result.alternative) + ": " : ""
    page.add([
      .init("  "), .init(verdict, result.verdict == .passed ? .plain : .strong),
      .init("  \(name)\(ValueText.oneLine(result.check.text))"),
      .init("  " + value(result), .faint),
    ])
    if result.verdict != .passed {
      let because = words.title(result.check.because, else: "")
      let reason = because.isEmpty ? "" : because + "  "
      page.paragraph("\(reason)(\(result.check.place))", .faint, indent: 6)
    }
  }

  private func value(_ result: CheckResult) -> String {
    guard let value = result.value else { return words.undefined }
    guard let interval = result.interval, interval.lowerBound < interval.upperBound else {
      return NumberText.sensible(value)
    }
    return words.value(
      NumberText.sensible(value), low: NumberText.sensible(interval.lowerBound),
      high: NumberText.sensible(interval.upperBound))
  }

  /// The results in the JUnit form that build servers read: one suite a file, one case a check and
  /// alternative; undecided checks are skipped, files that do not load are errors.
  public var junit: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"jarip check\">\n"
    for file in files {
      switch file.outcome {
      case .errors(let diagnostics):
        let messages = diagnostics.filter { $0.severity == .error }.map(\.description)
        text += suite(file.file, [("loads", "error", messages.joined(separator: "\n"))])
      case .stopped(let diagnostic):
        text += suite(file.file, [("runs", "error", diagnostic.description)])
      case .results(let results):
        text += suite(
          file.file,
          [("loads", nil, "")]
            + results.map { result in
              let name = "\(ValueText.oneLine(result.check.text)) [\(result.alternative)]"
              switch result.verdict {
              case .passed: return (name, nil, "")
              case .failed: return (name, "failure", value(result))
              case .undecided: return (name, "skipped", "undecided: \(value(result))")
              }
            })
      }
    }
    return text + "</testsuites>\n"
  }

  private func suite(_ name: String, _ cases: [(name: String, kind: String?, message: String)])
    -> String
  {
    func count(_ kind: String) -> Int { cases.filter { $0.kind == kind }.count }
    var text =
      "  <testsuite name=\"\(Self.escaped(name))\" tests=\"\(cases.count)\" "
      + "failures=\"\(count("failure"))\" errors=\"\(count("error"))\" skipped=\"\(count("skipped"))\">\n"
    for item in cases {
      let head =
        "    <testcase name=\"\(Self.escaped(item.name))\" classname=\"\(Self.escaped(name))\""
      guard let kind = item.kind else {
        text += head + "/>\n"
        continue
      }
      let message = Self.escaped(item.message)
      text += head + ">\n      <\(kind) message=\"\(message)\"/>\n    </testcase>\n"
    }
    return text + "  </testsuite>\n"
  }

  /// XML 1.0 allows no control characters but tab and line breaks, not even as references.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      default:
        guard scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF else { continue }
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Words {
  func verdict(_ verdict: CheckResult.Verdict) -> String {
    switch verdict {
    case .passed: pick("passed   ", "통과")
    case .failed: pick("failed   ", "실패")
    case .undecided: pick("undecided", "미정")
    }
  }
  func errors(_ count: Int) -> String {
    pick("\(count) \(count == 1 ? "error" : "errors")", "오류 \(count)개")
  }
  var stopped: String { pick("the run had to stop", "계산이 멈춤") }
  func loads(checks: Int) -> String {
    checks == 0
      ? pick("loads; it has no checks", "읽힘; 점검 없음")
      : pick("loads; \(checks) \(checks == 1 ? "result" : "results")", "읽힘; 결과 \(checks)개")
  }
  func value(_ value: String, low: String, high: String) -> String {
    pick("\(value) (95% \(low) to \(high))", "\(value)(95% \(low)~\(high))")
  }
}
