@testable import Verification

/// The sum over a square as RT-011 states it in steps 2, 4 and 7, from the bounds and the sums of its boxes.
struct StatedPlane {
  var (value, quadrature, rounding) = (0.0, 0.0, 0.0)
  /// The numbers of boxes that count by their plain bounds, and by the rule.
  var counts = (plain: 0, rule: 0)

  private static let rule = GaussLegendre(count: 20)

  init(_ kernel: BivariateKernel, allowance: Double) {
    var box = BivariateBox(kernel)
    // Of an even integrand the quarter of positive coordinates counts four times.
    let half = kernel.isEven ? kernel.reach / 2 : kernel.reach
    let center = kernel.isEven ? half : 0
    add(&box, SIMD2(center, center), SIMD2(half, half), allowance)
    guard kernel.isEven else { return }
    (value, quadrature, rounding) = (4 * value, 4 * quadrature, 4 * rounding)
  }

  /// Adds a box, or its halves along the side of the greater error, or of the greater variation.
  private mutating func add(
    _ box: inout BivariateBox, _ center: SIMD2<Double>, _ half: SIMD2<Double>, _ allowance: Double
  ) {
    box.move(to: center, half: half)
    let plain = box.plainBound()
    guard plain > allowance else {
      (value, quadrature) = (value + plain / 2, quadrature + plain / 2)
      return counts.plain += 1
    }
    let errors = BivariateIntegral.ruleErrors(box, allowance: allowance)
    if errors.x <= allowance, errors.y <= allowance {
      let sum = box.sum(Self.rule)
      if sum.rounding < .infinity {
        (value, rounding) = (value + sum.value, rounding + sum.rounding)
        quadrature += errors.x + errors.y
        return counts.rule += 1
      }
    }
    let isFirst = errors.x == errors.y ? box.variation.x >= box.variation.y : errors.x > errors.y
    let step = isFirst ? SIMD2(half.x / 2, 0) : SIMD2(0, half.y / 2)
    for center in [center - step, center + step] { add(&box, center, half - step, allowance) }
  }
}
