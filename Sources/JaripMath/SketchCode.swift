import CKernels

/// Values in two bytes each, from which a sketch knows their bins: the sign, and below it the size's bin, counted
/// from `firstKey`.
///
/// Codes span 64 octaves of either sign; values outside, and the few sizes whose codes stand for something else, are
/// added to a sketch by themselves.
enum SketchCode {
  static let zero = UInt16(JK_ZERO.rawValue)
  static let outside = UInt16(JK_OUTSIDE.rawValue)
  /// The first code that stands for a size.
  static let firstPlain = UInt16(JK_PLAIN_CODE.rawValue)
  static let sizes: UInt16 = 0x7fff

  /// The bits above the dropped ones of the smallest size that has a code, 2^-20: a money of millions is told apart
  /// down to one unit, and up to 2^44 millions.
  static let firstKey = (1023 - 20) << (52 - sketchDroppedBits)

  /// The bin of a code that stands for a size.
  static func bin(of code: UInt16) -> Int {
    let bin = Int(code & sizes) + firstKey + 1
    return code > sizes ? -bin : bin
  }
}
