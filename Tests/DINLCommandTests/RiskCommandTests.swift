import BoundCheck
import Foundation
import TestSupport
import Testing

@Suite struct `GB-020 dinl risk` {
  static let call = "risk --dataset wine --draws 30 --epochs 20 --hidden-width 6 --latent-width 3"

  func evidence(_ options: String, in directory: URL) throws -> RiskEvidence {
    let outcome = try DINLProgram.shell("\"$DINL\" \(Self.call) \(options) --json --quiet", in: directory)
    #expect(outcome.status == 0, "\(outcome)")
    return try JSONDecoder().decode(RiskEvidence.self, from: Data(outcome.output.utf8))
  }

  @Test func `prints the limit that its document holds, rounded up, with the two senses of it`() throws {
    try withTemporaryDirectory { directory in
      let evidence = try evidence("--threads 1", in: directory)
      #expect(try self.evidence("--threads 3", in: directory) == evidence)
      let text = try DINLProgram.shell("\"$DINL\" \(Self.call) --quiet --json; \"$DINL\" \(Self.call)", in: directory)
        .output
      let printed = try #require(text.firstMatch(of: #/a share of at most ([0-9.e-]+) on average \(GB-020\)/#))
      let limit = try #require(Double(printed.1))
      #expect(limit >= evidence.riskLimit && limit <= evidence.riskLimit * 1.01)
      #expect(text.contains("on the \(evidence.rows.sample + evidence.rows.heldOut) rows that the prior did not see"))
      #expect(text.contains("if all rows are independent draws of one law"))
    }
  }

  @Test func `a greater confidence raises the limit, another seed changes the draws, and no rows need be held out`()
    throws
  {
    try withTemporaryDirectory { directory in
      let usual = try evidence("", in: directory)
      #expect(try evidence("--confidence 0.999", in: directory).riskLimit > usual.riskLimit)
      #expect(try evidence("--seed 2", in: directory).losses != usual.losses)
      let none = try evidence("--held-out-share 0", in: directory)
      #expect(none.heldOutRisk == nil && none.rows.heldOut == 0 && none.rows.sample == 89)
    }
  }
}
