import RealModule

/// A learning system small enough to be enumerated: m samples of a law μ, an algorithm P(W|S), and a loss.
///
/// Laws are given by weights, each divided by the sum of its row. A number that stands for a fraction may be off by one
/// rounding: the figures' tolerances cover it.
///
/// - SeeAlso: GB-001, GB-003
public struct FiniteLearningSystem: Equatable, Sendable {
  /// What a row of the algorithm belongs to.
  public enum Rows: String, CaseIterable, Sendable {
    /// A sample (z₁, …, z_m), in lexicographic order: |Z|^m rows.
    case samples
    /// The numbers of times each value occurs, ordered as the ascending samples with these counts are.
    case counts
  }

  /// One link's gate P(T|Z; w), with the weight of its rate and, where the rate is the variational one, the prior s_w.
  public struct Gate: Equatable, Sendable {
    /// λ ≥ 0, the factor of this link's rate.
    public var weight: Double
    /// P(t|z; w), hypotheses×values×messages.
    public var channel: [[[Double]]]
    /// s_w(t), hypotheses×messages.
    public var prior: [[Double]]?

    public init(weight: Double = 1, channel: [[[Double]]], prior: [[Double]]? = nil) {
      (self.weight, self.channel, self.prior) = (weight, channel, prior)
    }
  }

  /// m, at least 1.
  public let sampleCount: Int
  /// μ, over the |Z| values.
  public let law: [Double]
  /// P(w|row), rows×hypotheses.
  public let algorithm: [[Double]]
  public let rows: Rows
  /// ℓ(w, z), hypotheses×values, the mean over the gate's noise.
  public let loss: [[Double]]
  /// What w predicts on z, hypotheses×values; f-CMI is of the losses where there is none.
  public let predictions: [[Int]]?
  public let gates: [Gate]
  /// β ≥ 0, the weight of the rate in the objective.
  public let rateWeight: Double

  /// The most rows of an algorithm that are enumerated.
  public static let mostRows = 1 << 16
  /// The logarithm to base 2 of the most entries of the table that finds the row of a vector of counts.
  static let mostCountBits = 22
  /// The most samples: binomial coefficients up to here are exact.
  public static let mostSamples = 50

  /// A system.
  ///
  /// - Throws: `.invalidInput` naming the first field that does not fit the others, or is no law.
  public init(
    sampleCount: Int, law: [Double], algorithm: [[Double]], rows: Rows = .samples, loss: [[Double]],
    predictions: [[Int]]? = nil, gates: [Gate] = [], rateWeight: Double = 0
  ) throws(VerificationError) {
    (self.sampleCount, self.law, self.algorithm, self.rows) = (sampleCount, law, algorithm, rows)
    (self.loss, self.predictions, self.gates, self.rateWeight) = (loss, predictions, gates, rateWeight)
    try validate()
  }

  /// |Z|.
  public var valueCount: Int { law.count }
  /// |𝒲|.
  public var hypothesisCount: Int { loss.count }

  /// The number of rows that the algorithm must have, or `nil` if it or the table that finds them is too large.
  public static func rowCount(_ rows: Rows, sampleCount: Int, valueCount: Int) -> Int? {
    var count = 1
    for step in 1...max(1, sampleCount) {
      switch rows {
      case .samples: count *= valueCount
      // C(n + step − 1, step) from its predecessor, always whole.
      case .counts: count = count * (valueCount + step - 1) / step
      }
      if count > mostRows { return nil }
    }
    if rows == .counts, Double(valueCount - 1) * Double.log2(Double(sampleCount + 1)) > Double(mostCountBits) {
      return nil
    }
    return count
  }

  /// b − a, the largest width of the losses of one hypothesis over the values that occur.
  public var lossRange: Double {
    loss.map { row in
      let seen = zip(row, law).filter { $1 > 0 }.map(\.0)
      return (seen.max() ?? 0) - (seen.min() ?? 0)
    }.max() ?? 0
  }

  /// The largest magnitude of a loss.
  var lossMagnitude: Double { loss.joined().map(\.magnitude).max() ?? 0 }
}
