import JaripKit

/// What takes results: moments and quantiles of columns of 128 and 1,280 values.
func sinkBenchmarks() -> [Benchmark] {
  [128, 1280].flatMap { size in
    let columns = Columns(count: size)
    let sketch = Box(QuantileSketch())
    let moments = Box(Moments())
    return [
      Benchmark(name: "sinks/\(size)/sketch add", elements: size, unit: .nanoseconds) {
        sketch.value.add(columns.first, count: size)
      },
      Benchmark(name: "sinks/\(size)/moments and merge", elements: size, unit: .nanoseconds) {
        moments.value.merge(Kernels.active.moments(columns.first, count: size))
      },
    ]
  } + [merging(), quantiles()]
}

private func filledSketch() -> QuantileSketch {
  let columns = Columns(count: 10_000)
  var sketch = QuantileSketch()
  sketch.add(columns.first, count: columns.count)
  return sketch
}

private func merging() -> Benchmark {
  let sum = Box(QuantileSketch())
  let other = filledSketch()
  return Benchmark(name: "sinks/sketch merge", unit: .nanoseconds) { sum.value.merge(other) }
}

private func quantiles() -> Benchmark {
  let sketch = filledSketch()
  return Benchmark(name: "sinks/sketch quantile", unit: .nanoseconds) { keep(sketch.quantile(0.9)) }
}

/// A value that a benchmark changes.
private final class Box<Value> {
  var value: Value
  init(_ value: Value) { self.value = value }
}
