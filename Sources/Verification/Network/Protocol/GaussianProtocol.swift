/// A protocol of jointly Gaussian variables, each a linear function of its inputs plus its own noise.
///
/// Gains and noise variances are integers, so that the joint covariance is exact.
///
/// - SeeAlso: TR-001, TR-002, TR-003, TR-004, TR-005, TR-007, TR-008
public struct GaussianProtocol: MessageModel {
  /// The variables of the protocol, and the order in which they are made.
  public let schedule: MessageSchedule
  /// The covariance of all variables, n×n.
  public let covariance: [[Double]]
  /// The variance of each variable's own noise.
  public let noiseVariances: [Int]

  /// A protocol with the given schedule, gains and noise.
  ///
  /// - Parameters:
  ///   - schedule: the variables of the protocol.
  ///   - gains: for each variable, the gain of each of its inputs.
  ///   - noiseVariances: for each variable, the variance of its own noise, at least 1.
  /// - Throws: `.invalidInput` naming the gains that do not fit, the variance below 1, or the variable whose
  ///   covariances may reach 2⁵³.
  /// - Complexity: O(n² · inputs).
  public init(
    schedule: MessageSchedule, gains: [[Int]], noiseVariances: [Int]
  ) throws(VerificationError) {
    let count = schedule.variables.count
    try require(gains.count == count, "gains", "needs \(count) rows, has \(gains.count)")
    try require(
      noiseVariances.count == count, "noiseVariances", "needs \(count) values, has \(noiseVariances.count)")
    var rows: [[Double]] = []
    for (index, variable) in schedule.variables.enumerated() {
      let inputs = variable.inputs
      try require(
        gains[index].count == inputs.count, "gains[\(index)]",
        "needs \(inputs.count) values, has \(gains[index].count)")
      try require(
        noiseVariances[index] >= 1, "noiseVariances[\(index)]", "must be at least 1, is \(noiseVariances[index])")
      func combination(_ entries: [Double]) -> Double {
        zip(gains[index], entries).reduce(0) { $0 + Double($1.0) * $1.1 }
      }
      func magnitude(_ entries: [Double]) -> Double {
        zip(gains[index], entries).reduce(0) { $0 + Double($1.0.magnitude) * $1.1.magnitude }
      }
      let crossed = rows.indices.map { earlier in inputs.map { rows[max($0, earlier)][min($0, earlier)] } }
      let cross = crossed.map(combination)
      let reach = crossed.map(magnitude) + [magnitude(inputs.map { cross[$0] }) + Double(noiseVariances[index])]
      // A sum that rounds to less than 2⁵³ is exact.
      try require(
        reach.allSatisfy { $0 < 0x1p53 }, "variables[\(index)]", "has a covariance that may reach 2^53")
      rows.append(cross + [combination(inputs.map { cross[$0] }) + Double(noiseVariances[index])])
    }
    self.schedule = schedule
    self.noiseVariances = noiseVariances
    covariance = rows.indices.map { row in rows.indices.map { rows[max(row, $0)][min(row, $0)] } }
  }

  /// I(A;B|C) = ½(ln det Σ_AC + ln det Σ_BC − ln det Σ_ABC − ln det Σ_C) in nats, with absolute accuracy.
  ///
  /// - Throws: `.invalidInput` if a variable is in two of the lists, or a covariance is too near a singular one.
  /// - Complexity: O(n³).
  public func mutualInformation(
    _ first: [Int], _ second: [Int], given condition: [Int]
  ) throws(VerificationError) -> Estimate {
    let all = first + second + condition
    try require(Set(all).count == all.count, "variables", "must stand in one of the lists, are \(all)")
    guard !first.isEmpty && !second.isEmpty else { return Estimate(exactly: 0) }
    let sides = try logDeterminant(first + condition) + (try logDeterminant(second + condition))
    let rest = try logDeterminant(all) + (try logDeterminant(condition))
    return (Estimate(exactly: 0.5) * (sides - rest)).clamped(atLeast: 0)
  }

  /// The share Var Z/Var T of a message's variance that is not its own noise.
  ///
  /// - SeeAlso: TR-004
  public func signalShare(of message: Int) -> Estimate {
    let variance = covariance[message][message]
    return Estimate(exactly: variance - Double(noiseVariances[message])) / Estimate(exactly: variance)
  }

  private func logDeterminant(_ variables: [Int]) throws(VerificationError) -> Estimate {
    guard !variables.isEmpty else { return Estimate(exactly: 0) }
    return try CholeskyFactor(variables.map { row in variables.map { covariance[row][$0] } }, "covariance")
      .logDeterminant()
  }
}
