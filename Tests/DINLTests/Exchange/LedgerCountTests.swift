import Foundation
import Testing

@testable import DINL

@Suite struct `Counts of a ledger do not overflow, and are checked` {
  private func ledger(_ forward: String, _ backward: String, bytes: String = "1", samples: Int = 2) throws
    -> ExchangeLedger
  {
    let text = #"{"forwardValues":\#(forward),"backwardValues":\#(backward),"bytes":\#(bytes),"samples":\#(samples)}"#
    return try JSONDecoder().decode(ExchangeLedger.self, from: Data(text.utf8))
  }

  @Test func `a ledger's sums stop at the greatest integer, and a ledger in a file is checked`() throws {
    var full = try ledger("[9223372036854775807, 1]", "[3, 4]", bytes: "9223372036854775807")
    #expect(full.values == .max && full.valuesPerSample == Double(Int.max) / 2)
    full.record(values: 5, bytes: 40, on: 0, .forward)
    full.record(values: 5, bytes: 40, on: 1, .backward)
    #expect(full.forwardValues == [.max, 1] && full.backwardValues == [3, 9] && full.bytes == .max)
    for (forward, backward, bytes) in [
      ("[1]", "[1,1]", "1"), ("[-1]", "[1]", "1"), ("[1]", "[-1]", "1"), ("[1]", "[1]", "-1"),
    ] {
      #expect(throws: DecodingError.self) { try ledger(forward, backward, bytes: bytes) }
    }
  }

  @Test func `counts of 0 are counts, and there are no values per sample before the first sample`() throws {
    let empty = try ledger("[0]", "[0]", bytes: "0", samples: 0)
    #expect(empty == ExchangeLedger(linkCount: 1) && empty.valuesPerSample == 0)
    #expect(try ledger("[3]", "[0]", samples: 0).valuesPerSample == 0)
    #expect(try ledger("[3]", "[0]", samples: 1).valuesPerSample == 3)
    #expect(throws: DecodingError.self) { try ledger("[1]", "[1]", samples: -1) }
  }

  @Test func `a ledger read back from its own text is the same`() throws {
    let small = try ledger("[3, 4]", "[5, 6]")
    #expect(small.values == 18 && small.valuesPerSample == 9)
    #expect(try JSONDecoder().decode(ExchangeLedger.self, from: JSONEncoder().encode(small)) == small)
  }
}
