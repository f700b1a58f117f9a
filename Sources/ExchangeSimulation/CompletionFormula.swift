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
  private let counts: ExactCounts

  /// The formula of a model whose samples are released at equal intervals.
  ///
  /// - Complexity: O((V + E) log (V + E)).
  public init(_ model: ExchangeModel) {
    interval = model.releases.count > 1 ? model.releases[1] : 0
    counts = ExactCounts(model, interval: interval)
    let passes = PassTimes(ServiceTimes(model), of: model)
    depth = passes.depth
    func forEachLine(_ body: (Line) -> Void) {
      passes.forEachServer(of: model) { body(Line(path: $1, service: $2, server: $0)) }
    }
    var steepest: Line?
    var latency = 0.0
    forEachLine { line in
      latency = max(latency, line.path)
      if let other = steepest, (line.service, line.path) <= (other.service, other.path) { return }
      steepest = line
    }
    self.latency = latency
    guard let steepest else { preconditionFailure("the root has a module") }
    // Another line counts only if it begins above the steepest one.
    var above: [Line] = []
    forEachLine { if $0.path > steepest.path { above.append($0) } }
    var kept = [steepest]
    for line in above.sorted(by: { ($0.service, $0.path) > ($1.service, $1.path) })
    where line.path > kept[kept.count - 1].path { kept.append(line) }
    lines = kept
  }

  /// The seconds of the slowest server for one sample: samples that are released no faster never wait for one another.
  public var cycleTime: Double { lines[0].service }

  /// The slowest server; of several one on the longest path.
  public var bottleneck: Server { lines[0].server }

  /// The first sample after which each next one is complete max(cycle time, interval) seconds later; 1 if all are. It is
  /// that of exact sums of the times as they are stored.
  public var steadyFrom: Double { counts.steadyFrom }

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
  /// ⌈(begin − arrival)/interval⌉ of exact sums of the times as they are stored, at most the number of samples.
  ///
  /// - Parameters:
  ///   - arc: the index of an arc of the flow.
  ///   - isBackward: whether its errors are meant, not its latents.
  /// - Returns: nil if samples come faster than they are served, so that they wait elsewhere too; 0 of errors without
  ///   training.
  /// - SeeAlso: SC-004
  public func greatestBuffer(ofArc arc: Int, isBackward: Bool) -> Double? {
    counts.greatestBuffers?[ExchangeModel.queue(ofArc: arc, isBackward: isBackward)]
  }

  /// The greatest number of samples in flight at a node: ⌈(end of the backward pass − begin of the forward
  /// pass)/interval⌉ of exact sums of the times as they are stored, at most the number of samples.
  ///
  /// - Parameter node: the index of a node.
  /// - Returns: nil without training, or if samples come faster than they are served.
  /// - SeeAlso: SC-004
  public func greatestInFlight(ofNode node: Int) -> Double? { counts.greatestInFlight?[node] }
}
