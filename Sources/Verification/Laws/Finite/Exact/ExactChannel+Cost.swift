extension ExactChannel {
  /// The capacity max I(p, W) in nats per use over the laws p of the input whose mean cost is within a budget.
  ///
  /// - Parameters:
  ///   - costs: a cost for each input, 0 or within ``costs``.
  ///   - budget: the greatest mean cost, 0 or within ``costs``, and at least the least cost.
  /// - Throws: `.invalidInput` naming a cost or the budget.
  /// - Complexity: that of at most 60 capacities.
  /// - SeeAlso: RT-015
  public func capacity(
    costs: [DecimalNumeral], budget: DecimalNumeral
  ) throws(VerificationError) -> ChannelCapacity {
    let zero = DecimalNumeral(exactly: 0)
    try require(costs.count == rows.count, "costs", "needs \(rows.count) numbers, has \(costs.count)")
    for (index, cost) in costs.enumerated() {
      try require(
        cost == zero || Self.costs.contains(cost), "costs[\(index)]",
        "must be 0 or of 1e-300 to 1e300, is \(cost.shown)")
    }
    let least = costs.dropFirst().reduce(costs[0]) { $1 < $0 ? $1 : $0 }
    try require(
      (budget == zero || Self.costs.contains(budget)) && budget >= least, "budget",
      "must be 0 or of 1e-300 to 1e300, and at least the least cost, \(least.shown), is \(budget.shown)")
    guard budget > least else {
      // A law within the budget uses the cheapest inputs alone.
      let cheapest = costs.indices.filter { costs[$0] == least }
      let found = ExactChannel(cheapest.map { rows[$0] }).capacity()
      var input = [Double](repeating: 0, count: rows.count)
      for (index, share) in zip(cheapest, found.input) { input[index] = share }
      return ChannelCapacity(value: found.value, input: input)
    }
    // (c − Γ)/(Γ − min c), of which the mean must not exceed 0.
    let room = budget - least
    let excesses = costs.map { cost in
      let (top, scale) = (cost - budget, DecimalNumeral(tenTo: max(0, -(cost - budget).exponent, -room.exponent)))
      return Estimate((top * scale).numerator, over: (room * scale).numerator)
    }
    return certified(CostSearch(self, excesses.map { min($0.value, CostSearch.greatestExcess) }), excesses)
  }

  /// The information of a law within the budget, and the dual bound at a price: I(p, W) − s·Σ p e is at most the
  /// greatest D(W_x ‖ q) − s·e_x, and Σ p e ≤ 0.
  private func certified(_ search: CostSearch, _ excesses: [Estimate]) -> ChannelCapacity {
    let cheapest = excesses.indices.min { excesses[$0].value < excesses[$1].value } ?? 0
    var (input, share) = (search.input, Double.ulpOfOne)
    while mean(excesses, input).upper > 0 {
      // A share of the cheapest input, until the mean is proved to be within the budget.
      input = search.input.map { $0 * (1 - share) }
      input[cheapest] += share
      share = min(1, 2 * share)
    }
    let (divergences, lack) = divergences(at: input)
    let upper =
      search.prices.map { price in
        let bounds = zip(divergences, excesses).map { $0 - Estimate(exactly: price) * $1 }
        return bounds.dropFirst().reduce(bounds[0], Estimate.maximum).upper
      }.min() ?? .infinity
    return ChannelCapacity(value: bounded(mean(divergences, input) - lack, by: upper), input: input)
  }
}

/// A law of the input within a budget that is nearly the best one, and prices of the cost at which it is; all of it is
/// without proof.
private struct CostSearch {
  private(set) var input: [Double]
  private(set) var prices: [Double]

  /// Costs beyond this count as it.
  static let greatestExcess = 1e30
  private static let steps = 60
  private static let precision = 0x1p-50

  /// - Parameters:
  ///   - channel: the channel.
  ///   - excesses: for each input a number whose mean must not exceed 0, the least of which is −1.
  init(_ channel: ExactChannel, _ excesses: [Double]) {
    func mean(_ law: [Double]) -> Double { zip(law, excesses).reduce(0) { $1.0 > 0 ? $0 + $1.0 * $1.1 : $0 } }
    func best(_ price: Double) -> [Double] { channel.optimum(prices: excesses.map { price * ($0 + 1) }) }
    (input, prices) = (best(0), [0])
    var low = (price: 0.0, law: input, value: mean(input))
    guard low.value > 0 else { return }
    // At the price ln n, no information is worth a mean excess above 0.
    var high = (price: Double.log(Double(excesses.count + 1)), law: input, value: 0.0)
    high.law = best(high.price)
    high.value = mean(high.law)
    var (first, second) = (low.value, high.value)
    var side = 0
    for step in 0..<Self.steps where high.price - low.price > Self.precision * high.price && high.value < 0 {
      var middle = low.price + (high.price - low.price) * first / (first - second)
      if !(middle > low.price && middle < high.price) || step % 4 == 3 { middle = (low.price + high.price) / 2 }
      let law = best(middle)
      let value = mean(law)
      if value > 0 {
        low = (middle, law, value)
        first = value
        if side == 1 { second /= 2 }
        side = 1
      } else {
        high = (middle, law, value)
        second = value
        if side == -1 { first /= 2 }
        side = -1
      }
      if value.magnitude <= Self.precision { break }
    }
    // The mixture of both laws that meets the budget.
    let share = high.value < 0 ? low.value / (low.value - high.value) : 1
    input = zip(low.law, high.law).map { (1 - share) * $0 + share * $1 }
    prices = [low.price, high.price]
  }
}
