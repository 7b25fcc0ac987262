import JaripMath
public import JaripModel

/// The bytes are not those of a part of the run.
public struct MalformedPart: Error {}

/// A part as bytes, which hang on its numbers alone: not on threads, blocks or the machine.
///
/// In this order, numbers as by `ByteWriter`:
///
/// - the number of slots;
/// - the blocks of moments: how many, then of each its level, its index, and the moments by slot; where trials hang
///   together, also by slot and part;
/// - by slot, every value by trial; or, where values are summarised, the sketch;
/// - by slot, where alternatives are compared, how many differences are below, at and above 0;
/// - the counts of outcomes.
extension ProjectionPart {
  /// - Parameter start: bytes that shall stand before them; megabytes are then not copied.
  public func bytes(after start: consuming [UInt8] = []) -> [UInt8] {
    var writer = ByteWriter(bytes: start)
    writer.write(layout.table.slotCount)
    let places = moments.places
    writer.write(places.count)
    for place in places {
      writer.write(place.level)
      writer.write(place.index)
      for slot in moments[place] { writer.write(slot) }
    }
    for values in kept {
      for slot in 0..<layout.table.slotCount {
        for value in values.values(slot) { writer.write(value) }
      }
    }
    for sketch in sketches { writer.write(sketch) }
    for slot in signs {
      writer.write(slot.below)
      writer.write(slot.equal)
      writer.write(slot.above)
    }
    var outcomes = outcomes
    outcomes.forEachCount { writer.write($0) }
    return writer.bytes
  }

  /// Reads the part of a shard back.
  ///
  /// - Parameter settings: those of the run with which the part was made.
  public init(
    _ plan: Plan, _ settings: RunSettings, shard: Shard, bytes: ArraySlice<UInt8>
  ) throws(MalformedPart) {
    let layout = CollectorLayout(plan, settings: settings)
    let trials = shard.trials(of: settings.trials)
    self.init(plan, settings, layout, trials: trials)
    var reader = ByteReader(bytes)
    let slots = 0..<layout.table.slotCount
    guard try reader.number() == slots.count else { throw MalformedPart() }
    for _ in 0..<(try reader.count()) {
      let place = MomentsTree.Place(level: try reader.count(), index: try reader.count())
      var block: [Moments] = []
      for _ in 0..<layout.momentCount { block.append(try reader.moments()) }
      moments.add(block, at: place)
    }
    if !trials.isEmpty {
      for slot in slots {
        if let kept = kept.first {
          for trial in trials { kept.set(slot, trial: trial, try reader.value()) }
        } else {
          sketches.append(try reader.sketch())
        }
      }
      for _ in slots where layout.hasDifferences {
        signs.append(
          Signs(
            below: try reader.count(), equal: try reader.count(), above: try reader.count()))
      }
    }
    try outcomes.forEachCount { count throws(MalformedPart) in count = try reader.number() }
    guard reader.isAtEnd else { throw MalformedPart() }
  }
}

/// Moments: the count, and if it is not 0 the mean and the squared deviations.
///
/// A sketch: how many values are undefined; how many bins hold values, and if any do the smallest and the largest
/// value; of each bin how far it lies above the one before, and its count.
extension ByteWriter {
  fileprivate mutating func write(_ moments: Moments) {
    write(moments.count)
    guard moments.count > 0 else { return }
    write(moments.mean)
    write(moments.squaredDeviations)
  }

  fileprivate mutating func write(_ sketch: QuantileSketch) {
    write(Int(sketch.undefinedCount))
    let counts = sketch.counts
    write(counts.count)
    guard let least = sketch.minimum, let greatest = sketch.maximum else { return }
    write(least)
    write(greatest)
    var previous = 0
    for entry in counts {
      write(entry.bin - previous)
      write(Int(entry.count))
      previous = entry.bin
    }
  }
}

extension ByteReader {
  fileprivate mutating func moments() throws(MalformedPart) -> Moments {
    let count = try count()
    guard count > 0 else { return Moments() }
    return Moments(count: count, mean: try value(), squaredDeviations: try value())
  }

  fileprivate mutating func sketch() throws(MalformedPart) -> QuantileSketch {
    let undefined = UInt64(try count())
    let binCount = try count()
    guard binCount > 0 else {
      return QuantileSketch(counts: [], minimum: nil, maximum: nil, undefinedCount: undefined)
    }
    let (least, greatest) = (try value(), try value())
    var counts: [QuantileSketch.BinCount] = []
    var bin = 0
    for _ in 0..<binCount {
      bin &+= try number()
      counts.append(.init(bin: bin, count: UInt64(try count())))
    }
    return QuantileSketch(
      counts: counts, minimum: least, maximum: greatest, undefinedCount: undefined)
  }
}
