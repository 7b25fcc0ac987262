/// Colours by what they mean, each a CSS custom property of the page with a value of its own.
///
/// A page that sets the property, for print or for a grey copy, recolours every chart. Contrast on paper
/// in brackets, where it is text.
enum Palette: String {
  /// Facts, names and the line that matters (16.5); labels (8.0); axes and notes, the lightest text (5.4).
  case ink = "--ink"
  case ink2 = "--ink-2"
  case ink3 = "--ink-3"
  /// Grid and empty dots; axes and leaders.
  case rule = "--rule"
  case rule2 = "--rule-2"
  case paper = "--paper"
  /// The one hue of what is projected (8.0); medians; the bands of a fan.
  case focus = "--focus"
  case focusInk = "--focus-ink"
  case focus50 = "--focus-50"
  case focus80 = "--focus-80"
  case focus90 = "--focus-90"
  /// Outcomes: areas and text (7.3, 6.4).
  case independent = "--independent"
  case dependent = "--dependent"
  case dependentInk = "--dependent-ink"
  case closed = "--closed"
  case closedInk = "--closed-ink"
  /// The second alternative: lines and text (6.3).
  case duplicated = "--duplicated"
  case duplicatedInk = "--duplicated-ink"
  case gain = "--gain"
  case loss = "--loss"

  /// For a page that sets nothing: dark, light and hatched tell outcomes apart without colour.
  var fallback: String {
    switch self {
    case .ink: "#16202b"
    case .ink2: "#46525e"
    case .ink3: "#616c77"
    case .rule: "#d5d9dd"
    case .rule2: "#9aa3ab"
    case .paper: "#fff"
    case .focus, .independent, .gain: "#0a5580"
    case .focusInk: "#063a58"
    case .focus50: "#78a9c6"
    case .focus80: "#b4cfdf"
    case .focus90: "#dde9f0"
    case .dependent: "#e6e0d3"
    case .dependentInk: "#5d5644"
    case .closed, .loss: "#c4562f"
    case .closedInk: "#a23f1c"
    case .duplicated: "#7a6f60"
    case .duplicatedInk: "#695f51"
    }
  }

  /// One declaration for programs that know no custom properties, one for those that do.
  func set(_ property: String) -> String {
    "\(property):\(fallback);\(property):var(\(rawValue),\(fallback))"
  }
}
