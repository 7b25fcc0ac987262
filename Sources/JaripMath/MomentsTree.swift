/// The moments of many slots over numbered leaves of values, merged along a binary tree that lies still.
///
/// A block of 2^level leaves begins at a multiple of 2^level. Two blocks that are halves of a larger one merge as
/// soon as both are there, and `whole` folds what is left in the order of leaves. So the bits hang on which leaves
/// there are, and not on who brought them, in which order or in which groups.
///
///     var tree = MomentsTree()
///     tree.add(leaf, at: 7)
///     tree.merge(other)                // of other leaves
///     tree.whole                       // by slot
///
/// - Complexity: leaves 0 to n − 1 are held as one block for each 1 among the binary digits of n, any other n
///   leaves in a row as at most 2 log2(n); each gap adds at most 2 log2(n). A block takes 24 bytes a slot.
public struct MomentsTree: Sendable, Equatable {
  /// Where a block stands: it holds the 2^level leaves from `index` × 2^level on.
  public struct Place: Hashable, Sendable {
    public var level: Int
    public var index: Int

    public init(level: Int, index: Int) {
      self.level = level
      self.index = index
    }

    var firstLeaf: Int { index << level }
    var isLeftHalf: Bool { index & 1 == 0 }
    var sibling: Place { Place(level: level, index: index ^ 1) }
    var parent: Place { Place(level: level + 1, index: index >> 1) }
  }

  private var blocks: [Place: [Moments]] = [:]

  public init() {}

  /// The blocks held, in the order of leaves.
  public var places: [Place] { blocks.keys.sorted { $0.firstLeaf < $1.firstLeaf } }

  /// The moments of a block that is held, by slot.
  public subscript(place: Place) -> [Moments] { blocks[place]! }

  public mutating func add(_ leaf: consuming [Moments], at index: Int) {
    add(leaf, at: Place(level: 0, index: index))
  }

  /// Adds a block as another tree held it, of which no leaf is here yet.
  public mutating func add(_ block: consuming [Moments], at place: Place) {
    var place = place
    var block = block
    while var sibling = blocks.removeValue(forKey: place.sibling) {
      if place.isLeftHalf {
        Self.merge(sibling, into: &block)
      } else {
        Self.merge(block, into: &sibling)
        block = sibling
      }
      place = place.parent
    }
    precondition(blocks.updateValue(block, forKey: place) == nil, "A leaf was added twice")
  }

  /// Takes over the leaves of another tree, none of which is here yet.
  public mutating func merge(_ other: MomentsTree) {
    for (place, block) in other.blocks { add(block, at: place) }
  }

  /// The moments of all leaves, by slot; empty without leaves.
  public var whole: [Moments] {
    var rest = places[...]
    guard let first = rest.popFirst() else { return [] }
    return rest.reduce(into: self[first]) { Self.merge(self[$1], into: &$0) }
  }

  private static func merge(_ right: [Moments], into left: inout [Moments]) {
    precondition(left.count == right.count, "Leaves have different slots")
    for slot in left.indices { left[slot].merge(right[slot]) }
  }
}
