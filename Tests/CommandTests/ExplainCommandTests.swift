import Foundation
import Testing

@Suite struct ExplainCommandTests {
  private let folder: TestFolder
  init() throws { folder = try TestFolder() }

  @Test func `explain shows the trial of the run, however it is sampled`() throws {
    func income(_ sampling: String) throws -> Substring? {
      let run = try Command(
        "explain", "centre.yaml", "fees", "--trial", "7", "--trials", "50", "--sampling", sampling,
        in: folder)
      #expect(run.code == 0)
      return run.output.split(separator: "\n").dropFirst().first
    }
    let found = try ["random", "lhs", "sobol"].map(income)
    #expect(Set(found).count == 3)
  }

  @Test func `explain refuses a trial that the run does not have`() throws {
    let run = try Command(
      "explain", "centre.yaml", "fees", "--trial", "51", "--trials", "50", in: folder)
    #expect(run.code == 2)
    #expect(run.error.contains("The run has no trial 51, only 50"))
  }

  @Test func `explain prints one trial's tree`() throws {
    let run = try Command("explain", "centre.yaml", "fees", "--trial", "7", in: folder)
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("Network, December 2001, base, trial 7\nfees = "))
    #expect(run.output.contains("└─ "))
  }

  @Test func `explain shows a centre's part of a pool`() throws {
    try folder.write(CommandTests.network, "network.yaml")
    func explain(_ arguments: String...) throws -> String {
      try Command(
        ["explain", "network.yaml", "books", "--centre", "a"] + arguments, in: folder
      ).output
    }
    #expect(try explain().contains("(33.3% of 4: use 2 of 6)"))
    #expect(try explain("--set", "costs.books.sharing.split=equal").contains("(1/2 of 4)"))
    let shapley = try explain("--set", "costs.books.sharing.split=shapley")
    #expect(shapley.contains("(25% of 4: its Shapley value, term by term)"))
    #expect(shapley.contains("└─ largest = 1 KRW million/month"))
  }

  @Test func `explain says where an earlier month is explained, in 100 columns`() throws {
    let name = "a_folder_with_a_name_that_is_longer_than_there_is_room_for_in_a_tree_of_values"
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent(name), withIntermediateDirectories: true)
    try folder.write(CommandTests.network, "\(name)/network.yaml")
    let run = try Command("explain", "\(name)/network.yaml", "cash", "--centre", "b", in: folder)
    #expect(run.output.contains("(the month before; --month 2027-11 explains it)"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(run.output.contains("network.yaml:"))
    #expect(run.output.contains("income = "))
  }

  @Test func `Korean trees and checks have no English words of our own`() throws {
    try folder.write(CommandTests.network, "network.yaml")
    let cash = try Command(
      "explain", "network.yaml", "cash", "--centre", "b", "--lang", "ko", in: folder)
    let books = try Command("explain", "network.yaml", "books", "--lang", "ko", in: folder)
    let check = try Command("check", "network.yaml", "--lang", "ko", in: folder)
    #expect(cash.code == 0 && books.code == 0 && check.code == 0)
    for word in [
      "newest", "sum over", "drawn", "quantile", "as above", "award:", "eligible", "pooled",
      "own parts", "members", "split", "source", "the month", "trial", "passed", "loads",
    ] {
      #expect(!(cash.output + books.output + check.output).contains(word))
    }
    #expect(cash.output.contains("(전달 값; --month 2027-11로 설명됨)"))
    #expect(check.output.contains("읽힘"))
  }
}
