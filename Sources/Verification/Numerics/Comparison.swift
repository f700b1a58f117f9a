/// A comparison of numbers that a caller made, as a run of the tests may record it.
package struct Comparison: Sendable {
  /// What was compared.
  package enum Form: Sendable {
    /// The distance of two numbers with a tolerance.
    case tolerance(Tolerance)
    /// The distance of the values of two intervals with what their errors explain.
    case intervals
    /// The lower end of an interval with the upper end of another, which it exceeds or not.
    case order
  }

  /// What was compared.
  package let form: Form
  /// The first number.
  package let first: Double
  /// The second number.
  package let second: Double
  /// The greatest distance that is explained; 0 for an order.
  package let allowed: Double
  /// Whether the comparison holds: for an order, whether the first number does not exceed the second.
  package let holds: Bool

  /// A comparison with its answer.
  package init(form: Form, first: Double, second: Double, allowed: Double, holds: Bool) {
    (self.form, self.first, self.second, self.allowed, self.holds) = (form, first, second, allowed, holds)
  }

  /// Told of each comparison by ``Tolerance/accepts(_:_:)``, ``Estimate/overlaps(_:)`` and
  /// ``Estimate/certainlyExceeds(_:)``; nil unless a run of the tests asks for evidence. Set before the first comparison
  /// and never changed after.
  nonisolated(unsafe) package static var witness: (@Sendable (Comparison) -> Void)?
}
