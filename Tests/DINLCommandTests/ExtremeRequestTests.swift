import Foundation
import TestSupport
import Testing

@Suite struct `Extreme numbers of the rate-distortion kinds` {
  struct Entry: Decodable {
    let lower: Number?
    let upper: Number?
    let seconds: Double?
    let error: String?
  }

  /// A number, which may be written as a text such as "Infinity".
  struct Number: Decodable {
    let value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Double.self) {
        self.value = value
      } else {
        value = Double(try container.decode(String.self)) ?? .nan
      }
    }
  }

  func answers(_ requests: [(kind: String, parameters: String)], _ method: String) throws -> [Entry] {
    try withTemporaryDirectory { directory in
      let entries = requests.enumerated().map { index, request in
        #"{"id": "\#(index)", "kind": "\#(request.kind)", "params": \#(request.parameters)}"#
      }
      try Data(("[" + entries.joined(separator: ",\n") + "]").utf8).write(to: directory.appending(path: "asked.json"))
      let outcome = try DINLProgram.call(["information", "asked.json", "--json", "--method", method], in: directory)
      #expect([0, 65].contains(outcome.status))
      return try JSONDecoder().decode([Entry].self, from: Data(outcome.output.utf8))
    }
  }

  /// Whether an answer is an interval of numbers of at least 0, or else names a parameter and what it should be.
  func isSound(_ entry: Entry) -> Bool {
    if let error = entry.error { return error.hasPrefix("params") && error.contains(" ") }
    guard let lower = entry.lower?.value, let upper = entry.upper?.value else { return false }
    return 0 <= lower && lower <= upper
  }

  /// Numbers at the ends of what can be written.
  static let extremes = [
    "0", "1", "-1", "0.1", "0.5", "5e-324", "1e-400", "1e-300", "1e300", "1.7976931348623157e308", "1e-700",
    "0.3333333333333333333333333", "0.9999999999999999999999999", "1.0000000000000000000000001",
  ].map { "\"\($0)\"" }

  static func kinds() -> [(kind: String, parameters: (String, String) -> String)] {
    [
      ("binary_source_RD", { #"{"p": \#($0), "D": \#($1)}"# }),
      ("binary_source_DR", { #"{"p": \#($0), "R_nats": \#($1)}"# }),
      ("binary_symmetric_ib", { #"{"p": \#($0), "R_nats": \#($1)}"# }),
      ("uniform_hamming_RD", { #"{"n": \#($0), "D": \#($1)}"# }),
      ("gaussian_reverse_waterfilling_D", { #"{"eigenvalues": [\#($0), 1], "R_nats": \#($1)}"# }),
      ("gib_IXT", { #"{"beta": \#($0), "Sn": [[1, 0], [0, 1]], "active": \#($1)}"# }),
      ("gib_ITY", { #"{"beta": \#($0), "Sn": [[1, 0], [0, 1]], "active": \#($1)}"# }),
    ]
      + ["rd_3x3_D_at_slope", "rd_3x3_R_at_slope", "rd_3x3_lagrangian"].map { kind in
        (kind, { #"{"lam": \#($0), "p": [0.25, 0.75], "d": [[0, \#($1)], [0.1, 0]]}"# })
      }
  }

  @Test(arguments: ["certified", "gsl"]) func `end no program, and leave no end below 0`(
    method: String
  ) throws {
    let requests = Self.kinds().flatMap { kind in
      Self.extremes.flatMap { first in Self.extremes.map { (kind.kind, kind.parameters(first, $0)) } }
    }
    let entries = try answers(requests, method)
    #expect(entries.count == requests.count)
    for (request, entry) in zip(requests, entries) { #expect(isSound(entry), "\(request): \(entry)") }
    #expect(entries.count { $0.error == nil } > entries.count / 4)
  }

  @Test func `control: an end below 0, no interval and no parameter's name are refuted as sound`() throws {
    func entry(_ text: String) throws -> Entry { try JSONDecoder().decode(Entry.self, from: Data(text.utf8)) }
    #expect(isSound(try entry(#"{"lower": 0, "upper": "Infinity"}"#)))
    #expect(isSound(try entry(#"{"error": "params.p: is 2"}"#)))
    for wrong in [#"{"lower": -1e-323, "upper": 1}"#, #"{"lower": 1}"#, "{}", #"{"error": "the computation failed"}"#] {
      #expect(try !isSound(entry(wrong)))
    }
  }
}
