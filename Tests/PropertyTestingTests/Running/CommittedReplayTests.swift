import Foundation
import PropertyTesting
import TestSupport
import Testing

@Suite struct `A committed input is tried first` {
  static let lists = Generator<Int>.integer.array(count: 0...20)

  /// A location for a test file in a folder `Tests` that is removed afterwards.
  func withFolder(_ body: (SourceLocation, URL) async throws -> Void) async throws {
    try await withTemporaryDirectory { root in
      let folder = root.appendingPathComponent("Tests/SomeTests")
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("Replays"), withIntermediateDirectories: true)
      let location = SourceLocation(
        fileID: "SomeTests/File.swift", filePath: folder.appendingPathComponent("File.swift").path, line: 1, column: 1)
      try await body(location, folder.appendingPathComponent("Replays"))
    }
  }

  /// Commits an input under the name that the summary of a failure states.
  func commit(_ choices: [Choice], _ location: SourceLocation, _ folder: URL) async throws {
    let issues = try await recordedIssues {
      checkProperty(Self.lists, sourceLocation: location) { #expect($0.count < 0) }
    }
    let text = try #require(issues.last?.text)
    let name = try #require(text.split(separator: "/").last)
    let data = try JSONEncoder().encode(Replay(test: "", input: "", choices: choices))
    try data.write(to: folder.appendingPathComponent(String(name)))
  }

  func choices(of seed: UInt64) throws -> [Choice] {
    var source = ChoiceSource()
    source.start(seed: seed, size: 60)
    _ = try source.draw(Self.lists)
    return source.recording.choices
  }

  @Test func `a committed input is run before any other case, and shrunk further`() async throws {
    try await withFolder { location, folder in
      let committed = try choices(of: 3)
      try await commit(committed, location, folder)
      var first: [Int]?
      let issues = try await recordedIssues {
        checkProperty(Self.lists, sourceLocation: location) { list in
          if first == nil { first = list }
          #expect(list.count < 2)
        }
      }
      var source = ChoiceSource()
      source.start(replaying: committed)
      #expect(try source.draw(Self.lists) == first)
      #expect(issues.count == 2)
      #expect(issues.last?.text.contains("fails on the committed replay") == true)
      #expect(issues.last?.text.contains("Minimal input:  [0, 0]\n") == true)
    }
  }

  @Test func `a committed input that passes records no issue`() async throws {
    try await withFolder { location, folder in
      try await commit(try choices(of: 3), location, folder)
      let issues = try await recordedIssues { checkProperty(Self.lists, sourceLocation: location) { _ in } }
      #expect(issues.isEmpty)
    }
  }

  @Test func `control: a stale input is reported, but does not fail the test`() async throws {
    try await withFolder { location, folder in
      var stale = try choices(of: 3)
      stale[0].above += 1
      try await commit(stale, location, folder)
      let issues = try await recordedIssues { checkProperty(Self.lists, sourceLocation: location) { _ in } }
      #expect(issues.count == 1)
      #expect(issues.first?.text.contains("is stale") == true)
      #expect(issues.first?.isFailure == false)
    }
  }

  @Test func `a file that is not a replay is reported`() async throws {
    try await withFolder { location, folder in
      try await commit([], location, folder)
      let file = try #require(
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).first)
      try Data("{".utf8).write(to: file)
      let issues = try await recordedIssues { checkProperty(Self.lists, sourceLocation: location) { _ in } }
      #expect(issues.count == 1)
      #expect(issues.first?.text.contains("is stale: it is not a replay") == true)
    }
  }
}
