// swift-tools-version: 6.2
import Foundation
import PackageDescription

let package = Package(
  name: "jarip",
  products: [
    .library(name: "JaripKit", targets: ["JaripKit"]),
    .library(name: "JaripTesting", targets: ["JaripTesting"]),
    .executable(name: "jarip", targets: ["jarip"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections.git", exact: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
  ],
  targets: [
    .target(name: "CKernels"),
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "JaripMath", dependencies: ["CKernels", "CGSL"]),
    .target(name: "JaripLanguage"),
    .target(
      name: "JaripScenario",
      dependencies: [
        "JaripLanguage", .product(name: "Yams", package: "Yams"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .target(
      name: "JaripModel",
      dependencies: [
        "JaripScenario", "JaripMath",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      resources: [.embedInCode("Resources/prelude.yaml")]),
    .target(name: "JaripTrace", dependencies: ["JaripModel"]),
    .target(name: "JaripEngine", dependencies: ["JaripModel"]),
    .target(name: "JaripAnalysis", dependencies: ["JaripEngine", "JaripTrace"]),
    .target(name: "JaripCharts", dependencies: ["JaripLanguage"]),
    .target(
      name: "JaripReport", dependencies: ["JaripAnalysis", "JaripCharts", "CXLSXWriter"],
      resources: [.embedInCode("Resources/book.css"), .embedInCode("Resources/book.js")]),
    .target(
      name: "JaripLedger",
      dependencies: ["JaripReport", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(name: "JaripKit", dependencies: ["JaripReport", "JaripLedger", "JaripCharts"]),
    .target(name: "JaripTesting", dependencies: ["JaripKit"]),
    .executableTarget(
      name: "jarip",
      dependencies: [
        "JaripKit", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .testTarget(name: "JaripMathTests", dependencies: ["JaripMath", "CKernels", "CGSL"]),
    .testTarget(name: "JaripLanguageTests", dependencies: ["JaripLanguage"]),
    .testTarget(name: "JaripChartsTests", dependencies: ["JaripCharts", "JaripTesting"]),
    .testTarget(name: "JaripScenarioTests", dependencies: ["JaripTesting"]),
    .testTarget(name: "JaripModelTests", dependencies: ["JaripTesting"]),
    .testTarget(name: "JaripEngineTests", dependencies: ["JaripTesting"]),
    .testTarget(name: "JaripAnalysisTests", dependencies: ["JaripTesting"]),
    .testTarget(name: "JaripReportTests", dependencies: ["JaripTesting"]),
    .testTarget(
      name: "JaripLedgerTests",
      dependencies: ["JaripTesting", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(
      name: "NetworkTests", dependencies: ["JaripTesting"], exclude: ["mode.yaml", "HandTables"]),
    .testTarget(name: "CommandTests", dependencies: ["JaripTesting", "jarip"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && !target.name.hasPrefix("C") {
  target.swiftSettings = [.enableUpcomingFeature("ExistentialAny")]
  // Read by people, and by the tests themselves.
  let folder = target.type == .test ? "Tests" : "Sources"
  let beside = target.type == .test ? "Golden" : "README.md"
  if FileManager.default.fileExists(
    atPath: "\(Context.packageDirectory)/\(folder)/\(target.name)/\(beside)")
  {
    target.exclude = [beside]
  }
}
if Context.environment["CI"] == "true" {
  for target in package.targets where target.type != .system && !target.name.hasPrefix("C") {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}
