import RealModule

/// The integral of the posterior entropy over the plane by products of Gauss–Legendre panels with proven error bounds.
///
/// - SeeAlso: RT-011
enum BivariateIntegral {
  private static let rule = GaussLegendre(count: 20)
  private static let ellipses = [2.2, 3.2].map { parameter in
    let ellipse = GaussLegendre.Ellipse(parameter: parameter)
    return (ellipse: ellipse, factor: rule.errorFactor(in: ellipse))
  }
  /// The allowed error of a box, relative to the integral.
  private static let boxError = 0x1p-52
  /// The allowed error of a box in the first round, which only finds the integral's size.
  private static let firstError = 0x1p-24
  static let greatestBoxCount = 400_000

  /// The sum over the boxes, without the factor 1/(2π).
  struct Total {
    var value = 0.0
    /// A bound on the rule's errors and on omitted contributions.
    var quadrature = 0.0
    /// A bound on the effect of rounding in boxes, in units of ε.
    var rounding = 0.0
    var boxes = 0

    /// A bound on the error of the value, which has a rounding of ε for every box (RT-011, step 5).
    var error: Double {
      (quadrature + (rounding + Double(boxes) * value) * Double.ulpOfOne) * (1 + 0x1p-16)
    }
  }

  /// H(Y|X,V) in nats.
  static func equivocation(_ kernel: BivariateKernel) -> Estimate {
    guard kernel.components.count > 1 else { return Estimate(exactly: 0) }
    var box = BivariateBox(kernel)
    var total = self.total(&box, allowance: firstError)
    for _ in 0..<3 {
      total = self.total(&box, allowance: boxError * max(total.value, total.quadrature * 0x1p-20))
      if total.quadrature <= total.value * 0x1p-38 { break }
    }
    let negligible = MixtureIntegral.negligible
    let value = Estimate(total.value, within: .quadrature(reportedError: total.error)) / Estimate.twoPi
    return (value + Estimate(value: 0, lower: -negligible, upper: negligible)).clamped(atLeast: 0)
  }

  /// The sum over boxes that are halved until each has an error of at most an allowance along either side.
  ///
  /// - Parameter most: the number of boxes after which no more are halved.
  static func total(_ box: inout BivariateBox, allowance: Double, most: Int = Self.greatestBoxCount) -> Total {
    var total = Total()
    let side = SIMD2(repeating: box.kernel.reach)
    // For an even integrand a quarter of the plane suffices.
    var pending = box.kernel.isEven ? [(center: side / 2, half: side / 2)] : [(center: SIMD2<Double>(), half: side)]
    var visits = 0
    while let piece = pending.popLast() {
      visits += 1
      box.move(to: piece.center, half: piece.half)
      let plain = box.plainBound()
      // Until then, repeated halving is exact.
      let finest = 0x1p-45 * piece.center
      let isSmallest = piece.half.x < finest.x.magnitude || piece.half.y < finest.y.magnitude
      if plain <= allowance || visits > most || isSmallest {
        total.value += plain / 2
        total.quadrature += plain / 2
        total.boxes += 1
        continue
      }
      let errors = ruleErrors(box, allowance: allowance)
      let sum = errors.x <= allowance && errors.y <= allowance ? box.sum(rule) : nil
      if let sum, sum.rounding < .infinity {
        total.value += sum.value
        total.rounding += sum.rounding
        total.quadrature += errors.x + errors.y
        total.boxes += 1
        continue
      }
      let splitsFirst = errors.x == errors.y ? box.variation.x >= box.variation.y : errors.x > errors.y
      let half = splitsFirst ? SIMD2(piece.half.x / 2, piece.half.y) : SIMD2(piece.half.x, piece.half.y / 2)
      let step = piece.half - half
      pending.append((piece.center + step, half))
      pending.append((piece.center - step, half))
    }
    guard box.kernel.isEven else { return total }
    return Total(
      value: 4 * total.value, quadrature: 4 * total.quadrature, rounding: 4 * total.rounding, boxes: total.boxes)
  }

  /// Bounds on the rule's error over a box along either side; a lesser one is looked for in another ellipse only above
  /// an allowance.
  static func ruleErrors(_ box: borrowing BivariateBox, allowance: Double) -> SIMD2<Double> {
    let area = 2 * box.half.x * box.half.y
    var errors = SIMD2(Double.infinity, Double.infinity)
    for (ellipse, factor) in ellipses {
      if errors.x > allowance {
        errors.x = min(errors.x, box.ellipseBound(ellipse, along: .first) * factor * area)
      }
      if errors.y > allowance {
        errors.y = min(errors.y, box.ellipseBound(ellipse, along: .second) * factor * area)
      }
    }
    return errors
  }
}
