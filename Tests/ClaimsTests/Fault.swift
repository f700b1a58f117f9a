import Claims
import Testing

/// A deliberate fault in the complete project, and the gap that the audit must report for it.
struct Fault: Sendable, CustomTestStringConvertible {
  let kind: Gap.Kind
  /// Where the gap must be reported.
  let path: String
  let line: Int
  /// What its message must say.
  let says: String
  /// Kinds of gap that the fault also causes.
  let entails: Set<Gap.Kind>
  let tree: ProjectTree

  var testDescription: String { "\(kind) at \(path):\(line)" }

  /// A fault made by replacing a text in a file.
  ///
  /// - Parameter reported: Where the gap is reported, if not in the file that was changed.
  init(
    _ kind: Gap.Kind, in path: String, _ old: String, _ new: String, reported: String? = nil, line: Int, says: String,
    entails: Set<Gap.Kind> = []
  ) {
    self.init(
      kind, PlantedTree.with(path, old, new), path: reported ?? path, line: line, says: says, entails: entails)
  }

  init(
    _ kind: Gap.Kind, _ tree: ProjectTree, path: String, line: Int, says: String, entails: Set<Gap.Kind> = []
  ) {
    (self.kind, self.tree, self.path, self.line, self.says, self.entails) = (kind, tree, path, line, says, entails)
  }

  static var all: [Fault] { ids + proofs + uses + tests + idleTests + code + structure + manifests + links + commands }
}

extension Fault {
  private static let proof = PlantedTree.graphProof
  private static let suite = PlantedTree.graphTests
  private static let source = PlantedTree.graphSource
  private static let readme = PlantedTree.readme
  private static let aspect = PlantedTree.aspect
  private static let command = PlantedTree.command
  private static let opening = PlantedTree.opening
  private static let manifest = PlantedTree.manifest

  private static var ids: [Fault] {
    var deeper = PlantedTree.clean
    deeper.texts["Proofs/Trees/Graph.md"] = deeper.texts[proof]?.replacing("(../", with: "(../../")
    return [
      Fault(
        .duplicateID, deeper, path: "Proofs/Trees/Graph.md", line: 3,
        says: "GR-001 is already stated at Proofs/Graph.md:3", entails: [.useWithoutLink]),
      Fault(
        .noClaims, PlantedTree.with(proof, "<a id=\"GR-00", "<a id=\"part-"), path: "Proofs", line: 1,
        says: "no claims found",
        entails: [.missingSection, .suiteWithoutClaim, .unknownReference, .deadAnchor]),
      Fault(.noClaims, ProjectTree(texts: [:]), path: "Proofs", line: 1, says: "no claims found"),
      Fault(
        .malformedID, in: proof, "# Graph", "# Graph\n<a id=\"GR-3\"></a>", line: 2, says: "'GR-3' is no claim id"),
      Fault(
        .malformedID, in: proof, "# Graph", "# Graph\n## XX-003 a claim", line: 2, says: "'XX-003' names no known area"),
      Fault(.malformedID, in: proof, "Uses: [GR-001]", "Uses: [GR-1]", line: 21, says: "'GR-1' is no claim id"),
      Fault(
        .malformedID, in: suite, "import Testing", "@Suite struct `GR-000 x` {}", line: 1, says: "the number 000"),
      Fault(.malformedID, in: source, "GR-002", "GR-002, ZZ-002", line: 4, says: "'ZZ-002' names no known area"),
      Fault(.malformedID, in: source, "GR-002", "GR-002, GR-2", line: 4, says: "'GR-2' is no claim id"),
      Fault(
        .duplicateID, in: proof, "GR-002", "GR-001", line: 18, says: "GR-001 is already stated at Proofs/Graph.md:3",
        entails: [.suiteWithoutClaim, .unknownReference]),
    ]
  }

  private static var proofs: [Fault] {
    [
      Fault(
        .missingSection, in: proof, "<a id=\"GR-002\"></a>\n", "", line: 18, says: "GR-002 has no anchor",
        entails: [.suiteWithoutClaim, .unknownReference]),
      Fault(.missingSection, in: proof, "## GR-002 the certificate", "", line: 18, says: "no heading"),
      Fault(.missingSection, in: proof, "## GR-002 the certificate", "## GR-002", line: 18, says: "no heading"),
      Fault(.missingSection, in: proof, "- Uses: none\n", "", line: 3, says: "no line '- Uses:'"),
      Fault(.missingSection, in: proof, "- Uses: none", "- Uses:", line: 6, says: "empty line '- Uses:'"),
      Fault(.missingSection, in: proof, "exact;", "strong;", line: 10, says: "which kind of evidence"),
      Fault(
        .missingSection, in: proof, "exact; `swift test --filter GR-001`", "exact; `dinl`", line: 10,
        says: "evidence without a command"),
      Fault(
        .missingSection, in: proof, "**Derivation** By counting. ∎", "", line: 3, says: "no section **Derivation**"),
      Fault(.missingSection, in: proof, "By counting. ∎", "By counting.", line: 14, says: "does not end with ∎"),
      Fault(
        .longProofLine, in: proof, "By counting. ∎", String(repeating: "By counting. ", count: 9) + "∎", line: 14,
        says: "characters, more than 120"),
      Fault(.missingSection, in: proof, "By counting. ∎", "∎", line: 14, says: "says nothing under **Derivation**"),
      Fault(.missingSection, in: proof, "**Claim** A tree.", "", line: 3, says: "no section **Claim**"),
      Fault(.missingSection, in: proof, "Speed.", "", line: 32, says: "nothing under **Not claimed**"),
      Fault(
        .missingSection, in: proof, "**Claim** A tree.\n\n**Derivation** By counting. ∎",
        "**Derivation** By counting. ∎\n\n**Claim** A tree.", line: 12, says: "out of order"),
    ]
  }

  private static var uses: [Fault] {
    [
      Fault(
        .unknownReference, in: proof, "Uses: none", "Uses: [GR-002](#GR-002), GR-009", line: 6, says: "uses GR-009",
        entails: [.usesCycle]),
      Fault(.unknownReference, in: source, "GR-002", "GR-002, GB-001", line: 4, says: "GB-001, which no proof states"),
      Fault(.usesCycle, in: proof, "Uses: none", "Uses: [GR-002](#GR-002)", line: 21, says: "GR-001 → GR-002 → GR-001"),
      Fault(
        .useWithoutLink, in: proof, "Uses: [GR-001](#GR-001)", "Uses: GR-001", line: 21,
        says: "GR-002 uses GR-001 without a link"),
      Fault(
        .useWithoutLink, in: proof, "Uses: [GR-001](#GR-001)", "Uses: [GR-001](#GR-002)", line: 21,
        says: "GR-002 uses GR-001 without a link", entails: [.misleadingLink]),
      Fault(.usesCycle, in: proof, "Uses: none", "Uses: [GR-001](#GR-001)", line: 6, says: "GR-001 → GR-001"),
    ]
  }

  private static var tests: [Fault] {
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
  private static var idleTests: [Fault] {
    [
      Fault(
        .disabledTest, in: suite, "@Suite struct `GR-002 the certificate` {",
        "@Suite(.disabled()) struct `GR-002 the certificate` {}\nextension `GR-002 the certificate` {", line: 16,
        says: "'holds' of GR-002 is disabled"),
      Fault(
        .disabledTest, in: suite, "@Test func `holds`", "@Test(.enabled(if: false)) func `holds`", line: 15,
        says: "'holds' of GR-002 runs on a condition only"),
      Fault(
        .disabledTest, in: suite, "@Test func `holds`", "@available(*, unavailable) @Test func `holds`", line: 15,
        says: "'holds' of GR-002 is declared unavailable"),
      Fault(
        .disabledTest, in: suite, "@Suite struct `GR-002", "#if NEVER\n@Suite struct `GR-002", line: 16,
        says: "'holds' of GR-002 is compiled on a condition only"),
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
    ]
  }

  private static var code: [Fault] {
    [
      Fault(
        .claimWithoutCode, in: proof, "- Uses: none\n- Code: [Tree](../Sources/DINL/Tree.swift#Tree)",
        "- Uses: none\n- Code: none", line: 7, says: "GR-001 links no declaration",
        entails: [.seeAlsoWithoutCodeLink]),
      Fault(
        .claimWithoutCode, in: source, "/// - SeeAlso: GR-001,", "/// - SeeAlso:", reported: proof, line: 7,
        says: "GR-001 links no declaration", entails: [.codeLinkWithoutSeeAlso]),
      Fault(
        .codeLinkWithoutSeeAlso, in: source, ",\n///   GR-002", "", reported: proof, line: 22,
        says: "GR-002 links Sources/DINL/Tree.swift#Tree", entails: [.claimWithoutCode]),
      Fault(
        .codeLinkWithoutSymbol, in: proof, "Tree.swift#Tree)\n- Tests: [GR-001", "Tree.swift)\n- Tests: [GR-001",
        line: 7,
        says: "GR-001 links Sources/DINL/Tree.swift without naming",
        entails: [.claimWithoutCode, .seeAlsoWithoutCodeLink]),
      Fault(
        .codeLinkWithoutSymbol, in: proof, "Tree.swift#Tree)\n- Tests: [GR-001", "Tree.swift#L5)\n- Tests: [GR-001",
        line: 7, says: "GR-001 links Sources/DINL/Tree.swift#L5 without naming",
        entails: [.claimWithoutCode, .seeAlsoWithoutCodeLink]),
      Fault(
        .codeLinkWithoutSymbol, in: proof, "[Tree](../Sources/DINL/Tree.swift#Tree)\n- Tests: [GR-001",
        "[opened](../Tests/DINLTests/Opening.swift#opened)\n- Tests: [GR-001", line: 7,
        says: "GR-001 links Tests/DINLTests/Opening.swift#opened without naming",
        entails: [.claimWithoutCode, .seeAlsoWithoutCodeLink]),
      Fault(
        .seeAlsoWithoutCodeLink, in: aspect, "extension Tree", "/// - SeeAlso: GR-002\nextension Tree", line: 1,
        says: "SeeAlso names GR-002, whose proof does not link"),
      Fault(
        .tooManyCodeLinks, in: proof, "#Tree)\n- Tests: [GR-001",
        "#Tree)" + String(repeating: ", [Tree](../Sources/DINL/Tree.swift#Tree)", count: 6) + "\n- Tests: [GR-001",
        line: 7, says: "GR-001 has 7 code links"),
      Fault(
        .codeOutOfReach, in: command, "Tree().shape", "1", reported: proof, line: 22,
        says: "no command of dinl reaches a declaration that GR-002 links", entails: [.unusedDeclaration]),
      Fault(
        .codeOutOfReach, in: proof, "#Tree)\n- Tests: [GR-001", "#Tree), oracle only\n- Tests: [GR-001", line: 7,
        says: "GR-001 says oracle only"),
      Fault(
        .codeOutOfReach, in: manifest, ".target(name: \"DINL\")", ".target(name: \"DINL\", exclude: [\"Tree.swift\"])",
        reported: proof, line: 7, says: "Tree.swift#Tree, which no target of Package.swift compiles"),
    ]
  }

  private static var structure: [Fault] {
    var moved = PlantedTree.clean
    moved.texts["Sources/DINL/Far/Tree+Shape.swift"] = moved.texts.removeValue(forKey: aspect)
    return [
      Fault(
        .misplacedAspect, moved, path: "Sources/DINL/Far/Tree+Shape.swift", line: 1,
        says: "does not lie beside Tree.swift"),
      Fault(.misplacedAspect, in: aspect, "extension Tree", "extension Int", line: 1, says: "extends Int"),
      Fault(
        .misplacedAspect, in: aspect, "extension Tree", "extension Int: Marked {}\n\nextension Tree", line: 1,
        says: "extends Int"),
      Fault(
        .misplacedAspect, in: aspect, "extension Tree", "public struct Leaf {}\n\nextension Tree", line: 1,
        says: "declares the public type Leaf", entails: [.unusedDeclaration]),
      Fault(
        .publicPointer, in: aspect, "Int {", "UnsafePointer<Int>? {", line: 2,
        says: "the public Tree.shape exposes UnsafePointer"),
      Fault(
        .publicPointer, in: source, "init() {} }", "init() {} }\npublic typealias Leaf = OpaquePointer", line: 6,
        says: "the public Leaf exposes OpaquePointer", entails: [.unusedDeclaration]),
      Fault(
        .unusedDeclaration, in: aspect, "  public", "  func grow() -> Int { 1 }\n  public", line: 2,
        says: "nothing uses Tree.grow"),
    ]
  }

  private static var manifests: [Fault] {
    let targets = """
      .target(name: "DINL"), .executableTarget(name: "DINLCommand", dependencies: common),
      .testTarget(name: "DINLTests", dependencies: ["DINL"])
      """
    var listed = PlantedTree.clean
    listed.texts[manifest] = """
      let common: [Target.Dependency] = ["DINL", "Claims"]
      let targets: [Target] = [
        \(targets)
      ]
      let package = Package(targets: targets)
      """
    var computed = listed
    computed.texts[manifest] = listed.texts[manifest]?.replacing("= [\"DINL\", \"Claims\"]", with: "= modules()")
    return [
      Fault(
        .unusedDependency, in: manifest, "\"DINLCommand\", dependencies: [",
        "\"DINLCommand\", dependencies: [\"Claims\", ",
        line: 4, says: "DINLCommand depends on Claims"),
      Fault(.unusedDependency, listed, path: manifest, line: 3, says: "DINLCommand depends on Claims"),
      Fault(
        .undeclaredDependency, in: manifest, "\"DINLCommand\", dependencies: [\"DINL\"]", "\"DINLCommand\"",
        reported: command, line: 1, says: "DINLCommand imports DINL"),
      Fault(
        .undeclaredDependency, in: manifest, "\"DINLCommand\", dependencies: [\"DINL\"]",
        "\"DINLCommand\", dependencies: [/* \"DINL\" /* nested */, \"DINL\" */]", reported: command, line: 1,
        says: "DINLCommand imports DINL"),
      Fault(
        .unreadableManifest, computed, path: manifest, line: 3,
        says: "cannot read the dependencies of the target DINLCommand"),
      Fault(
        .unreadableManifest, in: manifest, "  ])", "  ])\npackage.targets.append(.target(name: \"Claims\"))", line: 7,
        says: "cannot read a statement"),
      Fault(
        .needlessTestable, in: opening, "Tree().text", "Tree()", line: 1, says: "opens DINL and names nothing internal"),
    ]
  }

  private static var links: [Fault] {
    [
      Fault(.deadLink, in: readme, "](LICENSE", "](LICENCE", line: 4, says: "'LICENCE' leads to no file"),
      Fault(.deadLink, in: readme, "](Proofs)", "](../Proofs)", line: 3, says: "'../Proofs' leads to no file"),
      Fault(.deadLink, in: readme, "# Project", "# Project\n\n[ref]: gone.md", line: 3, says: "'gone.md'"),
      Fault(.deadLink, in: readme, "# Project", "# Project\n<img src=\"gone.svg\">", line: 2, says: "'gone.svg'"),
      Fault(
        .deadLink, in: PlantedTree.dataReadme, "../../README.md", "../README.md", line: 3,
        says: "'../README.md' leads to no file"),
      Fault(
        .deadLink, in: proof, "[Tree](../Sources/DINL/Tree.swift#Tree)", "[Tree](../Sources/DINL/Trees.swift#Tree)",
        line: 7, says: "leads to no file", entails: [.claimWithoutCode, .seeAlsoWithoutCodeLink]),
      Fault(
        .deadAnchor, in: proof, "Tree.swift#Tree)\n- Tests: [GR-001", "Tree.swift#Bush)\n- Tests: [GR-001", line: 7,
        says: "leads to no heading, id, declaration or line",
        entails: [.claimWithoutCode, .seeAlsoWithoutCodeLink]),
      Fault(
        .deadAnchor, in: proof, "[GR-002](../Tests/DINLTests/TreeTests.swift)",
        "[GR-002](../Tests/DINLTests/TreeTests.swift#GR-002%20the%20tree)", line: 23,
        says: "leads to no heading, id, declaration or line of Tests/DINLTests/TreeTests.swift"),
      Fault(.deadAnchor, in: readme, "#notation", "#notations", line: 3, says: "of Proofs/README.md"),
      Fault(.deadAnchor, in: readme, "Graph.md#GR-001", "Graph.md#GR-777", line: 3, says: "of Proofs/Graph.md"),
      Fault(.deadAnchor, in: readme, "(#project)", "(#the-project)", line: 5, says: "of README.md"),
      Fault(.deadAnchor, in: readme, "#L1-L2", "#L1-L9", line: 4, says: "of Sources/DINL/Tree.swift"),
      Fault(.deadAnchor, in: proof, "the tree](#GR-001)", "the tree](#GR-003)", line: 30, says: "of Proofs/Graph.md"),
      Fault(
        .misleadingLink, in: readme, "[a claim](", "[GR-002 a claim](", line: 3,
        says: "the link of GR-002 leads to GR-001"),
      Fault(
        .misleadingLink, in: proof, "Uses: [GR-001](#GR-001)", "Uses: [GR-001](#GR-002)", line: 21,
        says: "the link of GR-001 leads to GR-002", entails: [.useWithoutLink]),
    ]
  }

  private static var commands: [Fault] {
    [
      Fault(
        .unknownCommand, in: readme, "dinl reproduce", "dinl replicate", line: 10, says: "dinl replicate --seeds 20"),
      Fault(
        .unknownCommand, in: readme, "--seeds 20", "--seed 20", line: 10, says: "has the option --seed, which does not"),
      Fault(.unknownCommand, in: readme, "dinl audit", "dinl check", line: 13, says: "dinl check"),
      Fault(.unknownCommand, in: readme, "--filter GR-001", "--filter GR-003", line: 9, says: "runs no test"),
      Fault(
        .unknownCommand, in: proof, "`swift test --filter GR-001`", "`swift test --filter GR-002`", line: 10,
        says: "runs no test of GR-001"),
      Fault(
        .unknownCommand, in: readme, "reproduce --seeds 20", "reproduce Data/wine/wine.csv --seeds 20", line: 10,
        says: "names Data/wine/wine.csv, which does not exist"),
      Fault(
        .rowWithoutCommand, in: readme, "`swift test --filter GR-001`", "to be seen", line: 9, says: "'to be seen'"),
      Fault(.rowWithoutCommand, in: readme, "`swift test --filter GR-001`", "`dinl`", line: 9, says: "'`dinl`'"),
    ]
  }
}
