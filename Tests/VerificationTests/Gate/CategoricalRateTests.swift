import PropertyTesting
import RealModule
import Testing
import Verification

@Suite struct `RT-002 the rate of a categorical gate is its entropy minus its conditional entropy and at most ln K` {
  /// Whether a rate is H(T) − H(T|Z) and H(Z) + H(T) − H(Z,T), to rounding.
  func isRate(_ rate: Estimate, of channel: DiscreteGate) -> Bool {
    let width = Tolerance.rounding(
      operations: 100 * channel.rows.count * channel.outputCount, condition: 1, scale: 1)
    return [
      channel.outputEntropy - channel.conditionalEntropy,
      channel.inputEntropy + channel.outputEntropy - channel.jointEntropy,
    ].allSatisfy { rate.overlaps($0) && rate.error <= width.value && $0.error <= width.value }
  }

  /// Whether a rate in nats does not certainly violate 0 ≤ I ≤ min(H(Z), ln K).
  func isWithinBounds(_ rate: Estimate, of channel: DiscreteGate, routes: Int? = nil) -> Bool {
    let routeBound = Estimate.log(Estimate(exactly: Double(routes ?? channel.outputCount)))
    return !Estimate(exactly: 0).certainlyExceeds(rate) && !rate.certainlyExceeds(channel.inputEntropy)
      && !rate.certainlyExceeds(routeBound)
  }

  /// A source of K equally likely outcomes, each sent on a different route: I = H(Z) = ln K.
  func noiseless(_ routes: Int) throws -> DiscreteGate {
    try DiscreteGate(
      prior: [Double](repeating: 1 / Double(routes), count: routes),
      channel: (0..<routes).map { z in (0..<routes).map { $0 == z ? 1 : 0 } })
  }

  @Test func `the rate equals both differences of entropies`() {
    checkProperty(DrawnChannel.all) { drawn in
      let channel = try drawn.channel
      #expect(isRate(channel.mutualInformation, of: channel))
    }
  }

  @Test func `the rate lies within its bounds, with equality for uniform Z and a noiseless gate`() throws {
    checkProperty(DrawnChannel.all) { drawn in
      let channel = try drawn.channel
      #expect(isWithinBounds(channel.mutualInformation, of: channel))
    }
    for routes in [2, 4, 8] {
      let channel = try noiseless(routes)
      #expect(isWithinBounds(channel.mutualInformation, of: channel))
      #expect(channel.mutualInformation.overlaps(Estimate.log(Estimate(exactly: Double(routes)))))
    }
  }

  @Test func `a gate that ignores its input has rate zero`() throws {
    let channel = try DiscreteGate(prior: [0.25, 0.75], channel: [[0.125, 0.875], [0.125, 0.875]])
    #expect(channel.mutualInformation.contains(0))
    #expect(channel.mutualInformation.upper < Double.leastNormalMagnitude)
  }

  @Test func `control: the entropy of the route instead of the rate is refuted`() {
    let minima = DrawnChannel.all.smallestCounterexamples { drawn in
      let channel = try drawn.channel
      return !isRate(channel.outputEntropy, of: channel)
    }
    #expect(minima == ["[1] [[1, 1]] [1, 1]"])
  }

  @Test func `control: a rate in bits compared with ln K is refuted`() throws {
    let minima = DrawnChannel.all.smallestCounterexamples { drawn in
      let channel = try drawn.channel
      return !isWithinBounds(channel.mutualInformation / Estimate.log(Estimate(exactly: 2)), of: channel)
    }
    #expect(minima == ["[1, 1] [[1, 0], [1, 7]] [1, 1]"])
  }

  @Test func `control: the logarithm of K - 1 instead of K is refuted as a bound`() throws {
    let channel = try noiseless(4)
    #expect(!isWithinBounds(channel.mutualInformation, of: channel, routes: 3))
  }
}
