/// A demand that a label come up with at least some probability, tested case by case until it is decided.
///
/// - SeeAlso: PT-001
public struct CoverageDemand: Sendable {
  /// How the demand stands.
  public enum Verdict: Sendable {
    case met, missed, undecided
  }

  /// A probability of at least this part of what is demanded counts as met: exactly the demand could not be decided.
  public static let tolerance = 0.9

  /// Least probability demanded.
  public let atLeast: Double
  /// Probability with which a demand that is met may be called missed, over any number of looks.
  public let falseAlarm: Double
  public private(set) var verdict = Verdict.undecided

  public init(atLeast: Double, falseAlarm: Double) {
    self.atLeast = atLeast
    self.falseAlarm = falseAlarm
  }

  /// Looks at what has come up so far; the first decision stands.
  public mutating func decide(by sequence: ConfidenceSequence) {
    guard verdict == .undecided else { return }
    if sequence.isBelow(atLeast, falseAlarm: falseAlarm) {
      verdict = .missed
    } else if sequence.isAbove(atLeast * Self.tolerance, falseAlarm: falseAlarm) {
      verdict = .met
    }
  }
}
