import Claims
import Foundation
import TestSupport
import Testing

@Suite struct `What is no gap` {
  private static let manifest = PlantedTree.manifest
  private static let readme = PlantedTree.readme
  private static let suite = PlantedTree.graphTests

  @Test
  func `Swift code of the README and of an article that is part of an example, and what a program does not name`() {
    #expect(gaps(PlantedTree.withExample) == [])
  }

  @Test(arguments: ["text\nlet tree = Bush()\n", "\nlet tree = Bush()\n"])
  func `a block of the README or of an article in another language`(text: String) {
    var tree = PlantedTree.withExample
    for path in [Self.readme, PlantedTree.article] { tree.texts[path]? += "\n```\(text)```\n" }
    #expect(gaps(tree) == [])
  }

  @Test(arguments: ["Sources/DINL/README.md", "Data/trees.docc/Tree.md", "Sources/DINL/tree.docc.md"])
  func `Swift code in a document that is neither the README nor an article`(path: String) {
    var tree = PlantedTree.withExample
    tree.texts[path] = "# Trees\n\n```swift\nlet tree = Bush()\n```\n"
    #expect(gaps(tree) == [])
  }

  @Test func `Swift code of an article that is part of a test`() throws {
    var tree = PlantedTree.withExample
    let lines = try #require(tree.texts[Self.suite]).split(separator: "\n", omittingEmptySubsequences: false)
    tree.texts[PlantedTree.article] = "```swift\n\(lines[1...2].joined(separator: "\n"))\n```\n"
    #expect(gaps(tree) == [])
  }

  @Test func `a test and a suite in an example, which no code names`() {
    let tests = "import Testing\n@Suite struct `A tree` { @Test func `grows`() { #expect(true != false) } }\n"
    var tree = PlantedTree.withExample
    tree.texts["Sources/Examples/TreeTests.swift"] = tests
    #expect(gaps(tree) == [])
  }

  private func gaps(_ tree: ProjectTree) -> [String] { PlantedTree.audit(tree).gaps.map(\.description) }

  @Test func `an import in a file that the target leaves out`() {
    var tree = PlantedTree.with(
      Self.manifest, ".target(name: \"DINL\")", ".target(name: \"DINL\", exclude: [\"Old.swift\"])")
    tree.texts["Sources/DINL/Old.swift"] = "import DINLCommand\n"
    #expect(gaps(tree) == [])
  }

  @Test(arguments: ["Flags.enabled", "flags().disabled", "Flags.self.enabled"])
  func `arguments of a test that have the name of a trait`(arguments: String) {
    #expect(
      gaps(PlantedTree.with(Self.suite, "@Test func `holds`()", "@Test(arguments: \(arguments)) func `holds`(a: Int)"))
        == [])
  }

  @Test(arguments: ["#if os(Linux)\nEXTENSION\n#endif", "@available(*, unavailable)\nEXTENSION"])
  func `an extension of a suite that holds no test and is not always compiled`(text: String) {
    let helpers = text.replacing("EXTENSION", with: "extension `GR-002 the certificate` { func help() {} }")
    #expect(gaps(PlantedTree.with(Self.suite, "import Testing", helpers)) == [])
  }

  @Test(arguments: ["--output Data/wine/table.csv", "> Data/wine/table.csv"])
  func `a path that a command writes`(output: String) {
    #expect(gaps(PlantedTree.with(Self.readme, "reproduce --seeds 20", "reproduce --seeds 20 \(output)")) == [])
  }

  @Test(arguments: ["results", ".build"])
  func `a path into what a run creates, though a link stands in its place`(name: String) throws {
    try withTemporaryDirectory { root in
      let planted = PlantedTree.with(Self.readme, "reproduce --seeds 20", "reproduce \(name)/table.csv --seeds 20")
      try planted.write(to: root)
      try FileManager.default.createSymbolicLink(
        at: root.appending(path: name), withDestinationURL: root.appending(path: "Data"))
      let tree = try ProjectTree(contentsOf: root)
      #expect(tree.otherPaths == planted.otherPaths)
      #expect(gaps(tree) == [])
    }
  }

  @Test func `a test that calls a function that calls a function that holds an expectation`() {
    let functions = "{ compare(value) }\nfunc compare(_ value: String) { #expect(value != \"\") }"
    #expect(gaps(PlantedTree.with(PlantedTree.opening, "{ #expect(value != \"\") }", functions)) == [])
  }

  @Test(arguments: [
    "check<String>(opened)", "check<[(Int) -> Set<String>]>(opened)", "check<Int, [Int: Int?]>(opened)",
  ])
  func `a test that calls a generic function that holds an expectation`(call: String) {
    #expect(gaps(PlantedTree.with(Self.suite, "check(opened)", call)) == [])
  }

  @Test(arguments: [
    (
      "Tests/TestSupport/Ensure.swift",
      "package func ensure(_ value: String) { compare(value) }\nprivate func compare(_ value: String) { EXPECTATION }"
    ),
    ("Sources/Ensuring/Ensure.swift", "public func ensure(_ value: String) { EXPECTATION }"),
    ("Sources/Ensuring/Ensure.swift", "package func ensure(_ value: String) { Issue.record(\"\\(value)\") }"),
  ])
  func `a test that calls what another target shows it`(path: String, text: String) {
    var tree = PlantedTree.with(Self.suite, "check(opened)", "ensure(opened)")
    tree.texts[path] = "import Testing\n" + text.replacing("EXPECTATION", with: "#expect(value != \"\")") + "\n"
    #expect(gaps(tree) == [])
  }
}
