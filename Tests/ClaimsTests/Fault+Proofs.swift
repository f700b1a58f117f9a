import Claims

extension Fault {
  private static let proof = PlantedTree.graphProof
  private static let suite = PlantedTree.graphTests
  private static let source = PlantedTree.graphSource
  private static let command = PlantedTree.command

  static var ids: [Fault] {
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

  static var proofs: [Fault] {
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

  static var uses: [Fault] {
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
}
