/// A binary source under Hamming distortion, in closed form.
///
/// - SeeAlso: RD-002
public struct BinarySource: Sendable {
  /// The probability of the rarer letter.
  public let rarer: Double

  /// A source.
  ///
  /// - Parameter probability: of one of its letters, in (0, 1).
  /// - Throws: `.invalidInput` if it does not lie there.
  public init(probability: Double) throws(VerificationError) {
    try requireOpenUnit(probability, "probability")
    // 1 − p is exact for p from ½ on.
    rarer = min(probability, 1 - probability)
  }

  /// R(D) = h(p) − h(D) in nats per sample, 0 from D = p on, p the rarer letter's probability.
  ///
  /// It is taken as KL((D, 1−D) ‖ (p, 1−p)) + (p − D) ln((1−p)/p), of terms that are not negative.
  /// Source: T. Cover, J. Thomas, "Elements of Information Theory", 2nd ed., theorem 10.3.1.
  ///
  /// - Parameter distortion: D, at least 0.
  /// - Throws: `.invalidInput` if the distortion may be negative.
  public func rate(atDistortion distortion: Estimate) throws(VerificationError) -> Estimate {
    try require(distortion.lower >= 0, "distortion", "must be at least 0, may be \(distortion.lower)")
    return .falling(at: distortion) { rate(at: $0) }
  }

  private func rate(at distortion: Double) -> Estimate {
    if distortion >= rarer { return Estimate(exactly: 0) }
    let (exact, share) = (Estimate(exactly: distortion), Estimate(exactly: rarer))
    let odds = (Estimate(exactly: 1) - Estimate(exactly: 2 * rarer)) / share
    return BinaryEntropy.divergence(exact, share) + (share - exact) * Estimate.log1p(odds).clamped(atLeast: 0)
  }

  /// D(R), the distortion at which h(D) = h(p) − R; 0 from R = h(p) on.
  ///
  /// - Parameter rate: R in nats per sample, at least 0.
  /// - Throws: `.invalidInput` if the rate may be negative.
  public func distortion(atRate rate: Estimate) throws(VerificationError) -> Estimate {
    try require(rate.lower >= 0, "rate", "must be at least 0, may be \(rate.lower)")
    return .root(from: 0, to: rarer) { rate - self.rate(at: $0) }
  }
}

/// A uniform source of n letters under Hamming distortion, in closed form.
///
/// - SeeAlso: RD-002
public struct UniformSource: Sendable {
  /// The number n of letters.
  public let letters: Int

  /// A source.
  ///
  /// - Throws: `.invalidInput` unless it has at least two letters.
  public init(letters: Int) throws(VerificationError) {
    try require(letters >= 2, "letters", "must be at least 2, is \(letters)")
    self.letters = letters
  }

  private var greatest: Estimate { Estimate(exactly: Double(letters - 1)) / Estimate(exactly: Double(letters)) }

  /// R(D) = ln n − h(D) − D ln(n−1) in nats per sample, 0 from D = 1 − 1/n on.
  ///
  /// It is taken as KL((D, 1−D) ‖ (1 − 1/n, 1/n)), a sum without cancellation.
  ///
  /// - Parameter distortion: D, at least 0.
  /// - Throws: `.invalidInput` if the distortion may be negative.
  public func rate(atDistortion distortion: Estimate) throws(VerificationError) -> Estimate {
    try require(distortion.lower >= 0, "distortion", "must be at least 0, may be \(distortion.lower)")
    return .falling(at: distortion) { rate(at: $0) }
  }

  private func rate(at distortion: Double) -> Estimate {
    if distortion >= greatest.upper { return Estimate(exactly: 0) }
    return BinaryEntropy.divergence(Estimate(exactly: distortion), greatest)
  }

  /// D(R), the inverse of R(D); 0 from R = ln n on.
  ///
  /// - Parameter rate: R in nats per sample, at least 0.
  /// - Throws: `.invalidInput` if the rate may be negative.
  public func distortion(atRate rate: Estimate) throws(VerificationError) -> Estimate {
    try require(rate.lower >= 0, "rate", "must be at least 0, may be \(rate.lower)")
    return .root(from: 0, to: greatest.upper) { rate - self.rate(at: $0) }
  }
}

extension Estimate {
  /// A function that does not rise, at a number.
  static func falling(at number: Estimate, _ function: (Double) -> Estimate) -> Estimate {
    let (low, high) = (function(number.upper).lower, function(number.lower).upper)
    return .between(low, max(low, high), near: function(number.value).value)
  }
}
