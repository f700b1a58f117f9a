import Claims
import Foundation

/// A small project without gaps, in which tests make one fault at a time.
///
/// Two claims, the second of which uses the first, with everything that the audit reads: proofs, suites, sources, a
/// table of commands, and links of every form.
enum PlantedTree {
  static let graphProof = "Proofs/Graph.md"
  static let graphTests = "Tests/DINLTests/TreeTests.swift"
  static let graphSource = "Sources/DINL/Tree.swift"
  static let aspect = "Sources/DINL/Tree+Shape.swift"
  static let command = "Sources/DINLCommand/Command.swift"
  static let opening = "Tests/DINLTests/Opening.swift"
  static let manifest = "Package.swift"
  static let readme = "README.md"
  static let dataReadme = "Data/digits/README.md"

  static let commands: [String: Set<String>] = ["reproduce": ["--seeds", "--output"], "audit": []]

  static let clean = ProjectTree(
    texts: [
      readme: """
      # Project

      See [the notation](Proofs/README.md#notation), [a claim](Proofs/Graph.md#GR-001), [the folder](Proofs),
      [the code](Sources/DINL/Tree.swift#L1-L2), [the license](LICENSE "terms"), [the web](https://example.org/#x)
      and [the heading above](#project).

      | Claim | Command |
      |---|---|
      | the tree | `swift test --filter GR-001` |
      | the table | `swift run -c release dinl reproduce --seeds 20` |

      ```sh
      sudo apt-get install -y libgsl-dev && swift run -c release dinl audit
      ```
      """,
      "Proofs/README.md": """
      # Notation

      A claim begins with `<a id="XX-999"></a>`, and `[this](missing.md)` is code.

      ```markdown
      <a id="GR-777"></a>
      [quoted](missing.md)
      ```
      """,
      graphProof: """
      # Graph

      <a id="GR-001"></a>
      ## GR-001 the tree

      - Uses: none
      - Code: [Tree](../Sources/DINL/Tree.swift#Tree)
      - Tests: [GR-001 the tree](../Tests/DINLTests/TreeTests.swift)
      - Control: [`control: a forged tree is refuted`](../Tests/DINLTests/TreeTests.swift)
      - Evidence: exact; `swift test --filter GR-001`

      **Claim** A tree.

      **Derivation** By counting. ∎

      **Not claimed** Anything else.

      <a id="GR-002"></a>
      ## GR-002 the certificate

      - Uses: [GR-001](#GR-001)
      - Code: [Tree](../Sources/DINL/Tree.swift#Tree)
      - Tests: [GR-002](../Tests/DINLTests/TreeTests.swift)
      - Control: [`control: a false certificate
        is refuted`](../Tests/DINLTests/TreeTests.swift)
      - Evidence: exact / statistical: `swift test --filter GR-002`

      **Claim** A certificate.

      **Derivation** By [the tree](#GR-001). ∎

      **Not claimed** Speed.
      """,
      graphTests: #"""
      import Testing

      @Suite(.serialized)
      /* a note */ struct `GR-001 the tree` {
        @Test func `n - 1 links`() { #expect(opened != "") }
        @Test(arguments: [")", "}"])
        func `control: a forged tree is refuted`(text: String) throws { try #require(opened != text) }
      }

      @Suite struct `GR-002 the certificate` {
        let planted = """
          @Suite struct `GR-555 a suite in a literal` { @Test func `a test`() {} }
          """
        // @Suite struct `GR-666 a suite in a comment` { @Test func `a test`() {} }
        @Test func `holds`() { check(opened) }
        @Test func `control: a false certificate is refuted`() { #expect(true != false) }
      }
      """#,
      graphSource: """
      /// A tree.
      ///
      /// - SeeAlso: GR-001,
      ///   GR-002
      public struct Tree { let text = "- SeeAlso: GR-444"; public init() {} }
      """,
      aspect: "extension Tree {\n  public var shape: Int { text.count }\n}\n",
      command: """
      import DINL

      @main struct Command {
        static func main() { print(Tree().shape) }
      }
      """,
      opening: """
      @testable import DINL

      let opened = Tree().text
      func check(_ value: String) { #expect(value != "") }
      """,
      manifest: """
      let package = Package(
        targets: [
          .target(name: "DINL"),
          .executableTarget(name: "DINLCommand", dependencies: ["DINL"]),
          .testTarget(name: "DINLTests", dependencies: ["DINL"]),
        ])
      """,
      dataReadme: "# Digits\n\nBack to [the project](../../README.md).\n",
    ], otherPaths: ["LICENSE", "Data/digits/digits.csv"])

  /// A project, by default the clean one, with one text replaced in one file.
  static func with(_ path: String, _ old: String, _ new: String, of project: ProjectTree = clean) -> ProjectTree {
    var tree = project
    precondition(tree.texts[path]?.contains(old) == true, "the text to replace must be there")
    tree.texts[path] = tree.texts[path]?.replacing(old, with: new)
    return tree
  }

  static let example = "Sources/Examples/Tree/main.swift"

  static let article = "Sources/DINL/DINL.docc/MakeATree.md"

  /// The clean project with an example, whose second to fourth line the README shows from its line 16 on, and an article
  /// from its line 3 on.
  static let withExample: ProjectTree = {
    var tree = with(
      manifest, "targets: [",
      "targets: [ .executableTarget(name: \"Example\", dependencies: [\"DINL\"], path: \"Sources/Examples\"),")
    tree.texts[example] = "// Makes a tree.\nimport DINL\n\nlet tree = Tree()\nprint(tree)\n"
    let snippet = "\n\n```swift\nimport DINL\n\nlet tree = Tree()\n```\n"
    tree.texts[readme]? += snippet
    tree.texts[article] = "# Make a tree" + snippet
    return tree
  }()

  static func audit(_ tree: ProjectTree) -> Audit { Audit(of: tree, commands: commands) }
}

extension ProjectTree {
  /// Writes the project below a folder; files that the audit does not read are empty.
  func write(to root: URL) throws {
    for (path, text) in texts.merging(otherPaths.map { ($0, "") }, uniquingKeysWith: { text, _ in text }) {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }
}
