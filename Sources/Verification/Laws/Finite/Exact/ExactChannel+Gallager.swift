import RealModule

extension ExactChannel {
  /// The orders ρ of Gallager's function other than 0.
  public static let orders = DecimalNumeral(tenTo: -10)...DecimalNumeral(tenTo: 3)

  /// Gallager's function E₀(ρ) = max −ln Σ_y (Σ_x p(x) W(y|x)^(1/(1+ρ)))^(1+ρ) in nats over all laws p of the input.
  ///
  /// With a = W^(1/(1+ρ)), α = pa, F = Σ α^(1+ρ) and h(x) = Σ_y α^ρ a(x,y), every law p shows −ln F ≤ E₀(ρ) ≤ ρ ln F −
  /// (1+ρ) ln min h.
  ///
  /// - Parameter order: ρ, 0 or within `orders`.
  /// - Throws: `.invalidInput` if the order is out of range.
  /// - Complexity: O(n²K) per step of the search for n inputs and K outputs, and O(nK) powers.
  /// - SeeAlso: RT-015
  public func gallagerFunction(order: DecimalNumeral) throws(VerificationError) -> Estimate {
    let zero = DecimalNumeral(exactly: 0)
    try require(
      order == zero || Self.orders.contains(order), "order", "must be 0 or of 1e-10 to 1e3, is \(order.shown)")
    guard order > zero else { return Estimate(exactly: 0) }
    let (rho, sum) = (order.estimate, (order + DecimalNumeral(exactly: 1)).estimate)
    let powers = rows.map { row in
      row.weights.map { weight in
        weight == 0
          ? Estimate(exactly: 0) : Estimate.exp(Estimate.logarithm(of: weight, over: row.total) / sum)
      }
    }
    let start = [Double](repeating: 1 / Double(rows.count), count: rows.count)
    let minimum = OrthantMinimum(of: GallagerFunction(powers.map { $0.map(\.value) }, order: rho.value), from: start)
    let point = zip(minimum.point, minimum.multipliers).map { $0 < $1 || !$0.isFinite ? 0 : $0 }
    let input = point.contains { $0 > 0 } ? normalized(point) : start
    // ln F and h, with the normalized law.
    let total = input.map { Estimate(exactly: $0) }.sum()
    var (norm, responses) = (Estimate(exactly: 0), [Estimate](repeating: Estimate(exactly: 0), count: rows.count))
    for y in powers[0].indices {
      let mass = zip(input, powers).map { Estimate(exactly: $0) * $1[y] }.sum() / total
      guard mass.upper > 0 else { continue }
      let tilted = Estimate.exp(rho * Estimate.log(mass))
      norm += tilted * mass
      for (x, row) in powers.enumerated() { responses[x] += tilted * row[y] }
    }
    let least = responses.dropFirst().reduce(responses[0], Estimate.minimum)
    let logarithm = Estimate.log(norm)
    let upper = (rho * logarithm - sum * Estimate.log(least)).upper
    let most = (rho * Estimate.log(Estimate(exactly: Double(min(rows.count, nearest[0].count))))).upper
    let high = max(0, min(upper, most))
    return .between(max(0, min((-logarithm).lower, high)), high, near: -logarithm.value)
  }
}

/// Σ_y (pa)^(1+ρ)/(1+ρ) − Σ_x p over p ≥ 0, convex and least at a multiple of the best law.
private struct GallagerFunction: OrthantFunction {
  private let powers: [[Double]]
  private let order: Double

  init(_ powers: [[Double]], order: Double) { (self.powers, self.order) = (powers, order) }

  var count: Int { powers.count }

  func evaluate(
    _ point: UnsafePointer<Double>, gradient: UnsafeMutablePointer<Double>, hessian: UnsafeMutablePointer<Double>
  ) {
    let masses = powers[0].indices.map { y in powers.indices.reduce(0.0) { $0 + point[$1] * powers[$1][y] } }
    let tilted = masses.map { $0 > 0 ? Double.pow($0, order) : 0 }
    for (x, row) in powers.enumerated() {
      gradient[x] = zip(row, tilted).reduce(-1) { $0 + $1.0 * $1.1 }
      for other in 0...x {
        var sum = 0.0
        for y in masses.indices where masses[y] > 0 { sum += row[y] * powers[other][y] * (tilted[y] / masses[y]) }
        hessian[x * count + other] = order * sum
      }
    }
  }
}
