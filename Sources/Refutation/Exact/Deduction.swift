import BigInt
import Verification

/// A proof of an inequality: it follows from a proven one by a comparison of exact coefficients.
///
/// - SeeAlso: GB-007
public struct Deduction: Equatable, Sendable {
  /// The id of the claim that proves the premise.
  public let claim: String
  /// The proven inequality in text form.
  public let text: String
  /// Whether the greater side exceeds the proven bound by a factor.
  public let isLoose: Bool
  /// A lower bound of the ratio of the greater side to the proven bound; 1 if rounding leaves none above 1.
  public let factor: Double
  /// Whether it requires that the losses have at most the given range.
  public let needsRange: Bool

  /// The deduction of an inequality from the proven ones with the least looseness, or `nil` if none is found.
  ///
  /// - Parameters:
  ///   - inequality: the inequality to prove.
  ///   - mostRange: the largest range of the losses, or nil if it is not limited.
  ///   - isStopped: returns whether to give up.
  /// - Complexity: bounded for any inequality.
  public init?(
    of inequality: Inequality, mostRange: ExactRational? = nil, isStopped: @escaping () -> Bool = { false }
  ) {
    let effort = Effort(isStopped: isStopped)
    // If both sides are infinite, neither is smaller, so a strict inequality needs finite quantities.
    guard !inequality.isStrict || inequality.quantities.allSatisfy(\.isFinite) else { return nil }
    guard let sides = try? Premise.Sides(inequality, effort) else { return nil }
    var best: Deduction?
    for premise in Premise.all(mostRange: mostRange) {
      // If one premise does not decide, the others are tried.
      guard let found = try? premise.deduction(of: sides, isStrict: inequality.isStrict, effort) else { continue }
      if let known = best, known.key <= found.key { continue }
      best = found
    }
    guard let best else { return nil }
    self = best
  }

  init(claim: String, text: String, isLoose: Bool, factor: Double, needsRange: Bool) {
    (self.claim, self.text, self.isLoose, self.factor) = (claim, text, isLoose, factor)
    self.needsRange = needsRange
  }

  /// The sort key: the least loose deduction first. Premises that need a range come last and win no tie.
  private var key: Double { isLoose ? factor.nextUp : 1 }
}

/// A proven inequality lesser ≤ greater in exact form.
///
/// - SeeAlso: GB-007
struct Premise: Sendable {
  let claim: String
  let text: String
  let lesser: Polynomial
  let greater: Polynomial
  let needsRange: Bool

  /// All proven inequalities; those of |gap| also for both signs of the gap, and those with the range of losses again
  /// with its largest value inserted.
  static func all(mostRange: ExactRational?) -> [Premise] {
    mostRange.map { unlimited + limited(by: $0) } ?? unlimited
  }

  private static let unlimited: [Premise] = {
    let effort = Effort(products: .max)
    let gap = Polynomial(.gap)
    guard let minus = try? Polynomial().minus(gap, effort) else { return [] }
    var result = [
      Premise(
        claim: "GB-007", text: "exact arithmetic with what is never negative", lesser: Polynomial(),
        greater: Polynomial(), needsRange: false)
    ]
    for proven in ProvenInequality.all {
      guard let lesser = try? Polynomial(proven.inequality.lesser, effort),
        let greater = try? Polynomial(proven.inequality.greater, effort)
      else { continue }
      for left in lesser == Polynomial(.absgap) ? [lesser, gap, minus] : [lesser] {
        let premise = Premise(
          claim: proven.claim, text: proven.inequality.text, lesser: left, greater: greater, needsRange: false)
        // Equivalent premises, such as those with reading (a) of δ, are represented by the first.
        guard let slack = try? greater.minus(left, effort),
          !result.contains(where: { (try? $0.greater.minus($0.lesser, effort)) == slack })
        else { continue }
        result.append(premise)
      }
    }
    return result
  }()

  private static func limited(by mostRange: ExactRational) -> [Premise] {
    let effort = Effort(products: .max)
    let range = Premise(
      claim: "GB-007", text: "the range of the losses", lesser: Polynomial(.range),
      greater: Polynomial(constant: mostRange), needsRange: true)
    let others = unlimited.compactMap { premise -> Premise? in
      guard premise.greater.coefficients.keys.contains(where: { $0.exponent(of: .range) != .zero }),
        let greater = try? premise.greater.bounding(.range, by: mostRange, effort)
      else { return nil }
      return Premise(
        claim: premise.claim, text: premise.text, lesser: premise.lesser, greater: greater, needsRange: true)
    }
    return others + [range]
  }

  /// The sides of the inequality in question, and their difference.
  struct Sides {
    let lesser: Polynomial
    let greater: Polynomial
    let slack: Polynomial

    init(_ inequality: Inequality, _ effort: Effort) throws(Undecided) {
      lesser = try Polynomial(inequality.lesser, effort)
      greater = try Polynomial(inequality.greater, effort)
      slack = try greater.minus(lesser, effort)
    }
  }

  /// The deduction if slack ≥ c·(greater − lesser) for a constant c > 0, coefficient by coefficient, or `nil`.
  ///
  /// - Throws: `Undecided` if a comparison is not decided.
  func deduction(of sides: Sides, isStrict: Bool, _ effort: Effort) throws(Undecided) -> Deduction? {
    let slack = sides.slack
    let known = try greater.minus(lesser, effort)
    let (own, premise) = (slack.coefficients, known.coefficients)
    guard !lesser.terms.isEmpty else {
      guard try Self.isNonnegative(own, isStrict: isStrict, effort) else { return nil }
      return Deduction(claim: claim, text: text, isLoose: false, factor: 1, needsRange: needsRange)
    }
    for key in lesser.coefficients.keys {
      guard let a = own[key], let b = premise[key], let scale = try Self.quotient(a, b, effort) else { continue }
      guard try scale.coefficients[.one]?.sign(effort) == 1 else { continue }
      let scaled = try known.times(scale, effort)
      guard try Self.isNonnegative(slack.minus(scaled, effort).coefficients, isStrict: isStrict, effort) else {
        continue
      }
      // If the factor of looseness is not decided, none is given.
      let factor = (try? looseness(of: sides, scale: scale, effort)) ?? nil
      return Deduction(
        claim: claim, text: text, isLoose: factor != nil, factor: factor ?? 1, needsRange: needsRange)
    }
    return nil
  }

  /// A factor by which the greater side may be divided without becoming smaller than the lesser side.
  ///
  /// It is given if the lesser side is a multiple of the proven one, and each coefficient of the same multiple of the
  /// proven greater side is above 0 and exceeded by that of the greater side. What the greater side exceeds it by has no
  /// term that may be negative, as the slack has none beyond that of the premise.
  ///
  /// - Parameters:
  ///   - sides: the sides of the inequality.
  ///   - scale: the multiple.
  ///   - effort: the remaining effort.
  /// - Returns: `nil` if the conditions do not hold.
  /// - Throws: `Undecided` if a comparison is not decided.
  private func looseness(of sides: Sides, scale: Polynomial, _ effort: Effort) throws(Undecided) -> Double? {
    guard try sides.lesser.minus(lesser.times(scale, effort), effort).terms.isEmpty else { return nil }
    let bound = try greater.times(scale, effort)
    let (own, proven) = (sides.greater.coefficients, bound.coefficients)
    let excess = try sides.greater.minus(bound, effort).coefficients
    guard !proven.isEmpty else { return nil }
    var factor = Double.infinity
    for (key, coefficient) in proven {
      guard let mine = own[key], try excess[key]?.sign(effort) == 1 else { return nil }
      if let exact = try Self.quotient(mine, coefficient, effort)?.terms[.one] {
        guard try coefficient.sign(effort) == 1 else { return nil }
        // Above 1, as the excess is above 0.
        factor = min(factor, exact.estimate.lower)
        continue
      }
      let (a, b) = (try mine.enclosure(bits: 256, effort), try coefficient.enclosure(bits: 256, effort))
      guard let inverse = b.1.inverse, b.0 > .zero else { return nil }
      factor = min(factor, max(1, (a.0 * inverse).estimate.lower))
    }
    return factor
  }

  /// Whether no term can be negative, as each has a coefficient of at least 0 and a monomial that is never negative;
  /// for strict inequalities, whether a constant term is positive too.
  private static func isNonnegative(
    _ coefficients: [Monomial: Coefficient], isStrict: Bool, _ effort: Effort
  ) throws(Undecided) -> Bool {
    var isPositive = !isStrict
    for (key, coefficient) in coefficients {
      guard key.isNonnegative, try coefficient.sign(effort) >= 0 else { return false }
      if key == .one { isPositive = true }
    }
    return isPositive
  }

  /// The quotient of two coefficients of a single term each, or `nil` for others.
  private static func quotient(
    _ top: Coefficient, _ bottom: Coefficient, _ effort: Effort
  ) throws(Undecided) -> Polynomial? {
    guard top.terms.count == 1, bottom.terms.count == 1 else { return nil }
    let inverse = try Polynomial(bottom.terms).raised(to: Exponent(-ExactRational.one), effort)
    return try Polynomial(top.terms).times(inverse, effort)
  }
}
