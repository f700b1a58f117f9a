/// A law of data, messages and outputs that follows a schedule and whose mutual informations can be computed.
public protocol MessageModel: Sendable {
  /// The variables of the protocol, and the order in which they are made.
  var schedule: MessageSchedule { get }

  /// I(A;B|C) of three lists of variables, in nats.
  func mutualInformation(_ first: [Int], _ second: [Int], given condition: [Int]) throws(VerificationError) -> Estimate
}

extension MessageModel {
  /// I(A;B) of two lists of variables, in nats.
  public func mutualInformation(_ first: [Int], _ second: [Int]) throws(VerificationError) -> Estimate {
    try mutualInformation(first, second, given: [])
  }

  /// The rate I(Z;T) in nats of the gate that makes a message T, where Z are the message's inputs.
  ///
  /// - SeeAlso: TR-001, TR-002, TR-003, TR-008, GB-016
  public func rate(of message: Int) throws(VerificationError) -> Estimate {
    try mutualInformation(schedule.variables[message].inputs, [message])
  }

  /// The sum of the rates of some messages, in nats.
  public func rates(of messages: [Int]) throws(VerificationError) -> Estimate {
    var sum = Estimate(exactly: 0)
    for message in messages { sum += try rate(of: message) }
    return sum
  }

  /// Σ_v I(S_v;W_v|Π) in nats, the information that the outputs keep about the nodes' data beyond the transcript.
  ///
  /// - SeeAlso: TR-003, TR-006
  public func retainedInformation() throws(VerificationError) -> Estimate {
    var sum = Estimate(exactly: 0)
    for node in 0..<schedule.nodeCount {
      sum += try mutualInformation(
        schedule.data(of: [node]), schedule.outputs(of: [node]), given: schedule.messages)
    }
    return sum
  }

  /// The total correlation KL(P_T ‖ ΠP_{T_k}) of some variables in nats, their divergence from independence; given
  /// others, its mean over their values.
  ///
  /// - SeeAlso: TR-001, TR-007
  public func totalCorrelation(
    of variables: [Int], given condition: [Int] = []
  ) throws(VerificationError) -> Estimate {
    var sum = Estimate(exactly: 0)
    for place in variables.indices.dropFirst() {
      sum += try mutualInformation([variables[place]], Array(variables[..<place]), given: condition)
    }
    return sum
  }
}
