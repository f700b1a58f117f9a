import Mutation
import Testing

/// The instrumented text of the site with a change, as mutant 7.
private func instrumented(_ source: String, _ change: String, form: Int = 0) throws -> InstrumentedFile {
  let site = try #require(
    SiteCollector.sites(in: source, file: "F", module: "M").first { $0.change == change })
  return InstrumentedFile(
    source: source, mutants: [InstrumentedFile.Mutant(number: 7, site: site, form: site.slot.forms[form])])
}

@Suite struct `An instrumented file` {
  @Test(arguments: [
    ("func f() { x += a * b }", "`*` → `/`", "func f() { if mutated(7) { x += a / b } else { x += a * b } }"),
    (
      "func f() -> Int { return a + b }", "`+` → `-`",
      "func f() -> Int { if mutated(7) { return a - b } else { return a + b } }"
    ),
    ("func f() { let x = a + b }", "`+` → `-`", "func f() { let x = if mutated(7) { a - b } else { a + b } }"),
    (
      "func f() { guard a < b else { return } }", "`<` → `<=`",
      "func f() { guard (mutated(7) ? (a <= b) : (a < b)) else { return } }"
    ),
    (
      "func f() { guard try g(a < b) else { return } }", "`<` → `<=`",
      "func f() { guard try (mutated(7) ? (g(a <= b)) : (g(a < b))) else { return } }"
    ),
    (
      "func f() { for i in 0..<n { g() } }", "`n` → `(n - 1)`",
      "func f() { for i in (mutated(7) ? (0..<(n - 1)) : (0..<n)) { g() } }"
    ),
    ("func f() { x.map { $0 + 1 } }", "`+` → `-`", "func f() { x.map { (mutated(7) ? ($0 - 1) : ($0 + 1)) } }"),
    ("func f(a: Int = 1) {}", "`1` → `2`", "func f(a: Int = (mutated(7) ? (2) : (1))) {}"),
    ("func f() { g(); h() }", "`h()` → `()`", "func f() { g(); if mutated(7) { () } else { h() } }"),
  ])
  func `holds the code and its mutant`(source: String, change: String, expected: String) throws {
    #expect(try instrumented(source, change).text == "import CMutation; " + expected)
  }

  @Test func `keeps the other form of an expression for a compiler that refuses the first`() throws {
    #expect(
      try instrumented("func f() { x.map { $0 + 1 } }", "`+` → `-`", form: 1).text
        == "import CMutation; func f() { x.map { if mutated(7) { $0 - 1 } else { $0 + 1 } } }")
  }

  @Test func `knows the mutant at a line`() throws {
    let file = try instrumented("func f() {\n  x += a\n    * b\n}\nfunc g() {}\n", "`*` → `/`")
    #expect(file.lines.map(\.lines) == [2...4])
    #expect(file.mutant(atLine: 3) == 7)
    #expect(file.mutant(atLine: 9) == 7)
  }
}

@Suite struct `A draw of mutants` {
  static let sites = SiteCollector.sites(
    in: "func f() { x = a < b\n y = a + b\n z = list.map { $0 * 2 }\n w = a == b }", file: "F", module: "M")

  @Test func `depends on the seed alone`() {
    let draws = (0..<20).map { Self.sites.drawn(count: 2, seed: $0) }
    #expect(draws == (0..<20).map { Self.sites.drawn(count: 2, seed: $0) })
    #expect(Set(draws).count > 5)
  }

  @Test func `has no two mutants in one statement`() {
    for seed in 0..<20 as Range<UInt64> {
      let ranges = Self.sites.drawn(count: 10, seed: seed).map(\.slot.range)
      #expect(ranges.count >= 4)
      for (index, range) in ranges.enumerated() {
        #expect(!ranges[..<index].contains { $0.overlaps(range) })
      }
    }
  }
}

@Suite struct `A mark of an equivalent mutant` {
  @Test func `is stale if its statement is gone`() throws {
    let source = "func f() { x = a < b }"
    let site = try #require(
      SiteCollector.sites(in: source, file: "F", module: "M").first { $0.change == "`<` → `<=`" })
    let mark = Equivalent(
      file: "F", symbol: site.symbol, statement: site.statement, change: site.change, occurrence: nil, reason: "none")
    let changed = SiteCollector.sites(in: "func f() { x = a < c }", file: "F", module: "M")
    #expect([mark].reason(for: site) == "none")
    #expect(Equivalent.stale([mark], sites: [site]).isEmpty)
    #expect(Equivalent.stale([mark], sites: changed).count == 1)
  }
}
