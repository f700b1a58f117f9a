import Claims

extension Fault {
  private static let proof = PlantedTree.graphProof
  private static let readme = PlantedTree.readme

  static var links: [Fault] {
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

  static var commands: [Fault] {
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
        .unknownCommand, in: readme, "reproduce --seeds 20", "reproduce --output Data/wine Data/wine/wine.csv",
        line: 10, says: "names Data/wine/wine.csv, which does not exist"),
      Fault(
        .rowWithoutCommand, in: readme, "`swift test --filter GR-001`", "to be seen", line: 9, says: "'to be seen'"),
      Fault(.rowWithoutCommand, in: readme, "`swift test --filter GR-001`", "`dinl`", line: 9, says: "'`dinl`'"),
    ]
  }

  static var snippets: [Fault] {
    func fault(_ path: String, _ old: String, _ new: String) -> Fault {
      let isArticle = path == PlantedTree.article
      return Fault(
        .snippetNotInExamples, PlantedTree.with(path, old, new, of: PlantedTree.withExample),
        path: isArticle ? path : readme, line: isArticle ? 3 : 16,
        says: "not, line for line, part of a file below Sources/Examples")
    }
    var deep = PlantedTree.withExample
    deep.texts["Sources/DINL/Trees/DINL.docc/More/Bush.md"] = "```swift\nlet tree = Bush()\n```\n"
    var left = PlantedTree.withExample
    left.texts["Tests/Old/Bush.swift"] = "let tree = Bush()\n"
    left.texts[PlantedTree.article] = "```swift\nlet tree = Bush()\n```\n"
    var moved = PlantedTree.withExample
    moved.texts["Sources/DINLCommand/main.swift"] = moved.texts.removeValue(forKey: PlantedTree.example)
    return [
      fault(PlantedTree.article, "= Tree()", "= Tree(1)"),
      fault(PlantedTree.article, "import DINL\n\nlet tree = Tree()\n", ""),
      fault(PlantedTree.article, "let", "let tree = Tree()\nlet"), fault(PlantedTree.article, "\n```\n", "\n"),
      Fault(
        .snippetNotInExamples, deep, path: "Sources/DINL/Trees/DINL.docc/More/Bush.md", line: 1,
        says: "not, line for line, part of a file below Sources/Examples"),
      Fault(
        .snippetNotInExamples, left, path: PlantedTree.article, line: 1, says: "below Sources/Examples or Tests"),
      fault(readme, "= Tree()", "= Tree(1)"), fault(readme, "= Tree()", "= Tree() "),
      fault(readme, "DINL\n\nlet", "DINL\nlet"), fault(readme, "```swift\nimport DINL", "```Swift copy\nimport Tree"),
      fault(PlantedTree.example, "import DINL\n", "import DINL\nimport DINL\n// once more\n"),
      fault(PlantedTree.manifest, "\"Sources/Examples\"", "\"Sources/Examples\", exclude: [\"Tree\"]"),
      Fault(.snippetNotInExamples, moved, path: readme, line: 16, says: "part of a file below Sources/Examples"),
    ]
  }
}
