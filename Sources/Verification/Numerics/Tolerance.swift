import CGSL
import RealModule

/// The allowed distance of two numbers, with its reason.
public struct Tolerance: Sendable, CustomStringConvertible {
  /// The largest distance that is accepted.
  public let value: Double
  /// The reason for the value, in words.
  public var origin: String { source.description }
  private let source: Source

  /// The value, followed by its origin in parentheses.
  public var description: String { "\(value) (\(origin))" }

  /// A bound on accumulated rounding: operations · ε · condition · scale.
  ///
  /// With unit roundoff u = ε/2, k operations change a result by at most the relative amount γ = ku/(1−ku), which is at
  /// most kε if ku ≤ 1/2. Source: N. Higham, "Accuracy and Stability of Numerical Algorithms", 2nd ed., lemma 3.1.
  ///
  /// - Parameters:
  ///   - operations: the length of the longest chain of roundings, at least 1 and at most 2⁵².
  ///   - condition: the factor by which the problem magnifies a relative change of its data, at least 1.
  ///   - scale: the magnitude of the terms that are added, at least 0.
  ///
  /// A condition or scale that is NaN, for example after an overflow, gives an infinite tolerance.
  public static func rounding(operations: Int, condition: Double, scale: Double) -> Tolerance {
    precondition(operations >= 1 && operations <= 1 << 52, "the rounding bound needs 1 to 2^52 operations")
    precondition(!(condition < 1) && !(scale < 0), "the rounding bound needs a condition of at least 1 and a scale")
    let value = Double(operations) * Double.ulpOfOne * condition * scale
    return Tolerance(
      value: value.isNaN ? .infinity : value,
      source: .rounding(operations: operations, condition: condition, scale: scale))
  }

  /// The error that a numerical integration or extrapolation reported; infinite if that is NaN.
  public static func quadrature(reportedError: Double) -> Tolerance {
    precondition(!(reportedError < 0), "a reported error is at least 0")
    return Tolerance(
      value: reportedError.isNaN ? .infinity : reportedError, source: .quadrature(reportedError: reportedError))
  }

  /// What is known about a single draw of a sample mean.
  public enum Spread: Sendable {
    /// Draws in an interval of this width; the tolerance is Hoeffding's, valid for any number of draws.
    case range(Double)
    /// Normal draws with this known standard deviation; the tolerance is the exact Gaussian quantile.
    case normal(standardDeviation: Double)
  }

  /// The deviation of a sample mean of independent draws that is exceeded at most with a given probability.
  ///
  /// Source: W. Hoeffding, "Probability inequalities for sums of bounded random variables", 1963, theorem 2.
  ///
  /// - Parameters:
  ///   - falseAlarm: the two-sided probability of exceeding the tolerance, in (0, 1).
  ///   - spread: what is known about a single draw.
  ///   - count: the number of independent draws, at least 1.
  /// - Throws: `.invalidInput` naming the parameter; `.numerical` if the quantile fails.
  public static func sampling(
    falseAlarm: Double, spread: Spread, count: Int
  ) throws(VerificationError) -> Tolerance {
    try requireOpenUnit(falseAlarm, "falseAlarm")
    try require(count >= 1, "count", "must be at least 1, is \(count)")
    let draws = Double(count)
    switch spread {
    case .range(let range):
      try requireNonnegative(range, "range")
      return Tolerance(
        value: range * (Double.log(2 / falseAlarm) / (2 * draws)).squareRoot(),
        source: .sampling(falseAlarm: falseAlarm, spread, count: count))
    case .normal(let deviation):
      try requireNonnegative(deviation, "standardDeviation")
      let quantile = try GSL.value("gsl_cdf_ugaussian_Qinv") { gsl_cdf_ugaussian_Qinv(falseAlarm / 2) }
      return Tolerance(
        value: quantile * deviation / draws.squareRoot(),
        source: .sampling(falseAlarm: falseAlarm, spread, count: count))
    }
  }

  /// The sum of two tolerances, with both origins.
  public static func + (left: Tolerance, right: Tolerance) -> Tolerance {
    Tolerance(value: left.value + right.value, source: .sum(left.source, right.source))
  }

  /// Whether the distance of two numbers is within the tolerance; false if either is NaN.
  ///
  /// A tolerance that is not finite explains every distance, so that it shows nothing: it accepts equal numbers alone.
  public func accepts(_ first: Double, _ second: Double) -> Bool {
    let isAccepted = first == second || (value.isFinite && allows(first, second))
    Comparison.witness?(
      Comparison(form: .tolerance(self), first: first, second: second, allowed: value, holds: isAccepted))
    return isAccepted
  }

  /// Whether a distance is explained, which no run of the tests records: for requirements on arguments.
  package func allows(_ first: Double, _ second: Double) -> Bool {
    first == second || (first - second).magnitude <= value
  }

  /// The origin in parts, which are put into words only when needed.
  private enum Source: Sendable, CustomStringConvertible {
    case rounding(operations: Int, condition: Double, scale: Double)
    case quadrature(reportedError: Double)
    case sampling(falseAlarm: Double, Spread, count: Int)
    indirect case sum(Source, Source)

    var description: String {
      switch self {
      case .rounding(let operations, let condition, let scale):
        "rounding: \(operations) operations, condition \(condition), scale \(scale)"
      case .quadrature(let error):
        "quadrature: reported error \(error)"
      case .sampling(let falseAlarm, .range(let range), let count):
        "sampling: Hoeffding, false alarms \(falseAlarm), range \(range), \(count) draws"
      case .sampling(let falseAlarm, .normal(let deviation), let count):
        "sampling: normal, false alarms \(falseAlarm), standard deviation \(deviation), \(count) draws"
      case .sum(let left, let right):
        "\(left) + \(right)"
      }
    }
  }
}
