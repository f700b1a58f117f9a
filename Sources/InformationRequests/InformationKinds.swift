import JSONReading

/// All kinds of quantities that can be requested.
public enum InformationKinds {
  /// The kinds under headings of what they are about.
  static let groups: [(title: String, kinds: [any InformationKind])] = [
    (
      "Finite joint laws and divergences",
      [
        TableInformationKind(part: .mutual), TotalCorrelationKind(), TableInformationKind(part: .interaction),
        DivergenceKind(part: .relativeEntropy),
        DivergenceKind(part: .jensenShannon), DivergenceKind(part: .renyi), DivergenceKind(part: .totalVariation),
      ]
    ),
    ("Finite channels", [CapacityKind(), CostCapacityKind(), GallagerKind()]),
    (
      "Normal and Student laws, tails and uniform noise",
      [
        BlockInformationKind(), BlockEntropyKind(), BivariateNormalKind(), TailKind(isLogarithmic: false),
        TailKind(isLogarithmic: true), AmplitudeErrorKind(), UniformNoiseKind(), BivariateStudentKind(),
        MultivariateStudentKind(), NormalPairKind(part: .information),
      ]
    ),
    (
      "Amplitudes and mixtures in noise",
      [
        DiscreteInputKind(), BinaryComplementKind(), BinaryErrorKind(), MixtureEntropyKind(), MixtureInputKind(),
        LabelInformationKind(), BayesErrorKind(), PlaneKind(),
      ]
    ),
    (
      "Rate and distortion",
      [
        SourceRateKind(), SourceDistortionKind(), BinaryRateKind(), BinaryDistortionKind(), UniformRateKind(),
        WaterfillingKind(), SlopeKind(part: .distortion), SlopeKind(part: .rate), SlopeKind(part: .lagrangian),
      ]
    ),
    (
      "Information bottleneck",
      [
        BinaryBottleneckKind(), NormalPairKind(part: .eigenvalue), NormalPairKind(part: .criticalWeight),
        NormalBottleneckKind(isRate: true), NormalBottleneckKind(isRate: false),
      ]
    ),
  ]

  static let all = groups.flatMap(\.kinds)

  /// The format of numbers, and how long requests take.
  static let numbers =
    "A number is an exact decimal, written as a number or a string: of at most 5000 digits, an exponent of at most "
    + "5000 in size, and less than 1.8e308 in size.\n"
    + "Where fractions are taken, a string such as \"1/3\" is one too, with a whole number of at most 40 digits below.\n"
    + "With numbers of up to 25 digits a request takes less than a second; many longer ones take longer."

  /// The documentation of every kind as plain text.
  public static var documentation: String {
    func text(_ kind: any InformationKind) -> String {
      let parameters = kind.parameters.map { parameter in
        let standard = parameter.shape == .remark ? "" : parameter.standard.map { " (default: \($0))" } ?? ""
        return "    \(parameter.name): \(parameter.shape.description). \(parameter.meaning)\(standard)"
      }
      return
        ([
          "\(kind.name)", "  \(kind.summary)",
          "  unit: \(kind.unit.isEmpty ? "none" : kind.unit); proof: \(kind.claim)",
        ]
        + parameters).joined(separator: "\n")
    }
    return ([numbers] + groups.flatMap { ["\($0.title):"] + $0.kinds.map(text) }).joined(separator: "\n\n")
  }

  private struct Documentation: Encodable {
    struct Parameter: Encodable {
      let name: String
      let shape: String
      let meaning: String
      let `default`: String?
    }
    let kind: String
    let group: String
    let summary: String
    let unit: String
    let claim: String
    let params: [Parameter]
  }

  /// The documentation of every kind as JSON.
  public static func json() throws -> String {
    let kinds = groups.flatMap { group in
      group.kinds.map { kind in
        Documentation(
          kind: kind.name, group: group.title, summary: kind.summary, unit: kind.unit, claim: kind.claim,
          params: kind.parameters.map {
            Documentation.Parameter(
              name: $0.name, shape: $0.shape.description, meaning: $0.meaning, default: $0.standard)
          })
      }
    }
    return try JSONText.of(kinds)
  }
}
