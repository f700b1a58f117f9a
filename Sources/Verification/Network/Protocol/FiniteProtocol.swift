/// A protocol whose data, coins, messages and outputs have finitely many values, with its joint law by enumeration.
///
/// - SeeAlso: TR-001, TR-002, TR-003, TR-004, TR-005, TR-006, TR-007, TR-008
public struct FiniteProtocol: MessageModel {
  /// The greatest number of cells of the joint law.
  public static let mostCells = 1 << 20

  /// The variables of the protocol, and the order in which they are made.
  public let schedule: MessageSchedule
  /// For each variable, its law for each combination of the outcomes of its inputs; the last input varies fastest.
  public let laws: [DiscreteChannel]
  /// The joint law of all variables.
  public let joint: JointLaw

  /// A protocol with the given schedule and laws.
  ///
  /// - Parameters:
  ///   - schedule: the variables of the protocol.
  ///   - laws: for each variable, rows of weights that sum to 1, one for each combination of its inputs.
  /// - Throws: `.invalidInput` naming the rows that do not fit, are not laws, or make more than 2²⁰ cells.
  /// - Complexity: O(cells · variables).
  public init(schedule: MessageSchedule, laws: [[[Double]]]) throws(VerificationError) {
    try require(
      laws.count == schedule.variables.count, "laws", "needs \(schedule.variables.count) tables, has \(laws.count)")
    var channels: [DiscreteChannel] = []
    for table in laws { channels.append(try DiscreteChannel(table)) }
    try self.init(schedule: schedule, laws: channels)
  }

  init(
    schedule: MessageSchedule, laws: [DiscreteChannel], mostCells: Int = Self.mostCells
  ) throws(VerificationError) {
    var joint = try JointLaw(shape: [1], weights: [1])
    var cells = 1
    // The first variable of the law is a constant, which serves as the input of data without inputs.
    for (index, variable) in schedule.variables.enumerated() {
      let combinations = variable.inputs.reduce(1) { $0 * laws[$1].outputCount }
      try require(
        laws[index].rows.count == combinations, "laws[\(index)]",
        "needs \(combinations) rows, has \(laws[index].rows.count)")
      cells *= laws[index].outputCount
      try require(cells <= mostCells, "laws[\(index)]", "makes more than \(mostCells) cells")
      joint = try joint.appending(laws[index], of: variable.inputs.map { $0 + 1 })
    }
    self.schedule = schedule
    self.laws = laws
    self.joint = try joint.marginal(of: schedule.variables.indices.map { $0 + 1 })
  }

  /// The entropy of some of the variables in nats.
  ///
  /// - Throws: `.invalidInput` if a variable does not exist or is named twice.
  public func entropy(of variables: [Int]) throws(VerificationError) -> Estimate {
    try joint.entropy(of: variables)
  }

  /// I(A;B|C) = H(A,C) + H(B,C) − H(A,B,C) − H(C) in nats, with absolute accuracy.
  ///
  /// - Throws: `.invalidInput` if a variable does not exist or is in two of the lists.
  /// - Complexity: O(cells · variables).
  public func mutualInformation(
    _ first: [Int], _ second: [Int], given condition: [Int]
  ) throws(VerificationError) -> Estimate {
    let law = try joint.marginal(of: first + condition + second)
    let (left, right) = (first.count + condition.count, condition.count + second.count)
    let sides =
      try law.entropy(of: Array(0..<left)) + law.entropy(of: Array(first.count..<first.count + right))
    let rest = try law.entropy(of: Array(0..<first.count + right)) + law.entropy(of: Array(first.count..<left))
    return (sides - rest).clamped(atLeast: 0)
  }

  /// The capacity of messages, Σ ln K in nats, which is ln 2 times the number of bits reserved for them.
  ///
  /// - SeeAlso: TR-002, TR-003, TR-006
  public func capacity(of messages: [Int]) -> Estimate {
    messages.map { Estimate.log(Estimate(exactly: Double(laws[$0].outputCount))) }.sum()
  }

  /// The protocol without some of its messages: each of them is replaced by the constant first outcome.
  ///
  /// - Throws: `.invalidInput` if a law is not valid.
  ///
  /// - SeeAlso: TR-006
  public func removing(_ messages: Set<Int>) throws(VerificationError) -> FiniteProtocol {
    var silenced = laws
    for (index, variable) in schedule.variables.enumerated() {
      var kept = [0]
      for input in variable.inputs {
        let count = laws[input].outputCount
        let outcomes = messages.contains(input) ? 0..<1 : 0..<count
        kept = kept.flatMap { row in outcomes.map { row * count + $0 } }
      }
      let isSilent = messages.contains(index)
      silenced[index] = try DiscreteChannel(
        kept.map { isSilent ? [1] : laws[index].rows[$0].weights })
    }
    return try FiniteProtocol(schedule: schedule, laws: silenced)
  }
}
