import RealModule

/// A discrete input X of M points with a prior, and its sum with normal noise N: T = X + N.
public struct Constellation: Sendable {
  /// The points, M distinct numbers.
  public let points: [Double]
  /// The probabilities of the points, M values of at least 0 that sum to 1 up to M roundings.
  public let prior: [Double]
  /// H(X) in nats.
  public let entropy: Estimate
  let law: LabelLaw
  private let places: [Estimate]
  private let excesses: [Estimate]

  /// A constellation with the given points and prior; the prior is uniform if none is given.
  ///
  /// - Throws: `.invalidInput` if there are no points, two are equal, one is not finite, or the prior is not a law on
  ///   them.
  public init(points: [Double], prior: [Double]? = nil) throws(VerificationError) {
    try requireFinite(points, "points")
    try require(!points.isEmpty, "points", "needs at least one value")
    try require(Set(points).count == points.count, "points", "must be distinct")
    let prior = prior ?? Array(repeating: 1 / Double(points.count), count: points.count)
    law = LabelLaw(try FiniteLaw(prior, name: "prior"))
    entropy = law.entropy
    places = points.map(Estimate.init(exactly:))
    excesses = Array(repeating: Estimate(exactly: 0), count: points.count)
    try require(prior.count == points.count, "prior", "needs \(points.count) values, has \(prior.count)")
    self.points = points
    self.prior = prior
  }

  /// Pulse-amplitude modulation with M equally likely points ±1, ±3, … or 0, ±2, ….
  ///
  /// - Throws: `.invalidInput` if the order is below 1.
  public static func pulseAmplitude(order: Int) throws(VerificationError) -> Constellation {
    try require(order >= 1, "order", "must be at least 1, is \(order)")
    return try Constellation(points: (0..<order).map { Double(2 * $0 - (order - 1)) })
  }

  /// The mean energy E X².
  public var energy: Estimate {
    zip(law.probabilities, points).map { $0 * Estimate(exactly: $1) * Estimate(exactly: $1) }.sum()
  }

  /// The noise variance at which the signal-to-noise ratio, E X² over the variance, has a level in decibels.
  ///
  /// - Throws: `.invalidInput` if the level is not finite, or the variance would be infinite or 0.
  public func noiseVariance(decibels: Double) throws(VerificationError) -> Estimate {
    try require(decibels.isFinite, "decibels", "must be finite, is \(decibels)")
    let ratio = Estimate.exp(Estimate(exactly: decibels) * Estimate.log(Estimate(exactly: 10)) / Estimate(exactly: 10))
    try requirePositive(ratio.lower, "decibels")
    let variance = energy / ratio
    try requirePositive(variance.lower, "noise variance")
    try requirePositive(variance.upper, "noise variance")
    return variance
  }

  /// I(X;X+N) in nats, with relative accuracy also at low signal-to-noise ratios.
  ///
  /// - Throws: `.invalidInput` if the noise variance is not finite and above 0; `.numerical` if a library rule fails.
  /// - SeeAlso: RT-005
  public func information(
    noiseVariance: Estimate, method: IntegrationMethod = .certified
  ) throws(VerificationError) -> Estimate {
    let kernel = try kernel(noiseVariance)
    guard method == .certified else { return try MixtureIntegral.value(of: .information, kernel, by: method) }
    return MixtureIntegral.information(kernel, entropy: entropy)
  }

  /// H(X|X+N) = H(X) − I(X;X+N) in nats, with relative accuracy also at high signal-to-noise ratios; it is ln M − I if
  /// X is uniform.
  ///
  /// - Throws: `.invalidInput` if the noise variance is not finite and above 0; `.numerical` if a library rule fails.
  public func equivocation(
    noiseVariance: Estimate, method: IntegrationMethod = .certified
  ) throws(VerificationError) -> Estimate {
    try MixtureIntegral.value(of: .equivocation, kernel(noiseVariance), by: method)
  }

  /// E (X − E[X|X+N])², the least mean squared error of an estimate of X.
  ///
  /// - Throws: `.invalidInput` if the noise variance is not finite and above 0; `.numerical` if a library rule fails.
  public func meanSquaredError(
    noiseVariance: Estimate, method: IntegrationMethod = .certified
  ) throws(VerificationError) -> Estimate {
    let kernel = try kernel(noiseVariance)
    let unit = Estimate(exactly: Double(sign: .plus, exponent: 2 * kernel.exponent, significand: 1))
    return try MixtureIntegral.value(of: .squaredError, kernel, by: method) * unit
  }

  func kernel(_ noiseVariance: Estimate) throws(VerificationError) -> MixtureKernel {
    try requirePositive(noiseVariance.lower, "noiseVariance")
    try requirePositive(noiseVariance.upper, "noiseVariance")
    return try MixtureKernel(law: law, means: places, excesses: excesses, common: noiseVariance)
  }
}
