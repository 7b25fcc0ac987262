/// Sizes that charts are built on, each with its reason. One unit is one CSS pixel.
enum ChartConstants {
  /// Text 12, axes 11: 9 px are left where a page scales a chart to 0.85.
  static let textSize = 12.0
  static let axisSize = 11.0
  /// Two lines of text, from one's baseline to the next.
  static let lineHeight = 14.0

  /// One family for Hangul and Latin first, so that mixed lines keep one rhythm.
  static let fonts =
    "\"Source Sans 3\",\"Noto Sans KR\",\"Noto Sans CJK KR\",\"Apple SD Gothic Neo\",\"Malgun Gothic\","
    + "\"Segoe UI\",Arial,sans-serif"

  /// Below this width nothing is legible; a chart asked for less is drawn at this width.
  static let narrowest = 280

  /// Between columns of text.
  static let gap = 16.0
  /// A plot that rows share is at least this wide, else it gets a line of its own under the name.
  static let leastPlot = 170.0
  /// What names may take of the width beside a plot, and beside one that needs more room.
  static let nameShare = 0.34
  static let narrowNameShare = 0.22
  /// What a name keeps beside wide columns.
  static let leastName = 64.0
  /// Room for a ring that lies on the edge of a plot.
  static let edge = 6.0
  static let ringRadius = 4.4
  /// At most five labels on 300 px of a horizontal axis.
  static let labelPitch = 60.0
  /// One vertical tick label on so many px at least.
  static let tickPitch = 38.0
  /// With more rows the axis stands above them too.
  static let rowsOfOneScreen = 25

  /// Self-sufficiency is shown from 0 to this at least: all of one's cost, and a fifth more.
  static let ratioTop = 1.2
  /// A fan's axis ends at this many times what half of the trials reach; what lies beyond is an arrow
  /// with its number, because one wild month would flatten all others.
  static let fanReach = 2.0
  /// Forecasts against facts are shown to this share above and below the forecast's median.
  static let calibrationReach = 0.5
  /// More inputs than this no reader compares.
  static let tornadoBars = 12
}
