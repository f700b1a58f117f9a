import Verification

/// I(X;X+N) of a uniform source X and uniform noise N.
struct UniformNoiseKind: InformationKind {
  let name = "additive_uniform_noise_mi"
  let summary = "Information I(X;X+N) of X uniform on [0,1] and independent noise N uniform on [-eps,eps]."
  let unit = "nats"
  let claim = "RT-009"
  let parameters: [InformationParameter] = [
    .number("eps", "The half width of the noise, above 0."),
    .remark("bmi_task", "The name of the model in other programs; not used."),
  ]

  func evaluate(_ parameters: InformationParameters, by method: InformationMethod) throws -> Estimate {
    let halfWidth = try parameters.positiveNumeral("eps")
    return try parameters.ask(["halfWidth": "eps"]) { () throws(VerificationError) in
      let noise = try UniformNoise(decimal: halfWidth)
      return method == .gsl ? try noise.libraryInformation() : noise.mutualInformation
    }
  }
}
