/// Noisy ridge regression on a fixed design: y = Xθ + N(0, s²I), W = (XᵀX + λI)⁻¹Xᵀy + N(0, τ²I).
///
/// A sample is a label y_i; a fresh sample is another label of the same row. All numbers are integers, so that the
/// covariances are exact.
///
/// - SeeAlso: GB-002
public struct RidgeLearner: GaussianLearningSystem {
  /// The design X, m×d.
  public let design: [[Int]]
  /// The true parameters θ, d values.
  public let truth: [Int]
  /// The variance s² of a label, at least 1.
  public let labelVariance: Int
  /// The penalty λ, at least 1.
  public let penalty: Int
  /// The variance τ² of the noise, at least 1.
  public let noiseVariance: Int

  /// The largest magnitude of a parameter, for which no covariance of 64 samples exceeds 2⁵³; also the most columns.
  public static let mostMagnitude = 16
  /// The greatest number of samples.
  public static let mostSamples = 64

  /// A learner with the given parameters.
  ///
  /// - Throws: `.invalidInput` naming the parameter whose shape or range is wrong.
  public init(
    design: [[Int]], truth: [Int], labelVariance: Int, penalty: Int, noiseVariance: Int
  ) throws(VerificationError) {
    try require(
      (1...Self.mostSamples).contains(design.count), "design",
      "needs 1 to \(Self.mostSamples) rows, has \(design.count)")
    try require(
      (1...Self.mostMagnitude).contains(truth.count), "truth",
      "needs 1 to \(Self.mostMagnitude) values, has \(truth.count)")
    for (index, row) in design.enumerated() {
      try require(
        row.count == truth.count, "design[\(index)]", "needs \(truth.count) values, has \(row.count)")
    }
    let positive = [("labelVariance", labelVariance), ("penalty", penalty), ("noiseVariance", noiseVariance)]
    for (name, value) in positive { try require(value >= 1, name, "must be at least 1, is \(value)") }
    try require(
      (design.joined() + truth + positive.map(\.1)).allSatisfy { $0.magnitude <= Self.mostMagnitude }, "design",
      "and all else must not exceed \(Self.mostMagnitude)")
    (self.design, self.truth, self.labelVariance) = (design, truth, labelVariance)
    (self.penalty, self.noiseVariance) = (penalty, noiseVariance)
  }

  /// The number of samples m, which is the number of rows of the design.
  public var sampleCount: Int { design.count }

  /// XᵀX.
  private var gram: [[Int]] {
    truth.indices.map { row in
      truth.indices.map { column in design.reduce(0) { $0 + $1[row] * $1[column] } }
    }
  }

  /// A = XᵀX + λI.
  private var regularizedGram: [[Int]] {
    var matrix = gram
    for index in matrix.indices { matrix[index][index] += penalty }
    return matrix
  }

  /// τ²A², the covariance of the noise of AW = Xᵀy + A·N(0, τ²I).
  private var noiseCovariance: [[Double]] {
    let matrix = regularizedGram
    return matrix.map { row in
      matrix.indices.map { column in
        Double(noiseVariance * zip(row, matrix[column]).reduce(0) { $0 + $1.0 * $1.1 })
      }
    }
  }

  /// The information I(S;W) in nats, which is the rate of the gate Xᵀy + N(0, τ²A²), because A has an inverse.
  public func information() throws(VerificationError) -> Estimate {
    let labels = design.indices.map { row in design.indices.map { $0 == row ? Double(labelVariance) : 0 } }
    return try VectorGaussianGate(
      gain: truth.indices.map { column in design.map { Double($0[column]) } }, sourceCovariance: labels,
      noiseCovariance: noiseCovariance
    ).mutualInformation()
  }

  /// The joint covariance of some labels and AW, in this order.
  func jointCovariance(labels: [Int]) -> [[Double]] {
    let (variance, noise) = (Double(labelVariance), noiseCovariance)
    let gram = gram
    let top = labels.map { label in
      labels.map { $0 == label ? variance : 0 } + design[label].map { variance * Double($0) }
    }
    let bottom = truth.indices.map { row in
      labels.map { variance * Double(design[$0][row]) }
        + truth.indices.map { variance * Double(gram[row][$0]) + noise[row][$0] }
    }
    return top + bottom
  }

  /// The informations I(W;Z_i) in nats, from the joint covariances of y_i and AW, m values.
  public func sampleInformations() throws(VerificationError) -> [Estimate] {
    var informations: [Estimate] = []
    for label in design.indices {
      informations.append(
        try GaussianBlocks(jointCovariance: jointCovariance(labels: [label]), firstCount: 1).mutualInformation())
    }
    return informations
  }

  /// The law of the error xᵢᵀW − y_i: with u = A⁻¹x_i, its mean is −λuᵀθ, its variance s²Σ_j(x_jᵀu − [j=i])² +
  /// τ²|x_i|², and on a fresh label s²(1 + Σ_j(x_jᵀu)²) + τ²|x_i|².
  ///
  /// - Throws: `.invalidInput` or `.numerical` if A cannot be factorized.
  /// - Complexity: O(m²d + md² + d³).
  public func errors() throws(VerificationError) -> [PredictionError] {
    let matrix = regularizedGram
    let inverse = try CholeskyFactor(matrix.map { $0.map(Double.init) }, "design").inverse
    let variance = Estimate(exactly: Double(labelVariance))
    return design.indices.map { place in
      let solution = solution(of: matrix, design[place], inverse)
      let influences = design.map { product($0, solution) }
      let own = influences[place] - Estimate(exactly: 1)
      let noise = Estimate(exactly: Double(noiseVariance * design[place].reduce(0) { $0 + $1 * $1 }))
      let others = influences.indices.filter { $0 != place }.map { influences[$0] * influences[$0] }.sum()
      let fresh = Estimate(exactly: 1) + influences[place] * influences[place]
      return PredictionError(
        mean: Estimate(exactly: -Double(penalty)) * product(truth, solution),
        trainedVariance: variance * (own * own + others) + noise, freshVariance: variance * (fresh + others) + noise)
    }
  }

  /// A⁻¹x: the residual of an approximate solution divided by λ bounds its error, because A ⪰ λI.
  private func solution(of matrix: [[Int]], _ right: [Int], _ inverse: EstimateMatrix) -> [Estimate] {
    let half = truth.indices.map { row in
      right.indices.reduce(0.0) { $0 + inverse[row, $1].value * Double(right[$1]) }
    }
    let guess = truth.indices.map { row in
      half.indices.reduce(0.0) { $0 + inverse[$1, row].value * half[$1] }
    }.map { Estimate(exactly: $0) }
    let residual = zip(matrix, right).map { row, value in product(row, guess) - Estimate(exactly: Double(value)) }
    let squares = residual.map { Estimate(exactly: $0.magnitude) * Estimate(exactly: $0.magnitude) }.sum()
    let radius = (Estimate.squareRoot(squares) / Estimate(exactly: Double(penalty))).upper
    return guess.map { $0 + Estimate(value: 0, lower: -radius, upper: radius) }
  }

  private func product(_ row: [Int], _ vector: [Estimate]) -> Estimate {
    zip(row, vector).map { Estimate(exactly: Double($0)) * $1 }.sum()
  }
}
