@testable import Verification

/// Whether an interval contains the decimal of a text, compared without rounding, and its ends are no farther from its
/// value than a number of roundings of the decimal.
///
/// An interval that lost the outward rounding of an end or an error term fails the first part, one that is wider than
/// its computation explains fails the second part.
func encloses(_ estimate: Estimate, _ digits: String, roundings: Int) -> Bool {
  guard let exact = DecimalNumeral(digits), contains(estimate, exact) else { return false }
  return estimate.error
    <= Tolerance.rounding(operations: roundings, condition: 1, scale: exact.nearest.magnitude).value
}

/// Whether a decimal lies between the ends of an interval, compared without rounding.
func contains(_ estimate: Estimate, _ exact: DecimalNumeral) -> Bool {
  let isAbove = estimate.lower == -.infinity || DecimalNumeral(exactly: estimate.lower) <= exact
  return isAbove && (estimate.upper == .infinity || exact <= DecimalNumeral(exactly: estimate.upper))
}

/// The text of the error that a body throws, or of its result if it throws none.
func refusal<Result>(_ body: () throws -> Result) -> String {
  do { return "accepted: \(try body())" } catch { return "\(error)" }
}
