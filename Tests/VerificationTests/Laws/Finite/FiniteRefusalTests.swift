import Testing

@testable import Verification

@Suite struct `Finite laws and channels that are refused` {
  @Test func `name what does not fit, and what lies at an end of its range is taken`() throws {
    #expect(refusal { try DiscreteChannel([]) } == "channel: needs at least one row")
    #expect(refusal { try DiscreteChannel([[0.5, 0.5], [1]]) } == "channel[1]: needs 2 values, has 1")
    for value in [(-5e-324), 1.0.nextUp] {
      #expect(
        refusal { try DiscreteChannel.binarySymmetric(crossover: value) }
          == "crossover: must lie in [0, 1], is \(value)")
      #expect(
        refusal { try DiscreteChannel.binaryErasure(erasure: value) } == "erasure: must lie in [0, 1], is \(value)")
      #expect(
        refusal { try DiscreteChannel.capacityOfBinarySymmetric(crossover: value) }
          == "crossover: must lie in [0, 1], is \(value)")
      #expect(
        refusal { try DiscreteChannel.capacityOfBinaryErasure(erasure: value) }
          == "erasure: must lie in [0, 1], is \(value)")
    }
    #expect(try DiscreteChannel.binarySymmetric(crossover: 1).rows.map(\.weights) == [[0, 1], [1, 0]])
    #expect(try DiscreteChannel.binarySymmetric(crossover: 0.25).rows.map(\.weights) == [[0.75, 0.25], [0.25, 0.75]])
    let erasing = try DiscreteChannel.binaryErasure(erasure: 0.25)
    #expect(erasing.rows.map(\.weights) == [[0.75, 0, 0.25], [0, 0.75, 0.25]] && erasing.outputCount == 3)
    #expect(try DiscreteChannel.binaryErasure(erasure: 0).outputCount == 3)
  }

  @Test func `name shapes and variables of joint laws`() throws {
    #expect(refusal { try JointLaw(shape: [], weights: []) } == "shape: needs sizes of at least 1, is []")
    #expect(refusal { try JointLaw(shape: [2, 0], weights: []) } == "shape: needs sizes of at least 1, is [2, 0]")
    #expect(refusal { try JointLaw(shape: [2, 2], weights: [1]) } == "weights: needs 4 values, has 1")
    let law = try JointLaw(shape: [1, 2], weights: [0.25, 0.75])
    #expect(refusal { try law.marginal(of: [0, 2]) } == "variables[1]: must be 0 to 1, is 2")
    #expect(refusal { try law.marginal(of: [-1]) } == "variables[0]: must be 0 to 1, is -1")
    #expect(refusal { try law.marginal(of: [1, 0, 1]) } == "variables[2]: names variable 1 again")
    #expect(
      refusal { try law.appending(DiscreteChannel([[1]]), of: [1]) } == "channel: needs 2 rows, has 1")
    let copied = try law.appending(DiscreteChannel([[1, 0], [0.5, 0.5]]), of: [1])
    #expect(copied.shape == [1, 2, 2])
    #expect(zip(copied.probabilities, [0.25, 0, 0.375, 0.375]).allSatisfy { $0.contains($1) })
    #expect(copied.probabilities[1] == Estimate(exactly: 0))
  }

  @Test func `control: a channel and a law that fit are not refused`() {
    #expect(refusal { try DiscreteChannel([[0.5, 0.5], [1, 0]]).outputCount } == "accepted: 2")
    #expect(refusal { try JointLaw(shape: [1, 2], weights: [0.25, 0.75]).shape } == "accepted: [1, 2]")
  }
}
