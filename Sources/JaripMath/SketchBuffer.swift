/// Values on their way to many sketches, some hundred of each.
///
/// A run holds tens of thousands of sketches, far more than the caches do, and adding to one waits for memory. So values
/// wait here in two bytes each, slot by slot, until there are enough of them to be worth the wait.
///
///     let buffer = SketchBuffer(slotCount: sketches.count, capacity: 512)
///     buffer.set(slot, column, count: 128)           // for every slot
///     buffer.advance(128)
///     if buffer.room < 128 { buffer.add(to: &sketches, slots: sketches.indices); buffer.clear() }
///
/// - Shape: codes [slot][value]; all slots have values in the same places.
public final class SketchBuffer {
  private let capacity: Int
  private let slotCount: Int
  private let codes: UnsafeMutablePointer<UInt16>
  private let ranges: UnsafeMutablePointer<(least: Double, greatest: Double)>
  private let isTaken: UnsafeMutablePointer<Bool>
  /// By slot, the values that have no code.
  private var outside: [Int: [Double]] = [:]
  private var filled = 0

  /// How many values each slot can still take.
  public var room: Int { capacity - filled }

  public init(slotCount: Int, capacity: Int) {
    self.slotCount = slotCount
    self.capacity = capacity
    codes = .allocate(capacity: slotCount * capacity)
    isTaken = .allocate(capacity: slotCount)
    isTaken.initialize(repeating: false, count: slotCount)
    ranges = .allocate(capacity: slotCount)
    ranges.initialize(repeating: QuantileSketch.emptyRange, count: slotCount)
  }

  deinit {
    codes.deallocate()
    isTaken.deallocate()
    ranges.deallocate()
  }

  /// Takes the next values of a slot.
  ///
  /// - Precondition: there is `room` for them; a slot is set before each `advance`, or never.
  public func set(_ slot: Int, _ values: UnsafePointer<Double>, count: Int) {
    let place = codes + slot * capacity + filled
    isTaken[slot] = true
    guard Kernels.active.codes(values, into: place, count: count, range: &ranges[slot]) else {
      return
    }
    for index in 0..<count where place[index] == SketchCode.outside {
      outside[slot, default: []].append(values[index])
    }
  }

  public func advance(_ count: Int) { filled += count }

  /// Adds all that waits for some of the slots to their sketches.
  public func add(to sketches: inout [QuantileSketch], slots: Range<Int>) {
    precondition(sketches.count == slots.count, "One sketch for each slot")
    for slot in slots where isTaken[slot] {
      let place = slot - slots.lowerBound
      if place + 1 < sketches.count { sketches[place + 1].prefetch() }
      sketches[place].add(
        codes: UnsafeBufferPointer(start: codes + slot * capacity, count: filled),
        range: ranges[slot])
      guard !outside.isEmpty else { continue }
      for value in outside[slot] ?? [] { sketches[place].addOutside(value) }
    }
  }

  /// Nothing waits any more.
  public func clear() {
    filled = 0
    outside = [:]
    ranges.update(repeating: QuantileSketch.emptyRange, count: slotCount)
  }
}
