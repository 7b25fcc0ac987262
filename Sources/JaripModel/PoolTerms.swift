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

  /// A term as a result: `textbooks.own_parts`.
  struct Row {
    var name: String
    var node: NodeID
  }
}
