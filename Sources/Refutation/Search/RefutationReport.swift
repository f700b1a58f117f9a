import Foundation
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
      let all = (try? finding.file.figures()).map { BoundReport($0).figures } ?? []
      figures = all.filter { figure in quantities.contains { $0.rawValue == figure.name } }
    }
  }

  public struct Deduction: Encodable, Sendable {
    public let claim: String
    public let inequality: String
    public let factor: Double
    /// Whether it holds for losses of the range that was tried, rather than of any.
    public let needsRange: Bool

    init(_ found: Refutation.Deduction) {
      (claim, inequality, factor, needsRange) = (found.claim, found.text, found.factor, found.needsRange)
    }
  }

  public enum Verdict: String, Encodable, Sendable {
    case refuted, valid
    case loose = "valid but loose"
    case notRefuted = "not refuted"
    case undefined
  }

  public let inequality: String
  public let verdict: Verdict
  /// The losses that were tried.
  public let losses: [Fraction]
  public let systems: Int
  /// The proven inequality from which it follows for losses of range 1, if it was refuted for other losses.
  public let unitDeduction: Deduction?
  public let seed: UInt64
  /// The smallest system found that proves the inequality false.
  public let counterexample: Witness?
  /// The proven inequality from which it follows.
  public let deduction: Deduction?
  /// The largest ratio of the sides that was reached, and where.
  public let largestRatio: Double?
  public let tightest: Witness?

  /// Which side had no value on any system.
  public let undefinedSide: String?

  public init(_ inequality: Inequality, _ result: Refuter.Result, options: Refuter.Options) {
    (self.inequality, systems, seed, losses) = (inequality.text, result.systems, options.seed, options.losses)
    let quantities = inequality.quantities
    unitDeduction = result.unitDeduction.map(Deduction.init)
    switch result.verdict {
    case .refuted(let finding):
      (verdict, deduction, undefinedSide) = (.refuted, nil, nil)
      counterexample = Witness(finding, quantities)
    case .proven(let found):
      verdict = found.isLoose ? .loose : .valid
      (deduction, undefinedSide, counterexample) = (Deduction(found), nil, nil)
    case .notRefuted: (verdict, deduction, undefinedSide, counterexample) = (.notRefuted, nil, nil, nil)
    case .undefined(let side):
      (verdict, deduction, undefinedSide, counterexample) = (.undefined, nil, side.rawValue, nil)
    }
    let isRefuted = verdict == .refuted
    largestRatio = isRefuted ? nil : result.tightest?.ratio
    tightest = isRefuted ? nil : result.tightest.map { Witness($0.finding, quantities) }
    tried = result.tried
    excerpt = inequality.text.count > 80 ? "\(inequality.text.prefix(80))…" : inequality.text
    let needsDifferences = quantities.contains(where: \.needsSupersample)
    lossFault = needsDifferences ? LossTable(options.losses).fault.map { "\($0)" } : nil
  }

  private let excerpt: String
  /// Why the losses allow no supersample informations.
  private let lossFault: String?

  /// The systems that were tried, on which a side may have had no value.
  public let tried: Int

  /// The answer in a line.
  public var summary: String {
    let set = "losses in {\(losses.map(\.description).joined(separator: ","))}"
    let ratio = largestRatio.map { "largest ratio lesser/greater = \(Self.short($0))" }
    let search = ratio.map { "; \($0) in \(systems) systems with \(set)" } ?? ""
    let reason = deduction.map { found in
      "follows from \(found.claim), \(found.inequality), "
        + (found.needsRange ? "for \(set)" : "for losses of any range")
    }
    switch verdict {
    case .refuted:
      let unit = unitDeduction.map {
        "; for losses of range at most 1 it follows from \($0.claim), \($0.inequality): see --losses 0,1"
      }
      return "refuted for \(set): \(inequality)" + (unit ?? "")
    case .valid: return "valid: \(inequality) \(reason ?? "")" + search
    case .loose:
      let factor = deduction?.factor ?? 1
      let by = factor > 1 ? "by at least the factor \(Self.limit(atMost: factor))" : "by a factor that rounds to 1"
      return "valid but loose \(by): \(inequality) \(reason ?? "")" + search
    case .notRefuted where tried == 0: return "nothing was tried in the time that was given: \(inequality)"
    case .notRefuted:
      return "not refuted in \(systems) systems with \(set)" + (ratio.map { "; \($0)" } ?? "") + ": \(inequality)"
    case .undefined:
      let which =
        switch undefinedSide {
        case "lesser": "the side that is claimed to be the smaller has"
        case "greater": "the side that is claimed to be the greater has"
        default: "one side or the other has"
        }
      return "\"\(excerpt)\": \(which) no value in any of \(tried) systems with \(set)"
        + (lossFault.map { "; \($0)" } ?? "")
    }
  }

  /// The system that is told with the answer.
  public var witness: Witness? { counterexample ?? tightest }

  /// A number to as many digits as tell it from another, 6 at least.
  public static func distinct(_ number: Double, from other: Double) -> String {
    for digits in 6...17 {
      let texts = [number, other].map { String(format: "%.\(digits)g", $0) }
      if texts[0] != texts[1] { return texts[0] }
    }
    return String(format: "%.6g", number)
  }

  /// A decimal that does not exceed a number above 1, and is not 1, in as few digits as that takes, 6 at least.
  static func limit(atMost number: Double) -> String {
    for digits in 6...17 {
      let text = String(format: "%.\(digits)g", number)
      if text != "1", let decimal = DecimalNumeral(text), decimal <= DecimalNumeral(exactly: number) { return text }
    }
    return "\(number.nextDown)"
  }

  static func short(_ number: Double) -> String {
    // A ratio below 1 is not shown as 1.
    number < 1 && number > 0.99999 ? distinct(number, from: 1) : "\((number * 1e6).rounded() / 1e6)"
  }
}
