import Testing

/// What readers read differently, and what is no formula at all: the whole message.
@Suite struct `Refused formulas` {
  @Test(arguments: [
    (
      "-2^2",
      """
      test.yaml:1:1: error[ambiguous-formula]: A minus before a power is read differently by different readers
        1 | -2^2
          | ^
        why: -2^2 is -4 in mathematics and 4 in spreadsheets.
        try: -(a ^ b) or (-a) ^ b
      """
    ),
    (
      "1 + 2^3^2",
      """
      test.yaml:1:5: error[ambiguous-formula]: Two powers in a row are read differently by different readers
        1 | 1 + 2^3^2
          |     ^
        why: 2^3^2 is 512 in mathematics and 64 in spreadsheets.
        try: (a ^ b) ^ c or a ^ (b ^ c)
      """
    ),
    (
      "0 < x < 1",
      """
      test.yaml:1:1: error[ambiguous-formula]: Two comparisons in a row are read differently by different readers
        1 | 0 < x < 1
          | ^
        try: write a < b and b < c, or put parentheses
      """
    ),
    (
      "(a + b * 2",
      """
      test.yaml:1:1: error[unfinished-formula]: The ')' that closes this '(' is missing
        1 | (a + b * 2
          | ^
      """
    ),
    (
      "a + b) * 2",
      """
      test.yaml:1:6: error[unexpected-word]: Unexpected ')' after a complete formula
        1 | a + b) * 2
          |      ^
        try: there is one ')' too many
      """
    ),
    (
      "a b",
      """
      test.yaml:1:3: error[unexpected-word]: Unexpected 'b' after a complete formula
        1 | a b
          |   ^
        try: an operator is missing before it
      """
    ),
    (
      "fee [KRW]",
      """
      test.yaml:1:5: error[unexpected-word]: Unexpected the unit [KRW] after a complete formula
        1 | fee [KRW]
          |     ^
        try: a unit stands behind a literal number only
      """
    ),
    (
      "mean: 1",
      """
      test.yaml:1:5: error[unexpected-word]: Unexpected ':' after a complete formula
        1 | mean: 1
          |     ^
        try: a named parameter stands inside a call: normal(mean: 1, sd: 2)
      """
    ),
    (
      "min(a, )",
      """
      test.yaml:1:8: error[unexpected-word]: Unexpected ')'; a number, a name or '(' is expected
        1 | min(a, )
          |        ^
      """
    ),
    (
      "min(a b)",
      """
      test.yaml:1:7: error[unexpected-word]: Unexpected 'b'; ',' or ')' is expected
        1 | min(a b)
          |       ^
      """
    ),
    (
      "a = b",
      """
      test.yaml:1:3: error[unexpected-character]: Unexpected '=' in a formula
        1 | a = b
          |   ^
        try: '==' compares
      """
    ),
    (
      "a * 5%",
      """
      test.yaml:1:6: error[unexpected-character]: Unexpected '%' in a formula
        1 | a * 5%
          |      ^
        try: write 0.05 for 5%
      """
    ),
    (
      "12seats",
      """
      test.yaml:1:1: error[bad-number]: '12s' is not a number
        1 | 12seats
          | ^
        try: names start with a letter; between a number and a name goes an operator
      """
    ),
    (
      "1e999",
      """
      test.yaml:1:1: error[bad-number]: '1e999' is not a number Jarip can hold
        1 | 1e999
          | ^
      """
    ),
    (
      "f(\"a.csv, b)",
      """
      test.yaml:1:3: error[unfinished-formula]: The '"' that closes '"' is missing
        1 | f("a.csv, b)
          |   ^
      """
    ),
    (
      "",
      """
      test.yaml:1:1: error[empty-formula]: The formula is empty
        1 |\u{20}
          | ^
      """
    ),
  ])
  func `the message says what, where, why and what to write`(text: String, message: String) {
    #expect(refusal(text) == message)
  }

  @Test(arguments: [
    "-x^2", "- x ^ 2", "-min(a, b)^2", "2 * -3^2", "a - -b^2", "-+x^2",
    "--x^2", "2^3^2", "2^(3)^2", "(2^3)^2^2", "2^-3^2", "a < b < c", "a < b == c", "a == b == c",
    "(a) < b >= c", "a != b > c and d",
  ])
  func `every form of what readers read differently is refused`(text: String) {
    #expect(refusal(text).contains("error[ambiguous-formula]"), "\(refusal(text))")
  }

  @Test(arguments: [
    "-(x^2)", "(-x)^2", "-(x)", "-x * y^2", "0 - x^2", "(2^3)^2", "2^(3^2)", "2^-3", "(a < b) < c",
    "a < b and b < c", "a == (b == c)", "-f(x^2)", "-(a + b)^2", "-(x^2) * 2",
  ])
  func `with parentheses the same is allowed`(text: String) {
    #expect(refusal(text).hasPrefix("not refused: "), "\(refusal(text))")
  }

  @Test(arguments: [
    ("a & b", "'and'"), ("a | b", "'or'"), ("!a", "'not'"), ("a ; b", nil), ("a { b", nil),
    ("a × b", nil), ("a − b", nil), ("a ≤ b", nil), ("#", nil), ("a @ b", nil), ("a\u{0}b", nil),
  ])
  func `signs of other languages are named, with what is written here`(
    text: String, suggestion: String?
  ) {
    let message = refusal(text)
    #expect(message.contains("error[unexpected-character]"), "\(message)")
    #expect(
      message.split(separator: "\n").first { $0.hasPrefix("  try: ") }?.dropFirst(7)
        == suggestion.map { $0[...] })
  }

  @Test(arguments: ["a +", "a *", "not", "-", "(", "f(", "f(a,", "a and", "1 to", "a <", "2 ^"])
  func `a formula that breaks off says so`(text: String) {
    #expect(refusal(text).contains("error[unfinished-formula]"), "\(refusal(text))")
  }

  @Test(arguments: ["and", "a and or b", "to", "* 2", "if", "a + * b", ")", "()", ",", "[KRW]"])
  func `a word in the wrong place is named`(text: String) {
    #expect(refusal(text).contains("error[unexpected-word]"), "\(refusal(text))")
  }
}
