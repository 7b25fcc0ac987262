import JaripModel

/// What has a value at a moment: a part of a formula, or something with a name.
enum Subject {
  case part(FormulaPart)
  case quantity(Int)
  case line(Int)
  /// A line's amount before sharing.
  case alone(Int)
  case grant(Int)
}

extension Evaluator {
  func subject(_ name: String) -> Subject? {
    if let line = parts.lineIndex[name] { return .line(line) }
    if let grant = parts.grantIndex[name] { return .grant(grant) }
    guard let quantity = parts.quantityIndex[name] else { return nil }
    if case .curve = parts.quantities[quantity].value { return nil }
    return .quantity(quantity)
  }

  /// Whether there is a value; for the network's row there may be none.
  func hasValue(_ subject: Subject, _ moment: Moment) -> Bool {
    guard moment.centre == nil, case .quantity(let index) = subject else { return true }
    let quantity = parts.quantities[index]
    if quantity.isMeasure { return !parts.withoutNetwork.contains(index) }
    return !quantity.hasCentreAxis || !quantity.resolved.dimension.isPure
  }

  func value(_ subject: Subject, _ moment: Moment) throws(RunFailure) -> Double {
    switch subject {
    case .part(let part): return try value(part, moment)
    case .line(let line):
      return try network(moment) { at throws(RunFailure) in
        try self.charge(line, at)
      }
    case .alone(let line):
      return try network(moment) { at throws(RunFailure) in
        try self.alone(line, at)
      }
    case .grant(let grant):
      return try network(moment) { at throws(RunFailure) in
        try self.paid(grant, at)
      }
    case .quantity(let index):
      let quantity = parts.quantities[index]
      guard moment.centre == nil, quantity.hasCentreAxis, !quantity.isMeasure else {
        return try value(ofQuantity: index, moment)
      }
      // A quantity of each centre is reported as the sum over the open ones.
      return try network(moment) { at throws(RunFailure) in
        self.isOpen(at) ? try self.value(ofQuantity: index, at) : 0
      }
    }
  }

  /// The value for a centre, or the sum over all centres, in their order, for the network.
  func network(_ moment: Moment, _ value: (Moment) throws(RunFailure) -> Double)
    throws(RunFailure) -> Double
  {
    guard moment.centre == nil else { return try value(moment) }
    var sum = try value(moment.at(0))
    for centre in 1..<max(1, centreCount) { sum = add(sum, try value(moment.at(centre))) }
    return sum
  }
}
