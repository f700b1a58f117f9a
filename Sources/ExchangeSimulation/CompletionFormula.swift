import DINL

/// The times of an exchange over full-duplex links in closed form: its longest paths and its slowest server.
///
/// A server is a link in one direction or a pass of a module. One alone takes its service time s for a sample, and the
/// longest path through it, in the sum of service times, takes P. Sample k of samples that are released h seconds apart
/// is complete max(h(k − 1) + D, max P + (k − 1)s) seconds after the release of the first, with D the greatest P.
///
/// - SeeAlso: SC-002, SC-003, SC-004, SC-006, SC-008
public struct CompletionFormula: Sendable {
  /// What serves one message or sample after another.
  public enum Server: Hashable, Sendable {
    /// The link of an arc of the flow, for latents or for errors.
    case link(arc: Int, isBackward: Bool)
    /// The module of a node, in its forward or its backward pass.
    case module(node: Int, isBackward: Bool)
  }

  /// A server as a line over the samples: the longest path through it, and its service time.
  private struct Line {
    let path: Double
    let service: Double
    let server: Server
  }

  /// The seconds of one sample alone, D.
  public let latency: Double
  /// The number of servers on a path, at most.
  public let depth: Int
  /// The lines that are above all others for some number of samples, the steepest first.
  private let lines: [Line]
  private let interval: Double
  /// When each module begins with a sample alone, forward in 2v, backward in 2v + 1, in seconds after its release.
  private let begin: [Double]
  /// When each module has ended with it.
  private let end: [Double]
  private let model: ExchangeModel

  /// The formula of a model whose samples are released at equal intervals.
  ///
  /// - Complexity: O((V + E) log (V + E)).
  public init(_ model: ExchangeModel) {
    self.model = model
    interval = model.releases.count > 1 ? model.releases[1] : 0
    let flow = model.flow
    var begin = [Double](repeating: 0, count: 2 * flow.nodeCount)
    var (end, steps) = (begin, [Int](repeating: 0, count: 2 * flow.nodeCount))
    for node in flow.order {
      for arc in flow.incoming[node] {
        let source = 2 * flow.arcs[arc].source
        begin[2 * node] = max(begin[2 * node], end[source] + model.sendingTimes[arc])
        steps[2 * node] = max(steps[2 * node], steps[source] + 1)
      }
      end[2 * node] = begin[2 * node] + model.forwardTimes[node]
      steps[2 * node] += 1
    }
    // The longest way on after a pass, to the end of the sample.
    var rest = [Double](repeating: 0, count: 2 * flow.nodeCount)
    if model.isTraining {
      for node in flow.order.reversed() {
        let pass = 2 * node + 1
        if node == flow.root { (begin[pass], steps[pass]) = (end[pass - 1], steps[pass - 1]) }
        for arc in flow.outgoing[node] {
          let target = 2 * flow.arcs[arc].target + 1
          begin[pass] = max(begin[pass], end[target] + model.sendingTimes[arc])
          steps[pass] = max(steps[pass], steps[target] + 1)
        }
        end[pass] = begin[pass] + model.backwardTimes[node]
        steps[pass] += 1
      }
      for node in flow.order {
        for arc in flow.incoming[node] {
          let source = flow.arcs[arc].source
          rest[2 * node + 1] = max(
            rest[2 * node + 1], model.sendingTimes[arc] + model.backwardTimes[source] + rest[2 * source + 1])
        }
      }
      rest[2 * flow.root] = model.backwardTimes[flow.root] + rest[2 * flow.root + 1]
    }
    for node in flow.order.reversed() {
      for arc in flow.outgoing[node] {
        let target = flow.arcs[arc].target
        rest[2 * node] = max(rest[2 * node], model.sendingTimes[arc] + model.forwardTimes[target] + rest[2 * target])
      }
    }
    (self.begin, self.end) = (begin, end)
    depth = steps.max() ?? 0
    let servers = Servers(model: model, end: end, rest: rest)
    var steepest: Line?
    var latency = 0.0
    servers.forEach { line in
      latency = max(latency, line.path)
      if let other = steepest, (line.service, line.path) <= (other.service, other.path) { return }
      steepest = line
    }
    self.latency = latency
    guard let steepest else { preconditionFailure("the root has a module") }
    // Another line counts only if it begins above the steepest one.
    var above: [Line] = []
    servers.forEach { if $0.path > steepest.path { above.append($0) } }
    var kept = [steepest]
    for line in above.sorted(by: { ($0.service, $0.path) > ($1.service, $1.path) })
    where line.path > kept[kept.count - 1].path { kept.append(line) }
    lines = kept
  }

  /// The servers of a model with their lines.
  private struct Servers {
    let model: ExchangeModel
    let end: [Double]
    let rest: [Double]

    func forEach(_ body: (Line) -> Void) {
      let flow = model.flow
      for side in model.isTraining ? [0, 1] : [0] {
        let times = side == 1 ? model.backwardTimes : model.forwardTimes
        for node in flow.order {
          let pass = 2 * node + side
          body(
            Line(
              path: end[pass] + rest[pass], service: times[node],
              server: .module(node: node, isBackward: side == 1)))
        }
        for (index, arc) in flow.arcs.enumerated() {
          let (sender, receiver) = side == 1 ? (arc.target, arc.source) : (arc.source, arc.target)
          let seconds = model.sendingTimes[index]
          let onward = seconds + times[receiver] + rest[2 * receiver + side]
          body(
            Line(
              path: end[2 * sender + side] + onward, service: seconds,
              server: .link(arc: index, isBackward: side == 1)))
        }
      }
    }
  }

  /// The seconds of the slowest server for one sample: samples that are released no faster never wait for one another.
  public var cycleTime: Double { lines[0].service }

  /// The slowest server; of several one on the longest path.
  public var bottleneck: Server { lines[0].server }

  /// The first sample after which each next one is complete max(cycle time, interval) seconds later; 1 if all are.
  public var steadyFrom: Double {
    guard cycleTime > interval else { return 1 }
    // The releases are a line too.
    let others = lines.dropFirst().map { SIMD2($0.path, $0.service) } + [SIMD2(latency, interval)]
    let samples = others.map { ($0.x - lines[0].path) / (cycleTime - $0.y) }
    return 1 + max(0, samples.max() ?? 0).rounded(.up)
  }

  /// When a sample is complete, in seconds after the release of the first.
  ///
  /// - Parameter sample: k, from 1.
  /// - Complexity: O(the lines that count), which are few on most graphs.
  public func completion(ofSample sample: Int) -> Double {
    precondition(sample >= 1, "samples are counted from 1")
    let earlier = Double(sample - 1)
    return lines.reduce(latency + earlier * interval) { max($0, $1.path + earlier * $1.service) }
  }

  /// The relative error within which rounding keeps a simulated completion from that of exact arithmetic on the service
  /// times as they are stored, to first order: each is a sum of at most depth + k of them and a release.
  ///
  /// - Parameter sample: k, from 1.
  public func roundingBound(ofSample sample: Int) -> Double { Double(depth + sample + 1) * 0x1p-53 }

  /// The greatest number of messages of a queue that wait at their receiver for those of other arcs:
  /// ⌈(begin − arrival)/interval⌉, at most the number of samples.
  ///
  /// - Parameters:
  ///   - arc: the index of an arc of the flow.
  ///   - isBackward: whether its errors are meant, not its latents.
  /// - Returns: nil if samples come faster than they are served, so that they wait elsewhere too.
  /// - SeeAlso: SC-004
  public func greatestBuffer(ofArc arc: Int, isBackward: Bool) -> Double? {
    let (from, to) = (model.flow.arcs[arc].source, model.flow.arcs[arc].target)
    let (sender, receiver) = isBackward ? (2 * to + 1, 2 * from + 1) : (2 * from, 2 * to)
    return count(from: end[sender] + model.sendingTimes[arc], until: begin[receiver])
  }

  /// The greatest number of samples in flight at a node: ⌈(end of the backward pass − begin of the forward
  /// pass)/interval⌉, at most the number of samples.
  ///
  /// - Parameter node: the index of a node.
  /// - Returns: nil without training, or if samples come faster than they are served.
  /// - SeeAlso: SC-004
  public func greatestInFlight(ofNode node: Int) -> Double? {
    model.isTraining ? count(from: begin[2 * node], until: end[2 * node + 1]) : nil
  }

  /// How many samples are between two of their times at once.
  private func count(from: Double, until: Double) -> Double? {
    guard interval >= cycleTime, interval > 0 else { return nil }
    return min(Double(model.releases.count), ((until - from) / interval).rounded(.up))
  }
}
