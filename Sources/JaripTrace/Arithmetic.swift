import JaripMath

// The kernels on single values, so that the bits are those of the engine's columns.

func add(_ a: Double, _ b: Double) -> Double { binary(.add, a, b) }
func subtract(_ a: Double, _ b: Double) -> Double { binary(.subtract, a, b) }
func multiply(_ a: Double, _ b: Double) -> Double { binary(.multiply, a, b) }
func divide(_ a: Double, _ b: Double) -> Double { binary(.divide, a, b) }
func squareRoot(_ x: Double) -> Double { unary(.squareRoot, x) }
