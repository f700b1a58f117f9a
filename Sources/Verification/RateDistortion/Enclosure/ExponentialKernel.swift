import RealModule

/// The matrix A = exp(−(d − min d)/β) of a finite source at a weight β ≥ 0, and sums over it.
///
/// The greatest element of each row is 1, so that nothing overflows. At β = 0 the matrix is the indicator of the best
/// reproductions. For exponents beyond `greatestExponent` an element is below the least positive number, and counts as
/// 0.
struct ExponentialKernel {
  static let greatestExponent = 746.0
  /// The absolute error of an element in addition to its relative error, because it may be subnormal.
  static let underflow = 0x1p-1073
  /// Sums s below this are not distinguished from underflow.
  static let leastNormalizer = 0x1p-1000

  let symbols: Int
  let count: Int
  let weights: [Double]
  private(set) var elements: [Double]
  /// The greatest (d − min d)/β within `greatestExponent`.
  private(set) var reach = 0.0

  init(_ source: FiniteSource, weight: Double) {
    (symbols, count, weights) = (source.weights.count, source.reproductionCount, source.weights)
    elements = source.excess
    if weight == 0 {
      elements = elements.map { $0 == 0 ? 1 : 0 }
      return
    }
    for index in elements.indices {
      let exponent = elements[index] / weight
      reach = max(reach, min(exponent, Self.greatestExponent))
      elements[index] = Double.exp(-exponent)
    }
  }

  /// The normalizers s = Aq, n values.
  func normalizers(_ outputs: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: symbols)
    outputs.withUnsafeBufferPointer { outputs in
      elements.withUnsafeBufferPointer { elements in
        for z in 0..<symbols {
          let row = elements.baseAddress! + z &* count
          var sum = 0.0
          for t in 0..<count { sum += row[t] * outputs[t] }
          sums[z] = sum
        }
      }
    }
    return sums
  }

  /// The responses c = Aᵀ(p/s), k values, by which the Blahut–Arimoto iteration multiplies the output law.
  func responses(_ normalizers: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    sums.withUnsafeMutableBufferPointer { sums in
      elements.withUnsafeBufferPointer { elements in
        for z in 0..<symbols {
          let row = elements.baseAddress! + z &* count
          let scale = weights[z] / normalizers[z]
          for t in 0..<count { sums[t] += scale * row[t] }
        }
      }
    }
    return sums
  }

  /// Writes the lower triangle of Aᵀ diag(p/s²) A, k×k row-major.
  func hessian(_ normalizers: [Double], into hessian: UnsafeMutablePointer<Double>) {
    hessian.update(repeating: 0, count: count * count)
    elements.withUnsafeBufferPointer { elements in
      for z in 0..<symbols {
        let row = elements.baseAddress! + z &* count
        // The square of a normalizer may underflow.
        let (scale, inverse) = (weights[z] / normalizers[z], 1 / normalizers[z])
        for t in 0..<count {
          let factor = scale * (row[t] * inverse)
          if factor == 0 { continue }
          let target = hessian + t &* count
          for other in 0...t { target[other] += factor * row[other] }
        }
      }
    }
  }
}

/// The function −Σ p ln(Aq) + Σ q on q ≥ 0, whose minimum is at the output law of an optimal channel.
extension ExponentialKernel: OrthantFunction {
  func evaluate(
    _ point: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>, hessian: UnsafeMutablePointer<Double>
  ) {
    let sums = normalizers(Array(UnsafeBufferPointer(start: point, count: count)))
    for (t, response) in responses(sums).enumerated() { gradient[t] = 1 - response }
    self.hessian(sums, into: hessian)
  }
}
