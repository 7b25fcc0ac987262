/// The terms of a shared pool, each a node without centre axis.
struct PoolTerms {
  var fixed: NodeID
  var ownParts: NodeID
  var largest: NodeID
  var localisation: NodeID
  var pairs: NodeID
  var secretariat: NodeID

  /// In the order in which they are added.
  var nodes: [(name: String, node: NodeID)] {
    [
      ("fixed", fixed), ("own_parts", ownParts), ("largest", largest),
      ("localisation", localisation), ("pairs", pairs), ("secretariat", secretariat),
    ]
  }

  /// What the terms are made of, beside each member's use.
  struct Inputs {
    /// Members of the pool.
    var count: NodeID
    /// 1 + premium.
    var premium: NodeID
    var overlap: NodeID
    var localisation: NodeID
    var pairCost: NodeID
    var secretariat: NodeID
  }

  /// What a line's pool is made of.
  struct Line {
    var line: String
    /// Each by centre, 0 where it is no member: adoption · (amount − fixed), adoption · fixed.
    var use: NodeID
    var fixedUse: NodeID
    var isMember: NodeID
    var terms: Inputs
  }

  /// A term as a result: `textbooks.own_parts`.
  struct Row {
    /// `total` for the sum over all shared lines; no line can have the name of a function.
    var line: String
    var term: String
    var node: NodeID

    var name: String { "\(line).\(term)" }
  }

  /// The terms that are also reported for all shared lines together.
  static let totalled = ["localisation", "pairs", "secretariat", "gross_saving"]
}
