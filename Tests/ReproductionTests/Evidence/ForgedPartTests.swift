import Console
import Foundation
import TestSupport
import Testing
import Trials

@testable import Reproduction

@Suite struct `A part of an experiment that was forged with its checksum` {
  typealias Merged = `EX-008 the merge of the parts equals the run of one process`

  /// Unites the only part as `dinl merge` does, and says on how many networks there is evidence.
  func merged(_ body: Data) throws(PartError) -> Int {
    let file = try PartFile(SealedDocument.file(of: body), at: "part.json")
    return try PartSet<ExperimentOutline>([file], program: Merged.program).evidence { outline, results in
      try outline.evidence(from: results, environment: Merged.program, fingerprint: "f00d").networks.count
    }
  }

  @Test func `is refused in a line or united, whatever its settings and networks say`() async throws {
    let whole = try await Merged.whole.value
    let part = Part(
      .whole, of: whole.experiment.outline, environment: Merged.program, fingerprint: "f00d",
      call: PartCall(arguments: ["reproduce"], notes: [])
    ).finished(whole.runs, Provenance.Timings(seconds: 1, threads: 1))
    let body = try #require(SealedDocument.body(of: part.data()))
    #expect(try merged(body) == 2)
    // Few of them, as each takes as long as the reading of a part.
    let counts = try ForgedDocument.outcomes(
      of: body, in: "outline", step: 701, named: "part.json"
    ) { (forged) throws(PartError) in _ = try merged(forged) }
    #expect(counts.united + counts.refused > 10 && counts.refused > 5, "\(counts)")
  }
}
