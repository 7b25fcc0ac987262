// The umbrella: what a Swift program imports to load, run and report scenarios.
@_exported import JaripAnalysis
@_exported import JaripCharts
@_exported import JaripEngine
@_exported import JaripLanguage
@_exported import JaripLedger
@_exported import JaripMath
@_exported import JaripModel
@_exported import JaripReport
@_exported import JaripScenario
@_exported import JaripTrace
