import RealModule

/// The posterior entropy at the nodes of a product rule, with a bound on its rounding error.
extension BivariateBox {
  /// The greatest rounding error of a logarithm whose effect is of first order, in units of ε.
  private static var greatestError: Double { 0x1p-24 / Double.ulpOfOne }
  /// A component whose density has a logarithm below this is negligible everywhere.
  private static var negligible: Double { -720 }

  /// The sum of the product rule over the box; its rounding error is infinite if that of a component that matters is
  /// too large.
  ///
  /// - SeeAlso: RT-011
  func sum(_ rule: GaussLegendre) -> NodeSum {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * count) { logarithms in
      var total = NodeSum()
      for row in 0..<rule.count {
        for column in 0..<rule.count {
          let weight = rule.weights[row] * rule.weights[column] * half.x * half.y
          let offset = SIMD2(rule.nodes[row], rule.nodes[column]) * half
          let term = equivocation(at: offset, logarithms)
          total.value += weight * term.value
          total.rounding += weight * term.rounding
        }
      }
      // The roundings of the sum of n² terms, and of the operations in each term.
      total.rounding += (Double(rule.count * rule.count) / 2 + Double(count) + 30) * total.value
      return total
    }
  }

  @inline(__always)
  private func equivocation(at offset: SIMD2<Double>, _ logarithms: UnsafeMutableBufferPointer<Double>) -> NodeSum {
    var leader = 0
    for k in 0..<count {
      let component = kernel.components[k]
      let gap = (center - component.mean) + offset
      let first = gap.x * component.firstInverse
      let along = component.regression * gap.x
      let second = (gap.y - along) * component.secondInverse
      let squares = (first * first + second * second) / 2
      logarithms[k] = component.height - squares
      let scale = half.x * component.firstInverse
      let spread =
        (4 * (gap.y.magnitude + along.magnitude) + 2 * (half.y + component.regression.magnitude * half.x))
        * component.secondInverse
      // In units of ε; the last terms are those of the height, and of differences of logarithms.
      logarithms[count + k] =
        17 * squares + 2 * scale * scale + (second.magnitude + spread * Double.ulpOfOne) * spread
        + 4 * component.heightSize + 2 * Double(count) + 13
      if logarithms[count + k] > Self.greatestError,
        logarithms[k] + logarithms[count + k] * Double.ulpOfOne > Self.negligible
      {
        return NodeSum(value: 0, rounding: .infinity)
      }
      if logarithms[k] > logarithms[leader] { leader = k }
    }
    let top = logarithms[leader]
    var (others, gaps, errors, errorOfOthers) = (0.0, 0.0, 0.0, 0.0)
    for k in 0..<count where k != leader {
      let gap = top - logarithms[k]
      let ratio = Double.exp(-gap)
      others += ratio
      gaps += ratio * gap
      errors += ratio * gap * logarithms[count + k]
      errorOfOthers += ratio * logarithms[count + k]
    }
    let logarithm = logarithmOfOnePlus(others)
    errors += logarithm * (errorOfOthers + logarithms[count + leader])
    let density = Double.exp(top)
    return NodeSum(value: density * ((1 + others) * logarithm + gaps), rounding: density * errors)
  }
}
