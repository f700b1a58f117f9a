import Foundation
import Verification

/// The result of a search for a counterexample to an inequality, for people and as JSON.
public struct RefutationReport: Encodable, Sendable {
  /// The value of one side of the inequality on a system. As it is printed, its interval still contains the value.
  public struct Side: Encodable, Sendable {
    /// The best estimate of the value; nil if rounding leaves an end open.
    public let value: Double?
    /// The certified lower end; nil if rounding leaves it open.
    public let lower: Double?
    /// The certified upper end; nil if rounding leaves it open.
    public let upper: Double?

    init(_ estimate: Estimate) {
      // JSON has no infinity.
      func finite(_ number: Double) -> Double? { number.isFinite ? number : nil }
      let shown = estimate.printed
      (lower, upper) = (finite(shown.lower), finite(shown.upper))
      value = lower != nil && upper != nil ? shown.value : nil
    }

    /// The value, or the end that is known instead of it.
    public var number: Double? { value ?? lower ?? upper }

    /// The value in as many digits as tell it from another side's, or what is known of it.
    public func text(beside other: Side) -> String {
      if let value { return RefutationReport.distinct(value, from: other.number ?? 0) }
      if let lower { return "at least \(RefutationReport.text(atMost: lower))" }
      if let upper { return "at most \(RefutationReport.text(atLeast: upper))" }
      return "a number that rounding leaves open"
    }
  }

  /// A system with the values of both sides on it.
  public struct Witness: Encodable, Sendable {
    /// The side that is claimed to be smaller.
    public let lesser: Side
    /// The side that is claimed to be greater.
    public let greater: Side
    /// The system.
    public let system: SystemFile
    /// The figures that the inequality names, in the order of `dinl refute --list`.
    public let figures: [BoundReport.Figure]

    init(_ finding: Refuter.Finding, _ quantities: Set<Quantity>) {
      (lesser, greater, system) = (Side(finding.lesser), Side(finding.greater), finding.file)
      let all = (try? finding.file.figures()).map { BoundReport($0).figures } ?? []
      figures = all.filter { figure in quantities.contains { $0.rawValue == figure.name } }
    }
  }

  /// The proof of the inequality from a proven one.
  public struct Deduction: Encodable, Sendable {
    /// The id of the claim that proves the premise.
    public let claim: String
    /// The proven inequality in text form.
    public let inequality: String
    /// A lower bound of the ratio of the greater side to the proven bound, at least 1.
    public let factor: Double
    /// Whether it holds only for losses of at most the range that was tried.
    public let needsRange: Bool

    init(_ found: Refutation.Deduction) {
      (claim, inequality, factor, needsRange) = (found.claim, found.text, found.factor, found.needsRange)
    }
  }

  /// The verdict on the inequality.
  public enum InequalityVerdict: String, Encodable, Sendable {
    /// A system refutes the inequality, or it follows from a proven one.
    case refuted, valid
    /// It follows from a proven one and holds with a smaller greater side.
    case loose = "valid but loose"
    /// No system refuted it, and no proof was found.
    case notRefuted = "not refuted"
    /// On no system that was tried did both sides have a value.
    case undefined
  }

  /// The inequality as it was written.
  public let inequality: String
  /// The verdict on the inequality.
  public let verdict: InequalityVerdict
  /// The values of losses that were tried.
  public let losses: [Fraction]
  /// The number of systems on which both sides had a value.
  public let systems: Int
  /// The proof for losses of range at most 1, if the inequality was refuted for losses of another range.
  public let unitDeduction: Deduction?
  /// The seed of the search.
  public let seed: UInt64
  /// The smallest system found that proves the inequality false.
  public let counterexample: Witness?
  /// The proof of the inequality, if one was found.
  public let deduction: Deduction?
  /// The largest lower bound of the ratio of the lesser side to the greater on a system with at least
  /// ``Refuter/leastInformation`` and a range above 0, unless the inequality was refuted.
  public let largestRatio: Double?
  /// The system of that ratio, unless the inequality was refuted.
  public let tightest: Witness?

  /// The side that had no value in double precision on any system: "lesser", "greater", or "both" if they never had one together.
  public let undefinedSide: String?

  /// The report of a search with the given options.
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
  /// Why the losses do not allow supersample informations.
  private let lossFault: String?

  /// The number of systems that were tried; on some of them a side may have had no value.
  public let tried: Int

  /// The answer in one line.
  public var summary: String {
    let set = "losses in {\(losses.map(\.description).joined(separator: ","))}"
    let ratio = largestRatio.map {
      "; a ratio lesser/greater of at least \(Self.text(atMost: $0)) was reached at I ≥ \(Refuter.leastInformation) nats"
    }
    let search = ratio.map { "\($0), in \(systems) systems with \(set)" } ?? ""
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
      return "not refuted in \(systems) systems with \(set)" + (ratio ?? "") + ": \(inequality)"
    case .undefined:
      let which =
        switch undefinedSide {
        case "lesser": "the side that is claimed to be the smaller has"
        case "greater": "the side that is claimed to be the greater has"
        default: "one side or the other has"
        }
      return "\"\(excerpt)\": \(which) no value that double precision bounds in any of \(tried) systems with \(set)"
        + (lossFault.map { "; \($0)" } ?? "")
    }
  }

  /// The system that accompanies the answer: the counterexample, or else the tightest system.
  public var witness: Witness? { counterexample ?? tightest }

  /// A number with the fewest significant digits, at least 6, that distinguish it from another number.
  public static func distinct(_ number: Double, from other: Double) -> String {
    let texts = roundings(of: number)
    return zip(texts, roundings(of: other)).first { $0 != $1 }?.0 ?? texts[0]
  }

  /// A decimal that does not exceed a number above 1 and is not 1, with the fewest significant digits, at least 6.
  static func limit(atMost number: Double) -> String {
    first(of: roundings(of: number).filter { $0 != "1" }, atMost: number)
  }

  /// A decimal of at most 6 significant digits that does not exceed a number, next to it; with more if there is none.
  static func text(atMost number: Double) -> String {
    // Next to the nearest decimal of 6 digits lies one that does not exceed the number.
    let unit = pow(10, log10(number.magnitude).rounded(.down) - 5)
    let below = number == 0 ? [] : [number - unit / 2, number - unit].map { String(format: "%.6g", $0) }
    return first(of: roundings(of: number).prefix(1) + below + roundings(of: number), atMost: number)
  }

  private static func first(of texts: [String], atMost number: Double) -> String {
    let exact = DecimalNumeral(exactly: number)
    return texts.first { text in DecimalNumeral(text).map { $0 <= exact } == true } ?? "\(number.nextDown)"
  }

  /// A decimal of at most 6 significant digits that is at least a number, next to it; with more if there is none.
  static func text(atLeast number: Double) -> String {
    let text = text(atMost: -number)
    return text.hasPrefix("-") ? String(text.dropFirst()) : text == "0" ? text : "-\(text)"
  }

  /// A number with 6 to 17 significant digits; a zero has no sign.
  private static func roundings(of number: Double) -> [String] {
    (6...17).map { String(format: "%.\($0)g", number == 0 ? 0 : number) }
  }
}
