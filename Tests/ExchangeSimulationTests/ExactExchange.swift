import DINL
import ExchangeSimulation
import Verification

/// An exchange by its recursion in rational numbers, on the service times as they are stored.
struct ExactExchange {
  private(set) var completions: [ExactRational]
  /// The greatest number of messages of each queue that wait for others, by 2·arc + 1 for errors.
  private(set) var greatestBuffers: [Double]
  /// The greatest number of samples in flight at each node; 0 without training.
  private(set) var greatestInFlight: [Double]

  static func number(_ value: Double) -> ExactRational { ExactRational(DecimalNumeral(exactly: value)) }

  init(_ model: ExchangeModel, interval: Double) {
    let flow = model.flow
    let releases = model.releases.indices.map { Self.number(Double($0)) * Self.number(interval) }
    /// When each sample has left a server, from when it came.
    func served(_ arrivals: [ExactRational], _ seconds: Double) -> [ExactRational] {
      var free = ExactRational.zero
      return arrivals.map { arrival in
        free = max(arrival, free) + Self.number(seconds)
        return free
      }
    }
    func latest(_ times: [[ExactRational]]) -> [ExactRational] {
      releases.indices.map { sample in times.map { $0[sample] }.max() ?? .zero }
    }
    func begun(_ ended: [ExactRational], _ seconds: Double) -> [ExactRational] {
      ended.map { $0 - Self.number(seconds) }
    }
    var buffers = [Double](repeating: 0, count: 2 * flow.arcs.count)
    var ended = [[ExactRational]](repeating: releases, count: flow.nodeCount)
    var first = ended
    for node in flow.order {
      let inputs = flow.incoming[node].map { served(ended[flow.arcs[$0].source], model.sendingTimes[$0]) }
      ended[node] = served(latest(inputs + [releases]), model.forwardTimes[node])
      first[node] = begun(ended[node], model.forwardTimes[node])
      for (arc, input) in zip(flow.incoming[node], inputs) {
        buffers[2 * arc] = Self.greatestCount(from: input, until: first[node])
      }
    }
    completions = ended[flow.root]
    greatestInFlight = [Double](repeating: 0, count: flow.nodeCount)
    greatestBuffers = buffers
    guard model.isTraining else { return }
    var back = ended
    for node in flow.order.reversed() {
      let inputs = flow.outgoing[node].map { served(back[flow.arcs[$0].target], model.sendingTimes[$0]) }
      back[node] = served(node == flow.root ? ended[node] : latest(inputs), model.backwardTimes[node])
      for (arc, input) in zip(flow.outgoing[node], inputs) {
        greatestBuffers[2 * arc + 1] = Self.greatestCount(
          from: input, until: begun(back[node], model.backwardTimes[node]))
      }
      greatestInFlight[node] = Self.greatestCount(from: first[node], until: back[node])
    }
    completions = latest(back)
  }

  /// The greatest number of what has come and not gone, after all that happens at one moment.
  private static func greatestCount(from arrivals: [ExactRational], until departures: [ExactRational]) -> Double {
    Double(arrivals.map { time in arrivals.count { $0 <= time } - departures.count { $0 <= time } }.max() ?? 0)
  }
}
