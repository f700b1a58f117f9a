/// A tree of linear relays with private normal noise and one normal source.
///
/// Relay v sends its parent T_v = B_v X + Σ A_c T_c + N_v, where the sum is over its children c, and N_v ~ N(0, Σ_v) is
/// independent of all else. So T_v = G_v X + W_v with W_v independent of X, and all variables are jointly normal. Gains
/// and covariances are exact, so that the accuracy of an information does not depend on their condition numbers.
///
/// - SeeAlso: RT-006
public struct GaussianRelayTree: Sendable {
  /// One relay, whose message consists of d variables.
  public struct Relay: Sendable {
    /// The index of the parent, which is greater than the relay's own; `nil` for a root.
    public var parent: Int?
    /// A, the parent's gain of the message, d_parent×d; empty for a root.
    public var linkGain: [[Double]]
    /// B, the relay's gain of the source, d×s; zero if the relay has no view.
    public var viewGain: [[Double]]
    /// Σ_v, the covariance of the relay's noise, d×d, symmetric positive definite.
    public var noiseCovariance: [[Double]]

    /// The relay with the given parent, gains and noise.
    public init(parent: Int?, linkGain: [[Double]], viewGain: [[Double]], noiseCovariance: [[Double]]) {
      (self.parent, self.linkGain) = (parent, linkGain)
      (self.viewGain, self.noiseCovariance) = (viewGain, noiseCovariance)
    }
  }

  /// The relays, each before its parent.
  public let relays: [Relay]
  private let source: DecimalMatrix
  /// Σ_v of each relay, d_v×d_v.
  private let noises: [DecimalMatrix]
  /// G_v of each relay, d_v×s.
  private let transfers: [DecimalMatrix]
  /// For each relay, its gains of its own noise and of the noise of each relay below it, by the index of that relay.
  private let noiseTransfers: [[Int: DecimalMatrix]]

  /// A tree with the given source and relays.
  ///
  /// - Parameters:
  ///   - sourceCovariance: Σ, s×s, symmetric positive definite.
  ///   - relays: the relays, each before its parent.
  /// - Throws: `.invalidInput` naming the relay and the matrix whose shape, symmetry or definiteness is wrong.
  /// - Complexity: O(n²d³) for n relays of width d.
  public init(sourceCovariance: [[Double]], relays: [Relay]) throws(VerificationError) {
    try requireMatrix(
      sourceCovariance, "sourceCovariance", rows: sourceCovariance.count, columns: sourceCovariance.count)
    source = DecimalMatrix(exactly: sourceCovariance)
    try requirePositiveDefinite(source.decimals, "sourceCovariance")
    try require(!relays.isEmpty, "relays", "needs at least one relay")
    var noises: [DecimalMatrix] = []
    var transfers: [DecimalMatrix] = []
    var noiseTransfers: [[Int: DecimalMatrix]] = []
    for (index, relay) in relays.enumerated() {
      let width = relay.noiseCovariance.count
      let name = "relays[\(index)]"
      try requireMatrix(relay.noiseCovariance, "\(name).noiseCovariance", rows: width, columns: width)
      noises.append(DecimalMatrix(exactly: relay.noiseCovariance))
      try requirePositiveDefinite(noises[index].decimals, "\(name).noiseCovariance")
      try requireMatrix(relay.viewGain, "\(name).viewGain", rows: width, columns: sourceCovariance.count)
      if let parent = relay.parent {
        try require(
          parent > index && parent < relays.count, "\(name).parent",
          "must be an index from \(index + 1) to \(relays.count - 1), is \(parent)")
        try requireMatrix(
          relay.linkGain, "\(name).linkGain", rows: relays[parent].noiseCovariance.count, columns: width)
      }
      var transfer = DecimalMatrix(exactly: relay.viewGain)
      var noise = [index: DecimalMatrix.identity(width)]
      for child in 0..<index where relays[child].parent == index {
        let gain = DecimalMatrix(exactly: relays[child].linkGain)
        transfer = transfer + gain * transfers[child]
        for (origin, path) in noiseTransfers[child] { noise[origin] = gain * path }
      }
      transfers.append(transfer)
      noiseTransfers.append(noise)
    }
    (self.relays, self.noises) = (relays, noises)
    (self.transfers, self.noiseTransfers) = (transfers, noiseTransfers)
  }

  /// I(X;T_v) in nats per sample, certified; for small matrices with a relative error of a few roundings.
  ///
  /// It is the information of the channel with gain G_v and noise W_v.
  ///
  /// - Throws: `.invalidInput` if a large noise covariance is too near a singular one to be certified.
  /// - Complexity: O(n·d³).
  public func sourceInformation(ofRelay index: Int) throws(VerificationError) -> Estimate {
    try GaussianChannel(
      definiteSource: source.decimals, gain: transfers[index].decimals,
      definiteNoise: noiseCovariance(index, index).decimals
    ).mutualInformation()
  }

  /// The joint law of the source and all messages: first the source, then the relays in their order.
  ///
  /// - Throws: `.invalidInput` if a large joint covariance is too near a singular one to be certified.
  /// - Complexity: O(m³) for m variables in total.
  public func jointLaw() throws(VerificationError) -> JointGaussian {
    let size = source.count + relays.map(\.noiseCovariance.count).reduce(0, +)
    let zero = DecimalNumeral(exactly: 0)
    var joint = Array(repeating: Array(repeating: zero, count: size), count: size)
    func place(_ block: DecimalMatrix, _ rows: [Int], _ columns: [Int]) {
      for (row, numbers) in zip(rows, block.decimals) {
        for (column, number) in zip(columns, numbers) {
          joint[row][column] = number
          joint[column][row] = number
        }
      }
    }
    place(source, sourceVariables, sourceVariables)
    for (index, transfer) in transfers.enumerated() {
      let carried = transfer * source
      place(carried, variables(ofRelay: index), sourceVariables)
      for other in 0...index {
        place(
          carried * transfers[other].transposed + noiseCovariance(index, other), variables(ofRelay: index),
          variables(ofRelay: other))
      }
    }
    return try JointGaussian(definite: joint)
  }

  /// The indices of the source's variables in the joint law.
  public var sourceVariables: [Int] { Array(0..<source.count) }

  /// The indices of the variables of a relay's message in the joint law.
  public func variables(ofRelay index: Int) -> [Int] {
    let start = source.count + relays[..<index].map(\.noiseCovariance.count).reduce(0, +)
    return Array(start..<start + relays[index].noiseCovariance.count)
  }

  /// Cov(W_u, W_v), from the noises that both messages contain.
  private func noiseCovariance(_ first: Int, _ second: Int) -> DecimalMatrix {
    let zero = DecimalMatrix.zero(
      rows: relays[first].noiseCovariance.count, columns: relays[second].noiseCovariance.count)
    return noiseTransfers[first].keys.sorted().reduce(zero) { sum, origin in
      guard let one = noiseTransfers[first][origin], let other = noiseTransfers[second][origin] else { return sum }
      return sum + one * noises[origin] * other.transposed
    }
  }
}
