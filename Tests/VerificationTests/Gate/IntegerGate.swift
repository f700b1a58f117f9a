import DINL

/// A seeded vector Gaussian gate of small integers, so that its joint covariance is exact in double precision.
struct IntegerGate {
  let gain: [[Int]]
  let source: [[Int]]
  let noise: [[Int]]

  init(inputs: Int, outputs: Int, stream: inout RandomStream) {
    func matrix(_ rows: Int, _ columns: Int) -> [[Int]] {
      (0..<rows).map { _ in (0..<columns).map { _ in stream.index(below: 7) - 3 } }
    }
    /// GGᵀ + I, positive definite whatever G is.
    func covariance(_ size: Int) -> [[Int]] {
      let factor = matrix(size, size)
      return (0..<size).map { i in
        (0..<size).map { j in (0..<size).reduce(i == j ? 1 : 0) { $0 + factor[i][$1] * factor[j][$1] } }
      }
    }
    gain = matrix(outputs, inputs)
    source = covariance(inputs)
    noise = covariance(outputs)
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
