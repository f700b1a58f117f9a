/// What a run of mutants showed.
public struct Summary: Codable, Sendable {
  /// A mutant that no test killed.
  public struct Survivor: Codable, Sendable {
    let file: String, line: Int, symbol: String, statement: String, change: String, kind: MutationKind
    let occurrence: Int, reaching: Int
    let equivalent: String?
  }

  /// The command that repeats the run.
  public let command: String
  /// The checksum of git of the files that were mutated and tested.
  public let tree: String?
  /// The score of all mutants.
  public let total: Score
  /// The score per module.
  public let modules: [String: Score]
  /// The score of the files that each claim's `Code` links name.
  public let claims: [String: Score]
  /// The score per kind of change.
  public let kinds: [String: Score]
  /// How many drawn mutants do not compile.
  public let refusedByCompiler: Int
  /// The mutants that no test killed, those marked as equivalent included.
  public let survivors: [Survivor]
  /// The mutants that are marked as equivalent and were killed: the mark is wrong.
  public let wronglyMarked: [String]

  /// Sums up outcomes.
  ///
  /// - Parameters:
  ///   - outcomes: what was said of each mutant.
  ///   - files: the files of each claim.
  ///   - command: the command that repeats the run.
  ///   - tree: the checksum of git of what was run.
  public init(_ outcomes: [Outcome], claims files: ClaimFiles, command: String, tree: String?) {
    self.command = command
    self.tree = tree
    total = Score(outcomes)
    modules = Dictionary(grouping: outcomes, by: \.site.module).mapValues(Score.init)
    kinds = Dictionary(grouping: outcomes, by: \.site.mutation.kind.rawValue).mapValues(Score.init)
    claims = files.files.mapValues { names in Score(outcomes.filter { names.contains($0.site.file) }) }
      .filter { $0.value.mutants > 0 }
    refusedByCompiler = outcomes.count { $0.status == .refused }
    survivors = outcomes.filter { $0.status == .survived || $0.status == .noCoverage }
      .sorted { ($0.site.file, $0.site.line) < ($1.site.file, $1.site.line) }
      .map {
        Survivor(
          file: $0.site.file, line: $0.site.line, symbol: $0.site.symbol, statement: $0.site.statement,
          change: $0.site.change, kind: $0.site.mutation.kind, occurrence: $0.site.occurrence, reaching: $0.reaching,
          equivalent: $0.equivalent)
      }
    wronglyMarked = outcomes.filter { $0.equivalent != nil && ($0.status == .killed || $0.status == .timeout) }
      .map { "\($0.site.file):\($0.site.line) \($0.site.change), killed by \($0.reason ?? "")" }
  }

  /// The survivors' sites in sources as they are now; those whose statement has changed are left out.
  public func sites(among sites: [Site]) -> [Site] {
    let identities = Set(survivors.map { [$0.file, $0.symbol, $0.statement, $0.change, String($0.occurrence)] })
    var taken = TakenSlots()
    return sites.filter { identities.contains($0.identity) && taken.insert($0) }
  }

  /// The tables per module and per claim, for a terminal.
  public var tables: String {
    table("module", modules) + "\n" + table("claim", claims) + "\n" + table("kind of mutant", kinds)
  }

  private func table(_ head: String, _ scores: [String: Score]) -> String {
    let rows = scores.sorted { $0.key < $1.key } + [("all", total)]
    let width = max(head.count, rows.map(\.key.count).max() ?? 0)
    func cell(_ value: some CustomStringConvertible, _ width: Int) -> String {
      let text = value.description
      return String(repeating: " ", count: max(0, width - text.count)) + text
    }
    var lines = [
      head + String(repeating: " ", count: width - head.count)
        + "  mutants  killed  time limit  survive  not reached  equivalent   score"
    ]
    for (name, score) in rows {
      let rate = score.rate.map { "\((1000 * $0).rounded() / 10) %" } ?? "–"
      lines.append(
        name + String(repeating: " ", count: width - name.count) + cell(score.mutants, 9) + cell(score.killed, 8)
          + cell(score.timeouts, 12) + cell(score.survived, 9) + cell(score.notReached, 13) + cell(score.equivalent, 12)
          + cell(rate, 8))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
