import PropertyTesting
import RealModule
import Testing

@testable import Verification

extension `RT-013 the posterior entropy of few components by the trapezoidal rule lies in its interval` {
  /// The modulus of the posterior entropy's integrand at x + ib, continued from the real line; infinite beside a zero of
  /// the density.
  private func modulus(_ kernel: MixtureKernel, _ x: Double, _ b: Double) -> Double {
    let components = kernel.components
    let rate = components.reduce(0.0) { max($0, (x - $1.mean).magnitude / $1.variance) }
    let steps = 16 + Int(8 * b * rate)
    var turn = 0.0
    var result = 0.0
    for step in 0...steps {
      let height = b * Double(step) / Double(steps)
      let exponents = components.map { component in
        (
          real: component.height + (height * height - (x - component.mean) * (x - component.mean))
            / (2 * component.variance),
          phase: -height * (x - component.mean) / component.variance
        )
      }
      let leader = exponents.indices.max { exponents[$0].real < exponents[$1].real } ?? 0
      let base = exponents[leader]
      // p/u of the leader is 1 + v, whose logarithm keeps its digits however small v is.
      var (real, imaginary) = (0.0, 0.0)
      for (index, exponent) in exponents.enumerated() where index != leader {
        let (scale, phase) = (Double.exp(exponent.real - base.real), exponent.phase - base.phase)
        (real, imaginary) = (real + scale * Double.cos(phase), imaginary + scale * Double.sin(phase))
      }
      let size = Double.log(onePlus: 2 * real + real * real + imaginary * imaginary) / 2
      let own = Double.atan2(y: imaginary, x: 1 + real)
      // The phase of p, continued from the real line.
      let winding = 2 * Double.pi * ((turn - base.phase - own) / (2 * Double.pi)).rounded()
      turn = base.phase + own + winding
      guard size > -30 else { return .infinity }
      guard step == steps else { continue }
      var sum = (0.0, 0.0)
      for exponent in exponents {
        let logarithm = (size + (base.real - exponent.real), own + winding + (base.phase - exponent.phase))
        let scale = Double.exp(exponent.real)
        let (cosine, sine) = (scale * Double.cos(exponent.phase), scale * Double.sin(exponent.phase))
        sum.0 += cosine * logarithm.0 - sine * logarithm.1
        sum.1 += cosine * logarithm.1 + sine * logarithm.0
      }
      result = Double.hypot(sum.0, sum.1)
    }
    return result
  }

  /// The largest quotient of the integrand in a strip and its bound, at places between the outermost deviations.
  func largestShare(_ kernel: MixtureKernel, halfWidth a: Double) -> Double {
    let components = kernel.components
    let least = components.reduce(Double.infinity) { min($0, $1.variance) }
    var largest = 0.0
    for component in components {
      for step in -12...12 {
        let x = component.mean + Double(step) / 2 * component.variance.squareRoot()
        let real = modulus(kernel, x, 0)
        guard real > 1e-280 else { continue }
        for part in [0.5, 1] {
          let b = a * part
          let bound = MixtureStrip.factor * Double.exp(b * b / (2 * least)) * real
          largest = max(largest, modulus(kernel, x, b) / bound)
        }
      }
    }
    return largest
  }

  /// Two components, of which the second is wider or has another mean.
  struct Pair: Sendable, CustomStringConvertible {
    let share: Double
    let gap: Double
    let excess: Double

    var description: String { "share \(share) gap \(gap) excess \(excess)" }

    func kernel() throws -> MixtureKernel {
      try GaussianMixture(weights: [1 - share, share], means: [0, gap], variances: [1, 1 + excess])
        .kernel(noiseVariance: Estimate(exactly: 0))
    }

    static let all = Generator<Pair> { source throws(Discard) in
      let exponent = try source.integer(in: 1...40)
      return Pair(
        share: Double(sign: .plus, exponent: -exponent, significand: 1), gap: try source.double(in: 0...12),
        excess: try source.boolean() ? 0 : try source.double(in: 0...8))
    }
  }

  @Test(.property(cases: 60)) func `the integrand in the strip is bounded by itself on the line`() {
    checkProperty(DrawnMixture.all) { drawn in
      let kernel = try drawn.mixture().kernel(noiseVariance: Estimate(exactly: drawn.noise))
      guard kernel.components.count > 1 else { return }
      let share = largestShare(kernel, halfWidth: MixtureStrip(kernel).halfWidth)
      #expect(share <= 1 + 0x1p-20)
    }
    checkProperty(Pair.all) { pair in
      let kernel = try pair.kernel()
      let share = largestShare(kernel, halfWidth: MixtureStrip(kernel).halfWidth)
      #expect(share <= 1 + 0x1p-20)
    }
  }

  @Test(arguments: [(0.5, 6, 0), (0.25, 3, 0.5), (0.0625, 0, 8)])
  func `a strip of twice the width holds a zero of the density`(share: Double, gap: Double, excess: Double) throws {
    let kernel = try Pair(share: share, gap: gap, excess: excess).kernel()
    let strip = MixtureStrip(kernel)
    #expect(zero(kernel, below: 2 * strip.halfWidth) && !zero(kernel, below: strip.halfWidth))
  }

  /// Whether the density of two components has a zero with an imaginary part from 0 to a bound: ln(u₁/u₀) is then an odd
  /// multiple of πi.
  private func zero(_ kernel: MixtureKernel, below bound: Double) -> Bool {
    let (first, second) = (kernel.components[0], kernel.components[1])
    // ln(u₁/u₀) = c + βz + γz² at z = x + ib. Its imaginary part is b(β + 2γx).
    let gamma = (1 / first.variance - 1 / second.variance) / 2
    let beta = second.mean / second.variance - first.mean / first.variance
    let constant =
      second.height - first.height + first.mean * first.mean / (2 * first.variance)
      - second.mean * second.mean / (2 * second.variance)
    return (1...4096).contains { step in
      let b = bound * Double(step) / 4096
      if gamma == 0 { return b * beta.magnitude >= Double.pi }
      // On the curve of phase ±π the real part changes its sign between two heights.
      return [Double.pi, -Double.pi].contains { phase in
        let values = [b, bound * Double(step - 1) / 4096 + 1e-12].map { b in
          let x = (phase / b - beta) / (2 * gamma)
          return constant + beta * x + gamma * (x * x - b * b)
        }
        return values[0] * values[1] <= 0
      }
    }
  }
}
