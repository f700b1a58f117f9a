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
    // Plain loops, as tests are built without optimization.
    func move(_ exponents: inout [ComplexNumber], to step: ComplexNumber) {
      var k = 0
      while k < components.count {
        let real = step.re + components[0].mean - components[k].mean + center
        let (square, twice) = (real * real - step.im * step.im, 2 * components[k].variance)
        exponents[k] = ComplexNumber(re: heights[k] - square / twice, im: -2 * real * step.im / twice)
        k += 1
      }
    }
    var own = [ComplexNumber](repeating: ComplexNumber(re: 0, im: 0), count: components.count)
    move(&own, to: ComplexNumber(re: 0, im: 0))
    let leader = own.indices.max { own[$0].re < own[$1].re } ?? 0
    return (0..<24).map { index in
      let angle = Double(index) * Double.pi / 12
      let end = ComplexNumber(
        re: ellipse.length * halfWidth * Double.cos(angle), im: ellipse.height * halfWidth * Double.sin(angle))
      var (phase, logarithm, places) = (0.0, ComplexNumber(re: 0, im: 0), own)
      var step = 1
      while step <= 64 {
        let share = Double(step) / 64
        move(&places, to: ComplexNumber(re: end.re * share, im: end.im * share))
        // Relative to the largest there, whose excess over the leader's exponential would overflow.
        var (top, k) = (places[0], 1)
        while k < places.count {
          if places[k].re > top.re { top = places[k] }
          k += 1
        }
        var sum = ComplexNumber(re: 0, im: 0)
        k = 0
        while k < places.count {
          sum = sum + ComplexNumber(re: places[k].re - top.re, im: places[k].im - top.im).exponential
          k += 1
        }
        let turn = Double.atan2(y: sum.im, x: sum.re) + top.im - places[leader].im - phase
        phase += turn - 2 * Double.pi * (turn / (2 * Double.pi)).rounded()
        logarithm = ComplexNumber(re: Double.log(sum.modulus) + top.re - places[leader].re, im: phase)
        step += 1
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

  /// A panel over a drawn mixture whose means may be known to intervals, or whose components may almost agree.
  struct BlurredPanel: Sendable, CustomStringConvertible {
    let panel: DrawnPanel
    /// The errors of the means are 2 to this power of the deviations; exact below −20.
    let blur: Int
    let isNarrow: Bool

    var description: String { "\(panel) blurred by 2^\(blur)\(isNarrow ? ", alike" : "")" }

    static let all = Generator<BlurredPanel> { source throws(Discard) in
      BlurredPanel(
        panel: try source.draw(DrawnPanel.all), blur: try source.integer(in: -28...(-12)),
        isNarrow: try source.boolean())
    }

    func kernel() throws -> MixtureKernel {
      let (drawn, zero) = (panel.drawn, Estimate(exactly: 0))
      let scale = isNarrow ? 0x1p-8 : 1
      let unit = blur < -20 ? 0 : Double(sign: .plus, exponent: blur, significand: 1)
      return try MixtureKernel(
        law: LabelLaw(FiniteLaw(drawn.weights)),
        means: drawn.components.map {
          let (mean, error) = ($0.mean * scale, unit * $0.standardDeviation * scale)
          return Estimate(value: mean, lower: mean - error, upper: mean + error)
        },
        excesses: drawn.components.map {
          isNarrow ? zero + Estimate(exactly: $0.mean.magnitude * scale) : Estimate(exactly: $0.standardDeviation)
        }, common: Estimate(exactly: isNarrow ? max(1, drawn.noise) : drawn.noise))
    }
  }

  /// Whether bounds are the proof's, with margins of 31/32 to 33/32 of 2⁻⁴⁶ of the exponents and a few roundings.
  func isStated(
    _ integrand: MixtureIntegrand, _ kernel: MixtureKernel, anchor: Int = 0, center: Double, halfWidth: Double,
    _ bound: Double, _ stated: (StatedPanel) -> Double?
  ) -> Bool {
    let ends = [31.0, 33].map { share in
      stated(
        StatedPanel(kernel, integrand, anchor: anchor, center: center, halfWidth: halfWidth, margin: share * 0x1p-51))
    }
    guard let least = ends[0], let most = ends[1], most > 0x1p-900, most < .infinity else { return true }
    let rounding = Tolerance.rounding(operations: 16, condition: 1, scale: 1).value
    return least * (1 - rounding) <= bound && bound <= most * (1 + rounding)
  }

  @Test(.property(cases: 200), arguments: [MixtureIntegrand.equivocation, .information, .squaredError])
  func `the bounds are the proven ones, with their margins and no more`(integrand: MixtureIntegrand) {
    checkProperty(BlurredPanel.all, part: "\(integrand)") { drawn in
      let (kernel, center, halfWidth) = (try drawn.kernel(), drawn.panel.center, drawn.panel.halfWidth)
      var panel = MixturePanel(kernel, integrand)
      for anchor in kernel.components.indices {
        // What was true of the place before must not matter.
        panel.move(from: anchor, to: 0, halfWidth: halfWidth)
        panel.move(from: anchor, to: center, halfWidth: halfWidth)
        func isProven(_ bound: Double, _ stated: (StatedPanel) -> Double?) -> Bool {
          isStated(integrand, kernel, anchor: anchor, center: center, halfWidth: halfWidth, bound, stated)
        }
        for parameter in [1.75, 2.3] {
          let ellipse = GaussLegendre.Ellipse(parameter: parameter)
          let bound = panel.ellipseBound(ellipse)
          #expect(isProven(bound) { $0.ellipseBound(ellipse) }, "\(bound)")
        }
        let plain = panel.plainBound(useful: .infinity)
        #expect(isProven(plain) { $0.plainBound }, "\(plain)")
      }
    }
  }

  @Test(arguments: [MixtureIntegrand.equivocation, .information, .squaredError])
  func `the bound by phases is used up to a loss of 24 bits`(integrand: MixtureIntegrand) throws {
    // Midway between two components one deviation away, their moduli reach e^±A and their phases are B.
    var panel = MixturePanel(
      try pair([0.5, 0.5], [-1, 1].map { Estimate(exactly: $0) }, [0, 0].map { Estimate(exactly: $0) }), integrand)
    let ellipse = GaussLegendre.Ellipse(parameter: 1.75)
    var (low, high) = (2.0, 3.0)
    while low.nextUp < high {
      let half = low + (high - low) / 2
      panel.move(from: 0, to: 1, halfWidth: half)
      if panel.ellipseBound(ellipse) < .infinity { low = half } else { high = half }
    }
    let (size, phase) = (Double.exp(-2 * ellipse.length * low), ellipse.height * low)
    // Near ½π the cosine moves as the phase does, which has less than 8 roundings. The margins of the exponents change
    // 2⁻²⁴ by less.
    let rounding = Tolerance.rounding(operations: 8, condition: 1, scale: size * phase)
    #expect(rounding.accepts(size * Double.cos(phase), 0x1p-24), "\(low)")
  }

  @Test(arguments: [MixtureIntegrand.equivocation, .information, .squaredError])
  func `a plain bound is given up where the peak that decides exceeds e times what is useful`(
    integrand: MixtureIntegrand
  ) throws {
    // N(0, 1) and N(½, 1) on [−8½, −7½]; the greatest densities are those at the right end.
    var panel = MixturePanel(
      try pair([0.25, 0.75], [0, 0.5].map { Estimate(exactly: $0) }, [0, 0].map { Estimate(exactly: $0) }), integrand)
    panel.move(from: 0, to: -8, halfWidth: 0.5)
    var (low, high) = (-100.0, -1.0)
    while low.nextUp < high {
      let logarithm = low + (high - low) / 2
      if panel.plainBound(useful: Double.exp(logarithm)) < .infinity { high = logarithm } else { low = logarithm }
    }
    // Of the information the greatest of the two decides, otherwise the other one.
    let peak = integrand == .information ? Double.log(0.25) - 28.125 : Double.log(0.75) - 32
    // The margins are those of a distance of 8½ and a reach of ½ in a square of 8, and of an exponent of 33.
    let allowed =
      Tolerance.rounding(operations: 8, condition: 1, scale: 33)
      + .quadrature(reportedError: panel.margin * (8 * 9 + 33))
    #expect(allowed.accepts(high + 1, peak), "\(high) \(peak)")
  }

  @Test func `control: bounds without margins, or with twice the margins, are refuted as the proven ones`() throws {
    let drawn = BlurredPanel(
      panel: DrawnPanel(
        drawn: DrawnMixture(
          components: [
            MixtureComponent(weight: 1, mean: 0, standardDeviation: 1),
            MixtureComponent(weight: 2, mean: 3, standardDeviation: 2),
          ], noise: 1), center: 1, exponent: -1), blur: -28, isNarrow: false)
    let (kernel, ellipse) = (try drawn.kernel(), GaussLegendre.Ellipse(parameter: 1.75))
    for (share, holds) in [(32.0, true), (0, false), (64, false)] {
      let stated = StatedPanel(kernel, .equivocation, center: 1, halfWidth: 0.5, margin: share * 0x1p-51)
      let bound = try #require(stated.ellipseBound(ellipse))
      let isProven = isStated(.equivocation, kernel, center: 1, halfWidth: 0.5, bound) { $0.ellipseBound(ellipse) }
      #expect(isProven == holds)
    }
  }
}
