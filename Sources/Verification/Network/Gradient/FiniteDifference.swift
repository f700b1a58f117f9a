import RealModule

/// A derivative by central differences, with an estimate of its own error.
public struct FiniteDifference: Sendable {
  public let derivative: Double
  /// The truncation, estimated from two steps, plus the rounding of the function values, taken to be kε·max(1, |f|).
  public let tolerance: Tolerance
  /// The largest step that was taken to either side.
  public let step: Double

  /// The derivative of f at 0.
  ///
  /// A central difference of step h errs by h²·f‴/6 + O(h⁴) through truncation and by up to k·ε·|f|/h through
  /// rounding; for f‴ of the size of f the two balance at h = (3kε)^(1/3), which is the larger step used. The
  /// difference at h/2 errs by a third of what separates the two; all of it is reported, three times the leading
  /// term, so that terms of higher order are covered while they are the smaller ones.
  ///
  /// - Parameters:
  ///   - function: smooth on the interval of the step.
  ///   - operations: the longest chain of roundings in one value of the function, k.
  ///   - scale: the size of the argument's changes over which the function varies by its own size, above 0.
  /// - Complexity: four values of the function.
  public init(
    operations: Int, scale: Double = 1, of function: (Double) throws(VerificationError) -> Double
  ) throws(VerificationError) {
    try requirePositive(scale, "scale")
    step = scale * Double.root(3 * Double(operations) * Double.ulpOfOne, 3)
    let half = step / 2
    let outer = (try function(step), try function(-step))
    let inner = (try function(half), try function(-half))
    let wide = (outer.0 - outer.1) / (2 * step)
    derivative = (inner.0 - inner.1) / step
    let size = max(inner.0.magnitude, inner.1.magnitude, 1)
    tolerance =
      .quadrature(reportedError: (wide - derivative).magnitude)
      + .rounding(operations: operations, condition: 1, scale: size / half)
  }
}

extension WholeSystem {
  /// The derivative of the loss along a direction by central differences, or nil if the steps cross a kink.
  ///
  /// - Parameter direction: one value a parameter, in the order of `parameters`.
  /// - Throws: `.invalidInput` naming the array that does not fit.
  /// - Complexity: O(samples × parameters), five passes.
  public func finiteDifference(
    _ batch: Batch, direction: [Double]
  ) throws(VerificationError) -> FiniteDifference? {
    let longest = direction.map(\.magnitude).max() ?? 0
    let centre = try evaluation(batch, direction: direction)
    var crossesKink = false
    let difference = try FiniteDifference(operations: roundingDepth, scale: longest > 0 ? 1 / longest : 1) {
      step throws(VerificationError) in
      let moved = try evaluation(batch, direction: direction, step: step)
      if moved.activations != centre.activations { crossesKink = true }
      return moved.loss
    }
    return crossesKink ? nil : difference
  }

  /// The longest chain of roundings from a parameter to the loss: every node's two sums along the order, the gate's
  /// and a constant number of elementary functions.
  private var roundingDepth: Int {
    order.reduce(0) { $0 + inputCount(of: $1) + nodes[$1].hiddenWidth + nodes[$1].outputWidth + 16 }
  }
}
