import PropertyTesting
import Verification

/// A drawn chain U − X − T₁ − T₂ − …, each binary, with every law in eighths, so that every marginal is exact.
struct DrawnChain: Sendable, CustomStringConvertible {
  /// The weight of 1 in U.
  let source: Int
  /// For X and each message the weight of 1 given 0 and given 1.
  let rows: [[Int]]

  static let denominator = 8

  var description: String { "\(source) \(rows)" }

  static let all = Generator<DrawnChain> { source throws(Discard) in
    let first = try source.integer(in: 1...denominator - 1, simplest: denominator / 2)
    let row = Generator<Int>.integer(in: 0...denominator, simplest: denominator / 2).array(count: 2)
    return DrawnChain(source: first, rows: try row.array(count: 2...4).draw(from: &source))
  }

  /// The chain as messages from the last node, which holds X, to node 0.
  var protocolModel: FiniteProtocol {
    get throws {
      let last = rows.count - 1
      var variables: [MessageSchedule.Variable] = [.init(.datum(holder: nil)), .init(.datum(holder: last), from: [0])]
      for gate in 0..<last {
        variables.append(.init(.message(from: last - gate, to: last - gate - 1), from: [gate + 1]))
      }
      func law(_ weight: Int) -> [Double] {
        [Self.denominator - weight, weight].map { Double($0) / Double(Self.denominator) }
      }
      return try FiniteProtocol(
        schedule: MessageSchedule(nodeCount: rows.count, variables: variables),
        laws: [[law(source)]] + rows.map { $0.map(law) })
    }
  }
}
