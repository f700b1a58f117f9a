import PropertyTesting
import Testing

@testable import Verification

@Suite struct `Message protocols` {
  static let gate: [MessageSchedule.Variable] = [
    .init(.datum(holder: 1)), .init(.message(from: 1, to: 0), from: [0]),
  ]

  @Test func `a finite gate has the rate of its channel`() {
    checkProperty(DrawnChannel.all, PropertySettings(cases: 300)) { drawn in
      let model = try FiniteProtocol(
        schedule: MessageSchedule(nodeCount: 2, variables: Self.gate),
        laws: [[drawn.prior.probabilities], drawn.rows.map(\.probabilities)])
      let channel = try drawn.channel
      #expect(try model.rate(of: 1).overlaps(channel.mutualInformation))
      #expect(try model.entropy(of: [1]).overlaps(channel.outputEntropy))
    }
  }

  /// Whether an information is known to a number of roundings, each magnified by a condition.
  func isNarrow(_ information: Estimate, operations: Int, condition: Double, scale: Double) -> Bool {
    information.error <= Tolerance.rounding(operations: operations, condition: condition, scale: scale).value
  }

  @Test func `the informations of drawn protocols are known to rounding`() {
    checkProperty(DrawnProtocol.exchanges(), PropertySettings(cases: 200)) { drawn in
      let (finite, gaussian) = (try drawn.finite, try drawn.gaussian)
      let schedule = finite.schedule
      let cells = finite.joint.shape.reduce(1, *)
      let told = try finite.mutualInformation(schedule.data, schedule.messages + schedule.outputs)
      #expect(isNarrow(told, operations: 64 * (cells + schedule.variables.count), condition: 1, scale: 1))
      // The noise variances are at least 1, so a relative change of a variance is magnified by that of the largest.
      let size = schedule.variables.count
      let largest = gaussian.covariance.joined().map(\.magnitude).max() ?? 1
      let known = try gaussian.mutualInformation(schedule.data, schedule.messages + schedule.outputs)
      #expect(isNarrow(known, operations: 32 * size * size * size, condition: largest, scale: 1))
    }
  }

  @Test func `a Gaussian gate has its closed form, and its share of signal`() throws {
    let model = try GaussianProtocol(
      schedule: MessageSchedule(nodeCount: 2, variables: Self.gate), gains: [[], [3]], noiseVariances: [2, 5])
    let closed = try ScalarGaussianGate(gain: 3, sourceVariance: 2, noiseVariance: 5).mutualInformation
    #expect(try model.rate(of: 1).overlaps(closed))
    #expect(model.covariance == [[2, 6], [6, 23]])
    #expect(model.signalShare(of: 1).contains(18.0 / 23))
  }

  @Test func `a removed message is a constant, and what is made from it takes its first outcome`() throws {
    let (bit, copy) = ([[0.5, 0.5]], [[1.0, 0], [0, 1]])
    let model = try FiniteProtocol(
      schedule: MessageSchedule(nodeCount: 2, variables: Self.gate + [.init(.output(of: 0), from: [1])]),
      laws: [bit, copy, [[0.25, 0.75], [1, 0]]])
    let removed = try model.removing([1])
    #expect(removed.joint.shape == [2, 1, 2])
    #expect(removed.capacity(of: [1]).contains(0))
    #expect(try removed.joint.marginal(of: [2]).probabilities[0].contains(0.25))
    #expect(try removed.removing([1]).laws.map(\.outputCount) == [2, 1, 2])
  }

  @Test func `what a node does not know, or what comes later, is named`() {
    func refused(_ variables: [MessageSchedule.Variable], _ index: Int, _ requirement: String) {
      #expect(
        throws: VerificationError.invalidInput(parameter: "variables[\(index)]", requirement: requirement)
      ) { try MessageSchedule(nodeCount: 2, variables: variables) }
    }
    refused(
      [.init(.datum(holder: 1)), .init(.message(from: 0, to: 1), from: [0])], 1,
      "uses variable 0, which is not known there")
    refused(
      [.init(.datum(holder: nil)), .init(.output(of: 0), from: [0])], 1, "uses variable 0, which is not known there")
    refused([.init(.datum(holder: 1), from: [0])], 0, "is made from 0, which is not before it")
    refused([.init(.datum(holder: 2))], 0, "names node 2 of 2")
    refused([.init(.message(from: 1, to: 1))], 0, "is a message of node 1 to itself")
    refused(Self.gate + [.init(.output(of: 1), from: [0, 0])], 2, "names an input twice")
    refused(
      [.init(.datum(holder: 1)), .init(.coin(holders: [1]), from: [0])], 1, "uses variable 0, which is not known there")
  }

  @Test func `laws and gains that do not fit are named`() throws {
    let schedule = try MessageSchedule(nodeCount: 2, variables: Self.gate)
    #expect(
      refusal { try FiniteProtocol(schedule: schedule, laws: [[[0.5, 0.5]], [[1]]]).laws.count }
        == "laws[1]: needs 2 rows, has 1")
    #expect(
      throws: VerificationError.invalidInput(parameter: "noiseVariances[1]", requirement: "must be at least 1, is 0")
    ) { try GaussianProtocol(schedule: schedule, gains: [[], [1]], noiseVariances: [1, 0]) }
    #expect(
      refusal { try GaussianProtocol(schedule: schedule, gains: [[], []], noiseVariances: [1, 1]).covariance }
        == "gains[1]: needs 1 values, has 0")
    let model = try GaussianProtocol(schedule: schedule, gains: [[], [1]], noiseVariances: [1, 1])
    #expect(
      refusal { try model.mutualInformation([0], [0]) } == "variables: must stand in one of the lists, are [0, 0]")
    let deaf = try FiniteProtocol(schedule: schedule, laws: [[[0.3, 0.7]], [[0.1, 0.9], [0.1, 0.9]]])
    #expect(try deaf.rate(of: 1).lower == 0)
  }
}
