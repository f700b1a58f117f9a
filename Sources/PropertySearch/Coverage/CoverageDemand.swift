/// A demand that a label occur with at least some probability, tested after each case until it is decided.
///
/// - SeeAlso: PT-001
public struct CoverageDemand: Sendable {
  /// The state of the demand.
  public enum Decision: Sendable {
    case met, missed, undecided
  }

  /// A probability of at least this part of the demand counts as met, since a probability equal to the demand could not
  /// be decided.
  public static let tolerance = 0.9

  /// The least probability that is demanded.
  public let atLeast: Double
  /// The probability with which a demand that is met may be called missed, over any number of decisions.
  public let falseAlarm: Double
  /// The first decision, or `undecided` until there is one.
  public private(set) var decision = Decision.undecided

  /// A demand that is undecided.
  ///
  /// - Parameters:
  ///   - atLeast: The least probability that is demanded, greater than 0 and less than 1.
  ///   - falseAlarm: The probability with which a demand that is met may be called missed.
  public init(atLeast: Double, falseAlarm: Double) {
    self.atLeast = atLeast
    self.falseAlarm = falseAlarm
  }

  /// Decides by the trials so far, unless the demand is decided already.
  public mutating func decide(by sequence: ConfidenceSequence) {
    guard decision == .undecided else { return }
    if sequence.isBelow(atLeast, falseAlarm: falseAlarm) {
      decision = .missed
    } else if sequence.isAbove(atLeast * Self.tolerance, falseAlarm: falseAlarm) {
      decision = .met
    }
  }
}
