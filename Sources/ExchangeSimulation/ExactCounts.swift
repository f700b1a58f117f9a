import BigInt
import DINL

/// The numbers of samples and messages that follow from times, of exact sums.
///
/// Every time that a model holds is a whole multiple of one power of two. In units of it sums, maxima and differences
/// are whole numbers, and a quotient that is rounded up is one: nothing else is rounded.
///
/// - SeeAlso: SC-003, SC-004
struct ExactCounts: Sendable {
  /// The first sample after which each next one is complete max(cycle time, interval) later.
  let steadyFrom: Double
  /// The greatest number of messages of each queue that wait for others, by 2·arc for latents and 2·arc + 1 for errors;
  /// nil if samples come faster than they are served.
  let greatestBuffers: [Double]?
  /// The greatest number of samples in flight at each node; nil without training, or as above.
  let greatestInFlight: [Double]?

  /// - Complexity: O(V + E) operations on numbers of as many bits as the times span, and a few more.
  init(_ model: ExchangeModel, interval: Double) {
    let times = [model.sendingTimes, model.forwardTimes, model.backwardTimes, [interval]]
    var (lowest, sum) = (Int.max, 0.0)
    for time in times.joined() where time > 0 {
      lowest = min(lowest, Self.lowestBit(of: time))
      sum += time
    }
    // No path takes longer than all servers together, each link in both directions; the rounded sum exceeds half of it.
    let bits = sum > 0 ? Int(sum.exponent) + 3 - lowest : 0
    if bits < 120 {
      self.init(model, interval: interval, unit: lowest, as: Int128.self)
    } else {
      self.init(model, interval: interval, unit: lowest, as: BigInt.self)
    }
  }

  /// The exponent of the lowest bit of a number above 0.
  private static func lowestBit(of time: Double) -> Int { Int(time.exponent) - time.significandWidth }

  private init<Whole: SignedInteger & Sendable>(
    _ model: ExchangeModel, interval: Double, unit: Int, as kind: Whole.Type
  ) {
    func whole(_ time: Double) -> Whole {
      guard time > 0 else { return 0 }
      let lowest = Self.lowestBit(of: time)
      let digits = Double(sign: .plus, exponent: -lowest, significand: time)
      return Whole(Int(digits)) << (lowest - unit)
    }
    let passes = PassTimes(
      ServiceTimes(
        sending: model.sendingTimes.map(whole), forward: model.forwardTimes.map(whole),
        backward: model.backwardTimes.map(whole)), of: model)
    let period = whole(interval)
    var (cycle, slowest, latency): (Whole, Whole, Whole) = (0, 0, 0)
    passes.forEachServer(of: model) { _, path, service in
      if service > cycle || service == cycle && path > slowest { (cycle, slowest) = (service, path) }
      latency = max(latency, path)
    }
    func quotient(_ time: Whole, _ divisor: Whole) -> Whole { time > 0 ? (time + divisor - 1) / divisor : 0 }
    var earlier: Whole = 0
    if cycle > period {
      // The releases are a line too.
      earlier = quotient(latency - slowest, cycle - period)
      passes.forEachServer(of: model) { _, path, service in
        if service < cycle, path > slowest { earlier = max(earlier, quotient(path - slowest, cycle - service)) }
      }
    }
    steadyFrom = Double(earlier + 1)
    guard period >= cycle, period > 0 else {
      (greatestBuffers, greatestInFlight) = (nil, nil)
      return
    }
    let most = Whole(model.releases.count)
    func count(from: Whole, until: Whole) -> Double { Double(Int(min(most, quotient(until - from, period)))) }
    let flow = model.flow
    greatestBuffers = flow.arcs.enumerated().flatMap { index, arc in
      [false, true].map { isBackward in
        guard model.isTraining || !isBackward else { return 0 }
        return count(
          from: passes.arrival(ofArc: index, isBackward: isBackward, in: flow),
          until: passes.begin[isBackward ? 2 * arc.source + 1 : 2 * arc.target])
      }
    }
    greatestInFlight =
      model.isTraining
      ? (0..<flow.nodeCount).map { count(from: passes.begin[2 * $0], until: passes.end[2 * $0 + 1]) } : nil
  }
}
