import PropertyTesting

/// A drawn vector Gaussian gate of small integers, so that its joint covariance is exact in double precision.
struct IntegerGate: Sendable, CustomStringConvertible {
  let gain: [[Int]]
  let source: [[Int]]
  let noise: [[Int]]

  var description: String { "\(gain) \(source) \(noise)" }

  /// Gates of 1 to 4 inputs and outputs, with covariances GGᵀ + I, positive definite whatever G is.
  static let all = Generator<IntegerGate> { source throws(Discard) in
    let (inputs, inputPosition) = try source.axis(in: 1...4)
    let (outputs, outputPosition) = try source.axis(in: 1...4)
    func matrix(_ rows: (Int, Int), _ columns: (Int, Int), _ source: inout ChoiceSource) throws(Discard) -> [[Int]] {
      source.beginTable([.init(length: rows.1), .init(length: columns.1)])
      var matrix: [[Int]] = []
      for _ in 0..<rows.0 {
        var row: [Int] = []
        for _ in 0..<columns.0 { row.append(try source.integer(in: -3...3)) }
        matrix.append(row)
      }
      return matrix
    }
    func covariance(_ factor: [[Int]]) -> [[Int]] {
      factor.indices.map { i in
        factor.indices.map { j in factor.indices.reduce(i == j ? 1 : 0) { $0 + factor[i][$1] * factor[j][$1] } }
      }
    }
    let (input, output) = ((inputs, inputPosition), (outputs, outputPosition))
    return IntegerGate(
      gain: try matrix(output, input, &source), source: covariance(try matrix(input, input, &source)),
      noise: covariance(try matrix(output, output, &source)))
  }

  /// AΣ, of exact integers.
  private var cross: [[Int]] {
    gain.map { row in source.indices.map { j in row.indices.reduce(0) { $0 + row[$1] * source[$1][j] } } }
  }

  /// The covariance of T.
  var received: [[Int]] {
    let cross = cross
    return gain.indices.map { i in
      gain.indices.map { j in source.indices.reduce(noise[i][j]) { $0 + cross[i][$1] * gain[j][$1] } }
    }
  }

  /// The covariance of (Z, T).
  var joint: [[Int]] {
    let cross = cross
    let received = received
    let top = source.indices.map { i in source[i] + cross.map { $0[i] } }
    return top + gain.indices.map { cross[$0] + received[$0] }
  }

  static func doubles(_ matrix: [[Int]]) -> [[Double]] { matrix.map { $0.map(Double.init) } }
}

/// A drawn scalar Gaussian gate of integers.
struct IntegerScalarGate: Sendable, CustomStringConvertible {
  let gain: Int
  let source: Int
  let noise: Int

  var description: String { "gain \(gain), source \(source), noise \(noise)" }

  static let all = Generator<IntegerScalarGate> { source throws(Discard) in
    IntegerScalarGate(
      gain: try source.integer(in: -32...32), source: try source.integer(in: 1...50),
      noise: try source.integer(in: 1...50))
  }

  var joint: [[Int]] { [[source, gain * source], [gain * source, gain * gain * source + noise]] }
}
