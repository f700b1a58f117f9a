import DINL

/// The exchange over full-duplex links by its recursion in maxima and sums, one node after another: no events and no
/// queues, whose lengths follow from the times.
///
/// - SeeAlso: SC-001
struct MaxPlusRecursion {
  private let model: ExchangeModel
  private let flow: MessageFlow
  private let samples: Int
  private var outcome: ExchangeOutcome
  /// When each message has been sent, for each queue K entries.
  private var sent: [Double]
  /// When each pass began and ended: forward of node v from 2v·K, backward from (2v + 1)·K, K entries each.
  private var begun: [Double]
  private var ended: [Double]

  init(_ model: ExchangeModel) {
    precondition(model.duplex == .full, "the order of messages on a half-duplex link depends on times")
    (self.model, flow, samples) = (model, model.flow, model.releases.count)
    outcome = ExchangeOutcome(model)
    sent = [Double](repeating: 0, count: 2 * model.flow.arcs.count * samples)
    begun = [Double](repeating: 0, count: 2 * model.flow.nodeCount * samples)
    ended = begun
  }

  mutating func run() -> ExchangeOutcome {
    for node in flow.order { advance(node, isBackward: false, seconds: model.forwardTimes[node]) }
    let root = 2 * flow.root * samples
    outcome.completions = Array(ended[root..<root + samples])
    if model.isTraining {
      for node in flow.order.reversed() {
        advance(node, isBackward: true, seconds: model.backwardTimes[node])
        for sample in 0..<samples {
          outcome.completions[sample] = max(outcome.completions[sample], ended[place(2 * node + 1, sample)])
        }
      }
    }
    for node in flow.order { count(at: node) }
    return outcome
  }

  private func place(_ row: Int, _ sample: Int) -> Int { row * samples + sample }

  /// The times of one pass of a node, and of what it sends.
  private mutating func advance(_ node: Int, isBackward: Bool, seconds: Double) {
    let side = isBackward ? 1 : 0
    let pass = 2 * node + side
    let (inputs, outputs) =
      isBackward ? (flow.outgoing[node], flow.incoming[node]) : (flow.incoming[node], flow.outgoing[node])
    var free = 0.0
    for sample in 0..<samples {
      var begin = max(model.releases[sample], free)
      if isBackward, node == flow.root { begin = max(begin, ended[place(pass - 1, sample)]) }
      for arc in inputs { begin = max(begin, sent[place(2 * arc + side, sample)]) }
      free = begin + seconds
      begun[place(pass, sample)] = begin
      ended[place(pass, sample)] = free
    }
    for arc in outputs {
      var free = 0.0
      for sample in 0..<samples {
        free = max(ended[place(pass, sample)], free) + model.sendingTimes[arc]
        sent[place(2 * arc + side, sample)] = free
      }
      outcome.values += samples * flow.arcs[arc].width
    }
  }

  /// The greatest counts at a node, from the times alone.
  private mutating func count(at node: Int) {
    var changes: [Change] = []
    for side in model.isTraining ? [0, 1] : [0] {
      let ends = (flow.incoming[node], flow.outgoing[node])
      let (inputs, outputs) = side == 1 ? (ends.1, ends.0) : ends
      let pass = times(begun, 2 * node + side)
      for arc in inputs {
        let arrival = times(sent, 2 * arc + side)
        outcome.greatestBuffers[2 * arc + side] = Self.greatestCount(from: arrival, until: pass)
        note(arrival, pass, width: flow.arcs[arc].width, in: &changes)
      }
      let end = times(ended, 2 * node + side)
      for arc in outputs {
        let departure = times(sent, 2 * arc + side)
        outcome.greatestQueues[2 * arc + side] = Self.greatestCount(from: end, until: departure)
        note(end, departure, width: flow.arcs[arc].width, in: &changes)
      }
    }
    outcome.greatestHeldValues[node] = Self.greatestSum(&changes)
    if model.isTraining {
      outcome.greatestInFlight[node] = Self.greatestCount(
        from: times(begun, 2 * node), until: times(ended, 2 * node + 1))
    }
  }

  private func times(_ all: [Double], _ row: Int) -> ArraySlice<Double> { all[row * samples..<(row + 1) * samples] }

  /// A change of the number of values at a node.
  private struct Change {
    let time: Double
    let values: Int
  }

  private func note(
    _ arrivals: ArraySlice<Double>, _ departures: ArraySlice<Double>, width: Int, in changes: inout [Change]
  ) {
    for time in arrivals { changes.append(Change(time: time, values: width)) }
    for time in departures { changes.append(Change(time: time, values: -width)) }
  }

  /// The greatest number of what has come and not gone, after all that happens at one moment; both ascend.
  private static func greatestCount(from arrivals: ArraySlice<Double>, until departures: ArraySlice<Double>) -> Int {
    var (greatest, gone) = (0, departures.startIndex)
    for (come, time) in arrivals.enumerated() {
      while gone < departures.endIndex, departures[gone] <= time { gone += 1 }
      greatest = max(greatest, come + 1 - (gone - departures.startIndex))
    }
    return greatest
  }

  /// The greatest sum of all changes up to one moment.
  private static func greatestSum(_ changes: inout [Change]) -> Int {
    changes.sort { $0.time < $1.time }
    var (sum, greatest) = (0, 0)
    for (index, change) in changes.enumerated() {
      sum += change.values
      if index + 1 == changes.count || changes[index + 1].time > change.time { greatest = max(greatest, sum) }
    }
    return greatest
  }
}

extension ExchangeModel {
  /// The exchange over full-duplex links by its recursion, without events.
  ///
  /// - Complexity: O(M log M) for M messages.
  /// - SeeAlso: SC-001
  public func recursed() -> ExchangeOutcome {
    var recursion = MaxPlusRecursion(self)
    return recursion.run()
  }
}
