import Testing

@Suite struct `Formulas` {
  /// From the weakest bond to the strongest: `to`, `or`, `and`, `not`, comparison, sum, product,
  /// sign, power.
  @Test(arguments: [
    ("1 + 2 * 3", "(+ 1 (* 2 3))"),
    ("(1 + 2) * 3", "(* (+ 1 2) 3)"),
    ("1 - 2 - 3", "(- (- 1 2) 3)"),
    ("1 - (2 - 3)", "(- 1 (- 2 3))"),
    ("8 / 4 / 2", "(/ (/ 8 4) 2)"),
    ("8 / 4 * 2", "(* (/ 8 4) 2)"),
    ("2 * 3 ^ 2", "(* 2 (^ 3 2))"),
    ("2 ^ 3 * 4", "(* (^ 2 3) 4)"),
    ("2 ^ -3", "(^ 2 (- 3))"),
    ("2 ^ (3 ^ 2)", "(^ 2 (^ 3 2))"),
    ("(2 ^ 3) ^ 2", "(^ (^ 2 3) 2)"),
    ("-2 * 3", "(* (- 2) 3)"),
    ("2 * -3", "(* 2 (- 3))"),
    ("-(2 ^ 2)", "(- (^ 2 2))"),
    ("-(2) ^ 2", "(- (^ 2 2))"),
    ("(-2) ^ 2", "(^ (- 2) 2)"),
    ("--2", "(- (- 2))"),
    ("+2 + +3", "(+ 2 3)"),
    ("a + b < c * d", "(< (+ a b) (* c d))"),
    ("a == b and c != d", "(and (== a b) (!= c d))"),
    ("a or b and c", "(or a (and b c))"),
    ("(a or b) and c", "(and (or a b) c)"),
    ("not a and b", "(and (not a) b)"),
    ("not a < b", "(not (< a b))"),
    ("not not a", "(not (not a))"),
    ("a and not b or c", "(or (and a (not b)) c)"),
    ("a >= 1 or b <= 2 and not c > 3", "(or (>= a 1) (and (<= b 2) (not (> c 3))))"),
    ("1 to 3", "(to 1 3)"),
    ("1 + 1 to 3 * 2", "(to (+ 1 1) (* 3 2))"),
    ("-1 to 1", "(to (- 1) 1)"),
    ("(1 to 3) * 2", "(* (to 1 3) 2)"),
  ])
  func `operators bind as readers expect`(text: String, list: String) throws {
    #expect(try tree(text) == list)
  }

  @Test(arguments: [
    ("f()", "(f)"),
    ("min(a, b)", "(min a b)"),
    ("min(a + b, c) * 2", "(* (min (+ a b) c) 2)"),
    ("min (a, b)", "(min a b)"),
    ("if(a < b, 1, 2)", "(if (< a b) 1 2)"),
    ("pert(low: 1, mode: 2, high: 4)", "(pert low:1 mode:2 high:4)"),
    ("f(x: 1 to 3)", "(f x:(to 1 3))"),
    ("choice(0.7: 1, 0.3: 2)", "(choice 0.7:1 0.3:2)"),
    ("choice(p: 1, 1 - p: 2)", "(choice p:1 (- 1 p):2)"),
    ("f(a: 1)", "(f a:1)"),
    ("f(1: 2)", "(f 1:2)"),
    ("empirical(\"fees.csv\", fee)", "(empirical \"fees.csv\" fee)"),
    ("f('a, b')", "(f \"a, b\")"),
    ("if(date >= 2002-09, a, b)", "(if (>= date 2002-09) a b)"),
    ("-min(a, b) ^ 2", "refused"),
    ("-(min(a, b) ^ 2)", "(- (^ (min a b) 2))"),
    ("undefined", "#undefined"),
    ("undefinedly", "undefinedly"),
  ])
  func `calls take values, names and weights`(text: String, list: String) {
    #expect(((try? tree(text)) ?? "refused") == list)
  }

  @Test(arguments: [
    ("0.08 [KRW million/hour]", "0.08[KRW million/hour]"),
    ("50[KRW million/month] * 2", "(* 50[KRW million/month] 2)"),
    (".5", "0.5"), ("5.", "5"), ("1e3", "1000"), ("1.5E-3", "0.0015"), ("1e", "refused"),
    ("2e3e", "refused"), ("012", "12"), ("1.2.3", "refused"), ("3x", "refused"),
    ("1e400", "refused"), ("1e-400", "0"),
    ("2002-09", "2002-09"), ("2002 - 09", "(- 2002 9)"), ("2002-9", "(- 2002 9)"),
    ("2002-13", "refused"), ("12002-09", "(- 12002 9)"), ("2002-091", "(- 2002 91)"),
    ("2002-09-1", "(- 2002-09 1)"), ("a2002-09", "(- a2002 9)"), ("x-2002-09", "(- x 2002-09)"),
  ])
  func `numbers, units and months are told apart`(text: String, list: String) {
    #expect(((try? tree(text)) ?? "refused") == list)
  }

  @Test(arguments: [
    ("수강료 * 수강생", "(* 수강료 수강생)"), ("café_1", "café_1"), ("_a", "_a"),
    ("andy or ornot", "(or andy ornot)"), ("a\n + b\t-c", "(- (+ a b) c)"),
    ("\u{a0}a\u{3000}+ b", "(+ a b)"),
  ])
  func `names are of any script, and blanks of any kind part words`(text: String, list: String)
    throws
  {
    #expect(try tree(text) == list)
  }
}
