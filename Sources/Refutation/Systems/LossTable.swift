import BigInt
import Verification

/// The allowed losses by index, with their exact order and differences.
///
/// - SeeAlso: GB-008
struct LossTable: Sendable {
  let losses: [Fraction]
  let values: [Double]
  /// The position of each loss in ascending order.
  private let ranks: [Int]
  /// Intervals that contain each loss, in ascending order.
  private let sorted: [Estimate]
  /// Intervals that contain the difference of each two losses, by their positions in ascending order.
  private let differences: [[Estimate]]
  /// Why loss differences cannot be distinguished, or `nil`.
  let fault: VerificationError?

  init(_ losses: [Fraction]) {
    self.losses = losses
    values = losses.map(\.value)
    let order = losses.indices.sorted { losses[$0].exact < losses[$1].exact }
    var ranks = order
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    self.ranks = ranks
    sorted = order.map { losses[$0].exact.estimate }
    differences = order.map { first in order.map { (losses[first].exact - losses[$0].exact).estimate } }
    fault = Self.fault(losses)
  }

  /// The largest difference of two of the losses, or `nil` if there are no losses.
  var range: ExactRational? {
    let known = losses.map(\.exact)
    guard let least = known.min(), let most = known.max() else { return nil }
    return most - least
  }

  /// How far losses range over the values of positive probability.
  func extent(_ loss: [[Int]], law: [Int]) -> LossExtent {
    let seen = loss.flatMap { row in zip(row, law).filter { $1 > 0 }.map { index, _ in ranks[index] } }
    let (low, high) = (seen.min() ?? 0, seen.max() ?? 0)
    return LossExtent(range: width(loss, law: law), least: sorted[low], span: differences[high][low])
  }

  /// An interval that contains b − a, the largest range of the losses of one hypothesis over the values of positive
  /// probability.
  func width(_ loss: [[Int]], law: [Int]) -> Estimate {
    loss.reduce(Estimate(exactly: 0)) { most, row in
      let seen = zip(row, law).filter { $1 > 0 }.map { index, _ in ranks[index] }
      guard let low = seen.min(), let high = seen.max() else { return most }
      return .maximum(most, differences[high][low])
    }
  }

  /// The same extent for a matrix of losses.
  static func extent(_ loss: [[Fraction]], law: [Double]) -> LossExtent {
    let ends = extremes(loss.flatMap { row in zip(row, law).filter { $1 > 0 }.map(\.0) })
    return LossExtent(
      range: width(loss, law: law), least: ends.map { $0.least.estimate } ?? Estimate(exactly: 0),
      span: ends.map { ($0.greatest - $0.least).estimate } ?? Estimate(exactly: 0))
  }

  /// The same range for a matrix of losses.
  static func width(_ loss: [[Fraction]], law: [Double]) -> Estimate {
    loss.reduce(Estimate(exactly: 0)) { most, row in
      guard let ends = extremes(zip(row, law).filter { $1 > 0 }.map(\.0)) else { return most }
      return .maximum(most, (ends.greatest - ends.least).estimate)
    }
  }

  /// The least and the greatest of some losses, or `nil` if there are none.
  private static func extremes(_ losses: [Fraction]) -> (least: ExactRational, greatest: ExactRational)? {
    // Values in double precision order losses that they distinguish; losses with equal values are compared exactly.
    let (least, greatest) = (losses.values.min(), losses.values.max())
    guard let low = losses.filter({ $0.value == least }).map(\.exact).min(),
      let high = losses.filter({ $0.value == greatest }).map(\.exact).max()
    else { return nil }
    return (low, high)
  }

  /// An error if two different loss differences are too close to be distinguished in double precision, or `nil`.
  ///
  /// More than 64 losses pass only if all are multiples of one number that is large enough.
  ///
  /// - Complexity: O(n² log n) for n losses up to 64, O(n) for more.
  static func fault(_ losses: [Fraction]) -> VerificationError? {
    let known = Array(Set(losses.map(\.exact)))
    guard let most = known.map(\.magnitude).max() else { return nil }
    let least = most * ExactRational(1, over: .init(1) << 46)
    if known.count > 64 {
      if areMultiples(known, ofAtLeast: least) { return nil }
    } else {
      var all = Set<ExactRational>()
      for first in known { for second in known { all.insert(first - second) } }
      let sorted = all.sorted()
      guard zip(sorted, sorted.dropFirst()).contains(where: { $1 - $0 < least }) else { return nil }
    }
    return .invalidInput(
      parameter: "loss",
      requirement: "has differences that differ by less than 2^-46 of the largest loss; they cannot be told apart")
  }

  /// Whether all are multiples of one number that is at least a bound; different differences then differ by at least
  /// that.
  ///
  /// It is also false if their common denominator has more than 512 bits.
  private static func areMultiples(_ numbers: [ExactRational], ofAtLeast bound: ExactRational) -> Bool {
    var denominator = BigInt(1)
    for number in numbers {
      denominator *= number.denominator / denominator.greatestCommonDivisor(with: number.denominator)
      if denominator.magnitude.bitWidth > 512 { return false }
    }
    let unit = numbers.reduce(BigInt(0)) {
      $0.greatestCommonDivisor(with: $1.numerator * (denominator / $1.denominator))
    }
    return !(ExactRational(unit, over: denominator) < bound)
  }

  /// Checks that sums of products with the number neither overflow nor underflow in double precision.
  ///
  /// - Throws: `.invalidInput`, which names the field, if the number is neither 0 nor from 1e-100 to 1e100 in
  ///   magnitude.
  static func requireMagnitude(_ number: Fraction, _ name: String) throws(VerificationError) {
    guard number.isSummable else {
      throw .invalidInput(parameter: name, requirement: "must be 0, or from 1e-100 to 1e100 in magnitude")
    }
  }
}

extension Fraction {
  /// Whether it is 0 or from 1e-100 to 1e100 in magnitude.
  public var isSummable: Bool { exact == .zero || FiniteLearningSystem.summable.contains(value.magnitude) }
}
