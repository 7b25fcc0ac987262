/// Writes numbers as bytes, the same on every machine.
///
/// A whole number takes seven bits a byte, the lowest first, with its sign in the lowest bit of all; so a small count
/// takes one byte. A double takes eight, the lowest first.
struct ByteWriter {
  var bytes: [UInt8]

  mutating func write(_ number: Int) {
    var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }
}

/// Reads what a `ByteWriter` wrote.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number() throws(MalformedPart) -> Int {
    var number: UInt = 0
    for shift in stride(from: 0, to: UInt.bitWidth, by: 7) {
      guard let byte = rest.popFirst() else { throw MalformedPart() }
      number |= UInt(byte & 0x7f) << UInt(shift)
      if byte < 0x80 { return Int(bitPattern: number >> 1) ^ -Int(bitPattern: number & 1) }
    }
    throw MalformedPart()
  }

  mutating func count() throws(MalformedPart) -> Int {
    let count = try number()
    guard count >= 0 else { throw MalformedPart() }
    return count
  }

  mutating func value() throws(MalformedPart) -> Double {
    guard rest.count >= 8 else { throw MalformedPart() }
    let bits = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    rest.removeFirst(8)
    return Double(bitPattern: bits)
  }
}
