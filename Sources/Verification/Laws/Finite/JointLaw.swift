/// A joint law of several finite variables, with its entropies and informations as certified intervals.
///
/// Outcomes are in row-major order: the last variable varies fastest. The probabilities are the given weights divided
/// by their exact sum.
public struct JointLaw: Sendable {
  /// The numbers of values of the variables.
  public let shape: [Int]
  let probabilities: [Estimate]
  /// The least probability above 0; quotients of two such probabilities neither overflow nor underflow.
  private static let leastProbability = 0x1p-1000

  /// A law with the given weights.
  ///
  /// - Parameters:
  ///   - shape: the number of values of each variable, each at least 1.
  ///   - weights: one weight per outcome, which sum to 1 up to rounding.
  /// - Throws: `.invalidInput` naming the shape or a weight that is not valid.
  public init(shape: [Int], weights: [Double]) throws(VerificationError) {
    try require(!shape.isEmpty && shape.allSatisfy { $0 >= 1 }, "shape", "needs sizes of at least 1, is \(shape)")
    let count = shape.reduce(1, *)
    try require(weights.count == count, "weights", "needs \(count) values, has \(weights.count)")
    self.shape = shape
    probabilities = try FiniteLaw(weights).probabilities
  }

  private init(shape: [Int], probabilities: [Estimate]) {
    self.shape = shape
    self.probabilities = probabilities
  }

  /// The law with one more variable at the end: the output of a channel on some of the variables.
  ///
  /// Given its inputs, the output is independent of all other variables.
  ///
  /// - Parameters:
  ///   - channel: one row for each joint value of the inputs, of which the last varies fastest.
  ///   - inputs: the variables that the channel reads.
  /// - Throws: `.invalidInput` if a variable does not exist, the number of rows does not fit, or an outcome would have
  ///   a probability above 0 but below 2⁻¹⁰⁰⁰.
  public func appending(_ channel: DiscreteChannel, of inputs: [Int]) throws(VerificationError) -> JointLaw {
    let cells = try indices(of: inputs)
    try require(
      channel.rows.count == cells.count, "channel", "needs \(cells.count) rows, has \(channel.rows.count)")
    let rows = channel.rows.map(\.probabilities)
    let products = zip(probabilities, cells.index).flatMap { weight, row in
      rows[row].map { weight.value == 0 || $0.value == 0 ? Estimate(exactly: 0) : weight * $0 }
    }
    try require(
      products.allSatisfy { $0.upper == 0 || $0.upper >= Self.leastProbability }, "channel",
      "makes an outcome less likely than 2^-1000")
    return JointLaw(shape: shape + [channel.outputCount], probabilities: products)
  }

  /// The law of some of the variables, in the given order.
  ///
  /// - Throws: `.invalidInput` if a variable does not exist or is named twice.
  /// - Complexity: O(N) in the number N of outcomes.
  public func marginal(of variables: [Int]) throws(VerificationError) -> JointLaw {
    let cells = try indices(of: variables)
    return JointLaw(shape: variables.map { shape[$0] }, probabilities: masses(cells))
  }

  /// The entropy of some of the variables in nats.
  ///
  /// - Throws: `.invalidInput` if a variable does not exist or is named twice.
  public func entropy(of variables: [Int]) throws(VerificationError) -> Estimate {
    FiniteLaw.entropy(try marginal(of: variables).probabilities)
  }

  /// I(A;B|C) in nats; I(A;B) if C is empty.
  ///
  /// It is Σ p(a,c)p(b,c)/p(c)·ψ(x) with x = p(a,b,c)p(c)/(p(a,c)p(b,c)) − 1 and ψ(x) = (1+x)ln(1+x) − x, a sum without
  /// cancellation: its error is that of x, a few roundings, times about √(2I).
  ///
  /// - Throws: `.invalidInput` if a variable does not exist or occurs twice in the three lists.
  /// - Complexity: O(N + |A||B||C|) in the number N of outcomes.
  public func mutualInformation(
    _ first: [Int], _ second: [Int], given third: [Int] = []
  ) throws(VerificationError) -> Estimate {
    let law = try marginal(of: third + first + second)
    let conditions = third.map { shape[$0] }.reduce(1, *)
    let (rows, columns) = (first.map { shape[$0] }.reduce(1, *), second.map { shape[$0] }.reduce(1, *))
    var sum = Estimate(exactly: 0)
    for condition in 0..<conditions {
      let block = law.probabilities[(condition * rows * columns)...].prefix(rows * columns)
      sum += Self.information(Array(block), columns: columns)
    }
    return sum.clamped(atLeast: 0)
  }

  /// The relative entropy of unnormalized joint weights to the product of their margins divided by their mass.
  private static func information(_ block: [Estimate], columns: Int) -> Estimate {
    let rows = block.count / columns
    let left = (0..<rows).map { row in block[(row * columns)...].prefix(columns).filter { $0.value > 0 }.sum() }
    let right = (0..<columns).map { column in
      (0..<rows).map { block[$0 * columns + column] }.filter { $0.value > 0 }.sum()
    }
    let mass = left.sum()
    var sum = Estimate(exactly: 0)
    for row in 0..<rows where left[row].value > 0 {
      for column in 0..<columns where right[column].value > 0 {
        // Quotients come first, because a product of two margins may underflow.
        let excess = block[row * columns + column] / left[row] * (mass / right[column]) - Estimate(exactly: 1)
        sum += right[column] / mass * left[row] * Estimate.relativeEntropyTerm(excess)
      }
    }
    return sum
  }

  private func masses(_ cells: (index: [Int], count: Int)) -> [Estimate] {
    var masses = [Estimate](repeating: Estimate(exactly: 0), count: cells.count)
    for (cell, probability) in zip(cells.index, probabilities) where probability.value > 0 {
      masses[cell] += probability
    }
    return masses
  }

  /// For each outcome, the row-major index of its values of some variables, and the number of such indices.
  private func indices(of variables: [Int]) throws(VerificationError) -> (index: [Int], count: Int) {
    for (position, variable) in variables.enumerated() {
      try require(
        shape.indices.contains(variable), "variables[\(position)]", "must be 0 to \(shape.count - 1), is \(variable)")
      try require(
        !variables[..<position].contains(variable), "variables[\(position)]", "names variable \(variable) again")
    }
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
    var index = [Int](repeating: 0, count: probabilities.count)
    for variable in variables {
      // The values of a variable follow each other in runs, so that no division is needed.
      var outcome = 0
      while outcome < index.count {
        for value in 0..<shape[variable] {
          for _ in 0..<strides[variable] {
            index[outcome] = index[outcome] * shape[variable] + value
            outcome += 1
          }
        }
      }
    }
    return (index, variables.reduce(1) { $0 * shape[$1] })
  }
}
