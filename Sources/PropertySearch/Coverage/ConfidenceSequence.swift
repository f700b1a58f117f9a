import Foundation

/// Bounds on a probability that hold at all times at once, so that they may be inspected as often as one likes.
///
/// The evidence against a probability q after k successes in n trials is the product of the predictive
/// probabilities (k + ½)/(n + 1) over those that q gives, a martingale with mean 1 if q is the truth; q leaves the
/// sequence when the evidence reaches 1/α.
///
/// - SeeAlso: PT-001
public struct ConfidenceSequence: Sendable {
  /// The number of trials so far.
  public private(set) var trials = 0
  /// The number of successes so far.
  public private(set) var successes = 0
  /// The logarithm of the product of the predictive probabilities.
  private var logPredictive = 0.0

  /// A sequence before its first trial.
  public init() {}

  /// Adds one trial.
  public mutating func add(_ isSuccess: Bool) {
    let success = (Double(successes) + 0.5) / (Double(trials) + 1)
    logPredictive += log(isSuccess ? success : 1 - success)
    trials += 1
    if isSuccess { successes += 1 }
  }

  /// The logarithm of the evidence against a probability.
  ///
  /// - Parameter probability: Greater than 0 and less than 1.
  public func logEvidence(against probability: Double) -> Double {
    logPredictive - Double(successes) * log(probability)
      - Double(trials - successes) * log(1 - probability)
  }

  /// The share of successes so far; ½ before the first trial.
  public var share: Double { trials == 0 ? 0.5 : Double(successes) / Double(trials) }

  /// Whether all probabilities of at least `probability` have left the sequence.
  public func isBelow(_ probability: Double, falseAlarm: Double) -> Bool {
    share < probability && logEvidence(against: probability) >= -log(falseAlarm)
  }

  /// Whether all probabilities of at most `probability` have left the sequence.
  public func isAbove(_ probability: Double, falseAlarm: Double) -> Bool {
    share > probability && logEvidence(against: probability) >= -log(falseAlarm)
  }

  /// The interval of the probabilities that have not left the sequence, by bisection.
  public func interval(falseAlarm: Double) -> ClosedRange<Double> {
    let limit = -log(falseAlarm)
    func end(from inside: Double, to outside: Double) -> Double {
      var (inside, outside) = (inside, outside)
      for _ in 0..<60 {
        let middle = (inside + outside) / 2
        if logEvidence(against: middle) < limit { inside = middle } else { outside = middle }
      }
      return outside
    }
    return (successes == 0 ? 0 : end(from: share, to: 0))...(successes == trials ? 1 : end(from: share, to: 1))
  }
}
