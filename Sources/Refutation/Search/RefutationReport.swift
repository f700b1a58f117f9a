import Verification

/// What a search said of an inequality, for people and as JSON.
public struct RefutationReport: Encodable, Sendable {
  public struct Side: Encodable, Sendable {
    public let value: Double
    public let lower: Double
    public let upper: Double

    init?(_ estimate: Estimate) {
      // JSON has no infinity.
      guard estimate.magnitude < .infinity else { return nil }
      (value, lower, upper) = (estimate.value, estimate.lower, estimate.upper)
    }
  }

  public struct Witness: Encodable, Sendable {
    /// The side that is claimed to be the smaller, and the other.
    public let lesser: Side?
    public let greater: Side?
    public let system: SystemFile
    /// The figures that the inequality names, in the order of `dinl refute --list`.
    public let figures: [BoundReport.Figure]

    init(_ finding: Refuter.Finding, _ quantities: Set<Quantity>) {
      (lesser, greater, system) = (Side(finding.lesser), Side(finding.greater), finding.file)
      let all = (try? finding.file.system()).map { BoundReport($0).figures } ?? []
      figures = all.filter { figure in quantities.contains { $0.rawValue == figure.name } }
    }
  }

  public struct Deduction: Encodable, Sendable {
    public let claim: String
    public let inequality: String
    public let factor: Double
  }

  public enum Verdict: String, Encodable, Sendable {
    case refuted, valid
    case loose = "valid but loose"
    case notRefuted = "not refuted"
  }

  public let inequality: String
  public let verdict: Verdict
  public let systems: Int
  public let seed: UInt64
  /// The smallest system found that proves the inequality false.
  public let counterexample: Witness?
  /// The proven inequality from which it follows.
  public let deduction: Deduction?
  /// The largest ratio of the sides that was reached, and where.
  public let largestRatio: Double?
  public let tightest: Witness?

  public init(_ inequality: Inequality, _ result: Refuter.Result, seed: UInt64) {
    (self.inequality, systems, self.seed) = (inequality.text, result.systems, seed)
    let quantities = inequality.quantities
    switch result.verdict {
    case .refuted(let finding):
      (verdict, deduction) = (.refuted, nil)
      counterexample = Witness(finding, quantities)
    case .proven(let found):
      verdict = found.factor > 1 ? .loose : .valid
      deduction = Deduction(claim: found.claim, inequality: found.text, factor: found.factor)
      counterexample = nil
    case .notRefuted: (verdict, deduction, counterexample) = (.notRefuted, nil, nil)
    }
    let isRefuted = verdict == .refuted
    largestRatio = isRefuted ? nil : result.tightest?.ratio
    tightest = isRefuted ? nil : result.tightest.map { Witness($0.finding, quantities) }
  }

  /// The answer in a line.
  public var summary: String {
    let ratio = largestRatio.map { "largest ratio lesser/greater = \(Self.short($0))" }
    switch verdict {
    case .refuted: return "refuted: \(inequality)"
    case .valid:
      return "valid: \(inequality) follows from \(deduction?.claim ?? ""), \(deduction?.inequality ?? "")"
        + (ratio.map { "; \($0) in \(systems) systems" } ?? "")
    case .loose:
      return "valid but loose by at least the factor \(Self.short(deduction?.factor ?? 1)): "
        + "\(inequality) follows from \(deduction?.claim ?? ""), \(deduction?.inequality ?? "")"
        + (ratio.map { "; \($0) in \(systems) systems" } ?? "")
    case .notRefuted: return "not refuted in \(systems) systems" + (ratio.map { "; \($0)" } ?? "") + ": \(inequality)"
    }
  }

  /// The system that is told with the answer.
  public var witness: Witness? { counterexample ?? tightest }

  static func short(_ number: Double) -> String {
    let rounded = (number * 1e6).rounded() / 1e6
    return "\(rounded)"
  }
}
