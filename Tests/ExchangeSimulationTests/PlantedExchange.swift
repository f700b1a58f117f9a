import DINL
import ExchangeSimulation

/// A plain simulation of an exchange that can be given a deliberate fault; without one it is correct.
///
/// It keeps a list of messages for each queue and goes over all of them at each moment.
struct PlantedExchange {
  enum Fault: CaseIterable, Sendable {
    /// A link takes the message that came last.
    case lastInFirstOut
    /// A module begins a sample as soon as one of its messages has arrived.
    case sendsEarly
    /// A link takes 1 / capacity for a message, whatever its width.
    case ignoresWidth
    /// The first message of the first arc is sent twice.
    case extraMessage
  }

  private struct Message {
    let sample: Int
    let arrival: Double
  }

  private struct Service {
    let sample: Int
    let end: Double
  }

  let model: ExchangeModel
  var fault: Fault?

  private(set) var completions: [Double] = []
  private(set) var values = 0
  private var now = 0.0
  private var queues: [[Message]]
  private var services: [Service?]
  /// How many messages of each sample have arrived for each pass, and which it has begun and ended.
  private var arrived: [[Int]]
  private var begun: [Set<Int>]
  private var ended: [Set<Int>]
  private var computations: [Service?]
  private var hasDoubled = false

  init(_ model: ExchangeModel, fault: Fault? = nil) {
    (self.model, self.fault) = (model, fault)
    let (queueCount, passCount) = (2 * model.flow.arcs.count, 2 * model.flow.nodeCount)
    queues = Array(repeating: [], count: queueCount)
    services = Array(repeating: nil, count: queueCount)
    arrived = Array(repeating: Array(repeating: 0, count: model.releases.count), count: passCount)
    begun = Array(repeating: [], count: passCount)
    (ended, computations) = (begun, Array(repeating: nil, count: passCount))
    completions = Array(repeating: .infinity, count: model.releases.count)
    run()
  }

  private mutating func run() {
    while true {
      while act() {}
      let times = (services + computations).compactMap { $0?.end } + model.releases.filter { $0 > now }
      guard let next = times.min() else { return }
      now = next
    }
  }

  /// Does what can be done at this moment, and says whether anything was.
  private mutating func act() -> Bool {
    var acts = false
    for queue in services.indices {
      guard let service = services[queue], service.end == now else { continue }
      services[queue] = nil
      deliver(service.sample, of: queue)
      acts = true
    }
    for pass in computations.indices {
      if let computation = computations[pass], computation.end == now {
        computations[pass] = nil
        end(pass, computation.sample)
        acts = true
      }
      if computations[pass] == nil, let sample = model.releases.indices.first(where: { isReady(pass, $0) }) {
        begun[pass].insert(sample)
        let seconds = pass & 1 == 1 ? model.backwardTimes[pass >> 1] : model.forwardTimes[pass >> 1]
        if seconds > 0 {
          computations[pass] = Service(sample: sample, end: now + seconds)
        } else {
          end(pass, sample)
        }
        acts = true
      }
    }
    // Services begin when all that comes at this moment is in the queues.
    if !acts { for queue in queues.indices where serves(queue) { acts = true } }
    return acts
  }

  private func isReady(_ pass: Int, _ sample: Int) -> Bool {
    guard !begun[pass].contains(sample), model.releases[sample] <= now else { return false }
    let (node, isBackward) = (pass >> 1, pass & 1 == 1)
    if isBackward, !model.isTraining { return false }
    if isBackward, node == model.flow.root { return ended[pass - 1].contains(sample) }
    let inputs = (isBackward ? model.flow.outgoing[node] : model.flow.incoming[node]).count
    return arrived[pass][sample] >= (fault == .sendsEarly ? min(1, inputs) : inputs)
  }

  private mutating func deliver(_ sample: Int, of queue: Int) {
    let arc = model.flow.arcs[queue >> 1]
    values += arc.width
    let isBackward = queue & 1 == 1
    arrived[2 * (isBackward ? arc.source : arc.target) + queue & 1][sample] += 1
    if fault == .extraMessage, queue == 0, !hasDoubled {
      hasDoubled = true
      values += arc.width
    }
  }

  private mutating func end(_ pass: Int, _ sample: Int) {
    ended[pass].insert(sample)
    let node = pass >> 1
    for arc in pass & 1 == 1 ? model.flow.incoming[node] : model.flow.outgoing[node] {
      queues[2 * arc + pass & 1].append(Message(sample: sample, arrival: now))
    }
    if model.isTraining {
      if pass & 1 == 1, model.flow.order.allSatisfy({ ended[2 * $0 + 1].contains(sample) }) {
        completions[sample] = now
      }
    } else if node == model.flow.root {
      completions[sample] = now
    }
  }

  /// Begins a service of a queue if its link is free and no other queue comes first.
  private mutating func serves(_ queue: Int) -> Bool {
    guard services[queue] == nil, let first = queues[queue].first else { return false }
    if model.duplex == .half {
      guard services[queue ^ 1] == nil else { return false }
      if let other = queues[queue ^ 1].first {
        guard queue & 1 == 1 ? first.arrival <= other.arrival : first.arrival < other.arrival else { return false }
      }
    }
    let message = fault == .lastInFirstOut ? queues[queue].removeLast() : queues[queue].removeFirst()
    let arc = queue >> 1
    let seconds = model.sendingTimes[arc] / (fault == .ignoresWidth ? Double(model.flow.arcs[arc].width) : 1)
    services[queue] = Service(sample: message.sample, end: now + seconds)
    return true
  }
}
