import RealModule
import Testing

@testable import Verification

extension `RT-011 the information of a mixture in the plane lies in its interval` {
  /// A box far wider than the components, one node of which lies at a place near them (RT-011, step 5).
  struct WideBox: Sendable, CustomTestStringConvertible {
    /// Logarithms to the base 2 of half of the sides.
    let halves: SIMD2<Int>
    /// Where the last node is to lie, as nearly as centers can.
    let place: SIMD2<Double>
    var testDescription: String { "halves of 2 to \(halves), a node near \(place)" }

    /// One side that counts in the squares of the first coordinate, and two for the linear and the square part of the
    /// error term of the second one.
    static let all = [
      WideBox(halves: SIMD2(12, -40), place: SIMD2(0.75, 0.5)),
      WideBox(halves: SIMD2(-40, 12), place: SIMD2(0.25, 1.5)),
      WideBox(halves: SIMD2(-40, 36), place: SIMD2(0, 0)),
    ]

    static let means = [SIMD2(0.0, 0), SIMD2(0.5, 0.25)]
    /// β of each component; both have the conditional variances 1 and 1.
    static let regressions = [0, 0.5]
    static let rule = GaussLegendre(count: 2)
    /// 1/√3 to 60 digits, of which the table's node is a rounding: half of a side times that is what a place may err.
    static let node =
      DecimalNumeral("0.577350269189625764509148780501957455647601751270126876018602") ?? DecimalNumeral(exactly: 0)

    var half: SIMD2<Double> {
      SIMD2(
        Double(sign: .plus, exponent: halves.x, significand: 1), Double(sign: .plus, exponent: halves.y, significand: 1)
      )
    }
    var center: SIMD2<Double> { place - Self.rule.nodes[1] * half }

    static var kernel: BivariateKernel {
      get throws {
        try BivariateKernel(
          BivariateMixture(
            weights: [0.5, 0.5], means: means.map { [$0.x, $0.y] },
            covariances: [
              .init(first: 1, mixed: 0, second: 1), .init(first: 1, mixed: 0.5, second: 1.25),
            ]))
      }
    }

    /// The posterior entropy's density at the exact place of a node; 0 where it is below the least positive number.
    func truth(_ row: Int, _ column: Int) -> Estimate {
      func exact(_ number: Double) -> DecimalNumeral { DecimalNumeral(exactly: number) }
      let nodes = [row, column].map { $0 == 0 ? -Self.node : Self.node }
      let place = (0..<2).map { exact(center[$0]) + nodes[$0] * exact(half[$0]) }
      let squares = (0..<2).map { k in
        let first = place[0] - exact(Self.means[k].x)
        let second = place[1] - exact(Self.means[k].y) - exact(Self.regressions[k]) * first
        return exact(0.5) * (first * first + second * second)
      }
      guard squares.contains(where: { $0.nearest < 700 }) else { return Estimate(exactly: 0) }
      return (0..<2).map { k in
        let gap = (squares[k] - squares[1 - k]).estimate
        return Estimate(exactly: 0.5) * .exp(-squares[k].estimate) * .log1p(.exp(gap))
      }.sum()
    }

    /// The rule's sum over the box, and over the exact places of its nodes.
    func sums() throws -> (found: NodeSum, truth: Estimate) {
      var box = BivariateBox(try Self.kernel)
      box.move(to: center, half: half)
      let area = Estimate(exactly: half.x) * Estimate(exactly: half.y)
      let terms = (0..<2).flatMap { row in
        (0..<2).map { column in
          Estimate(exactly: Self.rule.weights[row]) * Estimate(exactly: Self.rule.weights[column]) * area
            * truth(row, column)
        }
      }
      return (box.sum(Self.rule), terms.sum())
    }

    /// The error term of the same nodes where the box has almost no side.
    func roundingAtPoint() throws -> Double {
      var box = BivariateBox(try Self.kernel)
      let side = 0x1p-40
      box.move(to: place, half: SIMD2(repeating: side))
      let sum = box.sum(.middle)
      let share = Self.rule.weights[1] * Self.rule.weights[1] * half.x * half.y / (4 * side * side)
      // A node for each place of a narrow side.
      return sum.rounding * share * (halves.x < 0 || halves.y < 0 ? 2 : 1) * Double.ulpOfOne
    }
  }

  @Test(arguments: WideBox.all) func `the nodes of a wide box err by no more than their error terms`(
    box: WideBox
  ) throws {
    let (found, truth) = try box.sums()
    #expect(found.value > 0 && found.rounding < .infinity)
    let deviation = max(0, found.value - truth.upper, truth.lower - found.value)
    #expect(deviation <= found.rounding * Double.ulpOfOne, "\(found) \(truth)")
  }

  @Test(arguments: WideBox.all) func `control: the error terms of a box of almost no side are refuted in the wide box`(
    box: WideBox
  ) throws {
    let (found, truth) = try box.sums()
    let deviation = max(0, found.value - truth.upper, truth.lower - found.value)
    #expect(try deviation > box.roundingAtPoint(), "\(found) \(truth)")
  }

  @Test func `a node has no error term from an error of 2^-24 of a logarithm above -720 on`() throws {
    var box = BivariateBox(try WideBox.kernel)
    func isFinite(_ box: inout BivariateBox, _ place: Double, _ half: Double) -> Bool {
      box.move(to: SIMD2(place, 0), half: SIMD2(0.5, half))
      return box.sum(.middle).rounding < .infinity
    }
    // The logarithm at 0 errs by (2h)²ε² for a half width h, but for some ε.
    var (low, high) = (0x1p36, 0x1p44)
    while low.nextUp < high {
      let half = low + (high - low) / 2
      if isFinite(&box, 0, half) { low = half } else { high = half }
    }
    // (2h)²ε² + kε = 2⁻²⁴ with k < 64: the least h is known to half of kε/2⁻²⁴.
    let step = Tolerance.rounding(operations: 64, condition: 0x1p23, scale: 0x1p39)
    #expect(step.accepts(low, 0x1p39), "\(low)")
    // At −r the greater logarithm is −ln 2 − r²/2, and errs by 2⁻¹⁴ for h = 2⁴⁴.
    var (near, far) = (30.0, 45.0)
    while near.nextUp < far {
      let place = near + (far - near) / 2
      if isFinite(&box, -place, 0x1p44) { far = place } else { near = place }
    }
    // It errs by 17 roundings of its square too, and this sum by some more.
    let rounding = Tolerance.rounding(operations: 32, condition: 1, scale: 720)
    #expect(rounding.accepts(far * far / 2 + Double.log(2) - 0x1p-14, 720), "\(far)")
  }

  @Test(arguments: [[0.0, 300], [300, 0], [-300, 300]])
  func `the conditional entropy of the label does not change when the plane is moved`(
    step: [Double]
  ) throws {
    func equivocation(_ step: [Double]) throws -> Estimate {
      try BivariateMixture(
        weights: [0.5, 0.5], means: [step, [step[0] + 1, step[1] + 0.5]],
        covariances: [.init(first: 1, mixed: 0, second: 1), .init(first: 1, mixed: 0.5, second: 1.25)]
      ).labelEquivocation()
    }
    let (moved, still) = (try equivocation(step), try equivocation([0, 0]))
    #expect(moved.overlaps(still) && still.lower > 0.1 && moved.error <= 0x1p-30, "\(moved) \(still)")
  }

  /// The node of one box for two components, one with correlated coordinates, plain or after a shear.
  func node(_ shear: Double, at place: SIMD2<Double>) throws -> (node: NodeSum, components: Int) {
    let kernel = try BivariateKernel(Self.verge.mixture(shear: shear))
    var box = BivariateBox(kernel)
    // The kernel measures the second coordinate in a unit of its own.
    let largest = 1.25 + 1.5 * shear + 2.25 * shear * shear
    let unit = Double(sign: .plus, exponent: -(Int(largest.exponent) >> 1), significand: 1)
    box.move(to: SIMD2(place.x, (place.y + shear * place.x) * unit), half: SIMD2(repeating: 0x1p-40))
    return (box.sum(.middle), kernel.components.count)
  }

  @Test func `a shear changes a node by no more than its error term, which the sums alone do not cover`() throws {
    var beyondSums = 0
    for first in stride(from: -3.0, through: 3, by: 0.375) {
      for second in stride(from: -3.0, through: 3, by: 0.375) {
        let (plain, sheared) = (
          try node(0, at: SIMD2(first, second)), try node(512, at: SIMD2(first, second))
        )
        let unit = Double(sign: .plus, exponent: -9, significand: 1)
        let (value, other) = (plain.node.value, sheared.node.value * unit)
        let difference = (value - other).magnitude
        #expect(difference <= (plain.node.rounding + sheared.node.rounding * unit) * Double.ulpOfOne)
        let sums = (0.5 + Double(plain.components) + 30) * (value + other) * Double.ulpOfOne
        beyondSums += difference > sums ? 1 : 0
      }
    }
    #expect(beyondSums > 0)
  }
}
