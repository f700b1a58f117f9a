import Verification

/// All that is fixed before the first sample is drawn.
///
/// - SeeAlso: EX-010
package struct CourtPlan: Encodable, Sendable {
  /// The names of the laws, in the order of the catalog.
  package let laws: [String]
  /// The sizes of the samples, ascending.
  package let sizes: [Int]
  /// The number of samples of each law and size.
  package let repetitions: Int
  /// The probability with which all limits cover at once.
  package let confidence: Double
  /// The number from which all samples are drawn.
  package let seed: UInt64
  /// The seconds that a run may take.
  package let timeLimit: Double
  /// The number of one-sided limits over all laws and sizes.
  package let limitCount: Int
  /// The probability with which each of them may miss: 1 − confidence, divided by their number.
  package let miss: Double
  /// The rank of the two limits of a median among the answers, counted from either end.
  package let medianRank: Int

  /// The limits of a law and size: two each for the median, the mean, the standard deviation and the share of negative
  /// answers, and for the share of answers above H(Y), where Y is finite.
  static func limits(isFinite: Bool) -> Int { isFinite ? 10 : 8 }

  /// A plan.
  ///
  /// - Throws: `CourtError.usage` if the repetitions are too few for limits of a median; `VerificationError`.
  package init(
    _ laws: [CertifiedLaw], sizes: [Int], repetitions: Int, confidence: Double, seed: UInt64, timeLimit: Double
  ) throws {
    precondition(!laws.isEmpty && !sizes.isEmpty, "a plan has laws and sizes")
    self.laws = laws.map(\.name)
    self.sizes = sizes.sorted()
    (self.repetitions, self.confidence, self.seed, self.timeLimit) = (repetitions, confidence, seed, timeLimit)
    limitCount = sizes.count * laws.map { Self.limits(isFinite: $0.entropy != nil) }.reduce(0, +)
    miss = ((1 - confidence) / Double(limitCount)).nextDown
    medianRank = try MedianLimits.rank(count: repetitions, miss: miss)
    guard medianRank > 0 else {
      throw CourtError.usage(
        "--repetitions is \(repetitions), with which no limit of a median has the confidence; "
          + "with these laws, sizes and --confidence it must be at least \(try MedianLimits.leastCount(miss: miss))")
    }
  }
}
