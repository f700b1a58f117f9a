import Foundation
import TestEvidence
import Testing

@testable import PropertyTesting

@Suite struct `What a run shows is written down as evidence` {
  static let numbers = Generator<Int>.integer(in: 0...1000)
  static let identity = TestIdentity(test: nil, part: "part", sourceLocation: #_sourceLocation)

  /// The document and the lines of a search in which numbers are scored and those below `bound` pass.
  static func evidence(below bound: Int, cases: Int = 300) -> (EvidenceDocument, [TestCaseObservation]) {
    let search = Search(cases: cases, baseSeed: 7)
    let (observer, recorder) = (Observer(), CaseRecorder<Int>(property: "numbers", limit: 20))
    let outcome = search.run(numbers, observer: observer) { number in
      recorder.judged(number, observer) {
        observer.cover("even", atLeast: 0.1, when: number.isMultiple(of: 2))
        observer.score(Double(number))
        return number == 13 ? .discarded : number < bound ? .passed : .failed
      }
    }
    if case .failed(let failure) = outcome { recorder.addSmallest(failure.minimal, failed: true) }
    let evidence = RunEvidence<Int>(identity: identity, seed: 255, effort: 1, best: recorder.best)
    return (evidence.document(of: outcome), recorder.observations)
  }

  @Test func `a run that passes states its cases, seed, labels and greatest score`() throws {
    let (document, lines) = Self.evidence(below: 2000)
    #expect(document.outcome == .passed && document.kind == .property && document.cases == 300)
    #expect(document.seed == "0xff" && document.property == document.test + "#part")
    let label = try #require(document.labels.first)
    #expect(label.name == "even" && label.demand == 0.1 && label.occurrences > 0 && label.trials > label.occurrences)
    let best = try #require(document.best)
    // Three of four cases are changed from those with the greatest scores, and the greatest number is within reach.
    #expect(best.score == 1000 && best.input == "1000" && document.refutation == nil)
    #expect(lines.count == 20 && lines.allSatisfy { $0.status != .failed && $0.howGenerated == "search" })
  }

  @Test func `a run that fails states the smallest counterexample, and keeps the cases that fail`() throws {
    let (document, lines) = Self.evidence(below: 500)
    #expect(document.outcome == .refuted)
    let refutation = try #require(document.refutation)
    #expect(refutation.counterexamples == ["500"] && refutation.input == "500")
    #expect(refutation.casesUntilRefuted == document.cases + 1)
    #expect(lines.last?.status == .failed && lines.last?.representation == "500")
    #expect(lines.last?.howGenerated == "smallest failing input found")
    #expect(lines.count { $0.status == .failed } == 2)
  }

  @Test func `cases beyond a size are not kept, unless they fail`() {
    let recorder = CaseRecorder<String>(property: "texts")
    let long = String(repeating: "x", count: 40_000)
    for _ in 0..<5 { recorder.add(long, .passed, [], seconds: 0) }
    // Each case is written twice, as a whole and as its only part: 160 kB exceed 128 kB.
    #expect(recorder.observations.count == 2)
    recorder.add(long, .failed, [], seconds: 0)
    #expect(recorder.observations.map(\.status) == [.passed, .passed, .failed])
    // What follows a failure simplifies it.
    recorder.add("x", .failed, [], seconds: 0)
    #expect(recorder.observations.count == 3)
  }

  @Test func `a document is the same after it was written and read`() throws {
    var (document, _) = Self.evidence(below: 500)
    document.best?.score = .infinity
    document.deviation = Deviation(.tolerance, 1, 1.5, allowed: 0, holds: false, origin: "none")
    let json = try document.json()
    #expect(try EvidenceDocument.decoder.decode(EvidenceDocument.self, from: Data(json.utf8)) == document)
  }

  /// The fields that the schema of the format requires, and admits.
  static let fields: Set = [
    "type", "status", "status_reason", "representation", "arguments", "how_generated", "features", "coverage", "timing",
    "metadata", "property", "run_start",
  ]

  static func isObservation(_ line: String) throws -> Bool {
    guard !line.contains("\n"), let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    else { return false }
    return Set(object.keys) == fields && object["type"] as? String == "test_case"
      && ["passed", "failed", "gave_up"].contains(object["status"] as? String) && object["coverage"] is NSNull
      && object["arguments"] is [String: Any] && object["features"] is [String: Any]
      && object["run_start"] is Double && (object["timing"] as? [String: Double])?.values.allSatisfy { $0 >= 0 } == true
  }

  @Test func `each case is one line with the fields of the format`() throws {
    let lines = try Self.evidence(below: 500).1.map { try $0.line() }
    for line in lines { #expect(try Self.isObservation(line), "\(line)") }
  }

  @Test func `control: a line that lacks a field or has another is none of the format`() throws {
    let line = try #require(Self.evidence(below: 500).1.first).line()
    #expect(try !Self.isObservation(line.replacing("\"metadata\":{},", with: "")))
    #expect(try !Self.isObservation(line.replacing("\"metadata\"", with: "\"other\":1,\"metadata\"")))
    #expect(try !Self.isObservation(line.replacing("test_case", with: "case")))
  }

  @Test func `the searches for a counterexample are counted, and the first one can be drawn`() throws {
    var tally = RefutationTally<(rows: [[Int]], root: Int)>(isRecording: true)
    let generator = Self.numbers.map { (rows: [[$0, 1], [2, 3]], root: 0) }
    for seed in UInt64(1)...3 {
      let outcome = Search(cases: 500, baseSeed: seed).run(generator) { $0.rows[0][0] > 700 ? .failed : .passed }
      tally.add(outcome, seed: seed) { "\($0.rows[0][0])" }
    }
    let document = tally.document(of: Self.identity)
    #expect(tally.found == ["701"] && document.kind == .control && document.outcome == .refuted)
    let refutation = try #require(document.refutation)
    #expect(refutation.searches == 3 && refutation.refutingSearches == 3 && refutation.counterexamples == ["701"])
    #expect(document.cases >= 0 && (refutation.casesUntilRefuted ?? 0) > 0 && document.seed == "0x1")
    #expect(
      refutation.drawing?.tables.contains { $0.title == "rows" && $0.rows == [["701", "1"], ["2", "3"]] } == true)
  }

  @Test func `control: a falsehood that no search refutes is not called refuted`() {
    var tally = RefutationTally<Int>(isRecording: true)
    tally.add(Search(cases: 50, baseSeed: 1).run(Self.numbers) { _ in .passed }, seed: 1) { "\($0)" }
    let document = tally.document(of: Self.identity)
    #expect(document.outcome == .notRefuted && document.cases == 50 && tally.found == ["not refuted"])
    #expect(document.refutation?.counterexamples == [] && document.refutation?.casesUntilRefuted == nil)
  }
}

@Suite struct `A counterexample can be drawn` {
  struct Rooted {
    let graph: GeneratedGraph<Int>
    let root: Int
    let salt: UInt64
  }

  @Test func `a graph keeps its links with their labels, and the root beside it`() {
    let graph = GeneratedGraph(vertexCount: 3, links: [.init(1, 0, 4), .init(2, 1, 7)])
    let drawn = drawing(of: Rooted(graph: graph, root: 2, salt: 9))
    let links: [CaseDrawing.Graph.Link] = [.init(from: 1, to: 0, label: "4"), .init(from: 2, to: 1, label: "7")]
    #expect(drawn == CaseDrawing(graph: .init(nodeCount: 3, root: 2, links: links)))
  }

  @Test func `a learning system becomes its tables, each with its name`() {
    let system = LearningSystem(
      sampleCount: 1, law: Weights([1, 2]), algorithm: [Weights([4, 3]), Weights([3, 4])], loss: [[0, 1], [1, 0]])
    let drawn = drawing(of: system)
    #expect(drawn?.tables.map(\.title) == ["sampleCount", "law", "algorithm", "loss"])
    #expect(
      drawn?.tables.map(\.rows) == [[["1"]], [["1", "2"]], [["4", "3"], ["3", "4"]], [["0", "1"], ["1", "0"]]])
    #expect(drawn?.graph == nil)
  }

  @Test func `gates become a table for each hypothesis`() {
    let gated = [[Weights([1, 2])], [Weights([3, 4])]]
    #expect(drawing(of: (gate: gated, weight: 3))?.tables.map(\.title) == ["weight", "gate[0]", "gate[1]"])
  }

  @Test(arguments: ["text", 4, 2.5, [String](), ["a", "b"]] as [any Sendable])
  func `control: what holds no graph and no table of numbers is not drawn`(value: any Sendable) {
    #expect(drawing(of: value) == nil)
  }

  @Test func `control: a table that is too large is not drawn`() {
    #expect(drawing(of: [[Int]](repeating: [1, 2], count: 200)) != nil)
    #expect(drawing(of: [[Int]](repeating: [1, 2], count: 201)) == nil)
  }
}
