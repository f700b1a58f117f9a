import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `RT-002 the rate of a categorical gate is an entropy less a conditional one and at most ln K` {
  /// Whether a rate is H(T) − H(T|Z) and H(Z) + H(T) − H(Z,T), to rounding.
  func isRate(_ rate: Estimate, of channel: FiniteChannel) -> Bool {
    let width = Tolerance.rounding(
      operations: 100 * channel.rows.count * channel.outputCount, condition: 1, scale: 1)
    return [
      channel.outputEntropy - channel.conditionalEntropy,
      channel.inputEntropy + channel.outputEntropy - channel.jointEntropy,
    ].allSatisfy { rate.overlaps($0) && rate.error <= width.value && $0.error <= width.value }
  }

  /// Whether nothing proves a rate in nats to be out of 0 ≤ I ≤ min(H(Z), ln K).
  func isWithinBounds(_ rate: Estimate, of channel: FiniteChannel, routes: Int? = nil) -> Bool {
    let routeBound = Estimate.log(Estimate(exactly: Double(routes ?? channel.outputCount)))
    return !Estimate(exactly: 0).certainlyExceeds(rate) && !rate.certainlyExceeds(channel.inputEntropy)
      && !rate.certainlyExceeds(routeBound)
  }

  /// A source of K equally likely outcomes, each sent on a route of its own: I = H(Z) = ln K.
  func noiseless(_ routes: Int) throws -> FiniteChannel {
    try FiniteChannel(
      prior: [Double](repeating: 1 / Double(routes), count: routes),
      channel: (0..<routes).map { z in (0..<routes).map { $0 == z ? 1 : 0 } })
  }

  @Test func `the rate is both differences of entropies`() {
    checkProperty(DrawnChannel.all) { drawn in
      let channel = try drawn.channel
      #expect(isRate(channel.mutualInformation, of: channel))
    }
  }

  @Test func `the rate keeps to its bounds, with equality where Z is uniform and the gate noiseless`() throws {
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
    let channel = try FiniteChannel(prior: [0.25, 0.75], channel: [[0.125, 0.875], [0.125, 0.875]])
    #expect(channel.mutualInformation.contains(0))
    #expect(channel.mutualInformation.upper < Double.leastNormalMagnitude)
  }

  @Test func `control: the entropy of the route alone is refuted`() {
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

  @Test func `control: the logarithm of one route less is refuted as a bound`() throws {
    let channel = try noiseless(4)
    #expect(!isWithinBounds(channel.mutualInformation, of: channel, routes: 3))
  }
}
