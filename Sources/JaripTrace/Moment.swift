/// Where a value stands: the centre, or nothing for the network's row, and the month's offset.
struct Moment: Hashable, Sendable {
  var centre: Int?
  var month: Int

  init(_ centre: Int?, _ month: Int) {
    self.centre = centre
    self.month = month
  }

  /// For formulas without a centre axis, which have one value for all.
  var anyCentre: Moment { Moment(centre ?? 0, month) }
  func at(_ centre: Int) -> Moment { Moment(centre, month) }
  func back(_ months: Int) -> Moment { Moment(centre, month - months) }
}
