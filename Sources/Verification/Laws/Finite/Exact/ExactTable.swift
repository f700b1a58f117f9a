import BigInt

/// A joint law of finite variables whose weights are exact, with its informations in intervals of few roundings.
///
/// Outcomes are in row-major order: the last variable varies fastest. The probabilities are the weights divided by their
/// exact sum. All sums and products of weights are exact, so that an information keeps its digits however small it is.
///
/// - SeeAlso: RT-014
public struct ExactTable: Sendable {
  /// The numbers of values of the variables.
  public let shape: [Int]
  private let law: WholeWeights

  /// The greatest number of outcomes.
  public static let greatestCount = WholeWeights.greatestCount

  /// A law with the given weights.
  ///
  /// - Parameters:
  ///   - shape: the number of values of each variable, each at least 1.
  ///   - weights: one weight of at least 0 per outcome; the sum is 1 up to a rounding for each.
  /// - Throws: `.invalidInput` naming the shape, a weight with its place in each variable, or the sum.
  public init(shape: [Int], weights: [DecimalQuotient]) throws(VerificationError) {
    try require(!shape.isEmpty && shape.allSatisfy { $0 >= 1 }, "shape", "needs sizes of at least 1, is \(shape)")
    var count = 1
    for size in shape where count <= Self.greatestCount { count *= Swift.min(size, Self.greatestCount + 1) }
    try require(
      weights.count == count, "weights", "needs a number for each outcome of \(shape), has \(weights.count)")
    self.shape = shape
    law = try WholeWeights(weights, factors: 2, "weights") { index in
      var rest = index
      var places: [Int] = []
      for size in shape.reversed() {
        places.append(rest % size)
        rest /= size
      }
      return "weights" + places.reversed().map { "[\($0)]" }.joined()
    }
  }

  /// I(A;B|C) in nats; I(A;B) if C is empty.
  ///
  /// - Throws: `.invalidInput` if a variable does not exist, one occurs twice in the three lists, or A or B is empty.
  /// - Complexity: O(N) exact products in the number N of outcomes.
  public func mutualInformation(
    _ first: [Int], _ second: [Int], given third: [Int] = []
  ) throws(VerificationError) -> Estimate {
    var known: Set<Int> = []
    for (name, variables) in [("first", first), ("second", second), ("given", third)] {
      try require(name == "given" || !variables.isEmpty, name, "must name at least one variable")
      for (position, variable) in variables.enumerated() {
        let place = "\(name)[\(position)]"
        try require(shape.indices.contains(variable), place, "must be 0 to \(shape.count - 1), is \(variable)")
        try require(known.insert(variable).inserted, place, "names variable \(variable), which is named already")
      }
    }
    let (rows, columns) = (first.map { shape[$0] }.reduce(1, *), second.map { shape[$0] }.reduce(1, *))
    let cells = masses(of: third + first + second)
    var terms: [Estimate] = []
    terms.reserveCapacity(cells.count)
    for start in stride(from: 0, to: cells.count, by: rows * columns) {
      let block = cells[start..<start + rows * columns]
      var (left, right) = ([BigInt](repeating: 0, count: rows), [BigInt](repeating: 0, count: columns))
      for (offset, weight) in block.enumerated() {
        left[offset / columns] += weight
        right[offset % columns] += weight
      }
      let mass = left.reduce(0, +)
      for (offset, weight) in block.enumerated() {
        let product = left[offset / columns] * right[offset % columns]
        guard product > 0 else { continue }
        terms.append(.divergenceTerm(weight * mass, product, unit: mass * law.total))
      }
    }
    return terms.sumByHalves()
  }

  /// The total correlation Σ H(X_i) − H(X) in nats: the relative entropy of the law to the product of its margins.
  ///
  /// - Throws: `.invalidInput` if the weights have too many digits for products of that many.
  /// - Complexity: O(Nm) exact products for N outcomes of m variables.
  public func totalCorrelation() throws(VerificationError) -> Estimate {
    try law.requireProducts(of: shape.count, "weights")
    let margins = shape.indices.map { masses(of: [$0]) }
    let scale = law.total.power(shape.count - 1)
    var terms: [Estimate] = []
    terms.reserveCapacity(law.weights.count)
    for (outcome, weight) in law.weights.enumerated() {
      var (product, rest) = (BigInt(1), outcome)
      for axis in shape.indices.reversed() {
        product *= margins[axis][rest % shape[axis]]
        rest /= shape[axis]
      }
      guard product > 0 else { continue }
      terms.append(.divergenceTerm(weight * scale, product, unit: scale * law.total))
    }
    return terms.sumByHalves()
  }

  /// The interaction information I(A;B) − I(A;B|C) in nats, which is symmetric in A, B and C and may be negative.
  ///
  /// - Throws: `.invalidInput` as for ``mutualInformation(_:_:given:)``, and if C is empty.
  public func interactionInformation(
    _ first: [Int], _ second: [Int], _ third: [Int]
  ) throws(VerificationError) -> Estimate {
    try require(!third.isEmpty, "given", "must name at least one variable")
    return try mutualInformation(first, second) - mutualInformation(first, second, given: third)
  }

  /// The sums of the weights over all other variables, in the row-major order of the given ones.
  private func masses(of variables: [Int]) -> [BigInt] {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
    var masses = [BigInt](repeating: 0, count: variables.reduce(1) { $0 * shape[$1] })
    for (outcome, weight) in law.weights.enumerated() where weight > 0 {
      masses[variables.reduce(0) { $0 * shape[$1] + outcome / strides[$1] % shape[$1] }] += weight
    }
    return masses
  }
}
