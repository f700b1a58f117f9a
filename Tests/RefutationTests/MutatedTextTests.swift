import Foundation
import PropertyTesting
import Refutation
import Testing
import Verification

@Suite struct `Mutated systems and inequalities are read or refused in one line` {
  static let systems = [
    `The language of inequalities`.coin,
    """
    {"version": 1, "samples": 2, "law": ["1/2", 0.5], "rows": "counts",
     "algorithm": [["1/3", "2/3"], ["1/2", "1/2"], ["2/3", "1/3"]], "loss": [["1/2", 0.25], ["1/4", -1e2]],
     "predictions": [[0, 1], [1, 0]],
     "gates": [{"weight": 1, "channel": [[["1/2", "1/2"], ["1/2", "1/2"]], [["3/4", "1/4"], ["1/8", "7/8"]]],
       "prior": [["1/2", "1/2"], ["1/2", "1/2"]]}], "beta": "1/4"}
    """,
  ]

  static let inequalities = [
    "gap <= sqrt(2*sigma^2*I/m)", "Epop >= D + delta - max(1e-3, .5, CMI)^2/ln(2)",
    "abs(-(gap)) < 3 · exp(rootIsamples)",
  ]

  @Test func `systems`() {
    checkReader(Self.systems, failure: SystemFileError.self) { bytes in
      _ = try SystemFile.read(json: Data(bytes), named: "system.json")
    }
  }

  @Test func `inequalities, which also have a value or none`() throws {
    let figures = try SystemFile.read(json: Data(Self.systems[0].utf8), named: "coin").figures
    checkReader(Self.inequalities, failure: ExpressionError.self) { bytes in
      _ = try Inequality(String(decoding: bytes, as: UTF8.self)).sides(figures.value(of:))
    }
  }

  @Test func `control: a reader that passes on another type of error is caught`() {
    let outcome = Search(cases: 2000).run(.mutants(of: Self.systems)) { text in
      let fault = ReaderCheck.fault(of: SystemFileError.self, text) { bytes in
        _ = try JSONSerialization.jsonObject(with: Data(String(decoding: bytes, as: UTF8.self).utf8))
      }
      return fault == nil ? .passed : .failed
    }
    guard case .failed(let failure) = outcome else {
      Issue.record("not caught")
      return
    }
    #expect(failure.isComplete)
  }
}
