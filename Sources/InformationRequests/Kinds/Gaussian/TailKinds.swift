import Verification

/// The standard normal tail Q(x), or its logarithm.
struct TailKind: InformationKind {
  let isLogarithmic: Bool
  var name: String { isLogarithmic ? "gaussian_tail_log_Q" : "gaussian_tail_Q" }
  var summary: String {
    isLogarithmic
      ? "Natural logarithm of the standard normal tail Q(x), for any x."
      : "Standard normal tail Q(x) = P(N > x); relative accuracy up to x = 37.5, where double numbers end."
  }
  var unit: String { isLogarithmic ? "nats" : "probability" }
  let claim = "RT-008"
  let parameters: [InformationParameter] = [.number("x", "The point x, in standard deviations; at most 1e150 in size.")]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let most = DecimalNumeral(tenTo: 150)
    let place = try parameters.numeral("x", "must be at most 1e150 in size", exactly: { -most <= $0 && $0 <= most })
    let x = place.estimate
    return try parameters.ask { () throws(VerificationError) in
      switch (method, isLogarithmic) {
      case (.certified, false): GaussianTail.probability(above: x)
      case (.certified, true): GaussianTail.logarithm(above: x)
      case (.gsl, false): try GaussianTail.libraryProbability(above: x.value)
      case (.gsl, true): try GaussianTail.libraryLogarithm(above: x.value)
      }
    }
  }
}

/// The symbol error rate of pulse-amplitude modulation.
struct AmplitudeErrorKind: InformationKind {
  let name = "pam_symbol_error_rate"
  let summary =
    "Symbol error rate of uniform pulse-amplitude modulation of unit average energy, 2(1-1/M) Q(sqrt(3 SNR/(M^2-1)))."
  let unit = "probability"
  let claim = "RT-008"
  let parameters: [InformationParameter] = [
    .integer("M", "The number of amplitudes, 2 to 2^20."),
    .decibels,
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let count = try parameters.integer("M", in: 2...1 << 20)
    let ratio = try parameters.signalToNoiseRatio()
    return try parameters.ask(["signalToNoise": "snr_db"]) { () throws(VerificationError) in
      let modulation = try PulseAmplitudeModulation(count: count)
      guard method == .gsl else { return try modulation.symbolErrorRate(signalToNoise: ratio) }
      return try modulation.librarySymbolErrorRate(signalToNoise: ratio.value)
    }
  }
}
