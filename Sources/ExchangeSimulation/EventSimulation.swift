import DINL

/// The exchange as a sequence of events: each end of a service lets the next message onto the link, and may be the last
/// input for which a module waited.
///
/// - SeeAlso: SC-001, SC-005
struct EventSimulation {
  private let model: ExchangeModel
  private let flow: MessageFlow
  private var events = EventQueue()
  private var now = 0.0
  private var outcome: ExchangeOutcome
  private var released = 0

  // An entry for each queue of a link: latents of arc e in 2e, its errors in 2e + 1.
  /// The messages that wait at the sender, the one in service included.
  private var waiting: [Int32]
  /// The messages that have arrived.
  private var delivered: [Int32]
  /// Of these the ones that no module has begun to read.
  private var buffered: [Int32]
  /// When the messages of a queue came to it, if the order of two queues matters.
  private var arrivals: [[Double]] = []

  /// Whether a server is at work: a queue of a full-duplex link, or both queues of a half-duplex one.
  private var isServing: [Bool]
  /// The servers that may begin a service at this moment, and whether a server is among them.
  private var candidates: [Int] = []
  private var isCandidate: [Bool]

  // An entry for each pass of a module: forward of node v in 2v, backward in 2v + 1.
  /// The sample that the pass begins next, from 1.
  private var next: [Int32]
  /// How many inputs it lacks for that sample.
  private var missing: [Int32]
  private var isComputing: [Bool]
  private var ended: [Int32]

  // An entry for each node.
  private var held: [Int]
  private var inFlight: [Int]

  /// How many backward passes each sample lacks.
  private var passesLeft: [Int]
  /// The queues and nodes whose counts changed at this moment.
  private var changedQueues: [Int] = []
  private var changedNodes: [Int] = []

  init(_ model: ExchangeModel) {
    (self.model, flow) = (model, model.flow)
    outcome = ExchangeOutcome(model)
    let (nodes, arcs) = (model.flow.nodeCount, model.flow.arcs.count)
    waiting = [Int32](repeating: 0, count: 2 * arcs)
    (delivered, buffered) = (waiting, waiting)
    if model.duplex == .half { arrivals = [[Double]](repeating: [], count: 2 * arcs) }
    isServing = [Bool](repeating: false, count: 2 * arcs)
    isCandidate = isServing
    next = [Int32](repeating: 1, count: 2 * nodes)
    missing = [Int32](repeating: 0, count: 2 * nodes)
    ended = missing
    isComputing = [Bool](repeating: false, count: 2 * nodes)
    held = [Int](repeating: 0, count: nodes)
    inFlight = held
    passesLeft = [Int](repeating: nodes, count: model.releases.count)
    for node in 0..<nodes {
      missing[2 * node] = Int32(model.flow.incoming[node].count + 1)
      missing[2 * node + 1] = Int32(model.flow.outgoing[node].count + (node == model.flow.root ? 1 : 0))
    }
  }

  /// Runs all events.
  mutating func run() -> ExchangeOutcome {
    while let time = nextTime {
      now = time
      // What is done at this moment may have consequences at this moment.
      while let again = nextTime, again == now {
        while released < model.releases.count, model.releases[released] == now { release() }
        while events.earliest == now { end(events.popEarliest()) }
        beginServices()
      }
      recordCounts()
    }
    precondition(ended.indices.allSatisfy { isOver($0) }, "every pass of every sample has ended")
    return outcome
  }

  /// The next moment at which something happens, if any.
  private var nextTime: Double? {
    let release = released < model.releases.count ? model.releases[released] : .infinity
    let time = min(release, events.earliest)
    return time < .infinity ? time : nil
  }

  private func isOver(_ pass: Int) -> Bool {
    pass & 1 == 1 && !model.isTraining || Int(ended[pass]) == model.releases.count
  }

  /// The server of a queue.
  private func server(_ queue: Int) -> Int { model.duplex == .full ? queue : queue & ~1 }

  private mutating func release() {
    released += 1
    for node in 0..<flow.nodeCount where Int(next[2 * node]) == released { supply(2 * node) }
  }

  /// Ends a service: that of a link for a queue below 2·arcs, else that of a module.
  private mutating func end(_ event: Int) {
    let queues = 2 * flow.arcs.count
    guard event < queues else {
      isComputing[event - queues] = false
      endPass(event - queues)
      return beginPasses(event - queues)
    }
    let arc = flow.arcs[event >> 1]
    let isBackward = event & 1 == 1
    let (sender, receiver) = isBackward ? (arc.target, arc.source) : (arc.source, arc.target)
    waiting[event] -= 1
    isServing[server(event)] = false
    nominate(server(event))
    delivered[event] += 1
    buffered[event] += 1
    held[sender] -= arc.width
    held[receiver] += arc.width
    outcome.values += arc.width
    changedQueues.append(event)
    let pass = 2 * receiver + (isBackward ? 1 : 0)
    if delivered[event] == next[pass] { supply(pass) }
  }

  /// Gives a pass one of the inputs for which it waits.
  private mutating func supply(_ pass: Int) {
    missing[pass] -= 1
    beginPasses(pass)
  }

  /// Begins the passes of a module whose inputs are there.
  private mutating func beginPasses(_ pass: Int) {
    let (node, isBackward) = (pass >> 1, pass & 1 == 1)
    while missing[pass] == 0, !isComputing[pass] {
      next[pass] += 1
      let sources = isBackward ? flow.outgoing[node] : flow.incoming[node]
      for arc in sources {
        let queue = ExchangeModel.queue(ofArc: arc, isBackward: isBackward)
        buffered[queue] -= 1
        held[node] -= flow.arcs[arc].width
        if delivered[queue] < next[pass] { missing[pass] += 1 }
      }
      if !isBackward, Int32(released) < next[pass] { missing[pass] += 1 }
      if isBackward, node == flow.root, ended[2 * node] < next[pass] { missing[pass] += 1 }
      if !isBackward, model.isTraining {
        inFlight[node] += 1
        changedNodes.append(node)
      }
      let seconds = isBackward ? model.backwardTimes[node] : model.forwardTimes[node]
      if seconds > 0 {
        isComputing[pass] = true
        events.add(2 * flow.arcs.count + pass, at: now + seconds)
      } else {
        endPass(pass)
      }
    }
  }

  /// Puts what a pass has computed on the links.
  private mutating func endPass(_ pass: Int) {
    let (node, isBackward) = (pass >> 1, pass & 1 == 1)
    ended[pass] += 1
    for arc in isBackward ? flow.incoming[node] : flow.outgoing[node] {
      let queue = ExchangeModel.queue(ofArc: arc, isBackward: isBackward)
      waiting[queue] += 1
      held[node] += flow.arcs[arc].width
      if model.duplex == .half { arrivals[queue].append(now) }
      changedQueues.append(queue)
      nominate(server(queue))
    }
    let sample = Int(ended[pass]) - 1
    if isBackward {
      inFlight[node] -= 1
      passesLeft[sample] -= 1
      if passesLeft[sample] == 0 { outcome.completions[sample] = now }
    } else if node == flow.root {
      guard model.isTraining else { return outcome.completions[sample] = now }
      if ended[pass] == next[pass + 1] { supply(pass + 1) }
    }
  }

  private mutating func nominate(_ server: Int) {
    guard !isCandidate[server] else { return }
    isCandidate[server] = true
    candidates.append(server)
  }

  /// Lets each free server begin with its next message.
  private mutating func beginServices() {
    for server in candidates {
      isCandidate[server] = false
      guard !isServing[server], let queue = nextQueue(of: server) else { continue }
      isServing[server] = true
      events.add(queue, at: now + model.sendingTimes[queue >> 1])
    }
    candidates.removeAll(keepingCapacity: true)
  }

  /// The queue whose first message a server takes next.
  private func nextQueue(of server: Int) -> Int? {
    guard model.duplex == .half else { return waiting[server] > 0 ? server : nil }
    let error = server + 1
    if waiting[error] == 0 { return waiting[server] > 0 ? server : nil }
    if waiting[server] == 0 { return error }
    // The first message that waits has the number of those that have arrived.
    return arrivals[error][Int(delivered[error])] <= arrivals[server][Int(delivered[server])] ? error : server
  }

  /// Compares the counts that changed with the greatest so far.
  private mutating func recordCounts() {
    for queue in changedQueues {
      let arc = flow.arcs[queue >> 1]
      outcome.greatestQueues[queue] = max(outcome.greatestQueues[queue], Int(waiting[queue]))
      outcome.greatestBuffers[queue] = max(outcome.greatestBuffers[queue], Int(buffered[queue]))
      outcome.greatestHeldValues[arc.source] = max(outcome.greatestHeldValues[arc.source], held[arc.source])
      outcome.greatestHeldValues[arc.target] = max(outcome.greatestHeldValues[arc.target], held[arc.target])
    }
    for node in changedNodes { outcome.greatestInFlight[node] = max(outcome.greatestInFlight[node], inFlight[node]) }
    changedQueues.removeAll(keepingCapacity: true)
    changedNodes.removeAll(keepingCapacity: true)
  }
}

extension ExchangeModel {
  /// The exchange by simulation of its events.
  ///
  /// - Complexity: O(M log A) for M messages over A arcs.
  /// - SeeAlso: SC-001
  public func simulated() -> ExchangeOutcome {
    var simulation = EventSimulation(self)
    return simulation.run()
  }
}
