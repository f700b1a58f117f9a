/// Intervals that contain how far the losses range, over the values of positive probability.
package struct LossExtent: Equatable, Sendable {
  /// The largest range of the losses of one hypothesis.
  package let range: Estimate
  /// The least loss a of all hypotheses.
  package let least: Estimate
  /// The width b − a of the least interval that holds the losses of all hypotheses.
  package let span: Estimate

  package init(range: Estimate, least: Estimate, span: Estimate) {
    (self.range, self.least, self.span) = (range, least, span)
  }

  /// The extent of losses that are exact in double precision.
  init(of system: FiniteLearningSystem) {
    let seen = system.loss.flatMap { row in zip(row, system.law).filter { $1 > 0 }.map(\.0) }
    let (least, greatest) = (seen.min() ?? 0, seen.max() ?? 0)
    self.init(
      range: Self.difference(system.lossRange), least: Estimate(exactly: least),
      span: Self.difference(greatest - least))
  }

  /// A difference that a subtraction may have rounded.
  private static func difference(_ value: Double) -> Estimate {
    Estimate(value: value, lower: max(0, value.nextDown), upper: value == 0 ? 0 : value.nextUp)
  }
}
