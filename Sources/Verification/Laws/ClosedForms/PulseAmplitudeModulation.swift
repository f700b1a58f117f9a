/// Uniform pulse-amplitude modulation of unit average energy in white Gaussian noise.
///
/// - SeeAlso: RT-008
public struct PulseAmplitudeModulation: Sendable {
  /// The number M of amplitudes.
  public let count: Int

  /// A modulation of M amplitudes ±1, ±3, …, ±(M−1) (or 0, ±2, … for odd M), scaled to unit average energy.
  ///
  /// - Throws: `.invalidInput` if M is not from 2 to 2²⁰.
  public init(count: Int) throws(VerificationError) {
    try require((2...1 << 20).contains(count), "M", "must be 2 to 2^20 amplitudes, is \(count)")
    self.count = count
  }

  /// The probability that the nearest amplitude is not the one sent: 2(1 − 1/M)·Q(√(3·SNR/(M²−1))).
  ///
  /// Source: J. Proakis, M. Salehi, "Digital Communications", 5th ed., equation (4.3-5).
  ///
  /// - Parameter signalToNoise: the reciprocal of the noise's variance, above 0.
  /// - Throws: `.invalidInput` if the ratio may be 0 or less, or infinite.
  public func symbolErrorRate(signalToNoise: Estimate) throws(VerificationError) -> Estimate {
    try requirePositive(signalToNoise, "signalToNoise")
    let amplitudes = Estimate(exactly: Double(count))
    let one = Estimate(exactly: 1)
    let squares = Estimate(exactly: Double(count * count - 1))
    let distance = Estimate.squareRoot(Estimate(exactly: 3) * signalToNoise / squares)
    return Estimate(exactly: 2) * (one - one / amplitudes) * GaussianTail.probability(above: distance)
  }
}
