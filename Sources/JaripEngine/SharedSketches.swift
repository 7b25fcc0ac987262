import JaripMath
import Synchronization

/// The sketches of all slots of a run, to which all its workers add.
///
/// Counts add up in any order, so it does not matter who adds when. One set for all workers takes less memory than one
/// for each, and leaves nothing to merge. Groups of slots have a lock each, so that workers seldom wait.
final class SharedSketches: Sendable {
  private final class Group: Sendable {
    let sketches: Mutex<[QuantileSketch]>

    init(count: Int) { sketches = Mutex(Array(repeating: QuantileSketch(), count: count)) }
  }

  private static let groupSize = 256
  private let groups: [Group]

  init(slotCount: Int) {
    groups = stride(from: 0, to: slotCount, by: Self.groupSize).map {
      Group(count: min(Self.groupSize, slotCount - $0))
    }
  }

  /// Adds what waits in a buffer, and clears it. Groups to which another worker adds are left for later.
  func add(_ buffer: SketchBuffer) {
    var left = Array(groups.indices)
    while !left.isEmpty {
      var busy: [Int] = []
      for group in left {
        let isDone: Void? = groups[group].sketches.withLockIfAvailable {
          add(buffer, to: &$0, group: group)
        }
        if isDone == nil { busy.append(group) }
      }
      // Nothing is free, so wait for one.
      if busy.count == left.count {
        let group = busy.removeFirst()
        groups[group].sketches.withLock { add(buffer, to: &$0, group: group) }
      }
      left = busy
    }
    buffer.clear()
  }

  private func add(_ buffer: SketchBuffer, to sketches: inout [QuantileSketch], group: Int) {
    let first = group * Self.groupSize
    buffer.add(to: &sketches, slots: first..<first + sketches.count)
  }

  /// Adds values of one slot, each as often as its weight says.
  func add(
    _ values: UnsafePointer<Double>, weights: UnsafePointer<Int>, count: Int, slot: Int
  ) {
    groups[slot / Self.groupSize].sketches.withLock {
      $0[slot % Self.groupSize].add(values, weights: weights, count: count)
    }
  }

  /// By slot.
  var all: [QuantileSketch] { groups.flatMap { $0.sketches.withLock { $0 } } }
}
