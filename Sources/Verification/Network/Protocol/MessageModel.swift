/// A law of data, messages and outputs that follows a schedule, whose mutual informations can be computed.
public protocol MessageModel: Sendable {
  /// Who holds what, and who tells whom.
  var schedule: MessageSchedule { get }

  /// I(A;B|C) of three lists of variables, in nats.
  func mutualInformation(_ first: [Int], _ second: [Int], given condition: [Int]) throws(VerificationError) -> Estimate
}

extension MessageModel {
  /// I(A;B) of two lists of variables, in nats.
  public func mutualInformation(_ first: [Int], _ second: [Int]) throws(VerificationError) -> Estimate {
    try mutualInformation(first, second, given: [])
  }

  /// The rate I(Z;T) of the gate that makes a message, in nats: Z is all that the message is made from.
  ///
  /// - SeeAlso: TR-001, TR-002, TR-003
  public func rate(of message: Int) throws(VerificationError) -> Estimate {
    try mutualInformation(schedule.variables[message].inputs, [message])
  }

  /// The sum of the rates of some messages, in nats.
  public func rates(of messages: [Int]) throws(VerificationError) -> Estimate {
    var sum = Estimate(exactly: 0)
    for message in messages { sum += try rate(of: message) }
    return sum
  }

  /// Σ_v I(S_v;W_v|Π), what the nodes keep of their data beyond the transcript, in nats.
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

  /// KL(P_T ‖ ΠP_{T_k}) of some variables, in nats: how far they are from independent.
  ///
  /// - SeeAlso: TR-001
  public func totalCorrelation(of variables: [Int]) throws(VerificationError) -> Estimate {
    var sum = Estimate(exactly: 0)
    for place in variables.indices.dropFirst() {
      sum += try mutualInformation([variables[place]], Array(variables[..<place]))
    }
    return sum
  }
}
