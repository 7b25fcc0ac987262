/// A checksum that finds every change of up to 64 bits in a row; against accidents, not against forgers.
///
/// - Source: CRC-64/XZ: ECMA-182 (1992), annex B, bits reversed; the first value and the last inversion as in the
///   .xz file format, version 1.0.4, section 6.
enum Checksum {
  static func crc64(_ bytes: some Sequence<UInt8>) -> UInt64 {
    ~bytes.reduce(UInt64.max) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
  }

  private static let table: [UInt64] = (0..<256).map { byte in
    (0..<8).reduce(UInt64(byte)) { rest, _ in rest >> 1 ^ (rest & 1) * 0xc96c_5795_d787_0f42 }
  }
}
