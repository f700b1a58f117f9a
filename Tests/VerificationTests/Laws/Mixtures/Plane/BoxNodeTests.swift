import RealModule
import Testing

@testable import Verification

extension
  `RT-005 the information of a mixture lies in its interval and below half the logarithm of one plus the signal-to-noise ratio`
{
  /// A box far wider than the components, one node of which lies at a place near them.
  struct WideBox: Sendable, CustomTestStringConvertible {
    /// Logarithms to the base 2 of half of the sides.
    let halves: SIMD2<Int>
    /// Where the last node is to lie, as nearly as centres can.
    let place: SIMD2<Double>
    var testDescription: String { "halves of 2 to \(halves), a node near \(place)" }

    /// One side that counts in the squares of the first coordinate, and two for the linear and the square part of what
    /// the second one is charged.
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
    var centre: SIMD2<Double> { place - Self.rule.nodes[1] * half }

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
      let place = (0..<2).map { exact(centre[$0]) + nodes[$0] * exact(half[$0]) }
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
      box.move(to: centre, half: half)
      let area = Estimate(exactly: half.x) * Estimate(exactly: half.y)
      let terms = (0..<2).flatMap { row in
        (0..<2).map { column in
          Estimate(exactly: Self.rule.weights[row]) * Estimate(exactly: Self.rule.weights[column]) * area
            * truth(row, column)
        }
      }
      return (box.sum(Self.rule), terms.sum())
    }

    /// What rounding is said to do to the same terms where the box has almost no side.
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

  @Test(arguments: WideBox.all) func `the nodes of a wide box err by no more than is charged, its sides included`(
    box: WideBox
  ) throws {
    let (found, truth) = try box.sums()
    #expect(found.value > 0 && found.rounding < .infinity)
    let deviation = max(0, found.value - truth.upper, truth.lower - found.value)
    #expect(deviation <= found.rounding * Double.ulpOfOne, "\(found) \(truth)")
  }

  @Test(arguments: WideBox.all) func `control: what the same nodes are charged in a box of no side is refuted there`(
    box: WideBox
  ) throws {
    let (found, truth) = try box.sums()
    let deviation = max(0, found.value - truth.upper, truth.lower - found.value)
    #expect(try deviation > box.roundingAtPoint(), "\(found) \(truth)")
  }

  @Test(arguments: [[0.0, 300], [300, 0], [-300, 300]])
  func `what a plane leaves open does not change when it is moved`(
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
}
