import DINL

/// An exchange over the links of a flow, with all that its times depend on.
///
/// Each of K samples is released to all nodes at one moment. A node's module takes the samples in order; it begins one
/// when the sample is released, its messages on all incoming arcs have arrived and the module is free, and it then puts
/// a message on each outgoing arc. In training the root, once its forward pass of a sample has ended, begins the
/// backward pass, in which errors travel against the arcs by the same rule; the backward pass of a module does not wait
/// for the forward pass of another sample. A link serves the messages of one direction in the order of their arrival,
/// one at a time.
///
/// - SeeAlso: SC-001, SC-007
public struct ExchangeModel: Sendable {
  /// Whether a link serves its two directions at once.
  public enum Duplex: String, Sendable {
    /// A message waits only for earlier ones of its own direction.
    case full
    /// A link serves one message at a time, in the order of arrival; of two that arrive at one moment, the error first.
    case half
  }

  /// What is exchanged over a flow, and when.
  public struct Workload: Sendable {
    /// The number of samples K, at least 1.
    public var samples = 1
    /// The seconds from the release of one sample to that of the next, finite and at least 0.
    public var interval = 0.0
    /// Whether errors travel back.
    public var isTraining = false
    /// Whether a link serves its two directions at once.
    public var duplex = Duplex.full
    /// The seconds that each pass of a module takes for a sample, whatever it reads: finite and at least 0.
    public var moduleTime = 0.0
    /// The values per second that a module reads from its messages, positive; infinite by default.
    public var moduleRate = Double.infinity

    /// One sample, forward, over full-duplex links, to modules that take no time.
    public init() {}
  }

  /// The most messages of a model, in both directions: its samples times its arcs, twice of that in training.
  public static let greatestMessageCount = 20_000_000

  /// Who sends to whom.
  public let flow: MessageFlow
  /// The seconds for which a link serves one message, an entry per arc.
  public let sendingTimes: [Double]
  /// The seconds that the forward pass of each module takes for a sample, n entries.
  public let forwardTimes: [Double]
  /// The seconds that the backward pass of each module takes for a sample, n entries.
  public let backwardTimes: [Double]
  /// When each sample is released, K entries in ascending order, in seconds.
  public let releases: [Double]
  /// Whether errors travel back.
  public let isTraining: Bool
  /// Whether a link serves its two directions at once.
  public let duplex: Duplex
  /// The values that the arcs carry for all samples by the ledger's formula: K·Σ width, twice of it in training.
  ///
  /// - SeeAlso: SC-005
  public let ledgerValues: Int

  /// The exchange of a workload over a flow of a graph.
  ///
  /// - Parameters:
  ///   - graph: the graph of the flow, whose sending times width / capacity are those of the links.
  ///   - flow: a flow of a tree of that graph.
  ///   - workload: what is exchanged, and when.
  /// - Throws: `tooManyMessages`; `tooManyValues`; `timeOutOfRange` if the times of all messages have no finite sum.
  /// - Complexity: O(V + E + K).
  public init(graph: CapacitatedGraph, flow: MessageFlow, workload: Workload) throws(SimulationError) {
    precondition(flow.nodeCount == graph.nodeCount && flow.linkCount == graph.linkCount, "a flow of the graph")
    precondition(workload.samples >= 1, "there is a sample")
    precondition(workload.interval >= 0 && workload.interval.isFinite, "an interval is a number, and not negative")
    precondition(workload.moduleTime >= 0 && workload.moduleTime.isFinite, "a time is a number, and not negative")
    precondition(workload.moduleRate > 0, "a rate is positive")
    let directions = workload.isTraining ? 2 : 1
    let most = Self.greatestMessageCount / (directions * max(flow.arcs.count, flow.nodeCount))
    guard workload.samples <= most else { throw .tooManyMessages(greatestSamples: most) }
    // The widths of a graph are such that twice their sum is an `Int`.
    let perSample = directions * flow.arcs.reduce(0) { $0 + $1.width }
    let (values, overflows) = perSample.multipliedReportingOverflow(by: workload.samples)
    guard !overflows else { throw .tooManyValues }
    ledgerValues = values
    func moduleTimes(reading arcs: [[Int]]) -> [Double] {
      arcs.map { arcs in
        let values = arcs.reduce(0) { $0 + flow.arcs[$1].width }
        return workload.moduleTime + Double(values) / workload.moduleRate
      }
    }
    (self.flow, isTraining, duplex) = (flow, workload.isTraining, workload.duplex)
    sendingTimes = flow.arcs.map { graph.links[$0.link].sendingTime }
    forwardTimes = moduleTimes(reading: flow.incoming)
    backwardTimes = workload.isTraining ? moduleTimes(reading: flow.outgoing) : []
    releases = (0..<workload.samples).map { Double($0) * workload.interval }
    // No time exceeds the last release and the work of all servers one after another; twice of it leaves room for rounding.
    let work = [sendingTimes, forwardTimes, backwardTimes].joined().reduce(0, +) * Double(directions)
    guard (2 * (releases[releases.count - 1] + work * Double(workload.samples))).isFinite else { throw .timeOutOfRange }
  }

  /// The greatest number of seconds that one server works for a sample: a link in one direction, in both if it is
  /// half-duplex, or a module in one pass.
  ///
  /// - SeeAlso: SC-003
  public var cycleTime: Double {
    let link = (sendingTimes.max() ?? 0) * (duplex == .half && isTraining ? 2 : 1)
    return max(link, forwardTimes.max() ?? 0, backwardTimes.max() ?? 0)
  }

  /// The cycle time, raised by 2⁻³⁰ of itself, so that no message waits for another by rounding alone.
  public var leastInterval: Double { cycleTime * (1 + 0x1p-30) }

  /// The queue of an arc in a direction.
  static func queue(ofArc arc: Int, isBackward: Bool) -> Int { 2 * arc + (isBackward ? 1 : 0) }
}
