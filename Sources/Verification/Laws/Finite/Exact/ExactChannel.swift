import BigInt

/// A channel with finitely many inputs and outputs whose probabilities are exact, with its capacity between the
/// information of a law of the input and a dual bound.
///
/// Each row is divided by its exact sum.
///
/// - SeeAlso: RT-015
public struct ExactChannel: Sendable {
  /// The greatest number of inputs.
  public static let greatestInputCount = 64
  /// The greatest number of outputs.
  public static let greatestOutputCount = 256
  /// The range of costs and budgets above 0.
  public static let costs = DecimalNumeral(tenTo: -300)...DecimalNumeral(tenTo: 300)

  let rows: [WholeWeights]
  /// The probabilities of each row in double precision, for searches alone.
  let nearest: [[Double]]

  /// A channel with the given probabilities.
  ///
  /// - Parameter rows: 1 to `greatestInputCount` rows of 1 to `greatestOutputCount` numbers of at least 0, each of which
  ///   sums to 1 up to a rounding for each number.
  /// - Throws: `.invalidInput` naming (as `channel`) a row or a number that is wrong.
  public init(_ rows: [[DecimalQuotient]]) throws(VerificationError) {
    try require(
      (1...Self.greatestInputCount).contains(rows.count), "channel",
      "must have 1 to \(Self.greatestInputCount) rows, has \(rows.count)")
    var laws: [WholeWeights] = []
    for (index, row) in rows.enumerated() {
      try require(
        row.count == rows[0].count, "channel[\(index)]", "needs \(rows[0].count) numbers, has \(row.count)")
      try require(
        row.count <= Self.greatestOutputCount, "channel[\(index)]",
        "must hold at most \(Self.greatestOutputCount) numbers, holds \(row.count)")
      laws.append(try WholeWeights(row, factors: 2, "channel[\(index)]") { "channel[\(index)][\($0)]" })
    }
    self.init(laws)
  }

  init(_ rows: [WholeWeights]) {
    self.rows = rows
    nearest = rows.map { row in normalized(row.weights.map { Estimate($0, over: row.total).value }) }
  }

  /// The capacity max I(p, W) in nats per use over all laws p of the input.
  ///
  /// - Complexity: O(n²K) per step of the search for n inputs and K outputs, and O(nK) exact products.
  public func capacity() -> ChannelCapacity {
    let free = [Double](repeating: 0, count: rows.count)
    var best = certified(optimum(prices: free))
    if best.value.upper - best.value.lower > Self.suspectGap {
      let other = certified(iterated(best.input))
      let value = Estimate.between(
        max(best.value.lower, other.value.lower), max(other.value.lower, min(best.value.upper, other.value.upper)),
        near: max(best.value.value, other.value.value))
      best = ChannelCapacity(value: value, input: other.value.lower > best.value.lower ? other.input : best.input)
    }
    return best
  }

  /// A gap in nats above which the iteration of Blahut and Arimoto is tried too.
  private static let suspectGap = 0x1p-36
  private static let iterations = 200

  /// The law of the input that is best at a price for each input, by a search that proves nothing.
  func optimum(prices: [Double]) -> [Double] {
    let minimum = OrthantMinimum(
      of: CapacityFunction(nearest, prices: prices),
      from: [Double](repeating: 1 / Double(rows.count), count: rows.count))
    let point = zip(minimum.point, minimum.multipliers).map { $0 < $1 || !$0.isFinite ? 0 : $0 }
    return point.contains { $0 > 0 } ? normalized(point) : normalized(prices.map { _ in 1 })
  }

  /// Steps p ← p e^D(W‖pW) of Blahut and Arimoto from a law and a share of all inputs.
  private func iterated(_ start: [Double]) -> [Double] {
    var input = normalized(start.map { $0 + 0.1 / Double(rows.count) })
    for _ in 0..<Self.iterations {
      let output = outputs(input)
      let divergences = nearest.map { row in
        zip(row, output).reduce(0.0) { $1.0 > 0 ? $0 + $1.0 * .log($1.0 / $1.1) : $0 }
      }
      let most = divergences.max() ?? 0
      input = normalized(zip(input, divergences).map { $0 * .exp($1 - most) })
    }
    return input
  }

  private func outputs(_ input: [Double]) -> [Double] {
    nearest[0].indices.map { y in zip(input, nearest).reduce(0) { $0 + $1.0 * $1.1[y] } }
  }

  /// The least share of each input in the law from which the outputs of the dual bound are computed.
  private static let leastShare = 0x1p-200
  /// The least probability of an output that some input reaches.
  private static let leastOutput = 0x1p-1000

  /// The relative entropies of the rows to a law q of the output, and what the information of a law p of the input is
  /// less than their mean: KL(pW ‖ q) at most.
  func divergences(at input: [Double]) -> (rows: [Estimate], lack: Estimate) {
    let reached = nearest[0].indices.map { y in rows.contains { $0.weights[y] > 0 } }
    let output = zip(outputs(input.map { max($0, Self.leastShare) }), reached).map {
      $1 ? max($0, Self.leastOutput) : 0
    }
    // Double numbers as whole multiples of the least one.
    let whole = output.map { BigInt(sign: .plus, magnitude: Self.multiples($0)) }
    let sum = whole.reduce(0, +)
    let divergences = rows.map { row in
      zip(row.weights, whole).filter { $0.1 > 0 }
        .map { Estimate.divergenceTerm($0 * sum, $1 * row.total, unit: row.total * sum) }.sumByHalves()
    }
    let total = input.map { Estimate(exactly: $0) }.sum()
    var lack = Estimate(exactly: 0)
    for (y, share) in whole.enumerated() where share > 0 {
      let own =
        zip(input, rows).filter { $0.0 > 0 && $0.1.weights[y] > 0 }
        .map { Estimate(exactly: $0) * Estimate($1.weights[y], over: $1.total) }.sum() / total
      let (law, distance) = (Estimate(share, over: sum), (own - Estimate(share, over: sum)).absolute)
      // KL(s ‖ q) ≤ Σ (s − q)²/q.
      lack += distance * (distance / law)
    }
    return (divergences, lack)
  }

  /// A number of at least 0 as a multiple of the least positive double number.
  private static func multiples(_ number: Double) -> BigUInt {
    guard number > 0 else { return 0 }
    let isNormal = number.isNormal
    let digits = BigUInt(number.significandBitPattern | (isNormal ? 1 << 52 : 0))
    return digits << (isNormal ? Int(number.exponentBitPattern) - 1 : 0)
  }

  /// The information of a law of the input, and the greatest relative entropy to a law of the output near its own.
  private func certified(_ input: [Double]) -> ChannelCapacity {
    let (divergences, lack) = divergences(at: input)
    let upper = divergences.reduce(Estimate(exactly: 0), Estimate.maximum).upper
    let lower = mean(divergences, input) - lack
    return ChannelCapacity(value: bounded(lower, by: upper), input: input)
  }

  /// The mean over a law of the input.
  func mean(_ values: [Estimate], _ input: [Double]) -> Estimate {
    zip(values, input).filter { $0.1 > 0 }.map { $0 * Estimate(exactly: $1) }.sum()
      / input.map { Estimate(exactly: $0) }.sum()
  }

  /// The interval from a lower to an upper bound of an information of inputs and outputs.
  func bounded(_ lower: Estimate, by upper: Double) -> Estimate {
    let most = Estimate.log(Estimate(exactly: Double(min(rows.count, nearest[0].count)))).upper
    let high = max(0, min(upper, most))
    return .between(max(0, min(lower.lower, high)), high, near: lower.value)
  }
}
