import Claims

extension Fault {
  private static let proof = PlantedTree.graphProof
  private static let suite = PlantedTree.graphTests
  private static let manifest = PlantedTree.manifest

  static var tests: [Fault] {
    [
      Fault(
        .claimWithoutTest, in: suite, "struct `GR-001", "struct `The", reported: proof, line: 3,
        says: "GR-001 has no test",
        entails: [.claimWithoutControl, .controlNotInTests, .testLinkWithoutSuite, .unknownCommand]),
      Fault(
        .claimWithoutTest, in: suite, "@Test func `n", "func `n", line: 4, says: "no test in its suite",
        entails: [.unknownCommand]),
      Fault(
        .claimWithoutTest, in: suite, "@Test func `holds", "// @Test func `holds", line: 10,
        says: "no test in its suite", entails: [.unknownCommand]),
      Fault(
        .claimWithoutControl, in: suite, "control: a forged tree", "a forged tree", line: 4,
        says: "GR-001 has no negative control", entails: [.controlNotInTests]),
      Fault(
        .controlNotInTests, in: proof, "[`control: a forged tree", "`control: a lie`, [`control: a forged tree",
        line: 9, says: "'control: a lie'"),
      Fault(
        .controlNotInTests, in: proof, "[`control: a forged", "`a number`, [`control: a forged", line: 9,
        says: "'a number'"),
      Fault(
        .controlWithoutLink, in: proof, "[`control: a forged tree is refuted`](../Tests/DINLTests/TreeTests.swift)",
        "`control: a forged tree is refuted`", line: 9, says: "without a link to the file that contains it"),
      Fault(
        .controlWithoutLink, in: proof, "is refuted`](../Tests/DINLTests/TreeTests.swift)\n- Evidence: exact;",
        "is refuted`](../Sources/DINL/Tree.swift)\n- Evidence: exact;", line: 9,
        says: "without a link to the file that contains it"),
      Fault(
        .controlNotInProof, in: suite, "@Test func `holds`",
        "@Test func `control: b`() { check(opened) }; @Test func `holds`", line: 15,
        says: "'control: b' is not named in the proof of GR-002"),
      Fault(
        .disabledTest, in: suite, "@Test func `holds`", "@Test(.disabled(\"slow\")) func `holds`", line: 15,
        says: "'holds' of GR-002 is disabled"),
      Fault(
        .disabledTest, in: suite, "@Suite struct `GR-002", "@Suite(.disabled()) struct `GR-002", line: 15,
        says: "'holds' of GR-002 is disabled"),
      Fault(
        .suiteWithoutClaim, in: suite, "import Testing", "@Suite struct `GR-003 a lie` { @Test func `a`() {} }",
        line: 1, says: "the suite tests GR-003"),
      Fault(
        .testsFileNotLinked, in: proof, "[GR-002](../Tests/DINLTests/TreeTests.swift)", "the suite", reported: suite,
        line: 10, says: "the proof of GR-002 does not link this file"),
      Fault(
        .testLinkWithoutSuite, in: proof, "[GR-002](../Tests/DINLTests/TreeTests.swift)",
        "[GR-002](../Tests/DINLTests/TreeTests.swift) [more](../Sources/DINL/Tree.swift)", line: 23,
        says: "holds no suite of it"),
      Fault(
        .testLinkWithoutSuite, in: proof, "[GR-002](../Tests/DINLTests/TreeTests.swift)",
        "[GR-002](../Tests/DINLTests/TreeTests.swift#GR-001%20the%20tree)", line: 23,
        says: "TreeTests.swift#GR-001 the tree as its tests"),
      Fault(
        .testLinkWithoutSuite, in: proof, "[GR-002](../Tests/DINLTests/TreeTests.swift)",
        "[GR-002](../Tests/DINLTests/TreeTests.swift) [more](../Tests/DINLTests/Opening.swift#opened)", line: 23,
        says: "Opening.swift#opened as its tests"),
    ]
  }

  /// Tests that are there, and cannot fail.
  static var idleTests: [Fault] {
    [
      Fault(
        .disabledTest, in: suite, "@Suite struct `GR-002 the certificate` {",
        "@Suite(.disabled()) struct `GR-002 the certificate` {}\nextension `GR-002 the certificate` {", line: 16,
        says: "'holds' of GR-002 is disabled"),
      Fault(
        .disabledTest, in: suite, "@Test func `holds`", "@Test(.enabled(if: false)) func `holds`", line: 15,
        says: "'holds' of GR-002 runs on a condition only"),
      Fault(
        .disabledTest, in: suite, "@Test func `holds`", "@Test(\"a\", ConditionTrait.disabled()) func `holds`",
        line: 15, says: "'holds' of GR-002 is disabled"),
      Fault(
        .disabledTest, in: suite, "@Test func `holds`", "@Test(.tags(.a), .disabled()) func `holds`", line: 15,
        says: "'holds' of GR-002 is disabled"),
      Fault(
        .disabledTest, in: suite, "@Test func `holds`", "@available(*, unavailable) @Test func `holds`", line: 15,
        says: "'holds' of GR-002 is declared unavailable"),
      Fault(
        .disabledTest, in: suite, "@Suite struct `GR-002", "#if NEVER\n@Suite struct `GR-002", line: 16,
        says: "'holds' of GR-002 is compiled on a condition only"),
      Fault(
        .disabledTest, in: suite, "import Testing",
        "#if NEVER\nextension `GR-002 the certificate` { @Test func `later`() { check(opened) } }\n#endif", line: 2,
        says: "'later' of GR-002 is compiled on a condition only"),
      Fault(
        .disabledTest, in: suite, "check(opened)", "\n#if NEVER\n  check(opened)\n#endif\n", line: 15,
        says: "'holds' of GR-002 is compiled on a condition only"),
      Fault(
        .disabledTest, in: suite, "check(opened)", "try Test.cancel(); check(opened)", line: 15,
        says: "'holds' of GR-002 may cancel itself"),
      Fault(
        .disabledTest, in: manifest, "\"DINLTests\", dependencies: [\"DINL\"]",
        "\"DINLTests\", dependencies: [\"DINL\"], exclude: [\"TreeTests.swift\"]", reported: suite, line: 4,
        says: "no target of tests in Package.swift compiles the suite 'GR-001 the tree'"),
      Fault(
        .toleratedFailure, in: suite, "check(opened)", "withKnownIssue { check(opened) }", line: 15,
        says: "'holds' of GR-002 lets failures pass"),
      Fault(
        .toleratedFailure, in: suite, "@Suite struct `GR-002", "@Suite(.filterIssues { _ in false }) struct `GR-002",
        line: 16, says: "'control: a false certificate is refuted' of GR-002 lets failures pass"),
    ]
  }
}
