import DINL
import Foundation
import TestSupport
import Testing
import Verification

@Suite struct `The snippet of README` {
  /// The snippet as it stands in README, but for its imports.
  private static func run(_ print: (Any) -> Void) throws {
    // BEGIN
    let graph = try CapacitatedGraph(
      nodeNames: ["sensor 1", "sensor 2", "fusion"],
      links: [Link(0, 1, capacity: 2e6), Link(0, 2, capacity: 1e6), Link(1, 2, capacity: 4e6)])
    let tree = try graph.shortestPathTree(from: 2)
    print(tree.exchangeReduction)  // 1/3 of the dense exchange is saved
    print(tree.certificate())  // optimal

    let gate = try DiscreteGate(prior: [0.5, 0.5], channel: [[0.9, 0.1], [0.1, 0.9]])
    print(gate.mutualInformation)  // its rate in nats, in a certified interval
    // END
  }

  /// The lines of a snippet without indentation, blank lines and imports.
  private static func lines(_ text: some StringProtocol) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && !$0.hasPrefix("import ") }
  }

  /// Whether the snippet of a README is the code above.
  private static func isThisCode(_ readme: String) throws -> Bool {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    guard let own = source.firstMatch(of: #/\/\/ BEGIN\n([\s\S]*?)\/\/ END/#)?.1,
      let snippet = readme.firstMatch(of: #/```swift\n([\s\S]*?)```/#)?.1
    else { return false }
    return lines(own) == lines(snippet)
  }

  private static func readme() throws -> String {
    try String(contentsOf: Project.folder.appending(path: "README.md"), encoding: .utf8)
  }

  @Test func `is code that runs and prints what its comments say`() throws {
    #expect(try Self.isThisCode(try Self.readme()))
    var printed: [Any] = []
    try Self.run { printed.append($0) }
    #expect(printed.count == 3)
    #expect(printed[0] as? Double == 1.0 / 3)
    #expect("\(printed[1])".contains("optimal"))
    // ln 2 less the entropy of a coin of 0.1 in nats.
    let rate = 0.1 * log(0.1) + 0.9 * log(0.9) + log(2)
    let estimate = try #require(printed[2] as? Estimate)
    #expect((estimate.value - rate).magnitude <= 8 * Double.ulpOfOne && estimate.lower < estimate.upper)
  }

  @Test func `control: a snippet with another number is not this code`() throws {
    #expect(try !Self.isThisCode(try Self.readme().replacing("capacity: 2e6", with: "capacity: 3e6")))
  }
}
