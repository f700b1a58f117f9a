import RealModule

/// A learning system that is small enough for enumeration: m samples from a law μ, an algorithm P(W|S), and a loss.
///
/// Laws are given by weights, each divided by the sum of its row. A number that stands for a fraction may have an error
/// of one rounding; the tolerances of the figures cover it.
///
/// - SeeAlso: GB-001, GB-003
public struct FiniteLearningSystem: Equatable, Sendable {
  /// What a row of the algorithm stands for.
  public enum Rows: String, CaseIterable, Sendable {
    /// A sample (z₁, …, z_m), in lexicographic order: |Z|^m rows.
    case samples
    /// A vector of counts of the values, in the lexicographic order of the ascending samples with these counts.
    case counts
  }

  /// The gate P(T|Z; w) of one link, with the weight of its rate and, for the variational rate, the prior s_w.
  public struct Gate: Equatable, Sendable {
    /// The factor λ ≥ 0 of this link's rate.
    public var weight: Double
    /// The channel P(t|z; w): hypotheses×values×messages.
    public var channel: [[[Double]]]
    /// The prior s_w(t): hypotheses×messages; nil if the gate has no variational rate.
    public var prior: [[Double]]?

    /// The gate with the given weight, channel and prior.
    public init(weight: Double = 1, channel: [[[Double]]], prior: [[Double]]? = nil) {
      (self.weight, self.channel, self.prior) = (weight, channel, prior)
    }
  }

  /// The number of samples m, at least 1.
  public let sampleCount: Int
  /// The weights of the law μ, |Z| values.
  public let law: [Double]
  /// The weights of the algorithm P(w|row): rows×hypotheses.
  public let algorithm: [[Double]]
  /// What the rows of the algorithm stand for.
  public let rows: Rows
  /// The loss ℓ(w, z), the mean over the gate's noise: hypotheses×values.
  public let loss: [[Double]]
  /// The prediction of w on z: hypotheses×values; if nil, f-CMI uses the losses.
  public let predictions: [[Int]]?
  /// The gates, one per link.
  public let gates: [Gate]
  /// The weight β ≥ 0 of the rate in the objective.
  public let rateWeight: Double

  /// The greatest number of rows of an algorithm.
  public static let mostRows = 1 << 16
  /// The binary logarithm of the greatest size of the table that finds the row of a vector of counts.
  static let mostCountBits = 22
  /// The greatest number of samples; binomial coefficients up to it are exact.
  public static let mostSamples = 50

  /// A system with the given parts.
  ///
  /// - Throws: `.invalidInput` naming the first field that does not fit the others, or is not a law.
  public init(
    sampleCount: Int, law: [Double], algorithm: [[Double]], rows: Rows = .samples, loss: [[Double]],
    predictions: [[Int]]? = nil, gates: [Gate] = [], rateWeight: Double = 0
  ) throws(VerificationError) {
    (self.sampleCount, self.law, self.algorithm, self.rows) = (sampleCount, law, algorithm, rows)
    (self.loss, self.predictions, self.gates, self.rateWeight) = (loss, predictions, gates, rateWeight)
    try validate()
  }

  /// The number |Z| of values.
  public var valueCount: Int { law.count }
  /// The number |𝒲| of hypotheses.
  public var hypothesisCount: Int { loss.count }

  /// The number of rows that the algorithm must have, or `nil` if that number or the table that finds them is too
  /// large.
  public static func rowCount(_ rows: Rows, sampleCount: Int, valueCount: Int) -> Int? {
    var count = 1
    for step in 1...max(1, sampleCount) {
      switch rows {
      case .samples: count *= valueCount
      // C(n + step − 1, step) from its predecessor; it is always whole.
      case .counts: count = count * (valueCount + step - 1) / step
      }
      if count > mostRows { return nil }
    }
    if rows == .counts, Double(valueCount - 1) * Double.log2(Double(sampleCount + 1)) > Double(mostCountBits) {
      return nil
    }
    return count
  }

  /// b − a, the largest range of the losses of one hypothesis over the values with positive probability.
  public var lossRange: Double {
    loss.map { row in
      let seen = zip(row, law).filter { $1 > 0 }.map(\.0)
      return (seen.max() ?? 0) - (seen.min() ?? 0)
    }.max() ?? 0
  }

  /// The largest magnitude of a loss.
  var lossMagnitude: Double { loss.joined().map(\.magnitude).max() ?? 0 }
}
