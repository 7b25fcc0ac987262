import Foundation

@testable import JaripReport

/// What the tables of the English page should say, from top to bottom.
extension BookResults {
  func tableClaims() throws -> [[Claim]] {
    try [strip(), outcomes(), grid(), counts(), fan("oss", 100), fan("cash", 1)]
      + sharingClaims()
      + [statement("Network", "network", opening: 60), centresAlone()]
      + Self.centres.map { try statement($0.0, $0.1, opening: 30) }
      + lastClaims()
  }

  // MARK: Who stands alone

  private func strip() throws -> [Claim] {
    let title = "Independence and self-sufficiency by centre, Dec 2002, shared"
    return try [Claim(title, [12, 2002, 12, 2002], [10, 25, 50, 75, 90])]
      + Self.centres.map { name, centre in
        let share = try row("independent_by", "2002-12", centre).mean! * 100
        let oss = try row("oss", "2002", centre).quantiles
        return Claim(name, [share, 100, share], Array(oss[1...5]).percent())
      }
  }

  private func outcomes() throws -> [Claim] {
    try [Claim("The 2 centres after the grant, centres", [2])]
      + [("Jun 2001", "2001-06"), ("Jun 2002", "2002-06"), ("Jun 2003", "2003-06")].map {
        func sum(_ measure: String) throws -> Double {
          try Self.centres.reduce(0) { try $0 + share(measure, $1.1, period) }
        }
        let (name, period) = $0
        let (independent, closed) = try (sum("independent"), sum("closed"))
        return Claim(name, [independent, 2 - independent - closed, closed])
      }
  }

  private func grid() throws -> [Claim] {
    try [Claim("Centre by centre, Jun 2003", [6, 2003])]
      + Self.centres.map { name, centre in
        let independent = try share("independent", centre, "2003-06")
        let closed = try share("closed", centre, "2003-06")
        return Claim(name, [independent, 1 - independent - closed, closed].percent())
      }
  }

  private func counts() throws -> [Claim] {
    [
      Claim("How many centres stand alone by December 2002", [12, 2002], [0, 1, 2]),
      Claim("Trials of 300", try independentCentres().map(Double.init)),
    ]
  }

  private func fan(_ quantity: String, _ scale: Double) throws -> [Claim] {
    let title =
      quantity == "oss" ? "Operational self-sufficiency of the network" : "Cash of the network"
    return try [Claim(title, [5, 10, 25, 50, 75, 90, 95])]
      + [
        ("Jun 2000", "2000-06"), ("Dec 2000", "2000-12"), ("Dec 2001", "2001-12"),
        ("Dec 2002", "2002-12"), ("Jun 2003", "2003-06"),
      ].map { name, month in
        let found = try quantiles(quantity, month).percent(scale)
        let other = try quantiles(quantity, month, "duplicated")[3].map {
          $0 * scale
        }
        // Facts end where trials begin to differ.
        let isFact = month == "2000-06"
        return Claim(
          name, isFact ? [found[3]] : [nil], isFact ? found.map { _ in nil } : found, [other])
      }
  }

  // MARK: The budget

  private static let years = ["2000", "2001", "2002", "2003"]

  private func statement(_ name: String, _ centre: String, opening: Double) throws -> [Claim] {
    func lines(_ lines: [(String, String)], _ digits: Int = 0, _ scale: Double = 1) throws
      -> [Claim]
    {
      try lines.map { label, quantity in
        Claim(
          label,
          try quantity.isEmpty
            ? []
            : Self.years.flatMap {
              try row(quantity, $0, centre).cell(digits: digits, scale: scale)
            })
      }
    }
    func means(_ quantity: String) throws -> [Double] {
      try Self.years.map { try row(quantity, $0, centre).mean! }
    }
    let cash = try means("cash")
    return try [
      Claim(
        "Statement of activities, \(name), shared", [1, 12], [10, 90], [2000, 2001, 2002, 2003])
    ]
      + lines([
        ("Earned revenue", "earned"), ("Education", ""), ("Course fees", "course_fees"),
        ("Grants and other funding", ""), ("Core grant", "core"), ("Interest", "interest"),
        ("Operating cost", "operating_cost"), ("Administration", ""), ("Staff", "staff"),
        ("Education", ""), ("Textbooks", "textbooks"), ("Capital and in-kind cost", ""),
        ("Computers", "computers"), ("Operating result before subsidy", "operating_result"),
        ("Surplus or deficit", "surplus"), ("Cash at the end", "cash"),
      ])
      + [
        Claim("Cash at the beginning", [0] + cash.dropLast()),
        Claim("Surplus or deficit", means("surplus")),
        Claim("Capital expenditure", means("computers").map { -$0 }),
        // The file's reserves, and nothing that is collected later.
        Claim("Opening reserves and cash that comes later", [opening, 0, 0, 0]),
        Claim("Cash at the end, mean", cash),
      ] + lines([("Months of cash", "reserve_months")], 1)
      + lines(
        [
          ("Operational self-sufficiency", "oss"), ("Financial self-sufficiency", "fss"),
          ("Subsidy dependence index", "sdi"), ("Earned-income ratio", "earned_income_ratio"),
        ], 0, 100)
  }

  private func centresAlone() throws -> [Claim] {
    let title = "Each centre in its first year without the grant, 2002"
    return try [Claim(title, [2002], [10, 90])]
      + (Self.centres + [("Network", "network")]).map { name, centre in
        let cells = try [
          "earned", "operating_cost", "operating_result", "other_funding", "cash", "oss", "gap",
        ].flatMap {
          try row($0, "2002", centre).cell(digits: 0, scale: $0 == "oss" ? 100 : 1)
        }
        return Claim(name, cells)
      }
  }
}
