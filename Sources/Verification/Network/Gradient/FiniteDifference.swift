import RealModule

/// A derivative by central differences, with an estimate of its error.
public struct FiniteDifference: Sendable {
  /// The estimate of the derivative.
  public let derivative: Double
  /// The estimated error: the truncation, estimated from two steps, plus the rounding of function values, assumed to be
  /// kε·max(1, |f|).
  public let tolerance: Tolerance
  /// The larger of the two steps.
  public let step: Double

  /// The derivative of f at 0.
  ///
  /// A central difference with step h has a truncation error of h²·f‴/6 + O(h⁴) and a rounding error of up to
  /// k·ε·|f|/h. If f‴ is of the size of f, the two balance at h = (3kε)^(1/3), which is the larger step used. The
  /// leading error of the difference at h/2 is a third of its distance to the difference at h. The whole distance,
  /// three times the leading term, is reported, so that it covers terms of higher order if they are smaller.
  ///
  /// - Parameters:
  ///   - operations: k, the length of the longest chain of roundings in one value of the function.
  ///   - scale: the change of the argument over which the function varies by its own size, above 0.
  ///   - function: f, smooth on the interval of the step.
  /// - Throws: `.invalidInput` if the scale is not finite and above 0; any error of the function.
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
  /// - Parameters:
  ///   - batch: the samples and the noise.
  ///   - direction: one value per parameter, in the order of `parameters`.
  /// - Throws: `.invalidInput` naming the array that does not fit.
  /// - Complexity: O(samples × parameters), five passes.
  public func finiteDifference(
    _ batch: Batch, direction: [Double]
  ) throws(VerificationError) -> FiniteDifference? {
    let longest = direction.map(\.magnitude).max() ?? 0
    let center = try evaluation(batch, direction: direction)
    var crossesKink = false
    let difference = try FiniteDifference(operations: roundingDepth, scale: longest > 0 ? 1 / longest : 1) {
      step throws(VerificationError) in
      let moved = try evaluation(batch, direction: direction, step: step)
      if moved.activations != center.activations { crossesKink = true }
      return moved.loss
    }
    return crossesKink ? nil : difference
  }

  /// An upper bound on the longest chain of roundings from a parameter to the loss: the two sums of every node along
  /// the order, those of the gates, and a constant number of elementary functions per node.
  private var roundingDepth: Int {
    order.reduce(0) { $0 + inputCount(of: $1) + nodes[$1].hiddenWidth + nodes[$1].outputWidth + 16 }
  }
}
