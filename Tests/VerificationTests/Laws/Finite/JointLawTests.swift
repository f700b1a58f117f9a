import PropertyTesting
import RealModule
import Testing
import Verification

@Suite struct `Joint laws of several variables` {
  /// Three variables of two or three values: the weights of all outcomes, and a channel on the last variable.
  struct Drawn: Sendable, CustomStringConvertible {
    let shape: [Int]
    let weights: [Int]
    let channel: [[Int]]

    var description: String { "\(shape) \(weights) \(channel)" }

    static let all = Generator<Drawn> { source throws(Discard) in
      let shape = [2, try source.integer(in: 2...3), 2]
      let weights = try source.weights(shape.reduce(1, *), through: 9)
      return Drawn(
        shape: shape, weights: weights,
        channel: [try source.weights(2, through: 9), try source.weights(2, through: 9)])
    }

    /// Variables 0, 1, 2 of the drawn law, and 3, the output of the channel on 2.
    var law: JointLaw {
      get throws {
        try JointLaw(shape: shape, weights: Weights(weights).probabilities)
          .appending(DiscreteChannel(channel.map { Weights($0).probabilities }), of: [2])
      }
    }
  }

  /// Whether I(A;BC) is a first information and a second one together.
  func isChain(_ whole: Estimate, _ first: Estimate, _ second: Estimate) -> Bool {
    let width = Tolerance.rounding(operations: 1000, condition: 1, scale: 1)
    return whole.overlaps(first + second) && whole.error <= width.value && (first + second).error <= width.value
  }

  @Test func `the chain rule, symmetry and sums of entropies hold`() {
    checkProperty(Drawn.all) { drawn in
      let law = try drawn.law
      let whole = try law.mutualInformation([0], [1, 2])
      #expect(isChain(whole, try law.mutualInformation([0], [1]), try law.mutualInformation([0], [2], given: [1])))
      #expect(isChain(whole, try law.mutualInformation([0], [2]), try law.mutualInformation([0], [1], given: [2])))
      #expect(whole.overlaps(try law.mutualInformation([2, 1], [0])))
      let entropies = try law.entropy(of: [0]) + law.entropy(of: [1, 2]) - law.entropy(of: [0, 1, 2])
      #expect(whole.overlaps(entropies))
      #expect(whole.lower >= 0)
    }
  }

  @Test func `processing loses information and tells nothing new`() {
    checkProperty(Drawn.all) { drawn in
      let law = try drawn.law
      let (before, after) = (try law.mutualInformation([0, 1], [2]), try law.mutualInformation([0, 1], [3]))
      #expect(!after.certainlyExceeds(before))
      #expect(try law.mutualInformation([0, 1], [3], given: [2]).contains(0))
    }
  }

  @Test func `a finite channel has the information of its joint law`() {
    checkProperty(Drawn.all) { drawn in
      let rows = drawn.channel.map { Weights($0).probabilities }
      let channel = try DiscreteGate(prior: [0.25, 0.75], channel: rows)
      let joint = try DiscreteChannel(rows).joint(input: [0.25, 0.75])
      #expect(channel.mutualInformation.overlaps(try joint.mutualInformation([0], [1])))
      #expect(channel.jointEntropy.overlaps(try joint.entropy(of: [0, 1])))
    }
  }

  @Test func `two fair coins and their parity are pairwise independent only`() throws {
    let law = try JointLaw(shape: [2, 2, 2], weights: [0.25, 0, 0, 0.25, 0, 0.25, 0.25, 0])
    #expect(try law.mutualInformation([0], [2]).contains(0))
    #expect(try law.mutualInformation([0], [2], given: [1]).overlaps(Estimate.log(Estimate(exactly: 2))))
  }

  @Test func `control: an information without its condition is refuted in the chain rule`() {
    let minima = Drawn.all.smallestCounterexamples { drawn in
      let law = try drawn.law
      return !isChain(
        try law.mutualInformation([0], [1, 2]), try law.mutualInformation([0], [1]),
        try law.mutualInformation([0], [2]))
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: processing by a variable that knows more is refuted`() {
    let minima = Drawn.all.smallestCounterexamples { drawn in
      let law = try drawn.law
      return try law.mutualInformation([0], [1, 3]).certainlyExceeds(law.mutualInformation([0], [2]))
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `an outcome of probability 2^-1000 is taken, and a rarer one is refused`() throws {
    let rare = FiniteLaw.leastWeight
    let channel = try DiscreteChannel([[rare, 1], [1, 0]])
    let law = try channel.joint(input: [rare, 1])
    // I is r·(ln(1/r) + 1) up to r²; what is certified is the square of a rounding.
    let information = try law.mutualInformation([0], [1])
    let width = Tolerance.rounding(operations: 1 << 10, condition: 1, scale: Double.ulpOfOne)
    #expect(information.contains(rare * (1 - Double.log(rare))) && information.error <= width.value)
    #expect(
      throws: VerificationError.invalidInput(
        parameter: "channel", requirement: "makes an outcome less likely than 2^-1000")
    ) { try law.appending(channel, of: [0]) }
  }

  @Test func `what does not fit is named`() throws {
    let law = try JointLaw(shape: [2, 1], weights: [0.5, 0.5])
    #expect(throws: VerificationError.invalidInput(parameter: "variables[0]", requirement: "must be 0 to 1, is 2")) {
      try law.entropy(of: [2])
    }
    #expect(throws: VerificationError.invalidInput(parameter: "variables[1]", requirement: "names variable 0 again")) {
      try law.mutualInformation([0], [0])
    }
    #expect(throws: VerificationError.invalidInput(parameter: "weights", requirement: "needs 2 values, has 1")) {
      try JointLaw(shape: [2, 1], weights: [1])
    }
    #expect(throws: VerificationError.invalidInput(parameter: "channel", requirement: "needs 2 rows, has 1")) {
      try law.appending(DiscreteChannel([[1]]), of: [0])
    }
  }
}
