import JSONReading

/// All kinds of quantities that can be requested.
public enum InformationKinds {
  static let all: [any InformationKind] = [
    BlockInformationKind(), BlockEntropyKind(), BivariateNormalKind(), TailKind(isLogarithmic: false),
    TailKind(isLogarithmic: true), AmplitudeErrorKind(), UniformNoiseKind(), BivariateStudentKind(),
    MultivariateStudentKind(), DiscreteInputKind(), BinaryComplementKind(), BinaryErrorKind(), MixtureEntropyKind(),
    MixtureInputKind(), LabelInformationKind(), BayesErrorKind(), PlaneKind(), BinaryRateKind(), BinaryDistortionKind(),
    UniformRateKind(), WaterfillingKind(), SlopeKind(part: .distortion), SlopeKind(part: .rate),
    SlopeKind(part: .lagrangian), BinaryBottleneckKind(), NormalPairKind(part: .information),
    NormalPairKind(part: .eigenvalue), NormalPairKind(part: .criticalWeight), NormalBottleneckKind(isRate: true),
    NormalBottleneckKind(isRate: false),
  ]

  /// The format of numbers, and how long requests take.
  static let numbers =
    "A number is an exact decimal, written as a number or a string: of at most 5000 digits, an exponent of at most "
    + "5000 in size, and less than 1.8e308 in size.\n"
    + "With numbers of up to 25 digits a request takes less than a second; many longer ones take longer."

  /// The documentation of every kind as plain text.
  public static var documentation: String {
    let kinds = all.map { kind in
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
    return ([numbers] + kinds).joined(separator: "\n\n")
  }

  private struct Documentation: Encodable {
    struct Parameter: Encodable {
      let name: String
      let shape: String
      let meaning: String
      let `default`: String?
    }
    let kind: String
    let summary: String
    let unit: String
    let claim: String
    let params: [Parameter]
  }

  /// The documentation of every kind as JSON.
  public static func json() throws -> String {
    let kinds = all.map { kind in
      Documentation(
        kind: kind.name, summary: kind.summary, unit: kind.unit, claim: kind.claim,
        params: kind.parameters.map {
          Documentation.Parameter(
            name: $0.name, shape: $0.shape.description, meaning: $0.meaning, default: $0.standard)
        })
    }
    return try JSONText.of(kinds)
  }
}
