import PropertyTesting

@testable import Verification

/// A drawn protocol: its schedule, with a finite and a Gaussian law for each variable.
struct DrawnProtocol: Sendable, CustomStringConvertible {
  /// One variable with both of its laws.
  struct Variable: Sendable {
    var role: MessageSchedule.Role
    var inputs: [Int]
    var outcomes: Int
    /// Rows of weights, taken in turn by the combinations of the inputs' outcomes.
    var rows: [[Int]]
    var gains: [Int]
    var noise: Int
  }

  var nodeCount: Int
  var variables: [Variable] = []

  var schedule: MessageSchedule {
    get throws {
      try MessageSchedule(
        nodeCount: nodeCount, variables: variables.map { MessageSchedule.Variable($0.role, from: $0.inputs) })
    }
  }

  var finite: FiniteProtocol {
    get throws {
      try FiniteProtocol(
        schedule: schedule,
        laws: variables.map { variable in
          table(of: variable).map { Weights($0).probabilities }
        })
    }
  }

  var gaussian: GaussianProtocol {
    get throws {
      try GaussianProtocol(
        schedule: schedule, gains: variables.map { Array($0.gains.prefix($0.inputs.count)) },
        noiseVariances: variables.map(\.noise))
    }
  }

  private func table(of variable: Variable) -> [[Int]] {
    let combinations = variable.inputs.reduce(1) { $0 * variables[$1].outcomes }
    return (0..<combinations).map { variable.rows[$0 % variable.rows.count] }
  }

  /// Each variable by its name, the names of its inputs, and the rows of its weights: data S, messages T, outputs W.
  var description: String {
    let names = variables.indices.map(name)
    return zip(names, variables).map { name, variable in
      let inputs = variable.inputs.isEmpty ? "" : "(\(variable.inputs.map { names[$0] }.joined(separator: ",")))"
      let rows = table(of: variable).map { $0.map(String.init).joined(separator: ":") }
      return "\(name)\(inputs) \(rows.joined(separator: "|"))"
    }.joined(separator: ", ")
  }

  /// The name of a variable; one that comes again is marked.
  private func name(_ index: Int) -> String {
    let role = variables[index].role
    let name =
      switch role {
      case .datum(let holder?): "S\(holder)"
      case .datum(nil): "Y"
      case .coin: "K"
      case .message(let sender, let receiver): "T\(sender)→\(receiver)"
      case .output(let node): "W\(node)"
      }
    return name + String(repeating: "′", count: variables[..<index].count { $0.role == role })
  }

  /// The variables that a node knows so far.
  func known(to node: Int) -> [Int] {
    variables.indices.filter { variables[$0].role.nodes.contains(node) }
  }
}

/// What is drawn of a variable before it is known what it may depend on.
struct DrawnVariable: Sendable {
  let outcomes: Int
  let picks: [Int]
  let rows: [[Int]]
  let gains: [Int]
  let noise: Int

  static let mostInputs = 2
  static let mostPick = 12
  /// The number of rows that are drawn, whatever the inputs: simpler inputs leave the rest of the draw as it is.
  static let rowCount = 4

  static func all(outcomes range: ClosedRange<Int>) -> Generator<DrawnVariable> {
    .part { source throws(Discard) in
      let hasMost = try source.boolean(probability: 0.15)
      let hasOne = try source.boolean(probability: range.lowerBound == 1 ? 0.25 : 0)
      let outcomes = hasOne ? 1 : hasMost ? range.upperBound : 2
      var picks: [Int] = []
      var rows: [[Int]] = []
      var gains: [Int] = []
      for _ in 0..<mostInputs { picks.append(try source.integer(in: 0...mostPick)) }
      for _ in 0..<rowCount {
        // As many weights whatever the number of outcomes: fewer outcomes leave the rest of the draw as it is.
        let row = try source.weights(2, through: 3) + [try source.integer(in: 0...3, simplest: 1)]
        rows.append(hasOne ? [1] : Array(row.prefix(outcomes)))
      }
      for _ in 0..<mostInputs { gains.append(try source.integer(in: -2...2, simplest: 1)) }
      return DrawnVariable(
        outcomes: outcomes, picks: picks, rows: rows, gains: gains, noise: try source.integer(in: 1...3))
    }
  }

  /// The variable, once it is known what it is and what it may depend on.
  func variable(_ role: MessageSchedule.Role, among known: [Int]) -> DrawnProtocol.Variable {
    var inputs: [Int] = []
    for pick in picks where pick > 0 && !known.isEmpty {
      let input = known[(pick - 1) % known.count]
      if !inputs.contains(input) { inputs.append(input) }
    }
    return DrawnProtocol.Variable(
      role: role, inputs: inputs.sorted(), outcomes: outcomes, rows: rows, gains: gains, noise: noise)
  }
}

/// What is drawn of a node: its datum, and what it sends or ends with.
struct DrawnNode: Sendable {
  let datum: DrawnVariable
  let result: DrawnVariable

  static let all = Generator<DrawnNode> { source throws(Discard) in
    DrawnNode(
      datum: try DrawnVariable.all(outcomes: 1...2).draw(from: &source),
      result: try DrawnVariable.all(outcomes: 2...3).draw(from: &source))
  }
}
