import TestSupport
import Testing

@Suite struct `An example` {
  /// The beginning of each line that an example prints.
  static let lines: [String: [String]] = [
    "ExampleCertificate": [
      "within the tolerance: ", "refuted: node 0 has distance 1e-06, but node 1 offers 7.5e-07", "0.33333",
    ],
    "ExampleHistogram": ["0.0"], "ExampleNeighbors": ["0.0"],
    "ExampleInformation": ["0.4133392865922", "0.3680642071684"],
    "ExampleInterval": ["true true", "true", "0.3080930697119"],
    "ExampleRefutation": ["refuted for losses in {0,1,2,3,4}: gap <= I/m", "law ["],
    "ExampleSystem": ["0.25 ≤ 0.255746002843", "GB-001: ", "GB-002: ", "GB-002: ", "GB-002: "]
      + Array(repeating: "GB-005: ", count: 12) + Array(repeating: "GB-009: ", count: 5)
      + ["GB-013: ", "GB-013: ", "GB-014: "],
  ]

  /// Whether a call ended well, with one line for each beginning.
  func prints(_ outcome: DINLProgram.Outcome, _ beginnings: [String]) -> Bool {
    let lines = outcome.output.split(separator: "\n")
    return outcome.status == 0 && outcome.error.isEmpty && lines.count == beginnings.count
      && zip(lines, beginnings).allSatisfy { $0.hasPrefix($1) }
  }

  @Test(arguments: lines)
  func `prints what its comments say`(name: String, beginnings: [String]) throws {
    let outcome = try DINLProgram.example(name)
    #expect(prints(outcome, beginnings), "\(outcome)")
  }

  @Test func `control: the lines of another example, and an error beside them, are refuted`() throws {
    let beginnings = try #require(Self.lines["ExampleInformation"])
    func outcome(_ lines: [String], status: Int32 = 0, error: String = "") -> DINLProgram.Outcome {
      DINLProgram.Outcome(status: status, output: lines.map { $0 + " ≤ I\n" }.joined(), error: error)
    }
    #expect(prints(outcome(beginnings), beginnings))
    #expect(!prints(outcome(beginnings.reversed()), beginnings) && !prints(outcome(["0"] + beginnings), beginnings))
    #expect(!prints(outcome(beginnings, status: 1), beginnings))
    #expect(!prints(outcome(beginnings, error: "no"), beginnings))
  }
}
