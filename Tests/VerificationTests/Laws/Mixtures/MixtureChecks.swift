import RealModule
import Testing
import Verification

/// A suite about mixtures of normal laws, with the criteria by which it accepts an estimate.
protocol MixtureChecks {}

extension MixtureChecks {
  /// Whether an interval contains a number and is narrow: 2^12 roundings, times the condition of the problem.
  func certifies(_ estimate: Estimate, _ value: Double, condition: Double = 1) -> Bool {
    let width = Tolerance.rounding(operations: 1 << 12, condition: max(1, condition), scale: value.magnitude)
    return estimate.contains(value) && estimate.error <= width.value
  }

  /// Whether an interval certifies a standard value, and its number lies within 2^8 roundings of it.
  func certifiesStandard(_ estimate: Estimate, _ value: Double) -> Bool {
    let near = Tolerance.rounding(operations: 1 << 8, condition: 1, scale: value)
    return certifies(estimate, value) && near.accepts(estimate.value, value)
  }

  /// How much a relative change of the variances changes a small integral: its exponent.
  func condition(_ value: Double) -> Double { value > 0 ? -Double.log(value) / 16 : 1 }

  /// The names of the reference models whose value a function does not certify; without `isNarrow`, does not contain.
  func missed(
    _ value: KeyPath<ReferenceMixture, Double>, isNarrow: Bool = true,
    _ function: (ReferenceMixture) throws -> Estimate?
  ) rethrows -> [String] {
    try ReferenceMixture.all.filter { model in
      guard !model[keyPath: value].isNaN, let estimate = try function(model) else { return false }
      guard isNarrow, model[keyPath: value] != 0 else { return !estimate.contains(model[keyPath: value]) }
      return !certifies(estimate, model[keyPath: value], condition: condition(model[keyPath: value]))
    }.map(\.name)
  }

  /// Whether a library rule's value lies where the certified interval is, up to the error it reports and rounding.
  func agrees(_ certified: Estimate, _ library: Estimate, scale: Double) -> Bool {
    let allowed = Tolerance.rounding(operations: 1 << 12, condition: 1, scale: scale)
    return certified.overlaps(Estimate(library.value, within: .quadrature(reportedError: library.error) + allowed))
  }

  /// Whether an interval contains a decimal of many digits and is narrow.
  func contains(_ estimate: Estimate, _ text: String) throws -> Bool {
    let value = try #require(Estimate(decimal: text))
    return estimate.lower <= value.lower && value.upper <= estimate.upper
      && estimate.error <= Tolerance.rounding(operations: 1 << 12, condition: 16, scale: value.magnitude).value
  }
}
