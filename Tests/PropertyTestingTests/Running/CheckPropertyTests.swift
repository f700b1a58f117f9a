import PropertyTesting
import Testing

@Suite(.property(cases: 300)) struct `A property that fails records two issues, and one that holds records none` {
  static let lists = Generator<Int>.integer.array(count: 0...20)

  /// The first issue is the expectation at its line, the second the summary at the call.
  func expectTwo(
    _ issues: [Issue], minimal: String, expectation: Int, call: Int, from: SourceLocation = #_sourceLocation
  ) {
    #expect(issues.count == 2, sourceLocation: from)
    guard issues.count == 2 else { return }
    #expect(issues[0].isExpectation && issues[0].sourceLocation?.line == expectation, sourceLocation: from)
    #expect(issues[1].sourceLocation?.line == call, sourceLocation: from)
    #expect(issues[1].text.contains("Minimal input:  \(minimal)\n"), "\(issues[1].text)", sourceLocation: from)
    #expect(issues[1].text.contains("DINL_CASE="), sourceLocation: from)
  }

  @Test func synchronous() async throws {
    let line = #line
    let issues = try await recordedIssues {
      Self.check { list in
        #expect(Set(list).count < 3)
        #expect(Set(list).count < 2)
      }
    }
    // The minimal input already fails, and only in the second expectation.
    expectTwo(issues, minimal: "[0, 1]", expectation: line + 4, call: Self.checkLine)
  }

  static let checkLine = #line + 2
  static func check(_ body: ([Int]) throws -> Void) {
    checkProperty(lists) { list in try body(list) }
  }

  @Test @MainActor func `an asynchronous property runs on the actor of the caller`() async throws {
    var seen = 0
    let line = #line
    let issues = try await recordedIssues {
      await checkProperty(Self.lists) { list in
        MainActor.assertIsolated()
        seen += 1
        await Task.yield()
        #expect(Set(list).count < 3)
      }
    }
    expectTwo(issues, minimal: "[0, 1, -1]", expectation: line + 6, call: line + 2)
    #expect(seen > 10)
  }

  @Test(arguments: [2, 3, 5]) func `with arguments`(most: Int) async throws {
    let issues = try await recordedIssues {
      checkProperty(Self.lists, part: "\(most)") { list in #expect(list.count < most) }
    }
    let zeros = Array(repeating: 0, count: most)
    #expect(issues.count == 2)
    #expect(issues.last?.text.contains("Minimal input:  \(zeros)\n") == true)
  }

  @Test func `a thrown error`() async throws {
    struct Refused: Error {}
    let issues = try await recordedIssues {
      checkProperty(Generator<Int>.integer) { number in if number > 10 { throw Refused() } }
    }
    #expect(issues.count == 2)
    #expect(issues.first?.error is Refused)
    #expect(issues.last?.text.contains("Minimal input:  11\n") == true)
  }

  @Test func `a requirement`() async throws {
    let issues = try await recordedIssues {
      checkProperty(Generator<Int>.integer) { number in try #require(number < 11) }
    }
    #expect(issues.count == 2)
    #expect(issues.first?.isExpectation == true)
  }

  @Test func `control: a property that holds records nothing`() async throws {
    let issues = try await recordedIssues {
      checkProperty(Self.lists) { list in #expect(list.reversed().reversed() == list) }
      await checkProperty(Self.lists) { list in
        await Task.yield()
        #expect(list.sorted().count == list.count)
      }
    }
    #expect(issues.isEmpty)
  }

  @Test func `the input is written so that it can be pasted`() async throws {
    struct Place: Equatable {
      var name: String
      var at: (Double, Int?)
      static func == (left: Place, right: Place) -> Bool { left.name == right.name }
    }
    #expect(swiftLiteral(of: Place(name: "a\"b", at: (0.1, nil))) == #"Place(name: "a\"b", at: (0.1, nil))"#)
    #expect(swiftLiteral(of: ["k": [1, 2]]) == #"["k": [1, 2]]"#)
    #expect(swiftLiteral(of: [Double.infinity, -0.0]) == "[Double.infinity, -0.0]")
    #expect(swiftLiteral(of: Weights([1, 0])) == "Weights([1, 0])")
    let graph = GeneratedGraph(vertexCount: 2, links: [.init(0, 1, 3)])
    #expect(swiftLiteral(of: graph) == "GeneratedGraph<Int>(vertexCount: 2, links: [.init(0, 1, 3)])")
  }
}

@Suite(.serialized, .property(cases: 300)) struct `Properties also run in serialized suites` {
  @Test(arguments: [1, 2, 3]) func `arguments run one after the other`(most: Int) async throws {
    let issues = try await recordedIssues {
      checkProperty(Generator<Int>.integer(in: 0...100), part: "\(most)") { number in #expect(number < most) }
    }
    #expect(issues.count == 2)
    #expect(issues.last?.text.contains("Minimal input:  \(most)\n") == true)
  }
}

/// The synchronous code of an actor needs the trait. The suite removes the two expected issues.
@Suite(.compactMapIssues { expectedIssue($0) }) struct `A property checked on an actor runs on that actor` {
  actor Place {
    var seen = 0
    func check() {
      checkProperty(Generator<Int>.integer.array(count: 0...20)) { list in
        assertIsolated()
        seen += 1
        #expect(list.count < 4)
      }
    }
    static let expectationLine = #line - 3
  }

  @Test(.property(cases: 300)) func `a failing property with the trait records two issues`() async {
    let place = Place()
    let before = expectedIssues.count
    await place.check()
    #expect(expectedIssues.count == before + 2)
    #expect(await place.seen > 10)
  }
}

private let expectedIssues = Counter()

@Sendable private func expectedIssue(_ issue: Issue) -> Issue? {
  let isExpected =
    issue.isExpectation
    ? issue.sourceLocation?.line == `A property checked on an actor runs on that actor`.Place.expectationLine
    : issue.text.contains("Minimal input:  [0, 0, 0, 0]\n")
  guard isExpected else { return issue }
  _ = expectedIssues.add()
  return nil
}
