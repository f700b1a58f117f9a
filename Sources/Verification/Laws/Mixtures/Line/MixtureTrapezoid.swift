import CTrapezoid
import RealModule

/// The posterior entropy of two to four components by the trapezoidal rule, with a proven bound on its error.
///
/// - SeeAlso: RT-013
struct MixtureTrapezoid {
  /// The numbers of components for which the integrand is written.
  static let counts = 2...4
  /// The number of blocks of four places on a half line after which the integral is left to the panels.
  static let greatestBlockCount = 128
  /// The greatest error of a mean in deviations; larger ones are left to the panels.
  static let greatestBlur = 0x1p-40
  /// The greatest relative error of a variance in units of ε; larger ones are left to the panels.
  static let greatestSlack = 0x1p13
  /// The least sum for which numbers that underflow do not count.
  static let leastSum = 0x1p-400
  /// What the places beyond the last one may add, relative to the sum.
  static let tail = 0x1p-52

  /// The integral without the factor 1/√(2π), a bound on the errors of the rule and the tails, and one on the effect of
  /// rounding in units of ε.
  private(set) var value = 0.0
  private(set) var quadrature = 0.0
  /// The part of that bound which is due to the tails.
  private(set) var rest = 0.0
  private(set) var rounding = 0.0

  /// H(Y|T) in nats; nil if the rule would take too many places, or cannot reach its accuracy.
  ///
  /// - Complexity: O(K) for each of at most 1024 places.
  /// - SeeAlso: RT-013
  static func equivocation(_ kernel: MixtureKernel) -> Estimate? {
    guard counts.contains(kernel.components.count), kernel.varianceSlack <= greatestSlack else { return nil }
    let strip = MixtureStrip(kernel)
    guard let rule = MixtureTrapezoid(kernel, strip, step: strip.step, center: kernel.center) else { return nil }
    return Estimate(rule.value, within: .quadrature(reportedError: rule.error)) / MixtureIntegral.normalization
  }

  /// A bound on the error of the value.
  var error: Double { (quadrature + rounding * Double.ulpOfOne) * (1 + 0x1p-20) }

  /// The rule with a step, a number of at most 24 bits; if a center is given, it is twice the half to the right of it.
  ///
  /// - Parameter tail: what the places beyond the last one may add, relative to the sum.
  init?(
    _ kernel: MixtureKernel, _ strip: MixtureStrip, step: Double, center: MixtureKernel.Center?,
    tail: Double = Self.tail
  ) {
    let components = kernel.components
    let count = components.count
    let (anchor, half) = Self.origin(components, center)
    var (logSize, blur, spread, largest) = (0.0, 0.0, 0.0, 0.0)
    var laws = (trapezoid_law(), trapezoid_law(), trapezoid_law(), trapezoid_law())
    let sums: (trapezoid_sum, trapezoid_sum)? = withUnsafeMutableBytes(of: &laws) { bytes in
      let laws = bytes.bindMemory(to: trapezoid_law.self)
      for (k, component) in components.enumerated() {
        let (own, deviation) = (component.mean - anchor, component.variance.squareRoot())
        let height = component.height
        laws[k] = trapezoid_law(height: height, mean: own - half, inverse: 0.5 / component.variance)
        // The mean less the origin errs by two roundings besides its own error.
        let error = component.meanError + Double.ulpOfOne * (own.magnitude + half)
        blur = max(blur, error / deviation)
        spread = max(spread, (own - half).magnitude)
        largest = max(largest, deviation)
        logSize = max(logSize, component.surprisal + 2 * height.magnitude)
      }
      let reach = Double(4 * Self.greatestBlockCount) * step
      guard let first = laws.baseAddress, blur <= Self.greatestBlur, spread + 3 * largest < reach else { return nil }
      let right = Self.sum(first, count, step, tail)
      guard right.blocks > 0, center == nil else { return right.blocks > 0 ? (right, right) : nil }
      for k in 0..<count { laws[k].mean = -laws[k].mean }
      let left = Self.sum(first, count, step, tail)
      return left.blocks > 0 ? (left, right) : nil
    }
    guard let (left, right) = sums else { return nil }
    let sum = left.sum + right.sum
    guard sum >= Self.leastSum else { return nil }
    value = sum * step
    let relative = strip.error(step: step)
    guard relative < 0.5 else { return nil }
    // The error is relative to the integral, which is at most the sum over all places divided by 1 less the error.
    rest = (left.tail + right.tail) * step * (1 + 0x1p-10)
    quadrature = (value + rest) * relative / (1 - relative) * (1 + 0x1p-10) + rest
    // In units of ε: each exponent Q has 6Q and what its parameters are uncertain by.
    let uncertain = 1.25 * blur / Double.ulpOfOne
    let weighted = (left.weighted + right.weighted) * step * (1 + 0x1p-10)
    let additions = Double(max(left.blocks, right.blocks) + 6) / 2
    rounding =
      (6 + kernel.varianceSlack + uncertain) * weighted
      + (kernel.constantError(logSize: logSize) + uncertain + 8 + 1.5 * Double(count) + additions) * value
  }

  private static func sum(
    _ laws: UnsafePointer<trapezoid_law>, _ count: Int, _ step: Double, _ tail: Double
  ) -> trapezoid_sum {
    trapezoid_equivocation(laws, count, step, tail, greatestBlockCount)
  }

  /// The origin of the places, as a mean and the distance from it to the right.
  private static func origin(
    _ components: [MixtureKernel.Component], _ center: MixtureKernel.Center?
  ) -> (anchor: Double, half: Double) {
    switch center {
    case .at(let own): (components[own].mean, 0)
    case .between(let left, let right): (components[left].mean, (components[right].mean - components[left].mean) / 2)
    case nil: (components[0].mean, (components[components.count - 1].mean - components[0].mean) / 2)
    }
  }
}
