import JaripMath

extension DistributionFamily {
  /// The family's name without what it carries.
  var kindName: String {
    let text = String(describing: self)
    return String(text.prefix { $0 != "(" })
  }
}
