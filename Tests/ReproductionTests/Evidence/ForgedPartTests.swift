import Console
import Foundation
import TestSupport
import Testing
import Trials

@testable import Reproduction

@Suite struct `A part of an experiment that was forged with its checksum` {
  typealias Merged = `EX-008 the merge of the parts equals the run of one process`

  /// Unites the only part as `dinl merge` does, and says what is written.
  func merged(_ body: Data) throws(PartError) -> [Data] {
    let file = try PartFile(SealedDocument.file(of: body), at: "part.json")
    return try PartSet<ExperimentOutline>([file], program: Merged.program).evidence { outline, results in
      let evidence = try outline.evidence(from: results, environment: Merged.program, fingerprint: "f00d")
      return try Merged.files(evidence)
    }
  }

  @Test func `is refused in a line or united, whatever its settings and networks say`() async throws {
    let whole = try await Merged.whole.value
    let part = Part(
      .whole, of: whole.experiment.outline, environment: Merged.program, fingerprint: "f00d",
      call: PartCall(arguments: ["reproduce"], notes: [])
    ).finished(whole.runs, Provenance.Timings(seconds: 1, threads: 1))
    let body = try #require(SealedDocument.body(of: part.data()))
    #expect(try merged(body).count == 3)
    var counts = (united: 0, refused: 0)
    // Each hundredth of them, as one takes as long as a report.
    for (place, forged) in try ForgedDocument.all(of: body, in: "outline").enumerated() where place % 100 == 0 {
      do throws(PartError) {
        _ = try merged(forged)
        counts.united += 1
      } catch {
        counts.refused += 1
        #expect("\(error)".hasPrefix("part.json: ") && !"\(error)".contains(where: \.isNewline))
      }
    }
    #expect(counts.united > 0 && counts.refused > 50, "\(counts)")
  }
}
