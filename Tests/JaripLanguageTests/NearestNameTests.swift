import JaripLanguage
import Testing

@Suite struct `The nearest name` {
  private let names = ["training_fee", "trainees", "oss", "fss", "sdi", "cash", "수강료", "교재비"]

  @Test(arguments: [
    ("trainning_fee", "training_fee"), ("training_fees", "training_fee"),
    ("Training_Fee", "training_fee"), ("trainig_fee", "training_fee"),
    ("trianing_fee", "training_fee"), ("trainee", "trainees"), ("casj", "cash"), ("ossa", "oss"),
    ("수강요", "수강료"), ("교제비", "교재비"),
  ])
  func `a slip of the keyboard is understood`(slip: String, meant: String) {
    #expect(nearestName(to: slip, among: names) == meant)
  }

  @Test(arguments: ["", "x", "revenue", "training", "cashflow_total", "수"])
  func `what is far from everything has no nearest name`(name: String) {
    #expect(nearestName(to: name, among: names) == nil)
  }

  @Test func `two neighbours changed for one another count as one slip`() {
    #expect(nearestName(to: "hcas", among: ["cash"]) == nil)
    #expect(nearestName(to: "acsh", among: ["cash"]) == "cash")
  }

  @Test func `of equally near names the first in order is taken, in whatever order they come`() {
    #expect(nearestName(to: "xss", among: ["oss", "fss"]) == "fss")
    #expect(nearestName(to: "xss", among: ["fss", "oss"]) == "fss")
  }

  @Test func `a nearer name wins over one that comes first`() {
    #expect(
      nearestName(to: "oss_of_centr", among: ["oss_of_cent", "oss_of_centre"]) == "oss_of_cent")
    #expect(nearestName(to: "feeses", among: ["fee", "fees"]) == "fees")
  }

  @Test func `at most a third of a name may differ, and at most three letters`() {
    #expect(nearestName(to: "abcdefghiXYZ", among: ["abcdefghijkl"]) == "abcdefghijkl")
    #expect(nearestName(to: "abcdefghWXYZ", among: ["abcdefghijkl"]) == nil)
    #expect(nearestName(to: "abcdXY", among: ["abcdef"]) == "abcdef")
    #expect(nearestName(to: "abcXYZ", among: ["abcdef"]) == nil)
  }

  @Test func `no time is spent on very long names`() {
    let long = String(repeating: "a", count: 100_000)
    #expect(nearestName(to: long, among: [long]) == nil)
    #expect(nearestName(to: "fee", among: [long, "fees"]) == "fees")
  }
}
