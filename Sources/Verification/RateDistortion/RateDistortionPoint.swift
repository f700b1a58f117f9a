import RealModule

/// A channel of a finite source, given by the output law from which it is tilted, with the bounds on the optimum that
/// it proves.
///
/// The channel is w(t|z) = q(t)A(z,t)/s(z) with A = exp(−(d − min d)/β) and s = Aq.
public struct RateDistortionPoint: Sendable {
  /// The weight β of the rate.
  public let weight: Double
  /// The output law q up to a factor, k values of at least 0.
  public let outputs: [Double]
  /// The optimum L(β) = min (D + βR) over all channels, between the dual bound and the primal value.
  public let lagrangian: Estimate
  /// The mean distortion of this channel.
  public let distortion: Estimate
  /// The rate of this channel in nats per sample.
  public let rate: Estimate
  /// For β > 0, (L(β) − E min d)/β; for β = 0, the least rate of the least distortion; in nats.
  let tilt: Estimate
  /// E d − E min d of this channel.
  let excess: Estimate

  /// The primal value less the dual bound; D + βR of the channel is within it of the optimum.
  public var gap: Double { (lagrangian.upper - lagrangian.lower).nextUp }

  /// The channel as a choice for the weight, with the gap as its slack.
  ///
  /// - Throws: never for a point from the solver.
  public func penalizedChoice() throws(VerificationError) -> PenalizedChoice {
    try PenalizedChoice(weight: weight, distortion: distortion, rate: rate, slack: gap)
  }
}

/// A priori bounds on the rounding of a kernel's sums.
///
/// They hold for every law within a factor of 1 ± 2⁻⁵¹ of the given one, so also for the exact law of decimals, if
/// every normalizer is above 2⁻¹⁰⁰⁰. Of a response below ½ only the fact that it is below 1 is used.
struct KernelRounding {
  /// A bound on the relative error of a computed element of A that is a normal number.
  let element: Double
  /// A bound on the relative error of a computed normalizer s = Aq.
  let normalizer: Double
  /// A bound on the relative error of a computed response c = Aᵀ(p/s).
  let response: Double
  /// A bound on the relative error of a sum over symbols of nonnegative terms.
  let sum: Double

  private static let unit = 0x1p-53

  init(_ kernel: ExponentialKernel) {
    // Two roundings of the exponent and one unit in the last place of the exponential, with a margin for second-order
    // terms.
    element = 1.01 * Self.unit * (2 * kernel.reach + 4)
    // One more unit for underflow: at most (k+8)·2^-1075 in addition to a sum above 2^-1000.
    normalizer = 1.01 * (element + Self.unit * Double(kernel.count + 3))
    // The first four units cover the error of the law.
    sum = 1.01 * Self.unit * Double(4 + kernel.symbols + 2)
    response = 1.01 * (normalizer + element + sum + 5 * Self.unit)
  }

  /// An upper bound on the error of a mean of x = (d − min d)/β by underflow of its terms: the error of the products
  /// qAx of a symbol is at most (Q + k)·2^-1062 in total, and is multiplied by p/s.
  static func underflow(_ kernel: ExponentialKernel, _ sums: [Double], mass: Double) -> Double {
    let ratio = zip(kernel.weights, sums).reduce(Double(kernel.symbols)) { $0 + $1.0 / $1.1 }
    return (0x1p-1061 * ratio * (mass + Double(kernel.count))).nextUp
  }
}

extension FiniteSource {
  /// The channel that is tilted from an output law at a weight, with the bounds that it proves; they hold for any
  /// output law.
  ///
  /// With p the law of Z, Q = Σ q and c = Aᵀ(p/s), the optimum's tilt Φ = (L − E min d)/β satisfies −Σ p ln s − ln max
  /// c ≤ Φ ≤ −Σ p ln s + ln Q; the upper end also bounds the channel's own value.
  ///
  /// - Parameters:
  ///   - outputs: k values in [0, 2], not all 0.
  ///   - weight: β, at least 0.
  /// - Throws: `.invalidInput` naming the weight or the outputs if they are not valid.
  /// - Complexity: O(nk).
  /// - SeeAlso: RD-003
  public func point(outputs: [Double], weight: Double) throws(VerificationError) -> RateDistortionPoint {
    try requireWeight(weight)
    try require(
      outputs.count == reproductionCount, "outputs", "needs \(reproductionCount) values, has \(outputs.count)")
    try require(
      outputs.allSatisfy { $0 >= 0 && $0 <= 2 } && outputs.contains { $0 > 0 }, "outputs",
      "must lie in [0, 2], not all 0")
    return point(ExponentialKernel(self, weight: weight), outputs, weight)
  }

  func requireWeight(_ weight: Double) throws(VerificationError) {
    try requireNonnegative(weight, "weight")
  }

  func point(_ kernel: ExponentialKernel, _ outputs: [Double], _ weight: Double) -> RateDistortionPoint {
    let rounding = KernelRounding(kernel)
    let sums = kernel.normalizers(outputs)
    guard sums.allSatisfy({ $0 > ExponentialKernel.leastNormalizer }) else { return uninformative(weight) }
    let logarithms = sums.map { Double.log($0) }
    let mean = zip(kernel.weights, logarithms).reduce(0) { $0 - $1.0 * $1.1 }
    let size = zip(kernel.weights, logarithms).reduce(0) { $0 + $1.0 * $1.1.magnitude }
    let error = 1.01 * (rounding.normalizer + (rounding.sum + 0x1p-51) * size)
    let value = Estimate(mean, from: mean - error, to: mean + error) / total
    let responses = kernel.responses(sums)
    let greatest = Estimate.relative(responses.max()!, error: rounding.response) / total
    let mass = outputs.map { Estimate(exactly: $0) }.sum()
    let lower = max(0, (value - Estimate.log(greatest)).lower)
    let upper = max(lower, (value + Estimate.log(mass)).upper)
    let tilt = Estimate.between(lower, upper, near: value.value)
    let beta = Estimate(exactly: weight)
    let floor = leastDistortion
    // The optimum is at most the distortion of the best single reproduction and at least the least distortion.
    let lagrangian =
      weight == 0 ? floor : (floor + beta * tilt).limited(from: floor.lower, to: greatestDistortion.upper)
    let excess = meanExcess(kernel, outputs, sums, rounding, weight)
    let exponent = weight == 0 ? Estimate(exactly: 0) : excess / beta
    return RateDistortionPoint(
      weight: weight, outputs: outputs, lagrangian: lagrangian, distortion: floor + excess,
      rate: (tilt - exponent).clamped(atLeast: 0), tilt: tilt, excess: excess)
  }

  /// E d − E min d of the channel, in the distortion's unit.
  private func meanExcess(
    _ kernel: ExponentialKernel, _ outputs: [Double], _ sums: [Double], _ rounding: KernelRounding, _ weight: Double
  ) -> Estimate {
    var mean = 0.0
    for z in 0..<kernel.symbols {
      var row = 0.0
      for t in 0..<kernel.count {
        row += outputs[t] * kernel.elements[z * kernel.count + t] * excess[z * kernel.count + t]
      }
      mean += kernel.weights[z] / sums[z] * row
    }
    let error = 1.01 * (rounding.response + rounding.normalizer + 8 * 0x1p-53)
    // Terms in the distortion's unit may underflow too.
    let lack = ((weight + 1) * KernelRounding.underflow(kernel, sums, mass: outputs.reduce(0, +))).nextUp
    let value = Estimate.relative(mean, error: error) / total
    return (value + Estimate(value: 0, lower: -lack, upper: lack)).clamped(atLeast: 0)
  }

  /// A point with trivial bounds for sums that underflow: for β > 0, that of the best single reproduction; for β = 0,
  /// that of the map to the best reproduction of each symbol.
  private func uninformative(_ weight: Double) -> RateDistortionPoint {
    let (floor, ceiling, zero) = (leastDistortion, greatestDistortion, Estimate(exactly: 0))
    let bound = Estimate.between(0, entropy.upper, near: 0)
    if weight == 0 {
      let shares = [Double](repeating: 1 / Double(reproductionCount), count: reproductionCount)
      return RateDistortionPoint(
        weight: 0, outputs: shares, lagrangian: floor, distortion: floor, rate: bound, tilt: bound, excess: zero)
    }
    let excess = (ceiling - floor).clamped(atLeast: 0)
    let range = Estimate.between(floor.lower, max(floor.lower, ceiling.upper), near: ceiling.value)
    let tilt = Estimate.between(0, (excess / Estimate(exactly: weight)).upper, near: 0)
    return RateDistortionPoint(
      weight: weight, outputs: bestAlone, lagrangian: range, distortion: ceiling, rate: zero, tilt: tilt, excess: excess
    )
  }

  /// The output law with all weight on the reproduction of the least mean distortion.
  private var bestAlone: [Double] {
    let best = means.indices.min { means[$0].value < means[$1].value }
    return means.indices.map { $0 == best ? 1 : 0 }
  }
}

extension Estimate {
  /// A positive number with a known bound on its relative error.
  static func relative(_ value: Double, error: Double) -> Estimate {
    Estimate(value, from: value * (1 - error), to: value * (1 + error))
  }
}
