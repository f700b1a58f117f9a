import Claims

extension Fault {
  private static let suite = PlantedTree.graphTests
  private static let opening = PlantedTree.opening

  /// Tests that hold no expectation, and call only what looks as if it held one.
  static var checks: [Fault] {
    [
      Fault(
        .testWithoutExpectation, in: suite, "{ check(opened) }", "{ print(opened) }", line: 15,
        says: "'holds' of GR-002 checks nothing"),
      Fault(
        .testWithoutExpectation, in: opening, "#expect(value", "print(value", reported: suite, line: 15,
        says: "'holds' of GR-002 checks nothing"),
      Fault(
        .testWithoutExpectation, in: suite, "#expect(true != false)", "#expect(true, \"a lie\")", line: 16,
        says: "'control: a false certificate is refuted' of GR-002 checks nothing"),
      Fault(
        .testWithoutExpectation, in: suite, "try #require(opened != text)", "", line: 7,
        says: "'control: a forged tree is refuted' of GR-001 checks nothing"),
      Fault(
        .testWithoutExpectation, in: opening, "{ #expect(value != \"\") }",
        "{ compare(value) }\nfunc compare(_ value: String) { #expect(true) }", reported: suite, line: 15,
        says: "'holds' of GR-002 checks nothing"),
      Fault(
        .testWithoutExpectation, in: suite, "{ check(opened) }", "{ Issue.record(\"\\(opened)\", severity: .warning) }",
        line: 15, says: "'holds' of GR-002 checks nothing"),
      Fault(
        .testWithoutExpectation, in: opening, "#expect(value != \"\")", "Issue.record(\"slow\", severity: .warning)",
        reported: suite, line: 15, says: "'holds' of GR-002 checks nothing"),
      called("record", in: "Sources/Ledger/Record.swift", "func record(_ value: String) { #expect(value != \"\") }"),
      called(
        "warn", in: "Sources/Ledger/Warn.swift",
        "public func warn(_ value: String) { Issue.record(\"\\(value)\", severity: .warning) }"),
      called(
        "tell", in: "Sources/Ledger/Tell.swift",
        "public func tell(_ value: String) { look(value) }\nfunc look(_ value: String) { #expect(value != \"\") }"),
      called(
        "record", in: "Tests/TestSupport/Record.swift", "func record(_ value: String) { #expect(value != \"\") }"),
      called(
        "record", in: "Tests/LedgerTests/Record.swift", "func record(_ value: String) { #expect(value != \"\") }"),
    ]
  }

  /// A test that calls a function of another target, which does not count for it.
  private static func called(_ name: String, in path: String, _ declarations: String) -> Fault {
    var tree = PlantedTree.with(suite, "check(opened)", "\(name)(opened)")
    tree.texts[path] = "import Testing\n\(declarations)\n"
    return Fault(
      .testWithoutExpectation, tree, path: suite, line: 15, says: "'holds' of GR-002 checks nothing")
  }
}
