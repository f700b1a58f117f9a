import DINL

/// The rows of a table in three parts: those of the prior, those of the sample and those held out.
struct RowDivision: Equatable, Sendable {
  /// The rows on which the prior depends.
  let prior: [Int]
  /// The rows of the sample.
  let sample: [Int]
  /// The rows on which neither depends.
  let heldOut: [Int]

  /// The fewest rows of the prior and of the sample.
  static let fewest = 4

  /// A division in which each set of rows of its size is equally likely.
  ///
  /// - Parameters:
  ///   - count: the number of rows.
  ///   - priorShare: the share of the prior, rounded to whole rows.
  ///   - heldOutShare: the share that is held out, rounded to whole rows.
  ///   - stream: the source of the random order.
  /// - Returns: nil if the prior or the sample would have fewer than 4 rows.
  init?(of count: Int, priorShare: Double, heldOutShare: Double, using stream: inout RandomStream) {
    let (first, last) = ((priorShare * Double(count)).rounded(), (heldOutShare * Double(count)).rounded())
    let left = Double(count) - first - last
    guard min(first, left) >= Double(Self.fewest) else { return nil }
    var order = Array(0..<count)
    stream.shuffle(&order)
    prior = Array(order[..<Int(first)])
    heldOut = Array(order[Int(first)..<Int(first + last)])
    sample = Array(order[Int(first + last)...])
  }
}
