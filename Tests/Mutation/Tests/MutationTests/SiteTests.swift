import Mutation
import Testing

/// The changes of a source as texts, each with its kind.
private func changes(_ source: String) -> [String] {
  SiteCollector.sites(in: source, file: "File.swift", module: "Module").map { "\($0.mutation.kind): \($0.change)" }
}

@Suite struct `Sites of mutants` {
  @Test(arguments: [
    ("func f() -> Bool { a < b }", ["boundary: `<` → `<=`", "relation: `<` → `>=`"]),
    ("func f() -> Bool { !a }", ["logic: `!a` → `a`"]),
    ("func f() -> Double { -a }", ["unary: `-a` → `a`"]),
    ("func f() -> Double { a * b }", ["arithmetic: `*` → `/`", "factor: `a * b` → `a`", "factor: `a * b` → `b`"]),
    ("func f() -> Double { x.lower }", ["interval: `lower` → `upper`"]),
    ("func f() -> Double { a.nextUp }", ["rounding: `nextUp` → `nextDown`", "rounding: `a.nextUp` → `a`"]),
    (
      "func f() -> Double { min(a, b) }",
      ["extremum: `min` → `max`", "extremum: `min(a, b)` → `(a)`", "extremum: `min(a, b)` → `(b)`"]
    ),
    ("func f() -> Double { g(a, b) }", ["arguments: `a, b` → `b, a`"]),
    (
      "func f() -> T { .g(scale: s) }", ["tolerance: `s` → `10 * (s)`", "tolerance: `s` → `0 * (s)`"]
    ),
    ("func f() -> Double { Double.log(x) }", ["unit: `log` → `log2`"]),
    ("func f() -> R { R(seed: s) }", ["stream: `s` → `0`"]),
    ("func f() -> R { R(seed: 0) }", ["constant: `0` → `1`"]),
    ("func f() -> Double { c ? a : b }", ["branches: `c ? a : b` → `c ? b : a`"]),
    (
      "func f() { if done { g() } }",
      ["condition: `done` → `true`", "condition: `done` → `false`", "condition: `done` → `!(done)`"]
    ),
    ("func f() { while going { g() } }", ["condition: `going` → `false`", "condition: `going` → `!(going)`"]),
    ("func f() { total += x }", ["statement: `total += x` → `()`", "arithmetic: `+=` → `-=`"]),
    ("init() { total = x; sum += y }", ["statement: `sum += y` → `()`", "arithmetic: `+=` → `-=`"]),
    ("func f() { g(); h() }", ["statement: `g()` → `()`", "statement: `h()` → `()`"]),
    (
      "func f() { for i in 0..<n { g() } }",
      [
        "count: `n` → `(n - 1)`", "count: `0` → `(0 + 1)`", "constant: `0` → `1`",
      ]
    ),
    ("func f() -> Bool { true }", ["constant: `true` → `false`"]),
    ("func f() -> Double { 0.0 }", ["constant: `0.0` → `1.0`"]),
    ("func f() -> Double { 0.5 }", ["constant: `0.5` → `(2 * 0.5)`", "constant: `0.5` → `(0.5 / 2)`"]),
  ])
  func `are all changes of each kind`(source: String, expected: [String]) {
    #expect(Set(changes(source)) == Set(expected))
  }

  @Test(arguments: [
    "func f() -> String { \"a < b\" }", "@available(macOS 10, *) func f() {}", "import A", "enum E: Int { case a = 1 }",
    "func f() { list.reserveCapacity(a + b) }", "let x: Array<Int>",
  ])
  func `are none in texts, attributes, imports, raw values and reserved memory`(source: String) {
    #expect(changes(source).isEmpty)
  }

  @Test func `are named by their declaration, and equal ones are counted`() {
    let sites = SiteCollector.sites(
      in: "extension Queue { func sift() { x = a < b\n x = a < b } var top: Bool { a < b } }", file: "F", module: "M"
    ).filter { $0.change == "`<` → `<=`" }
    #expect(sites.map(\.symbol) == ["Queue.sift", "Queue.sift", "Queue.top"])
    #expect(sites.map(\.occurrence) == [0, 1, 0])
    #expect(sites.map(\.line) == [1, 2, 2])
  }
}
