import Foundation
import PropertyTesting
import TestSupport
import Testing

@Suite struct `The article on testing graph algorithms` {
  let article: [String]

  init() throws {
    let path = "Sources/PropertyTesting/PropertyTesting.docc/TestYourGraphAlgorithm.md"
    let text = try String(contentsOf: Project.folder.appending(path: path), encoding: .utf8)
    article = text.split(separator: "\n").map(String.init)
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
