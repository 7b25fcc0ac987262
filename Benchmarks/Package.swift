// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users of Jarip never resolve what benchmarks need.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "jarip", path: "..")],
  targets: [
    .executableTarget(
      name: "Microbenchmarks",
      dependencies: [.product(name: "JaripKit", package: "jarip")],
      swiftSettings: [.enableUpcomingFeature("ExistentialAny")])
  ],
  swiftLanguageModes: [.v6]
)
