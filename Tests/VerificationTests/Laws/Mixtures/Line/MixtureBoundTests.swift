import PropertyTesting
import RealModule
import Testing

@testable import Verification

/// A complex number, for the integrands beside the real line.
private struct ComplexNumber {
  var re: Double
  var im: Double

  static func + (left: Self, right: Self) -> Self { Self(re: left.re + right.re, im: left.im + right.im) }
  static func * (left: Self, right: Self) -> Self {
    Self(re: left.re * right.re - left.im * right.im, im: left.re * right.im + left.im * right.re)
  }
  var modulus: Double { (re * re + im * im).squareRoot() }
  var exponential: Self { Self(re: Double.exp(re) * Double.cos(im), im: Double.exp(re) * Double.sin(im)) }
}

extension `RT-005 the information of a mixture on the line lies in its interval` {
  /// A panel over a drawn mixture.
  struct DrawnPanel: Sendable, CustomStringConvertible {
    let drawn: DrawnMixture
    let center: Double
    /// log₂ of the half width.
    let exponent: Int

    var description: String { "\(drawn) at \(center), 2^\(exponent)" }
    var halfWidth: Double { Double(sign: .plus, exponent: exponent, significand: 1) }

    static let all = Generator<DrawnPanel> { source throws(Discard) in
      DrawnPanel(
        drawn: try source.draw(DrawnMixture.all), center: try source.double(in: -4...4),
        exponent: try source.integer(in: -6...0))
    }

    func kernel() throws -> MixtureKernel {
      try drawn.mixture().kernel(noiseVariance: Estimate(exactly: drawn.noise))
    }
  }

  /// The moduli of an integrand at places around an ellipse, its logarithms continued from the real center.
  func moduli(
    _ integrand: MixtureIntegrand, _ kernel: MixtureKernel, center: Double, halfWidth: Double,
    _ ellipse: GaussLegendre.Ellipse
  ) -> [Double] {
    let components = kernel.components
    let heights = components.map { -$0.surprisal - Double.log($0.variance) / 2 }
    func exponents(_ step: ComplexNumber) -> [ComplexNumber] {
      zip(components, heights).map { component, height in
        let gap = step + ComplexNumber(re: components[0].mean - component.mean + center, im: 0)
        let square = gap * gap
        return ComplexNumber(
          re: height - square.re / (2 * component.variance), im: -square.im / (2 * component.variance))
      }
    }
    let own = exponents(ComplexNumber(re: 0, im: 0))
    let leader = own.indices.max { own[$0].re < own[$1].re } ?? 0
    return (0..<24).map { index in
      let angle = Double(index) * Double.pi / 12
      let end = ComplexNumber(
        re: ellipse.length * halfWidth * Double.cos(angle), im: ellipse.height * halfWidth * Double.sin(angle))
      var (phase, logarithm, places) = (0.0, ComplexNumber(re: 0, im: 0), own)
      for step in 1...64 {
        let share = Double(step) / 64
        places = exponents(ComplexNumber(re: end.re * share, im: end.im * share))
        // Relative to the largest there, whose excess over the leader's exponential would overflow.
        let top = places.max { $0.re < $1.re } ?? places[leader]
        let sum = places.reduce(ComplexNumber(re: 0, im: 0)) { sum, place in
          sum + ComplexNumber(re: place.re - top.re, im: place.im - top.im).exponential
        }
        let turn = Double.atan2(y: sum.im, x: sum.re) + top.im - places[leader].im - phase
        phase += turn - 2 * Double.pi * (turn / (2 * Double.pi)).rounded()
        logarithm = ComplexNumber(re: Double.log(sum.modulus) + top.re - places[leader].re, im: phase)
      }
      let top = places[leader]
      // ln π_k = ℓ_k − ℓ − ln Σ e^(ℓ_j − ℓ).
      let posteriors = places.map {
        ComplexNumber(re: $0.re - top.re - logarithm.re, im: $0.im - top.im - logarithm.im)
      }
      // The sum of what is added, before it cancels: of its size are the roundings.
      var (value, size) = (ComplexNumber(re: 0, im: 0), 0.0)
      for k in components.indices {
        size += places[k].exponential.modulus * (1 + posteriors[k].modulus + components[k].surprisal)
        switch integrand {
        case .equivocation: value = value + places[k].exponential * posteriors[k]
        case .information:
          value =
            value + places[k].exponential
            * (posteriors[k] + ComplexNumber(re: components[k].surprisal, im: 0))
        case .squaredError:
          for j in components.indices.prefix(k) {
            let gap = components[j].mean - components[k].mean
            value = value + places[k].exponential * posteriors[j].exponential * ComplexNumber(re: gap * gap, im: 0)
          }
        }
      }
      return value.modulus - Tolerance.rounding(operations: 256, condition: 1, scale: size).value
    }
  }

  @Test(.property(cases: 200), arguments: [MixtureIntegrand.equivocation, .information, .squaredError])
  func `the integrand stays below its bounds in an ellipse and on the real line`(integrand: MixtureIntegrand) {
    checkProperty(DrawnPanel.all, part: "\(integrand)") { drawn in
      let kernel = try drawn.kernel()
      var panel = MixturePanel(kernel, integrand)
      panel.move(from: 0, to: drawn.center, halfWidth: drawn.halfWidth)
      for parameter in [1.75, 2.3] {
        let ellipse = GaussLegendre.Ellipse(parameter: parameter)
        let bound = panel.ellipseBound(ellipse)
        guard bound < .infinity else { continue }
        let largest = moduli(integrand, kernel, center: drawn.center, halfWidth: drawn.halfWidth, ellipse).max() ?? 0
        #expect(largest <= bound, "\(drawn) \(parameter)")
      }
      let flat = GaussLegendre.Ellipse(parameter: 1)
      let largest = moduli(integrand, kernel, center: drawn.center, halfWidth: drawn.halfWidth, flat).max() ?? 0
      #expect(largest * 2 * drawn.halfWidth <= panel.plainBound(useful: .infinity), "\(drawn)")
    }
  }

  @Test func `control: the bound on the real line is refuted as one in an ellipse`() throws {
    let law = LabelLaw(try FiniteLaw([0.5, 0.5]))
    let kernel = try MixtureKernel(
      law: law, means: [Estimate(exactly: 0), Estimate(exactly: 0x1p-7)],
      excesses: [Estimate(exactly: 0), Estimate(exactly: 0)], common: Estimate(exactly: 1))
    var panel = MixturePanel(kernel, .information)
    panel.move(from: 0, to: 0, halfWidth: 3)
    let ellipse = GaussLegendre.Ellipse(parameter: 2.3)
    let largest = moduli(.information, kernel, center: 0, halfWidth: 3, ellipse).max() ?? 0
    #expect(largest <= panel.ellipseBound(ellipse))
    #expect(largest > panel.plainBound(useful: .infinity) / 6)
  }

  /// The proof's bound M of f_H in an ellipse, without margins (RT-005, steps 5 and 6).
  func provenBound(
    _ kernel: MixtureKernel, center: Double, halfWidth: Double, _ ellipse: GaussLegendre.Ellipse
  ) -> Double {
    let (reach, rise) = (ellipse.length * halfWidth, ellipse.height * halfWidth)
    let terms = kernel.components.map { component in
      let gap = kernel.components[0].mean - component.mean + center
      let height = -component.surprisal - Double.log(component.variance) / 2
      let inner = max(0, gap.magnitude - reach)
      return (
        log: height - gap * gap / (2 * component.variance), slope: gap / component.variance,
        inverse: 1 / component.variance, peak: height - (inner * inner - rise * rise) / (2 * component.variance)
      )
    }
    func growth(_ tilt: Double, _ bend: Double) -> (least: Double, most: Double) {
      // −tδ − q(δ² − b²)/2 at its ends and where it is stationary in δ.
      let inner = bend > 0 ? min(tilt.magnitude / bend, reach) : reach
      return (
        -tilt.magnitude * reach - (bend > 0 ? bend * reach * reach : -bend * rise * rise) / 2,
        tilt.magnitude * inner - bend * inner * inner / 2 + max(0, bend) * rise * rise / 2
      )
    }
    let leader = terms.indices.max { terms[$0].log < terms[$1].log } ?? 0
    let (top, own) = (terms[leader].log, terms[leader])
    let others = terms.indices.filter { $0 != leader }.reduce(0.0) { sum, k in
      sum + Double.exp(terms[k].log - top + growth(terms[k].slope - own.slope, terms[k].inverse - own.inverse).most)
    }
    func bound(_ slope: Double, _ inverse: Double, _ reference: Double, _ base: Double, at place: Int?) -> Double {
      terms.indices.reduce(0.0) { sum, k in
        let (tilt, bend) = ((terms[k].slope - slope).magnitude, (terms[k].inverse - inverse).magnitude)
        let logarithm =
          k == place ? base : (terms[k].log - reference).magnitude + tilt * reach + bend * reach * reach / 2 + base
        return sum + Double.exp(terms[k].peak) * logarithm
      }
    }
    if others < 0.7 { return bound(own.slope, own.inverse, top, -Double.log(onePlus: -others), at: leader) }
    let roots = terms.map { Double.exp(($0.log - top) / 2) }
    let total = roots.reduce(0, +)
    let slope = zip(roots, terms).reduce(0) { $0 + $1.0 * $1.1.slope } / total
    let inverse = zip(roots, terms).reduce(0) { $0 + $1.0 * $1.1.inverse } / total
    var (least, most, sum) = (0.0, 0.0, 0.0)
    for term in terms {
      let (tilt, bend) = (term.slope - slope, term.inverse - inverse)
      let (low, high) = growth(tilt, bend)
      let phase = rise * (tilt.magnitude + bend.magnitude * reach)
      let cosine = phase < Double.pi ? Double.cos(phase) : -1
      least += Double.exp(term.log - top + (cosine > 0 ? low : high)) * cosine
      most += Double.exp(term.log - top + high)
      sum += Double.exp(term.log - top)
    }
    guard least > most * 0x1p-20 else { return .infinity }
    let base = max(Double.log(least / sum).magnitude, Double.log(most / sum).magnitude) + Double.pi / 2
    return bound(slope, inverse, top + Double.log(sum), base, at: nil)
  }

  @Test(.property(cases: 200)) func `the bound in an ellipse is the proven one plus a margin of one percent`() {
    checkProperty(DrawnPanel.all) { drawn in
      let kernel = try drawn.kernel()
      var panel = MixturePanel(kernel, .equivocation)
      panel.move(from: 0, to: drawn.center, halfWidth: drawn.halfWidth)
      for parameter in [1.75, 2.3] {
        let ellipse = GaussLegendre.Ellipse(parameter: parameter)
        let proven = provenBound(kernel, center: drawn.center, halfWidth: drawn.halfWidth, ellipse)
        let bound = panel.ellipseBound(ellipse)
        guard proven < .infinity, proven > 0x1p-900 else { continue }
        #expect(bound >= proven * 1.009 && bound <= proven * 1.011, "\(drawn) \(bound) \(proven)")
      }
    }
  }
}
