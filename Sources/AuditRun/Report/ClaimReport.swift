import Claims

/// A claim with what the run showed of it.
public struct ClaimReport: Codable, Equatable, Sendable {
  /// The id, such as "GR-001".
  public var id: String
  /// The text of its heading.
  public var title: String
  /// The first two letters of the id.
  public var area: String
  /// The path of its proof.
  public var proof: String
  /// The line on which the proof begins.
  public var line: Int
  /// The statement in Markdown, with formulas between `$$`.
  public var statement: String
  /// The kinds of check that the proof states, as it states them.
  public var kinds: [String]
  /// What the proof says of its evidence, in Markdown.
  public var evidence: String
  /// The claims that it uses.
  public var uses: [String]
  /// The claims that use it.
  public var usedBy: [String]
  /// The declarations that carry it, as path and name.
  public var code: [String]
  /// The tests that are no controls.
  public var tests: [TestReport]
  /// The negative controls.
  public var controls: [TestReport]
  /// The score of the mutants of its code, if it was measured.
  public var mutation: MutationSummary.Score?
  /// The command that repeats its tests alone.
  public var command: String
  /// How firmly its own tests show it.
  public var own: ClaimStrength
  /// How firmly it stands with all that it uses.
  public var computed: ClaimStrength
  /// What breaks it, and on which claims it rests that are weaker than it is.
  public var reasons: [String]
}
