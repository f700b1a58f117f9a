/// The outcomes in the mutation-testing report format of Stryker, version 2.
public struct StrykerReport: Codable {
  struct Place: Codable { let line: Int, column: Int }
  struct Location: Codable { let start: Place, end: Place }
  struct Mutant: Codable {
    let id: String, mutatorName: String, replacement: String, location: Location, status: String
    let statusReason: String?
    let killedBy: [String]?
    let duration: Double
  }
  struct File: Codable { let language: String, source: String, mutants: [Mutant] }
  struct Thresholds: Codable { let high: Int, low: Int }

  let schemaVersion: String
  let thresholds: Thresholds
  let files: [String: File]

  /// - Parameters:
  ///   - outcomes: what was said of each mutant.
  ///   - workspace: the package that was mutated.
  /// - Throws: ``MutationError/file(_:_:)`` for a file that is missing.
  public init(_ outcomes: [Outcome], workspace: Workspace) throws {
    schemaVersion = "2"
    thresholds = Thresholds(high: 95, low: 80)
    var files: [String: File] = [:]
    for (name, outcomes) in Dictionary(grouping: outcomes, by: \.site.file) {
      let mutants = outcomes.map { outcome in
        let isEquivalent = outcome.equivalent != nil && (outcome.status == .survived || outcome.status == .noCoverage)
        return Mutant(
          id: String(outcome.number), mutatorName: outcome.site.mutation.kind.rawValue,
          replacement: outcome.site.mutation.replacement,
          location: Location(
            start: Place(line: outcome.site.line, column: outcome.site.column),
            end: Place(line: outcome.site.endLine, column: outcome.site.endColumn)),
          status: isEquivalent ? "Ignored" : outcome.status.rawValue,
          statusReason: isEquivalent ? outcome.equivalent : outcome.reason,
          killedBy: outcome.status == .killed ? outcome.reason.map { [$0] } : nil, duration: 1000 * outcome.seconds)
      }
      files[name] = File(
        language: "swift", source: try workspace.source(name),
        mutants: mutants.sorted { Int($0.id)! < Int($1.id)! })
    }
    self.files = files
  }
}
