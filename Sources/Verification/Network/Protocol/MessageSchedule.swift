/// Who holds what, and who tells whom, in an order fixed in advance.
///
/// The variables of a protocol stand in one list: each is made from earlier ones by a law of its own, with a coin that
/// nothing else shares. What a node uses it must know: its own data, its coins, and the messages it sent or received.
///
/// - SeeAlso: TR-001, TR-002, TR-003, TR-005
public struct MessageSchedule: Sendable, Equatable {
  /// What a variable is.
  public enum Role: Sendable, Equatable {
    /// A part of the data, held by a node, or by none as a label is; its law may depend on earlier data.
    case datum(holder: Int?)
    /// Randomness apart from the data, held by several nodes: a shared coin.
    case coin(holders: [Int])
    case message(from: Int, to: Int)
    /// What a node ends with.
    case output(of: Int)
  }

  /// One variable and the earlier ones that its law depends on.
  public struct Variable: Sendable, Equatable {
    public var role: Role
    /// Indices of earlier variables.
    public var inputs: [Int]

    public init(_ role: Role, from inputs: [Int] = []) {
      self.role = role
      self.inputs = inputs
    }
  }

  /// The number of nodes, which are 0 ..< `nodeCount`.
  public let nodeCount: Int
  /// The variables in the order in which they come about.
  public let variables: [Variable]

  /// A schedule.
  ///
  /// - Throws: `.invalidInput` naming the variable that names no node, is made from a later one, or uses what its node
  ///   does not know.
  /// - Complexity: O(variables · inputs).
  public init(nodeCount: Int, variables: [Variable]) throws(VerificationError) {
    self.nodeCount = nodeCount
    self.variables = variables
    for index in variables.indices { try validate(index) }
  }

  private func validate(_ index: Int) throws(VerificationError) {
    let variable = variables[index]
    let name = "variables[\(index)]"
    for node in variable.role.nodes {
      try require(node >= 0 && node < nodeCount, name, "names node \(node) of \(nodeCount)")
    }
    try require(Set(variable.inputs).count == variable.inputs.count, name, "names an input twice")
    for input in variable.inputs {
      try require(input >= 0 && input < index, name, "is made from \(input), which is not before it")
      let isAllowed =
        switch variable.role {
        case .datum: variables[input].role.isDatum
        case .coin: false
        case .message(let node, _), .output(let node): knows(node, input)
        }
      try require(isAllowed, name, "uses variable \(input), which is not known there")
    }
    if case .message(let sender, let receiver) = variable.role {
      try require(sender != receiver, name, "is a message of node \(sender) to itself")
    }
  }

  /// Whether a node holds, sent or received a variable.
  public func knows(_ node: Int, _ variable: Int) -> Bool {
    variables[variable].role.nodes.contains(node)
  }

  /// The data that some node of a set holds.
  public func data(of nodes: some Sequence<Int>) -> [Int] {
    let nodes = Set(nodes)
    return indices { role in if case .datum(let holder?) = role { nodes.contains(holder) } else { false } }
  }

  /// The data that the nodes hold together.
  public var data: [Int] { data(of: 0..<nodeCount) }

  /// The transcript: every message.
  public var messages: [Int] {
    indices { role in if case .message = role { true } else { false } }
  }

  /// The messages from a node of one set to a node of another.
  public func messages(from senders: Set<Int>, to receivers: Set<Int>) -> [Int] {
    indices { role in
      if case .message(let from, let to) = role { senders.contains(from) && receivers.contains(to) } else { false }
    }
  }

  /// The messages that a node receives.
  public func messages(to node: Int) -> [Int] {
    messages(from: Set(0..<nodeCount), to: [node])
  }

  /// What the nodes of a set end with.
  public func outputs(of nodes: some Sequence<Int>) -> [Int] {
    let nodes = Set(nodes)
    return indices { role in if case .output(let node) = role { nodes.contains(node) } else { false } }
  }

  /// What all nodes end with.
  public var outputs: [Int] { outputs(of: 0..<nodeCount) }

  /// The nodes whose data a message may depend on: its sender and those from which it has received, directly or not,
  /// until then.
  ///
  /// - SeeAlso: TR-001
  public func origins(of message: Int) -> Set<Int> {
    guard case .message(let sender, _) = variables[message].role else { return [] }
    return messages(to: sender).prefix { $0 < message }.reduce(into: [sender]) { $0.formUnion(origins(of: $1)) }
  }

  private func indices(where isIncluded: (Role) -> Bool) -> [Int] {
    variables.indices.filter { isIncluded(variables[$0].role) }
  }
}

extension MessageSchedule.Role {
  /// The nodes that know the variable.
  var nodes: [Int] {
    switch self {
    case .datum(let holder): holder.map { [$0] } ?? []
    case .coin(let holders): holders
    case .message(let sender, let receiver): [sender, receiver]
    case .output(let node): [node]
    }
  }

  var isDatum: Bool { if case .datum = self { true } else { false } }
}
