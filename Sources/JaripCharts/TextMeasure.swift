/// Widths of texts before there is a page: the larger of what two kinds of typefaces need.
///
/// An estimate that is too large only leaves room; one that is too small makes labels overlap.
enum TextMeasure {
  /// Thousandths of the size, from space to `~`: the larger of Noto Sans CJK KR (the Latin of Source
  /// Sans) and Arial.
  private static let latin: [Double] = [
    278, 323, 474, 556, 556, 921, 680, 278, 338, 338, 467, 584, 278, 347, 278, 392, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 728, 293, 535, 667, 556, 833, 723, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 556, 325, 564, 607, 275, 275, 552,
    284, 926, 610, 606, 620, 620, 388, 500, 377, 607, 521, 802, 500, 521, 500, 338, 270, 338, 584,
  ]
  /// Whole texts in bold take at most so much more.
  private static let bold = 1.08

  static func width(_ text: String, _ style: Style) -> Double {
    let sum = text.unicodeScalars.reduce(0) { $0 + width($1) }
    return sum / 1000 * style.size * (style.isBold ? bold : 1)
  }

  private static func width(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 32...126: latin[Int(scalar.value) - 32]
    // Hangul is 0.92 in all the families of the font list.
    case 0xAC00...0xD7A3: 950
    case 0x2013, 0x2212: 600
    case 0x2018...0x201F: 580
    // Letters with accents, Greek, Cyrillic: capitals are wider than small letters.
    case 0xA0...0x52F where scalar.properties.isAlphabetic:
      scalar.properties.isUppercase ? 800 : 640
    default:
      // Marks stand on the letter before; all other signs are as wide as they are high.
      scalar.properties.generalCategory == .nonspacingMark ? 0 : 1000
    }
  }

  /// The text, or its beginning with an ellipsis where it is wider than `width`.
  static func fit(_ text: String, _ width: Double, _ style: Style) -> String {
    if self.width(text, style) <= width { return text }
    var kept = text
    while !kept.isEmpty, self.width(kept + "…", style) > width { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// What of a word too long for any line stands on the first: with a hyphen and three letters left over where there
  /// is room, but a script without spaces in words may be broken anywhere.
  private static func beginning(
    of word: String, _ width: Double, _ style: Style
  ) -> (text: String, kept: Int) {
    let isLatin = word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic && $0.value < 0x530 }
    if isLatin {
      var kept = word.dropLast(3)
      while kept.count > 2, self.width(kept + "-", style) > width { kept.removeLast() }
      if kept.count > 2 { return (kept + "-", kept.count) }
    }
    // In lines of one length, so that no syllable stands alone.
    let lines = (self.width(word, style) / width).rounded(.up)
    var kept = String(word.prefix(Int((Double(word.count) / lines).rounded(.up))))
    while kept.count > 1, self.width(kept, style) > width { kept.removeLast() }
    return (kept, kept.count)
  }

  /// The text in at most `limit` lines, broken at spaces where it can be; the last one is cut.
  static func lines(_ text: String, _ width: Double, _ style: Style, limit: Int) -> [String] {
    var lines: [String] = []
    var words = text.split(separator: " ")[...]
    while let first = words.popFirst() {
      if lines.count == limit - 1 {
        lines.append(fit(([first] + words).joined(separator: " "), width, style))
        break
      }
      var line = String(first)
      if self.width(line, style) > width {
        let head = beginning(of: line, width, style)
        words = [first.dropFirst(head.kept)] + words
        lines.append(head.text)
        continue
      }
      while let next = words.first, self.width(line + " " + next, style) <= width {
        line += " " + next
        words.removeFirst()
      }
      lines.append(line)
    }
    return lines
  }
}

extension String {
  /// Without control characters, marks that turn the direction of writing, and what XML forbids.
  package var printable: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 9, 10, 13: text += " "
      case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: break
      default:
        if scalar.properties.generalCategory != .control { text.unicodeScalars.append(scalar) }
      }
    }
    return text
  }

  /// As text or attribute of XML.
  package var escaped: String {
    var text = ""
    for character in unicodeScalars {
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }
}
