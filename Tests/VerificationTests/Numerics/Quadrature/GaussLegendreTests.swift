import BigInt
import Testing

@testable import Verification

/// The values of Legendre's polynomials at a whole number of units 2^-128, exactly.
private struct LegendreValues {
  static let bits = 128
  /// P_k·k!·2^(128k) for k = 0 … n.
  let scaled: [BigInt]

  /// By (k+1)P_{k+1} = (2k+1)xP_k − kP_{k−1}, times k!·2^(128(k+1)).
  init(_ count: Int, at place: BigInt) {
    var scaled: [BigInt] = [1, place]
    for k in stride(from: 1, to: count, by: 1) {
      scaled.append(BigInt(2 * k + 1) * place * scaled[k] - BigInt(k * k) * (scaled[k - 1] << (2 * Self.bits)))
    }
    self.scaled = scaled
  }

  /// The sign of P_k.
  func sign(_ k: Int) -> Int { scaled[k] == 0 ? 0 : scaled[k] < 0 ? -1 : 1 }

  /// P_k in units of 2^-128, rounded down.
  func units(_ k: Int) -> BigInt {
    let factorial = (1...max(k, 1)).reduce(BigInt(1)) { $0 * BigInt($1) }
    let (quotient, rest) = (scaled[k] << Self.bits).quotientAndRemainder(dividingBy: factorial << (Self.bits * k))
    return rest < 0 ? quotient - 1 : quotient
  }
}

extension `RT-005 the information of a mixture on the line lies in its interval` {
  private static let one = BigInt(1) << LegendreValues.bits

  /// A double number in units of 2^-128; those of a rule are.
  private static func units(_ number: Double) -> BigInt {
    BigInt(number * Double(sign: .plus, exponent: LegendreValues.bits, significand: 1))
  }

  /// Whether nodes and weights are those of the Gauss–Legendre rule, each but for one neighboring number.
  ///
  /// A node is shown by P_n's change of sign, and there are no more than n; its weight 2(1−x²)/(nP_{n−1}(x))² is
  /// enclosed where the node is known to 2^-90, by |P′_{n−1}| ≤ n(n−1)/2 (RT-005, step 3).
  static func isRule(nodes: [Double], weights: [Double]) -> Bool {
    let count = nodes.count
    let places = nodes.map(units)
    let steps = nodes.map { units($0.ulp) }
    // The intervals of the nodes do not overlap.
    let order = places.indices.sorted { places[$0] < places[$1] }
    for (left, right) in zip(order, order.dropFirst()) where places[left] + steps[left] >= places[right] - steps[right]
    {
      return false
    }
    return zip(nodes, weights).allSatisfy { isPair(node: $0, weight: $1, of: count) }
  }

  /// Whether one node and its weight are those of a rule of so many.
  static func isPair(node: Double, weight: Double, of count: Int) -> Bool {
    func change(_ low: BigInt, _ high: BigInt) -> Bool {
      let signs = [low, high].map { LegendreValues(count, at: $0).sign(count) }
      return signs[0] * signs[1] <= 0
    }
    let (start, step) = (units(node), units(node.ulp))
    guard change(start - step, start + step) else { return false }
    // One step of Newton's method; P′_n = n(P_{n−1} − xP_n)/(1−x²).
    let values = LegendreValues(count, at: start)
    let (own, other) = (values.units(count), values.units(count - 1))
    let ratio = Estimate(other < 0 ? -own : own, over: other.magnitude == 0 ? 1 : BigInt(other.magnitude)).value
    let shift = -(1 - node * node) * ratio / (Double(count) * (1 - node * ratio))
    let place = start + units(shift)
    let radius = BigInt(1) << (LegendreValues.bits - 90)
    guard change(place - radius, place + radius) else { return false }
    let slope = radius * BigInt(count * (count - 1) / 2 + 1)
    let value = BigInt(LegendreValues(count, at: place).units(count - 1).magnitude)
    let (least, most) = (value - slope, value + slope)
    let far = BigInt(place.magnitude) + radius
    let near = max(0, BigInt(place.magnitude) - radius)
    let square = BigInt(count * count)
    let low = ((2 * (one * one - far * far)) << LegendreValues.bits) / (square * most * most)
    let high = ((2 * (one * one - near * near)) << LegendreValues.bits) / (square * least * least) + 1
    return units(weight) - units(weight.ulp) <= low && high <= units(weight) + units(weight.ulp)
  }

  private static func rule(_ count: Int) -> (nodes: [Double], weights: [Double]) {
    let rule = GaussLegendre(count: count)
    return ((0..<count).map { rule.nodes[$0] }, (0..<count).map { rule.weights[$0] })
  }

  /// The rules that integrals use.
  static let counts = [1, 20, 32]

  @Test(arguments: counts) func `the library's nodes and weights lie in exactly computed enclosures`(count: Int) {
    let rule = Self.rule(count)
    #expect(Self.isRule(nodes: rule.nodes, weights: rule.weights))
  }

  @Test(arguments: [20, 32]) func `control: a node or a weight with a wrong last digit is refuted`(count: Int) {
    let rule = Self.rule(count)
    for index in rule.nodes.indices {
      for steps in [-3.0, 3] {
        let (node, weight) = (rule.nodes[index], rule.weights[index])
        #expect(!Self.isPair(node: node + steps * node.ulp, weight: weight, of: count))
        #expect(!Self.isPair(node: node, weight: weight + steps * weight.ulp, of: count))
      }
    }
  }

  @Test func `control: a rule with a node twice is refuted`() {
    var (nodes, weights) = Self.rule(20)
    (nodes[1], weights[1]) = (nodes[0], weights[0])
    #expect(!Self.isRule(nodes: nodes, weights: weights))
  }
}
