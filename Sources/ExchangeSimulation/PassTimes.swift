import DINL

/// How long each server of a model works for one sample, in numbers of a kind.
struct ServiceTimes<Time: Sendable>: Sendable {
  /// The links, an entry per arc.
  let sending: [Time]
  /// The forward passes, n entries.
  let forward: [Time]
  /// The backward passes, n entries; none without training.
  let backward: [Time]

  /// The times of the passes of one side.
  func passes(isBackward: Bool) -> [Time] { isBackward ? backward : forward }
}

extension ServiceTimes<Double> {
  /// The times of a model.
  init(_ model: ExchangeModel) {
    (sending, forward, backward) = (model.sendingTimes, model.forwardTimes, model.backwardTimes)
  }
}

/// When each pass begins and ends with a sample alone, and the longest way on after it, in numbers of a kind.
///
/// The forward pass of node v has the number 2v, its backward pass 2v + 1.
///
/// - SeeAlso: SC-002, SC-004
struct PassTimes<Time: Comparable & AdditiveArithmetic & Sendable>: Sendable {
  let services: ServiceTimes<Time>
  /// When each pass begins, after the release of the sample.
  private(set) var begin: [Time]
  /// When each pass has ended.
  private(set) var end: [Time]
  /// The longest way on after each pass, to the end of the sample.
  private(set) var rest: [Time]
  /// The number of servers on a path, at most.
  let depth: Int

  /// - Complexity: O(V + E) sums and comparisons.
  init(_ services: ServiceTimes<Time>, of model: ExchangeModel) {
    self.services = services
    let flow = model.flow
    begin = [Time](repeating: .zero, count: 2 * flow.nodeCount)
    (end, rest) = (begin, begin)
    var steps = [Int](repeating: 0, count: 2 * flow.nodeCount)
    for node in flow.order {
      for arc in flow.incoming[node] {
        let source = 2 * flow.arcs[arc].source
        begin[2 * node] = max(begin[2 * node], end[source] + services.sending[arc])
        steps[2 * node] = max(steps[2 * node], steps[source] + 1)
      }
      end[2 * node] = begin[2 * node] + services.forward[node]
      steps[2 * node] += 1
    }
    if model.isTraining {
      for node in flow.order.reversed() {
        let pass = 2 * node + 1
        if node == flow.root { (begin[pass], steps[pass]) = (end[pass - 1], steps[pass - 1]) }
        for arc in flow.outgoing[node] {
          let target = 2 * flow.arcs[arc].target + 1
          begin[pass] = max(begin[pass], end[target] + services.sending[arc])
          steps[pass] = max(steps[pass], steps[target] + 1)
        }
        end[pass] = begin[pass] + services.backward[node]
        steps[pass] += 1
      }
      for node in flow.order {
        for arc in flow.incoming[node] {
          let source = flow.arcs[arc].source
          rest[2 * node + 1] = max(
            rest[2 * node + 1], services.sending[arc] + services.backward[source] + rest[2 * source + 1])
        }
      }
      rest[2 * flow.root] = services.backward[flow.root] + rest[2 * flow.root + 1]
    }
    for node in flow.order.reversed() {
      for arc in flow.outgoing[node] {
        let target = flow.arcs[arc].target
        rest[2 * node] = max(
          rest[2 * node], services.sending[arc] + services.forward[target] + rest[2 * target])
      }
    }
    depth = steps.max() ?? 0
  }

  /// When a message of an arc has arrived.
  func arrival(ofArc arc: Int, isBackward: Bool, in flow: MessageFlow) -> Time {
    end[isBackward ? 2 * flow.arcs[arc].target + 1 : 2 * flow.arcs[arc].source] + services.sending[arc]
  }

  /// Calls a function with each server, the longest path through it, and its service time.
  func forEachServer(of model: ExchangeModel, _ body: (CompletionFormula.Server, _ path: Time, _ service: Time) -> Void)
  {
    let flow = model.flow
    for side in model.isTraining ? [0, 1] : [0] {
      let times = services.passes(isBackward: side == 1)
      for node in flow.order {
        let pass = 2 * node + side
        body(.module(node: node, isBackward: side == 1), end[pass] + rest[pass], times[node])
      }
      for (index, arc) in flow.arcs.enumerated() {
        let (sender, receiver) = side == 1 ? (arc.target, arc.source) : (arc.source, arc.target)
        let seconds = services.sending[index]
        let onward = seconds + times[receiver] + rest[2 * receiver + side]
        body(.link(arc: index, isBackward: side == 1), end[2 * sender + side] + onward, seconds)
      }
    }
  }
}
