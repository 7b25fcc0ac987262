/// The classes of texts and marks. An SVG holds the rules of those it uses.
enum Style: String, CaseIterable {
  // Texts.
  case axis = "ax"
  /// A number inside a plot, readable on marks.
  case note = "no"
  case label = "la"
  case plain = "pl"
  case strong = "st"
  case focusText = "ft"
  case closedText = "ct"
  case dependentText = "dt"
  case otherText = "ot"
  // Lines.
  case grid = "gr"
  case reference = "re"
  case axisLine = "al"
  case leader = "le"
  case now = "nw"
  case grantEnd = "ge"
  case facts = "fa"
  case median = "me"
  case otherMedian = "om"
  case interval = "iv"
  case fitInterval = "fi"
  case lossInterval = "li"
  case edge = "ed"
  case independentEdge = "ie"
  case whisker = "wh"
  case halo = "ha"
  case dots = "do"
  case filledDots = "fd"
  // Areas.
  case band90 = "b9"
  case band80 = "b8"
  case band50 = "b5"
  case fitBand = "fb"
  case independent = "in"
  case dependent = "de"
  case closed = "cl"
  case stripe = "sp"
  case gain = "ga"
  case loss = "lo"
  case total = "to"
  case low = "lw"
  case high = "hi"
  case fact = "fc"
  case arrow = "ar"
  case miss = "mi"
  case ring = "ri"
  case lossRing = "lr"
  case openDot = "od"

  var size: Double {
    self == .axis || self == .note ? ChartConstants.axisSize : ChartConstants.textSize
  }
  var isBold: Bool {
    switch self {
    case .strong, .focusText, .closedText, .dependentText, .otherText: true
    default: false
    }
  }

  var rule: String { ".jarip-chart .\(rawValue){\(declarations)}" }

  private var declarations: String {
    switch self {
    case .axis: text(.ink3) + ";font-size:\(Int(ChartConstants.axisSize))px"
    case .note:
      text(.ink3) + ";font-size:\(Int(ChartConstants.axisSize))px;paint-order:stroke;"
        + Palette.paper.set("stroke") + ";stroke-width:3;stroke-linejoin:round"
    case .label: text(.ink2)
    case .plain: text(.ink)
    case .strong: text(.ink)
    case .focusText: text(.focus)
    case .closedText: text(.closedInk)
    case .dependentText: text(.dependentInk)
    case .otherText: text(.duplicatedInk)
    case .grid: line(.rule, "0.8")
    case .reference: line(.ink, "1.1")
    case .axisLine: line(.rule2, "1")
    case .leader: line(.rule2, "0.8")
    case .now: line(.ink3, "1") + ";stroke-dasharray:2 3"
    case .grantEnd: line(.closed, "1.4")
    case .facts: line(.ink, "2.6")
    case .median: line(.focusInk, "2")
    case .otherMedian: line(.duplicated, "1.8") + ";stroke-dasharray:5 3"
    case .interval: line(.focus, "2")
    case .fitInterval: line(.rule2, "2")
    case .lossInterval: line(.loss, "2")
    case .edge: line(.paper, "1.2")
    case .independentEdge: line(.independent, "1.2")
    case .whisker: line(.ink, "1.6")
    case .halo: line(.paper, "4")
    // A dash of almost no length under a round cap is a dot: a hundred dots are ten strokes.
    case .dots: line(.rule, "4") + dotted
    case .filledDots: line(.independent, "4") + dotted
    case .band90: Palette.focus90.set("fill")
    case .band80: Palette.focus80.set("fill")
    case .band50: Palette.focus50.set("fill")
    case .fitBand: Palette.rule.set("fill")
    case .independent: Palette.independent.set("fill")
    case .dependent: Palette.dependent.set("fill")
    case .closed: Palette.closed.set("fill")
    case .stripe: Palette.paper.set("fill") + ";fill-opacity:.55"
    case .gain: Palette.focus50.set("fill")
    case .loss: Palette.loss.set("fill")
    case .total: Palette.gain.set("fill")
    case .low: Palette.focus80.set("fill")
    case .high: Palette.focus.set("fill")
    case .fact: Palette.ink.set("fill")
    case .arrow: Palette.focus.set("fill")
    case .miss: Palette.closedInk.set("fill")
    case .ring: ring(.focusInk, "2")
    case .lossRing: ring(.loss, "2")
    case .openDot: ring(.independent, "1.1")
    }
  }

  private var dotted: String {
    ";stroke-linecap:round;stroke-dasharray:.01 \(DotGrid.pitch - 0.01)"
  }

  private func text(_ colour: Palette) -> String {
    colour.set("fill") + (isBold ? ";font-weight:700" : "")
  }
  private func line(_ colour: Palette, _ width: String) -> String {
    "fill:none;" + colour.set("stroke") + ";stroke-width:\(width)"
  }
  private func ring(_ colour: Palette, _ width: String) -> String {
    Palette.paper.set("fill") + ";" + colour.set("stroke") + ";stroke-width:\(width)"
  }
}
