import JaripLanguage
import Testing

@Suite struct `The table of functions` {
  @Test func `every function and keyword is a word that no quantity may have`() {
    for entry in FunctionEntry.all {
      #expect(FunctionEntry.byName[entry.name]?.summary == entry.summary)
      #expect(FunctionEntry.reservedNames.contains(entry.name))
    }
    #expect(FunctionEntry.byName.count == FunctionEntry.all.count)
    for word in FunctionEntry.keywords { #expect(FunctionEntry.reservedNames.contains(word)) }
  }

  @Test func `every name is read as one word of the language`() throws {
    for entry in FunctionEntry.all where entry.name != "to" {
      #expect(try tree("\(entry.name)(1)") == "(\(entry.name) 1)")
    }
  }

  @Test(arguments: [
    ("pert", "pert(low, mode, high)"), ("min", "min(x, …)"), ("previous", "previous(x, first?)"),
    ("to", "a to b"), ("metalog", "metalog(p10, p50, p90, low?, high?)"),
    ("choice", "choice(weight: value, …)"), ("season", "season(x, …)"),
    ("ou", "ou(level, reversion, volatility, start?)"),
  ])
  func `a signature shows parameters, what is optional and what repeats`(
    name: String, signature: String
  ) {
    #expect(FunctionEntry.byName[name]?.signature == signature)
  }

  @Test func `an optional parameter never stands before one that must be given`() {
    for entry in FunctionEntry.all {
      let optional = entry.parameters.map(\.isOptional)
      #expect(optional == optional.sorted { !$0 && $1 }, "\(entry.name)")
      #expect(Set(entry.parameters.map(\.name)).count == entry.parameters.count, "\(entry.name)")
    }
  }

  @Test func `what the specification lists is in the table, and nothing else`() {
    let listed = """
      if min max clamp abs exp log sqrt floor ceil round logistic
      months_since ramp pulse season previous delay cumulative trailing_sum trailing_mean year_to_date
      total average largest smallest share count in_group is adoption alone
      sum_of_lines reserve by_centre
      normal lognormal uniform triangular pert beta gamma weibull exponential student to metalog
      bernoulli binomial poisson negative_binomial choice empirical gbm ou ar1 regime
      """
    let words = listed.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(Set(FunctionEntry.all.map(\.name)) == Set(words))
  }
}
