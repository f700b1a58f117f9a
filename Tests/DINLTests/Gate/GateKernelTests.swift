import DINL
import RealModule
import Testing

@Suite struct `The Gaussian gate in single precision` {
  /// What the kernel of one precision computes from `values` as raw log-variances and latents, with the noise 1.
  private static func sent<Scalar: TrainingScalar>(_ values: [Double], by perturb: Perturb<Scalar>) -> [[Double]] {
    let count = values.count
    let matrices = (0..<5).map { _ in Matrix<Scalar>(rows: 1, columns: count) }
    let (latent, logVariance, noise, deviation, sent) = (
      matrices[0], matrices[1], matrices[2], matrices[3], matrices[4]
    )
    for (i, value) in values.enumerated() {
      (latent[0, i], logVariance[0, i], noise[0, i]) = (Scalar(value), Scalar(value), 1)
    }
    perturb(1, count, 6, latent.base, count, logVariance.base, noise.base, deviation.base, sent.base)
    return [logVariance, deviation, sent].map { matrix in (0..<count).map { Double(matrix[0, $0]) } }
  }

  private typealias Perturb<Scalar> = (
    Int, Int, Scalar, UnsafePointer<Scalar>, Int, UnsafeMutablePointer<Scalar>, UnsafePointer<Scalar>,
    UnsafeMutablePointer<Scalar>, UnsafeMutablePointer<Scalar>
  ) -> Void

  private static let values: [Double] =
    [0, 1e-30, 1e-6, 0.5, 1, 3, 6, 20, 59, 60, 61, 1e4, 1e30].flatMap { [$0, -$0] }
    + (0..<4000).map { Double($0 - 2000) / 64 }

  /// Whether single precision stays within rounding of double precision.
  ///
  /// The bound on s is 6 and its kernel takes fewer than 16 rounded operations on terms of at most 6: an absolute
  /// error of 16·6·ε. The deviation is e^{s/2} with as many operations again, relative, and half the error of s
  /// multiplies it. What is sent adds two rounded terms.
  private static func agrees(_ perturb: Perturb<Float>) -> Bool {
    let single = sent(values, by: perturb)
    let rounded = values.map { Double(Float($0)) }
    let double = sent(rounded) {
      Kernels<Double>.perturb(rows: $0, width: $1, bound: $2, $3, stride: $4, $5, $6, $7, $8)
    }
    let epsilon = Double(Float.ulpOfOne)
    return values.indices.allSatisfy { i in
      let s = 16 * 6 * epsilon
      let deviation = double[1][i] * (s / 2 + 16 * epsilon)
      return (single[0][i] - double[0][i]).magnitude <= s
        && (single[1][i] - double[1][i]).magnitude <= deviation
        && (single[2][i] - double[2][i]).magnitude <= deviation + 2 * epsilon * (rounded[i].magnitude + double[1][i])
    }
  }

  @Test func `agrees with double precision to rounding, at both ends of its range`() {
    #expect(Self.agrees { Kernels<Float>.perturb(rows: $0, width: $1, bound: $2, $3, stride: $4, $5, $6, $7, $8) })
  }

  @Test func `control: a hyperbolic tangent of too low a degree is refuted`() {
    #expect(
      !Self.agrees { rows, width, bound, latent, stride, logVariance, noise, deviation, sent in
        for i in 0..<rows * width {
          let x = max(-3, min(3, logVariance[i] / bound))
          logVariance[i] = bound * x * (27 + x * x) / (27 + 9 * x * x)
          deviation[i] = Float.exp(logVariance[i] / 2)
          sent[i] = latent[i] + deviation[i] * noise[i]
        }
      })
  }

  @Test func `NaN stays NaN, and an infinite value takes the bound`() {
    let values = [Double.nan, .infinity, -.infinity, 1]
    let single = Self.sent(values) {
      Kernels<Float>.perturb(rows: $0, width: $1, bound: $2, $3, stride: $4, $5, $6, $7, $8)
    }
    let double = Self.sent(values) {
      Kernels<Double>.perturb(rows: $0, width: $1, bound: $2, $3, stride: $4, $5, $6, $7, $8)
    }
    for sent in [single, double] {
      #expect(sent.allSatisfy { $0[0].isNaN })
      #expect(sent[0][1] == 6 && sent[0][2] == -6 && sent[2][1] == .infinity && sent[2][2] == -.infinity)
    }
  }

  /// The values as sums of no products, rectified or blocked.
  private static func finished<Scalar: TrainingScalar>(_ values: [Scalar], activation: [Scalar]? = nil) -> [Scalar] {
    var found = values
    func finish(_ activation: UnsafePointer<Scalar>?) {
      Kernels<Scalar>.product(
        1, values.count, 0, values, 1, 1, values, 1, startKind: 2, bias: nil, &found, values.count,
        rectifies: activation == nil, activation: activation)
    }
    if let activation { activation.withUnsafeBufferPointer { finish($0.baseAddress) } } else { finish(nil) }
    return found
  }

  @Test func `the rectifier and its derivative are exact`() {
    let values: [Float] = [-1, -0.0, 0, 1e-37, 3, -.infinity, .infinity]
    let none = Self.finished([Double.nan, -1])
    #expect(none[0].isNaN && none[1] == 0)
    #expect(Self.finished(values) == [0, 0, 0, 1e-37, 3, 0, .infinity])
    let activation: [Float] = [0, 0, 0, 1e-37, 3, 0, 1]
    #expect(Self.finished([Float](repeating: 2, count: 7), activation: activation) == [0, 0, 0, 2, 2, 0, 2])
  }
}
