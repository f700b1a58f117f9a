import Claims
import Console
import Foundation

/// A small project without gaps: three claims, of which the second uses the first, verdicts on four claims of a letter,
/// one file of data, one mark of an equivalent mutant, a summary of mutants and one of line coverage.
enum SmallProject {
  static let proof = "Proofs/Graph.md"
  static let ledger = "Proofs/Ledger.md"
  static let letter = "Proofs/Letter.md"
  static let suites = "Tests/DINLTests/TreeTests.swift"
  static let source = "Sources/DINL/Tree.swift"
  static let dataset = "Data/wine/wine.csv"
  static let marks = "Tests/Mutation/Equivalents.json"
  static let mutation = "Proofs/Evidence/mutation.json"
  static let coverage = "Proofs/Evidence/coverage.json"

  static let wine = "alcohol,label\n13,1\n"

  /// What is said of a claim in a proof.
  private static func claim(_ id: String, uses: String, control: String, evidence: String, command: String) -> String {
    """
    <a id="\(id)"></a>
    ## \(id) a claim

    - Uses: \(uses)
    - Code: [Tree](../Sources/DINL/Tree.swift#Tree)
    - Tests: [\(id)](../Tests/DINLTests/TreeTests.swift)
    - Control: [`\(control)`](../Tests/DINLTests/TreeTests.swift)
    - Evidence: \(evidence); `\(command)`

    **Claim.** The statement of \(id) with $$x^2$$.

    **Derivation.** By counting, see [the license](../LICENSE). ∎

    **Not claimed.** Anything else.

    """
  }

  static let texts: [String: String] = [
    "README.md": "# Project\n",
    proof: "# Graph\n\n"
      + claim(
        "GR-001", uses: "none", control: "control: a forged tree is refuted", evidence: "exact",
        command: "swift test --filter GR-001")
      + claim(
        "GR-002", uses: "[GR-001](#GR-001)", control: "control: a false certificate is refuted",
        evidence: "statistical", command: "swift test --filter GR-002`, and `dinl audit"),
    ledger: "# Ledger\n\n"
      + claim(
        "LG-001", uses: "none", control: "control: half the exchange is refuted", evidence: "certified",
        command: "swift test --filter LG-001"),
    letter: """
    # Letter

    | Letter | Statement | Rests on | Verdict | Why |
    |---|---|---|---|---|
    | L1 | a tree | [GR-001](Graph.md#GR-001) | shown exactly | it is counted |
    | L2 | a certificate | [GR-002](Graph.md#GR-002) | supported statistically | it is sampled |
    | L3 | an exchange | [LG-001](Ledger.md#LG-001) | shown in a corrected form | half of it |
    | L4 | a wish | none | cannot be judged from what is public | it is private |
    """,
    suites: """
    import DINL
    import Testing

    @Suite struct `GR-001 the tree` {
      @Test(arguments: [1, 2]) func `it spans`(nodes: Int) { #expect(Tree().size != nodes) }
      @Test func `control: a forged tree is refuted`() { #expect(Tree().size != 1) }
    }

    @Suite struct `GR-002 the certificate` {
      @Test func `it holds`() { #expect(Tree().size != 1) }
      @Test func `control: a false certificate is refuted`() { #expect(Tree().size != 1) }
    }

    @Suite struct `LG-001 the exchange` {
      @Test func `it is counted`() { #expect(Tree().size != 1) }
      @Test func `control: half the exchange is refuted`() { #expect(Tree().size != 1) }
    }
    """,
    source: """
    /// A tree.
    ///
    /// - SeeAlso: GR-001, GR-002, LG-001
    public struct Tree {
      public init() {}

      public var size: Int {
        let two = 1 +
          1
        return two
      }
    }
    """,
    "Sources/DINLCommand/Command.swift": """
    import DINL

    @main struct Command {
      static func main() { print(Tree().size) }
    }
    """,
    "Package.swift": """
    let package = Package(
      targets: [
        .target(name: "DINL"),
        .executableTarget(name: "DINLCommand", dependencies: ["DINL"]),
        .testTarget(name: "DINLTests", dependencies: ["DINL"]),
      ])
    """,
    "Data/wine/README.md": """
    # Wine

    | file | samples | sha256 |
    |---|---|---|
    | `wine.csv` | 1 | `\(sha256(of: Data(wine.utf8)))` |
    """,
  ]

  /// The files that the link audit does not read.
  static let files: [String: String] = [
    "LICENSE": "free\n",
    dataset: wine,
    "Data/coins/coin.json": "{}",
    marks: """
    [{"file": "\(source)", "symbol": "Tree.size", "statement": "1 + 1", "change": "`+` → `-`", "occurrence": 0,
      "reason": "it is never read"}]
    """,
    mutation: """
    {"command": "swift run mutate", "tree": "c0ffee", "modules": {"DINL": \(score)}, "claims": {"GR-001": \(score)},
     "kinds": {}, "total": \(score), "survivors": [{"file": "\(source)", "line": 8, "symbol": "Tree.size",
       "statement": "return two", "change": "`return two` → `()`", "kind": "statement", "occurrence": 0, "reaching": 2}],
     "refusedByCompiler": 0, "wronglyMarked": []}
    """,
    coverage: """
    {"command": "swift test --enable-code-coverage",
     "modules": {"DINL": {"lines": 10, "covered": 9}, "Verification": {"lines": 8, "covered": 6}},
     "files": [{"path": "\(source)", "lines": 10, "covered": 9}]}
    """,
  ]

  private static let score = """
    {"mutants": 10, "killed": 6, "timeouts": 1, "survived": 1, "notReached": 0, "equivalent": 2}
    """

  static let commands: [String: Set<String>] = ["audit": ["--run"]]
}
