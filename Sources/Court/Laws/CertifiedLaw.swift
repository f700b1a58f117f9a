import DINL
import Verification

/// A law of a pair (X, Y) from which samples are drawn, with its mutual information in a certified interval.
///
/// The sampler and the interval are made from the same parameters.
///
/// - SeeAlso: EX-010
package struct CertifiedLaw: Sendable {
  /// The name by which `--laws` chooses it.
  package let name: String
  /// What X and Y are.
  package let explanation: String
  /// The names of the columns: those of X begin with x, those of Y with y; a label's column ends in `label`.
  package let columns: [String]
  /// I(X;Y) in nats.
  package let information: Estimate
  /// H(Y) in nats if Y has finitely many values, which no mutual information with Y exceeds.
  package let entropy: Estimate?
  private let append: @Sendable (inout RandomStream, inout [Double]) -> Void

  /// A law.
  ///
  /// - Parameters:
  ///   - name: the name.
  ///   - explanation: what X and Y are.
  ///   - columns: the names of the columns.
  ///   - information: I(X;Y) in nats.
  ///   - entropy: H(Y) in nats if Y is finite.
  ///   - append: appends one draw, a number for each column.
  init(
    _ name: String, _ explanation: String, columns: [String], information: Estimate, entropy: Estimate? = nil,
    append: @escaping @Sendable (inout RandomStream, inout [Double]) -> Void
  ) {
    (self.name, self.explanation, self.columns) = (name, explanation, columns)
    (self.information, self.entropy, self.append) = (information, entropy, append)
  }

  /// Independent draws of the law, row by row, a number for each column.
  ///
  /// - Complexity: O(count).
  package func sample(count: Int, from stream: RandomStream) -> CourtSample {
    var stream = stream
    var values: [Double] = []
    values.reserveCapacity(count * columns.count)
    for _ in 0..<count { append(&stream, &values) }
    return CourtSample(columns: columns, values: values)
  }
}

/// A sample as programs get it.
package struct CourtSample: Sendable {
  /// The names of the columns.
  package let columns: [String]
  /// The numbers, row by row.
  package let values: [Double]

  /// The sample as CSV: a line of names, then a line for each draw, with the digits that distinguish each number.
  package var csv: [UInt8] {
    var bytes = Array(columns.joined(separator: ",").utf8)
    bytes.reserveCapacity(20 * values.count)
    let areLabels = columns.map { $0.hasSuffix("label") }
    for (index, value) in values.enumerated() {
      let column = index % columns.count
      bytes.append(column == 0 ? UInt8(ascii: "\n") : UInt8(ascii: ","))
      bytes += areLabels[column] ? Array("\(Int(value))".utf8) : Array("\(value)".utf8)
    }
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }
}
