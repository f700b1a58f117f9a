/// What a project says of one claim: its statement, and the places and tests that carry it.
public struct ClaimRecord: Sendable {
  /// A test of the claim.
  public struct Test: Sendable {
    /// The name of the function; that of a negative control begins with `control:`.
    public let name: String
    /// The name of the suite.
    public let suite: String
    /// Whether it is a negative control.
    public let isControl: Bool
    /// The identifier that `swift test --filter` sees, with empty parentheses instead of the labels of arguments.
    public let identifier: String
    /// The file and line of the function's name.
    public let location: Location
    /// Whether it holds an expectation, or calls a function that does.
    public let holdsExpectation: Bool
  }

  /// The id of the claim.
  public let id: ClaimID
  /// The text of the claim's heading after its id.
  public let title: String
  /// The file and line where the proof begins.
  public let location: Location
  /// The statement in Markdown, without the word that begins it.
  public let statement: String
  /// The kinds of check that the proof states.
  public let evidence: [Audit.Evidence]
  /// The line of the proof on its evidence, in Markdown.
  public let evidenceText: String
  /// The commands that the line on evidence names, as they are written.
  public let commands: [String]
  /// The claims that the derivation uses.
  public let uses: [ClaimID]
  /// The declarations that carry the claim, as path and name.
  public let code: [String]
  /// The tests, in the order of files and lines; the negative controls among them.
  public let tests: [Test]

  /// What a reading of the project says of a claim.
  init(_ proof: ClaimProof, in reading: ProjectReading) {
    (id, title, location) = (proof.id, proof.title ?? "", proof.location)
    statement = proof.sections[.claim]?.text ?? ""
    let field = proof.fields[.evidence]
    evidenceText = field?.text ?? ""
    evidence = Audit.Evidence.read(evidenceText)
    commands = (field?.codeSpans ?? []).map(\.text).filter { ShellCommand.read($0).contains(where: \.runsSomething) }
    uses = reading.usedClaims(by: proof)
    code = reading.code(of: proof)
    tests = reading.suites(of: proof.id).flatMap { suite in
      suite.functions.map { function in
        Test(
          name: function.name, suite: suite.name, isControl: function.isControl, identifier: function.identifier,
          location: function.location, holdsExpectation: reading.holdsExpectation(function))
      }
    }.sorted { $0.location < $1.location }
  }
}
