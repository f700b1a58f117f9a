/// The links from every claim to its proof, code, tests and evidence, and every gap in them.
public struct Audit: Sendable, Encodable {
  /// What the audit found about one claim.
  public struct Row: Sendable, Encodable {
    /// The id of the claim.
    public let id: ClaimID
    /// The text of the claim's heading after its id; empty if it has none.
    public let title: String
    /// The place where the proof begins.
    public let proof: Location
    /// Whether every part of the proof is there, not empty and in order.
    public let isProofComplete: Bool
    /// The paths of the sources that the proof links and whose documentation points back.
    public let code: [String]
    /// The names of the tests that are not controls.
    public let tests: [String]
    /// The names of the negative controls.
    public let controls: [String]
    /// The kinds of check that the proof states.
    public let evidence: [Evidence]
  }

  /// A kind of check, strongest first.
  public enum Evidence: String, CaseIterable, Sendable, Encodable {
    /// A result by enumeration or in closed form, with bounded rounding.
    case exact
    /// A number with an error bound that holds by proof.
    case certified
    /// A result by sampling, with a stated false-alarm rate and power.
    case statistical
  }

  /// One row per claim, in order of id.
  public let rows: [Row]
  /// The gaps, in order of file, line and kind.
  public let gaps: [Gap]

  /// Audits a project from its arguments alone; nothing else is read.
  ///
  /// - Parameters:
  ///   - tree: The project's files.
  ///   - commands: The subcommands of `dinl` that exist, each with its options as they are written.
  /// - Complexity: O(n) in the length of the texts, plus O(c·t) for c commands in documents and t tests.
  public init(of tree: ProjectTree, commands: [String: Set<String>]) {
    self.init(ProjectReading(of: tree, commands: commands))
  }

  /// Audits a project, and says what it states of each claim, with one reading of its texts.
  ///
  /// - Parameters:
  ///   - tree: The project's files.
  ///   - commands: The subcommands of `dinl` that exist, each with its options as they are written.
  /// - Returns: The audit, and the records of all claims in order of id.
  public static func withRecords(
    of tree: ProjectTree, commands: [String: Set<String>]
  ) -> (audit: Audit, records: [ClaimRecord]) {
    let reading = ProjectReading(of: tree, commands: commands)
    return (Audit(reading), reading.claims.values.sorted { $0.id < $1.id }.map { ClaimRecord($0, in: reading) })
  }

  private init(_ reading: ProjectReading) {
    let gaps =
      reading.identifierGaps() + reading.proofGaps() + reading.usesGaps() + reading.testGaps() + reading.codeGaps()
      + reading.linkGaps() + reading.commandGaps() + reading.snippetGaps() + reading.structureGaps()
      + reading.packageGaps()
    self.gaps = gaps.sorted { ($0.location, $0.kind.rawValue) < ($1.location, $1.kind.rawValue) }
    let incomplete = Set(gaps.filter { $0.kind == .missingSection }.compactMap(\.claim))
    rows = reading.claims.values.sorted { $0.id < $1.id }.map { proof in
      let functions = reading.suites(of: proof.id).flatMap(\.functions)
      return Row(
        id: proof.id, title: proof.title ?? "", proof: proof.location,
        isProofComplete: !incomplete.contains(proof.id), code: reading.code(of: proof),
        tests: functions.filter { !$0.isControl }.map(\.name),
        controls: functions.filter(\.isControl).map(\.name),
        evidence: Evidence.read(proof.fields[.evidence]?.text ?? ""))
    }
  }
}

extension Audit.Evidence {
  /// The kinds that a proof's `Evidence` line begins with, as in `exact / statistical: …`.
  static func read(_ text: String) -> [Audit.Evidence] {
    var kinds: [Audit.Evidence] = []
    for word in text.split(whereSeparator: { !$0.isLetter }) {
      if word == "and" { continue }
      guard let kind = Audit.Evidence(rawValue: word.lowercased()) else { break }
      kinds.append(kind)
    }
    return kinds
  }
}
