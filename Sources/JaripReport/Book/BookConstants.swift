/// Sizes that the book is built on, each with its reason.
enum BookConstants {
  /// Charts stand beside a column of text on a screen, and print at 0.94 of this on A4.
  static let column = 720
  /// The height of a page of A4 in the px of a chart, less a caption; and what the first page of a section leaves.
  static let paper = 960.0
  static let firstOnPaper = 620.0
  /// The strip of centres takes the whole page.
  static let page = 1040
  /// The width between the margins of a small phone.
  static let phone = 340
  /// With more centres their statements have no lines, which stand in the workbook: the page would grow beyond what
  /// browsers and mails take.
  static let centresWithLines = 40
  /// A value in the register that is longer may be broken over pages.
  static let longValue = 160
  /// Of the network's centres that a table of counts tells apart.
  static let countColumns = 4
  /// Inputs in the table of what drives the result; the workbook has all.
  static let drivers = 20
  /// Three months' worth of decimals would not be read: shares of variance below this are called small.
  static let smallShare = 0.005
}
