import Claims
import TestEvidence

/// A test of a claim with what the run showed of it.
public struct TestReport: Codable, Equatable, Sendable {
  /// What became of the test.
  public enum State: String, Codable, Sendable {
    case passed
    case failed
    /// The run left it out.
    case skipped
    /// The run does not hold it.
    case missing

    /// What became of a test, by what the run says of it: nil if the run does not hold it. One that began, was left out
    /// and did not end is left out.
    init(of test: TestRun.Test?) {
      guard let test else {
        self = .missing
        return
      }
      if !test.issues.isEmpty {
        self = .failed
      } else if test.isSkipped || !test.isStarted {
        self = .skipped
      } else {
        self = test.isEnded ? .passed : .failed
      }
    }
  }

  /// How a control refuted what it was to refute.
  public enum Refutation: String, Codable, Sendable {
    /// A search found a counterexample, which is attached.
    case counterexample
    /// The control passed, attached no search, and holds an expectation: it held, so that the falsehood was refuted as the
    /// control demands.
    case expectation
    /// It did not pass; or searched, and no search found a counterexample; or holds no expectation.
    case nothing
  }

  /// The name of the function.
  public var name: String
  /// The name of the suite.
  public var suite: String
  /// The path of the file in the project.
  public var file: String
  /// The line of the function's name.
  public var line: Int
  /// The identifier of the test without the labels of arguments.
  public var identifier: String
  /// What became of the test.
  public var state: State
  /// The seconds from its beginning to its end, other tests beside it included.
  public var seconds: Double?
  /// What failed.
  public var issues: [String]
  /// How it refuted what it was to refute; nil if it is no control.
  public var refutation: Refutation?
  /// What it attached.
  public var evidence: [EvidenceDocument]

  /// Whether it is a negative control.
  public var isControl: Bool { refutation != nil }

  init(_ test: ClaimRecord.Test, run: TestRun.Test?, evidence: [EvidenceDocument]) {
    (name, suite, identifier) = (test.name, test.suite, test.identifier)
    (file, line) = (test.location.path, test.location.line)
    (seconds, issues) = (run?.seconds, run?.issues ?? [])
    self.evidence = evidence
    let state = State(of: run)
    self.state = state
    refutation = test.isControl ? Self.refutation(test, state, evidence) : nil
    if state == .failed, issues.isEmpty { issues = ["the test began and did not end"] }
  }

  private static func refutation(
    _ test: ClaimRecord.Test, _ state: State, _ evidence: [EvidenceDocument]
  ) -> Refutation {
    guard state == .passed else { return .nothing }
    let searches = evidence.filter { $0.kind == .control && ($0.outcome == .refuted || $0.outcome == .notRefuted) }
    if searches.contains(where: { $0.outcome == .refuted }) { return .counterexample }
    return searches.isEmpty && test.holdsExpectation ? .expectation : .nothing
  }
}
