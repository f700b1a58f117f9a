import Verification

extension InformationParameters {
  /// The signal-to-noise ratio of the level `snr_db`.
  func signalToNoiseRatio() throws(ParameterError) -> Estimate {
    let range = DecimalNumeral(exactly: -300)...DecimalNumeral(exactly: 300)
    return Estimate.ratio(
      decibels: try numeral("snr_db", "must be of -300 to 300", exactly: range.contains).estimate)
  }
}

extension InformationParameter {
  /// A signal-to-noise ratio in decibels.
  static let decibels = number("snr_db", "Average energy over noise variance, in decibels; -300 to 300.")
}

/// I(X;X+N) of equally likely amplitudes X in normal noise N.
struct DiscreteInputKind: InformationKind {
  let name = "discrete_input_awgn_mi"
  let summary = "Information I(X;X+N) of M equally likely amplitudes in normal noise."
  let unit = "nats"
  let claim = "RT-005"
  let parameters: [InformationParameter] = [
    .integer("M", "The number of amplitudes, 2 to 1024; 2 to 64 with --method gsl."), .decibels,
    .text("constellation", "uniform PAM, unit average energy", "The amplitudes."),
    .text("noise_variance", "10^(-snr_db/10)", "The variance of the noise."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let count = try parameters.integer("M", in: 2...(method == .gsl ? 64 : 1024))
    let ratio = try parameters.signalToNoiseRatio()
    return try parameters.ask { () throws(VerificationError) in
      let input = try Constellation.pulseAmplitude(order: count)
      return try input.information(noiseVariance: input.energy / ratio, method: method.integration)
    }
  }
}

/// ln 2 − I(X;X+N) of a binary input X in normal noise N.
struct BinaryComplementKind: InformationKind {
  let name = "biawgn_complement_ln2_minus_I"
  let summary =
    "ln 2 - I(X;X+N) of two equally likely amplitudes in normal noise, with relative accuracy however small."
  let unit = "nats"
  let claim = "RT-005"
  let parameters: [InformationParameter] = [.decibels]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let ratio = try parameters.signalToNoiseRatio()
    return try parameters.ask { () throws(VerificationError) in
      try Constellation.pulseAmplitude(order: 2)
        .equivocation(noiseVariance: Estimate(exactly: 1) / ratio, method: method.integration)
    }
  }
}

/// The least mean squared error of a binary input in normal noise.
struct BinaryErrorKind: InformationKind {
  let name = "mmse_bpsk"
  let summary = "Least mean squared error of an estimate of two equally likely amplitudes +-1 in normal noise."
  let unit = ""
  let claim = "RT-005"
  let parameters: [InformationParameter] = [.number("snr", "One over the noise variance, 1e-30 to 1e30.")]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let ratio = try parameters.numeral(
      "snr", "must be of 1e-30 to 1e30",
      exactly: (DecimalNumeral(tenTo: -30)...DecimalNumeral(tenTo: 30)).contains
    ).estimate
    return try parameters.ask { () throws(VerificationError) in
      try Constellation.pulseAmplitude(order: 2)
        .meanSquaredError(noiseVariance: Estimate(exactly: 1) / ratio, method: method.integration)
    }
  }
}

extension InformationMethod {
  /// The method of integration over mixtures.
  var integration: IntegrationMethod { self == .certified ? .certified : .qagp }
}
