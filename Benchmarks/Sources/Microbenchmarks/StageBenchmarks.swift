import Foundation
import JaripKit

/// The stages of a run, on the reference network and the Korean one: reading, checking names, units and axes,
/// planning, the start of a simulation, one block of trials on one thread.
func stageBenchmarks() throws -> [Benchmark] {
  let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
  let files = [
    ("reference", "Benchmarks/reference.yaml"), ("korean", "scenarios/ecrc/base.yaml"),
  ]
  return try files.flatMap { try stages($0.0, path: root.appending(path: $0.1).path) }
}

private func stages(_ network: String, path: String) throws -> [Benchmark] {
  let scenario = try ScenarioLoader().loadChecked(path: path)
  let simulator = try Simulator(scenario)
  var settings = RunSettings(trials: 1280, seed: 1, compares: true, comparedNames: ["oss"])
  let plan = try simulator.plan(settings)
  settings.trials = settings.blockSize
  let block = Simulation(plan, settings)
  func stage(_ name: String, _ body: @escaping () throws -> Void) -> Benchmark {
    Benchmark(name: "stages/\(network)/\(name)", unit: .milliseconds, body: body)
  }
  return [
    stage("load") { keep(try ScenarioLoader().loadChecked(path: path)) },
    stage("check") { keep(try Simulator(scenario)) },
    stage("plan") { keep(try simulator.plan(settings)) },
    stage("load, check and plan") {
      let scenario = try ScenarioLoader().loadChecked(path: path)
      keep(try Simulator(scenario).plan(settings))
    },
    stage("start") { keep(Simulation(plan, settings)) },
    stage("block of \(settings.blockSize)") { keep(try block.run()) },
  ]
}
