internal import CXLSXWriter

/// How a cell looks.
struct CellStyle: Hashable {
  /// How a number is written; the number itself is whole.
  enum Form: Hashable {
    case general
    /// Grouped by thousands, with so many decimals.
    case decimal(Int)
    /// The same of an input, which is no item of a statement.
    case input(Int)
    case percent(Int)
    /// Differences, with a sign.
    case change(Int)
    case points(Int)
    /// A year, a line of a file, a seed: not grouped.
    case whole

    /// An input with as many decimals as show four digits.
    static func digits(of value: Double) -> Form {
      let text = NumberText.sensible(value)
      guard text.allSatisfy({ $0 != "e" }) else { return .general }
      return .input(
        text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0)
    }
  }

  enum Weight: Hashable { case plain, strong, faint, title }

  var form = Form.general
  var weight = Weight.plain
  var indent = 0
  /// A head of columns: filled, with a rule below.
  var isHead = false
  /// A rule above.
  var isTotal = false
  /// A fact rather than a forecast.
  var isShaded = false
  var wraps = false
  var isRight = false
  var isLeft = false
  /// At the top of a row of several lines.
  var isTop = false
  /// Whether items below zero have a triangle, as in Korean statements; differences and inputs have a minus sign.
  var hasTriangle = false

  func with(_ form: Form) -> CellStyle {
    var style = self
    style.form = form
    return style
  }

  static let plain = CellStyle()
  static let title = CellStyle(weight: .title)
  static let strong = CellStyle(weight: .strong)
  static let faint = CellStyle(weight: .faint)
  /// The name of a fact that stands beside it.
  static let fact = CellStyle(weight: .faint, isTop: true)
  static let head = CellStyle(weight: .strong, isHead: true, wraps: true)
  static let numberHead = CellStyle(weight: .strong, isHead: true, wraps: true, isRight: true)

  // MARK: Formats of spreadsheets

  private static let titleSize = 14.0
  private static let grey: lxw_color_t = 0x5F6B76
  private static let rule: lxw_color_t = 0x8A96A3
  private static let headFill: lxw_color_t = 0xE8EEF4
  private static let factFill: lxw_color_t = 0xF4F4F1

  /// `#,##0.0`; with a part for numbers below zero where they look otherwise.
  var numberFormat: String? {
    func zeros(_ digits: Int) -> String {
      digits > 0 ? "0." + String(repeating: "0", count: digits) : "0"
    }
    let above: String
    switch form {
    case .general: return nil
    case .whole: return "0"
    case .decimal(let digits), .input(let digits), .change(let digits):
      above = "#,##" + zeros(digits)
    case .percent(let digits), .points(let digits): above = zeros(digits) + "%"
    }
    switch form {
    case .change, .points: return "+\(above);-\(above);\(above)"
    case .decimal, .percent: return hasTriangle ? "\(above);\"△\"\(above)" : above
    default: return above
    }
  }

  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    if let numberFormat { format_set_num_format(format, numberFormat) }
    switch weight {
    case .plain: break
    case .strong: format_set_bold(format)
    case .faint: format_set_font_color(format, Self.grey)
    case .title:
      format_set_bold(format)
      format_set_font_size(format, Self.titleSize)
    }
    if indent > 0 { format_set_indent(format, UInt8(indent)) }
    if wraps { format_set_text_wrap(format) }
    if isLeft { format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue)) }
    if isRight { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    if isTop { format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)) }
    if isShaded { format_set_bg_color(format, Self.factFill) }
    if isHead {
      format_set_bg_color(format, Self.headFill)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom_color(format, Self.rule)
    }
    if isTotal {
      format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_top_color(format, Self.rule)
    }
  }

  /// How many characters wide a number is.
  func width(of value: Double) -> Int {
    switch form {
    case .general: NumberText.shortest(value).count
    case .whole: NumberText.decimal(value, digits: 0).count
    case .decimal(let digits), .input(let digits): NumberText.decimal(value, digits: digits).count
    case .change(let digits): NumberText.signed(value, digits: digits).count
    case .percent(let digits): NumberText.decimal(value * 100, digits: digits).count + 1
    case .points(let digits): NumberText.signed(value * 100, digits: digits).count + 1
    }
  }
}
