import JaripKit

/// Every kernel of every width that this processor has, on columns of 64, 128 and 1,280 elements (half a block, a
/// block of trials, a block of ten centres).
func kernelBenchmarks() -> [Benchmark] {
  Kernels.available.flatMap { kernels in
    [64, 128, 1280].flatMap { size in
      let columns = Columns(count: size)
      return elementwise(kernels, columns) + wholeColumns(kernels, columns)
        + [airport(kernels, size)]
    }
  }
}

private func named(_ kernels: Kernels, _ size: Int, _ name: String, _ body: @escaping () -> Void)
  -> Benchmark
{
  Benchmark(
    name: "kernels/\(kernels.name)/\(size)/\(name)", elements: size, unit: .nanoseconds, body: body)
}

private func elementwise(_ kernels: Kernels, _ columns: Columns) -> [Benchmark] {
  let size = columns.count
  var all = UnaryKernel.allCases.map { operation in
    named(kernels, size, "\(operation)") {
      kernels.unary(operation, columns.first, into: columns.output, count: size)
    }
  }
  all += BinaryKernel.allCases.map { operation in
    named(kernels, size, "\(operation)") {
      kernels.binary(
        operation, columns.first, columns.second, mode: .columns, into: columns.output, count: size)
    }
  }
  all.append(
    named(kernels, size, "select") {
      kernels.select(
        columns.choices, columns.first, columns.second, mode: .columns, into: columns.output,
        count: size)
    })
  return all
}

private func wholeColumns(_ kernels: Kernels, _ columns: Columns) -> [Benchmark] {
  let size = columns.count
  // Five arguments and their values.
  let curve = [5, 0, 0.25, 0.5, 1, 2, 0.76, 0.43, 0.27, 0.11, 0.03]
  let sum = RowLoops(rows: 1, kernels: kernels)
  sum.append(
    .addThree,
    [columns.first, columns.second, columns.choices].map { RowLoops.Operand($0, stride: 0) },
    into: .init(columns.output, stride: 0))
  return [
    named(kernels, size, "sum of three") { sum.run(trials: size) },
    named(kernels, size, "curve of five points") {
      kernels.curve(columns.first, curve, into: columns.output, count: size)
    },
    named(kernels, size, "moments") { keep(kernels.moments(columns.first, count: size)) },
    named(kernels, size, "uniforms") {
      kernels.uniforms(
        key: 1, firstTrial: 0, month: 0, centre: 1, into: columns.output, count: size)
    },
  ]
}

/// Shares of ten centres; an element is one trial of one of them.
private func airport(_ kernels: Kernels, _ trials: Int) -> Benchmark {
  let columns = Columns(count: trials, rows: 10)
  var benchmark = named(kernels, trials, "airport of ten") {
    kernels.airport(
      columns.first, member: columns.choices, centreCount: 10, into: columns.output, count: trials)
  }
  benchmark.elements *= 10
  return benchmark
}

/// Takes a result, so that the optimiser cannot leave out what made it.
@inline(never)
func keep<Value>(_ value: Value) {}
