import Foundation
import PropertyTesting
import TestSupport
import Testing

@Suite struct `The article on testing graph algorithms` {
  let article: [String]
  let tests: [String]

  init() throws {
    article = try Self.lines(of: "Sources/PropertyTesting/PropertyTesting.docc/TestYourGraphAlgorithm.md")
    tests = try Self.lines(of: "Tests/PropertyTestingTests/Acceptance/GraphAlgorithmTests.swift")
  }

  static func lines(of path: String) throws -> [String] {
    let text = try String(contentsOf: Project.folder.appending(path: path), encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `shows only code of the tests, line for line`() {
    #expect(strangeBlocks(in: article[...]).isEmpty)
    // The generator and a control, and three functions, each with its property.
    #expect(article.count { $0.hasPrefix("```swift") } == 8)
  }

  @Test func `control: a line of its code that is altered, doubled or left out is reported`() {
    var isCode = false
    for (index, line) in article.enumerated() {
      if line.hasPrefix("```") { isCode = line == "```swift" }
      guard isCode, line != "```swift" else { continue }
      #expect(strangeBlocks(in: article[..<index] + [line + " "] + article[(index + 1)...]).count == 1)
      #expect(strangeBlocks(in: article[...index] + article[index...]).count == 1)
      // Without its first or last line a block is still part of the tests.
      guard article[index - 1] != "```swift", article[index + 1] != "```" else { continue }
      #expect(strangeBlocks(in: article[..<index] + article[(index + 1)...]).count == 1)
    }
  }

  @Test func `control: a block that is empty or does not end is reported by its line`() {
    #expect(strangeBlocks(in: ["```swift", "```"]) == [1])
    #expect(strangeBlocks(in: ["", "```swift", tests[0]]) == [2])
    #expect(strangeBlocks(in: ["```swift", tests[0], "```"]).isEmpty)
  }

  /// The blocks of Swift code that are not, line for line, part of the tests, each by the number of its first line.
  func strangeBlocks(in article: ArraySlice<String>) -> [Int] {
    var strange: [Int] = []
    var rest = article
    while let start = rest.firstIndex(of: "```swift") {
      let code = article[(start + 1)...].prefix { $0 != "```" }
      if code.isEmpty || code.endIndex == article.endIndex || !tests.contains(code) { strange.append(start + 1) }
      rest = article[code.endIndex...]
    }
    return strange
  }

  @Test(arguments: [
    `Graph algorithms of your own`.ring, `Graph algorithms of your own`.triangle,
    `Graph algorithms of your own`.twoPaths,
  ])
  func `shows the smallest counterexamples as a report prints them`(graph: Graph) {
    #expect(article.contains("Minimal input:  \(graph.swiftLiteral)"))
  }

  @Test func `shows no other counterexample`() {
    #expect(article.count { $0.hasPrefix("Minimal input:") } == 3)
  }
}
