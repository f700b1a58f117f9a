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

  /// A queue of a link: latents of arc e in 2e, its errors in 2e + 1. What an event reads lies side by side.
  private struct Queue {
    /// The messages that wait at the sender, the one in service included.
    var waiting: Int32 = 0
    /// The messages that have arrived.
    var delivered: Int32 = 0
    /// Of these the ones that no module has begun to read.
    var buffered: Int32 = 0
    var greatestWaiting: Int32 = 0
    var greatestBuffered: Int32 = 0
    /// Whether the server of this number is at work: a queue of a full-duplex link, or both of a half-duplex one.
    var isServing = false
    /// Whether that server may begin a service at this moment.
    var isCandidate = false
  }

  /// A pass of a module: forward of node v in 2v, backward in 2v + 1.
  private struct Pass {
    /// The sample that it begins next, from 1.
    var next: Int32 = 1
    /// How many inputs it lacks for that sample.
    var missing: Int32 = 0
    var ended: Int32 = 0
    var isComputing = false
  }

  /// What is at a node.
  private struct Place {
    var held = 0
    var greatestHeld = 0
    var inFlight: Int32 = 0
    var greatestInFlight: Int32 = 0
  }

  private var queues: [Queue]
  private var passes: [Pass]
  private var places: [Place]
  /// When the messages of a queue came to it, if the order of two queues matters.
  private var arrivals: [[Double]] = []

  /// The servers that may begin a service at this moment.
  private var candidates: [Int] = []
  /// How many backward passes each sample lacks.
  private var passesLeft: [Int]
  /// The queues and nodes whose counts changed at this moment.
  private var changedQueues: [Int] = []
  private var changedNodes: [Int] = []

  init(_ model: ExchangeModel) {
    (self.model, flow) = (model, model.flow)
    outcome = ExchangeOutcome(model)
    let (nodes, arcs) = (model.flow.nodeCount, model.flow.arcs.count)
    queues = [Queue](repeating: Queue(), count: 2 * arcs)
    passes = [Pass](repeating: Pass(), count: 2 * nodes)
    places = [Place](repeating: Place(), count: nodes)
    if model.duplex == .half { arrivals = [[Double]](repeating: [], count: 2 * arcs) }
    passesLeft = [Int](repeating: nodes, count: model.releases.count)
    for node in 0..<nodes {
      passes[2 * node].missing = Int32(model.flow.incoming[node].count + 1)
      passes[2 * node + 1].missing = Int32(model.flow.outgoing[node].count + (node == model.flow.root ? 1 : 0))
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
    precondition(passes.indices.allSatisfy { isOver($0) }, "every pass of every sample has ended")
    outcome.greatestQueues = queues.map { Int($0.greatestWaiting) }
    outcome.greatestBuffers = queues.map { Int($0.greatestBuffered) }
    outcome.greatestHeldValues = places.map(\.greatestHeld)
    outcome.greatestInFlight = places.map { Int($0.greatestInFlight) }
    return outcome
  }

  /// The next moment at which something happens, if any.
  private var nextTime: Double? {
    let release = released < model.releases.count ? model.releases[released] : .infinity
    let time = min(release, events.earliest)
    return time < .infinity ? time : nil
  }

  private func isOver(_ pass: Int) -> Bool {
    pass & 1 == 1 && !model.isTraining || Int(passes[pass].ended) == model.releases.count
  }

  /// The server of a queue.
  private func server(_ queue: Int) -> Int { model.duplex == .full ? queue : queue & ~1 }

  private mutating func release() {
    released += 1
    for node in 0..<flow.nodeCount where Int(passes[2 * node].next) == released { supply(2 * node) }
  }

  /// Ends a service: that of a link for a queue below 2·arcs, else that of a module.
  private mutating func end(_ event: Int) {
    guard event < queues.count else {
      let pass = event - queues.count
      passes[pass].isComputing = false
      endPass(pass)
      return beginPasses(pass)
    }
    let arc = flow.arcs[event >> 1]
    let isBackward = event & 1 == 1
    let (sender, receiver) = isBackward ? (arc.target, arc.source) : (arc.source, arc.target)
    queues[server(event)].isServing = false
    nominate(server(event))
    queues[event].waiting -= 1
    queues[event].delivered += 1
    queues[event].buffered += 1
    places[sender].held -= arc.width
    places[receiver].held += arc.width
    outcome.values += arc.width
    changedQueues.append(event)
    let pass = 2 * receiver + (isBackward ? 1 : 0)
    if queues[event].delivered == passes[pass].next { supply(pass) }
  }

  /// Gives a pass one of the inputs for which it waits.
  private mutating func supply(_ pass: Int) {
    passes[pass].missing -= 1
    beginPasses(pass)
  }

  /// Begins the passes of a module whose inputs are there.
  private mutating func beginPasses(_ pass: Int) {
    let (node, isBackward) = (pass >> 1, pass & 1 == 1)
    while passes[pass].missing == 0, !passes[pass].isComputing {
      passes[pass].next += 1
      let next = passes[pass].next
      var missing: Int32 = 0
      let sources = isBackward ? flow.outgoing[node] : flow.incoming[node]
      for arc in sources {
        let queue = ExchangeModel.queue(ofArc: arc, isBackward: isBackward)
        queues[queue].buffered -= 1
        places[node].held -= flow.arcs[arc].width
        if queues[queue].delivered < next { missing += 1 }
      }
      if !isBackward, released < next { missing += 1 }
      if isBackward, node == flow.root, passes[2 * node].ended < next { missing += 1 }
      passes[pass].missing = missing
      if !isBackward, model.isTraining {
        places[node].inFlight += 1
        changedNodes.append(node)
      }
      let seconds = isBackward ? model.backwardTimes[node] : model.forwardTimes[node]
      if seconds > 0 {
        passes[pass].isComputing = true
        events.add(queues.count + pass, at: now + seconds)
      } else {
        endPass(pass)
      }
    }
  }

  /// Puts what a pass has computed on the links.
  private mutating func endPass(_ pass: Int) {
    let (node, isBackward) = (pass >> 1, pass & 1 == 1)
    passes[pass].ended += 1
    for arc in isBackward ? flow.incoming[node] : flow.outgoing[node] {
      let queue = ExchangeModel.queue(ofArc: arc, isBackward: isBackward)
      queues[queue].waiting += 1
      places[node].held += flow.arcs[arc].width
      if model.duplex == .half { arrivals[queue].append(now) }
      changedQueues.append(queue)
      nominate(server(queue))
    }
    let sample = Int(passes[pass].ended) - 1
    if isBackward {
      places[node].inFlight -= 1
      passesLeft[sample] -= 1
      if passesLeft[sample] == 0 { outcome.completions[sample] = now }
    } else if node == flow.root {
      guard model.isTraining else { return outcome.completions[sample] = now }
      if passes[pass].ended == passes[pass + 1].next { supply(pass + 1) }
    }
  }

  private mutating func nominate(_ server: Int) {
    guard !queues[server].isCandidate else { return }
    queues[server].isCandidate = true
    candidates.append(server)
  }

  /// Lets each free server begin with its next message.
  private mutating func beginServices() {
    for server in candidates {
      queues[server].isCandidate = false
      guard !queues[server].isServing, let queue = nextQueue(of: server) else { continue }
      queues[server].isServing = true
      events.add(queue, at: now + model.sendingTimes[queue >> 1])
    }
    candidates.removeAll(keepingCapacity: true)
  }

  /// The queue whose first message a server takes next.
  private func nextQueue(of server: Int) -> Int? {
    guard model.duplex == .half else { return queues[server].waiting > 0 ? server : nil }
    let error = server + 1
    if queues[error].waiting == 0 { return queues[server].waiting > 0 ? server : nil }
    if queues[server].waiting == 0 { return error }
    // The first message that waits has the number of those that have arrived.
    let (latentFrom, errorFrom) = (Int(queues[server].delivered), Int(queues[error].delivered))
    return arrivals[error][errorFrom] <= arrivals[server][latentFrom] ? error : server
  }

  /// Compares the counts that changed with the greatest so far.
  private mutating func recordCounts() {
    for queue in changedQueues {
      queues[queue].greatestWaiting = max(queues[queue].greatestWaiting, queues[queue].waiting)
      queues[queue].greatestBuffered = max(queues[queue].greatestBuffered, queues[queue].buffered)
      let arc = flow.arcs[queue >> 1]
      places[arc.source].greatestHeld = max(places[arc.source].greatestHeld, places[arc.source].held)
      places[arc.target].greatestHeld = max(places[arc.target].greatestHeld, places[arc.target].held)
    }
    for node in changedNodes {
      places[node].greatestInFlight = max(places[node].greatestInFlight, places[node].inFlight)
    }
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
