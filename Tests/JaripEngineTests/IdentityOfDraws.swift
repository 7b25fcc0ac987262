import JaripKit
import JaripTesting
import Testing

/// Identity of draws: what is added, removed or put elsewhere moves no other number.
@Suite struct IdentityOfDraws {
  /// Numbers of `network` are sums over centres in the order of the file, so only those of centres keep
  /// their bits when centres change places.
  private func bits(
    _ replacing: [(String, String)], share: String = "all", trials: Int = 9, seed: UInt64 = 1
  ) throws -> RunBits {
    RunBits(
      try FullRun(
        RandomNetwork.text(share: share, replacing: replacing), trials: trials, seed: seed
      ).projection)
  }

  @Test func `adding an input with draws, and a quantity that uses it, moves nothing`() throws {
    let added = try bits([
      ("  luck:", "  alarm: {value: \"normal(0, 1)\", each: [centre, month]}\n  luck:"),
      ("  sales:", "  noise: alarm * uniform(0, 1)\n  sales:"),
    ])
    let base = try bits([])
    #expect(base.differences(from: added, onlyCommon: true) == [])
    #expect(added.bits.count > base.bits.count, "the new quantities are there")
    #expect(Set(added.bits.keys).isSuperset(of: base.bits.keys))
  }

  @Test func `removing an input moves nothing that did not use it`() throws {
    let removed = try bits([
      ("  crisis: {value: \"regime(enter: 0.05, stay: 0.8)\"}\n", ""),
      (" * if(crisis, 0.7, 1)", ""),
    ])
    let base = try bits([])
    for name in ["demand", "luck", "prices", "mood", "overlap", "books_alone", "staff"] {
      let keys = base.bits.keys.filter { $0.contains(" \(name) ") }
      #expect(!keys.isEmpty && keys.allSatisfy { base.bits[$0] == removed.bits[$0] }, "\(name)")
    }
    #expect(base.differences(from: removed, onlyCommon: true).contains { $0.contains("sales") })
  }

  @Test func `the order of inputs moves nothing`() throws {
    let prices = "  prices: {value: \"gbm(start: 1, growth: 0.03, volatility: 0.05)\"}\n"
    let luck = "  luck: {value: \"normal(1, 0.1)\", each: month}\n"
    let moved = try bits([
      (prices, ""), (luck, ""), ("  won:", prices + "  won:"),
      ("model:\n", luck + "model:\n"),
    ])
    #expect(moved.differences(from: try bits([])) == [])
  }

  @Test func `the order of centres moves no number of a centre`() throws {
    let first = "  a: {group: capital, opens: 2000-01}\n"
    let moved = [(first, ""), ("opens: 2000-08}\n", "opens: 2000-08}\n" + first)]
    // With equal splits nothing in a centre's numbers is a sum over all.
    let base = try bits([], share: "none")
    let other = try bits(moved, share: "none")
    for place in ["a", "b", "c"] {
      let keys = base.keys(beginning: "base \(place) ")
      #expect(keys.count > 1000 && keys.allSatisfy { base.bits[$0] == other.bits[$0] }, "\(place)")
    }
    for key in base.keys(beginning: "base network ") where key.hasSuffix("mean") {
      let one = Double(bitPattern: base.bits[key]!)
      let two = Double(bitPattern: other.bits[key]!)
      #expect(abs(one - two) <= 1e-12 * max(1, abs(one)), "\(key)")
    }
  }

  @Test func `adding or removing a centre moves no draw of the others`() throws {
    let added = try bits(
      [
        ("  c: {group", "  new: {group: regional, opens: 2000-02}\n  c: {group"),
        ("b: \"4 to 9\"", "new: \"4 to 8\", b: \"4 to 9\""),
      ], share: "none")
    let base = try bits([], share: "none")
    for place in ["a", "b", "c"] {
      // The office is split over all centres that are open: what hangs on it changes.
      for name in ["demand", "mood", "sales", "fees", "staff", "books", "pr", "rooms", "earned"] {
        let keys = base.keys(beginning: "base \(place) \(name) ")
        #expect(!keys.isEmpty && keys.allSatisfy { base.bits[$0] == added.bits[$0] }, "\(name)")
      }
    }
    #expect(!added.keys(beginning: "base new demand").isEmpty)
  }

  @Test func `alternatives move nothing, whatever their number and order`() throws {
    func with(_ alternatives: String) throws -> RunBits {
      try bits([("share: all", "share: all\nalternatives: {\(alternatives)}")])
    }
    let plain = "plain: {}"
    let dear = "dear: {costs: {staff: {amount: 6 * prices * won}}}"
    let alone = "alone: {share: none}"
    let three = try with("\(plain), \(dear), \(alone)")
    for text in ["\(alone), \(plain)", "\(dear), \(alone), \(plain)", plain, alone] {
      let other = try with(text)
      #expect(other.differences(from: three, onlyCommon: true) == [], "\(text)")
    }
    let base = try bits([])
    for key in base.bits.keys {
      #expect(base.bits[key] == three.bits["plain " + key.dropFirst("base ".count)], "\(key)")
    }
  }

  @Test func `another seed moves every draw`() throws {
    let one = try FullRun(RandomNetwork.text(), trials: 5, seed: 1)
    let two = try FullRun(RandomNetwork.text(), trials: 5, seed: 2)
    for (name, place) in [
      ("demand", "a"), ("luck", "network"), ("prices", "network"), ("mood", "c"),
      ("overlap", "network"),
    ] {
      for trial in 0..<5 {
        let left = try one.value(name, of: place, month: 20, trial: trial)
        #expect(left != (try two.value(name, of: place, month: 20, trial: trial)), "\(name)")
      }
    }
  }

  @Test func `moving the start of the timeline moves no draw of a month`() throws {
    let early = try FullRun(
      RandomNetwork.text(replacing: [("start: 2000-01, end", "start: 1999-10, end")]), trials: 3)
    let base = try FullRun(RandomNetwork.text(), trials: 3)
    for month in 0..<30 {
      #expect(
        try base.trials("luck", month: month) == early.trials("luck", month: month + 3))
    }
  }
}
