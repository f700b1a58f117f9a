/// The data that nodes hold and the messages that they send, in an order that is fixed in advance.
///
/// The variables of a protocol are in one list. Each is made from earlier ones by its own law, with private randomness.
/// A node may use only what it knows: its own data, its coins, and the messages that it sent or received.
///
/// - SeeAlso: TR-001, TR-002, TR-003, TR-005
public struct MessageSchedule: Sendable, Equatable {
  /// The role of a variable.
  public enum Role: Sendable, Equatable {
    /// A part of the data, held by a node or, like a label, by none; its law may depend on earlier data.
    case datum(holder: Int?)
    /// A shared coin: randomness that is independent of the data, held by several nodes.
    case coin(holders: [Int])
    /// A message from one node to another.
    case message(from: Int, to: Int)
    /// The output of a node.
    case output(of: Int)
  }

  /// One variable and the earlier ones that its law depends on.
  public struct Variable: Sendable, Equatable {
    /// The role of the variable.
    public var role: Role
    /// The indices of the earlier variables on which its law depends.
    public var inputs: [Int]

    /// The variable with the given role and inputs.
    public init(_ role: Role, from inputs: [Int] = []) {
      self.role = role
      self.inputs = inputs
    }
  }

  /// The number of nodes; their indices are 0 ..< `nodeCount`.
  public let nodeCount: Int
  /// The variables in the order in which they are made.
  public let variables: [Variable]

  /// A schedule with the given variables.
  ///
  /// - Throws: `.invalidInput` naming a variable that names an unknown node, is made from a later one, or uses what its
  ///   node does not know.
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

  /// The indices of the data that nodes of a set hold.
  public func data(of nodes: some Sequence<Int>) -> [Int] {
    let nodes = Set(nodes)
    return indices { role in if case .datum(let holder?) = role { nodes.contains(holder) } else { false } }
  }

  /// The indices of the data that nodes hold.
  public var data: [Int] { data(of: 0..<nodeCount) }

  /// The transcript: the indices of all messages.
  public var messages: [Int] {
    indices { role in if case .message = role { true } else { false } }
  }

  /// The indices of the messages from a node of one set to a node of another.
  public func messages(from senders: Set<Int>, to receivers: Set<Int>) -> [Int] {
    indices { role in
      if case .message(let from, let to) = role { senders.contains(from) && receivers.contains(to) } else { false }
    }
  }

  /// The indices of the messages that a node receives.
  public func messages(to node: Int) -> [Int] {
    messages(from: Set(0..<nodeCount), to: [node])
  }

  /// The indices of the outputs of the nodes of a set.
  public func outputs(of nodes: some Sequence<Int>) -> [Int] {
    let nodes = Set(nodes)
    return indices { role in if case .output(let node) = role { nodes.contains(node) } else { false } }
  }

  /// The indices of all outputs.
  public var outputs: [Int] { outputs(of: 0..<nodeCount) }

  /// The nodes on whose data a message may depend: its sender, and the nodes from which the sender has received
  /// messages before, directly or indirectly.
  ///
  /// - SeeAlso: TR-001, TR-008
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
