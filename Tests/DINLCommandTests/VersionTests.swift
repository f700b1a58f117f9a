import Foundation
import TestSupport
import Testing
import Trials

@Suite struct `The version of the package` {
  /// The three numbers of a release; nil for another text. Source: T. Preston-Werner, "Semantic versioning 2.0.0", 2013.
  func numbers(_ text: String) -> [Int]? {
    guard text.wholeMatch(of: #/(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}/#) != nil else { return nil }
    return text.split(separator: ".").compactMap { Int($0) }
  }

  /// The headings of versions in a document, in order.
  func headings(_ document: String) -> [String] {
    document.split(separator: "\n").filter { $0.hasPrefix("### ") }.map { String($0.dropFirst(4)) }
      .filter { numbers($0) != nil }
  }

  @Test func `is a release, the newest of the README, that to cite, and of the first number that dependents are told`()
    throws
  {
    let readme = try String(contentsOf: Project.folder.appending(path: "README.md"), encoding: .utf8)
    let version = try #require(numbers(Provenance.version))
    #expect(headings(readme).first == Provenance.version)
    let told = readme.matches(of: #/from: "([^"]*)"/#).map { numbers(String($0.1))?.first }
    #expect(!told.isEmpty && told.allSatisfy { $0 == version[0] })
    #expect(readme.matches(of: #/version = \{([^}]*)\}/#).map { String($0.1) } == [Provenance.version])
  }

  @Test func `is the first that the program says of itself`() throws {
    let outcome = try withTemporaryDirectory { try DINLProgram.call(["--version"], in: $0) }
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
    #expect(outcome.status == 0 && lines.count == 4 && lines.first?.first == "dinl", "\(outcome)")
    #expect(lines.first?.last?.trimmingCharacters(in: .whitespaces) == Provenance.version)
  }

  @Test func `control: texts that are no release, and headings that are no version, do not count`() {
    for text in ["", "1", "1.0", "1.0.0.0", "01.0.0", "1.0.0-beta", "v1.0.0", "1.0.x"] { #expect(numbers(text) == nil) }
    #expect(numbers("10.0.21") == [10, 0, 21])
    #expect(headings("## 3.0.0\n### Versions\n### 1.2.0\ntext\n### 1.1.0") == ["1.2.0", "1.1.0"])
  }
}
