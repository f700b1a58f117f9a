import PropertyTesting
import Testing
import Verification

@testable import InformationRequests

@Suite(.property(cases: 100)) struct `Requests of finite kinds` {
  /// Numbers at the ends of what one can be, and what is none.
  static let numbers = [
    "0", "1", "0.5", "0.25", "1/3", "2/3", "1e-320", "1e-5000", "5e-324", "-1e-320", "1e308", "1/0", "x", "2e-1/3",
    "0.9999999999999999", "0.33333333333333333333333333333333333333", "1/3333333333333333333333333333333333333333",
  ]

  /// Lists of them, most of which are completed to a law by a decimal or a fraction.
  static func law(_ count: Int, _ source: inout ChoiceSource) throws(Discard) -> [String] {
    switch try source.integer(in: 0...3) {
    case 0:
      var law: [String] = []
      for _ in 0..<count { law.append(numbers[try source.index(below: numbers.count)]) }
      return law
    case 1:
      var law = Array(repeating: ["1e-320", "0", "1e-5000", "1e-17"][try source.index(below: 4)], count: count)
      law[try source.index(below: count)] = "1"
      return law
    case 2: return Array(repeating: "1/\(count)", count: count)
    default:
      let weights = try source.weights(count, through: 5)
      return weights.map { "\($0)/\(weights.reduce(0, +))" }
    }
  }

  static let all = Generator<DrawnRequest> { source throws(Discard) in
    let finite = InformationKinds.groups[0].kinds.map(\.name)
    let kind = finite[try source.index(below: finite.count)]
    func list(_ numbers: some Collection<String>) -> String {
      "[\(numbers.map { "\"\($0)\"" }.joined(separator: ", "))]"
    }
    guard kind.hasSuffix("divergence") || kind.hasSuffix("variation") else {
      let flat = try law(8, &source)
      let depth = try source.integer(in: 1...3)
      let pairs = (0..<4).map { list(flat[2 * $0..<2 * $0 + 2]) }
      let table =
        depth == 1
        ? list(flat)
        : depth == 2
          ? "[\(pairs.joined(separator: ", "))]"
          : "[[\(pairs[0]), \(pairs[1])], [\(pairs[2]), \(pairs[3])]]"
      return DrawnRequest(kind: kind, parameters: "{\"p\": \(table)}")
    }
    let count = try source.integer(in: 1...4)
    var fields = ["\"p\": \(list(try law(count, &source)))", "\"q\": \(list(try law(count, &source)))"]
    if kind == "finite_renyi_divergence" {
      let orders = ["1/2", "2", "1", "1e-100", "1e100", "1e-101", "1.0000000001", "-1", "1/0", "1000", "0.3"]
      fields.append("\"order\": \"\(orders[try source.index(below: orders.count)])\"")
    }
    return DrawnRequest(kind: kind, parameters: "{\(fields.joined(separator: ", "))}")
  }

  /// Channels and sources of such numbers.
  static let others = Generator<DrawnRequest> { source throws(Discard) in
    let places = [
      "0", "1e-320", "1e-300", "1e-11", "0.25", "1", "3", "1000", "1e300", "-1", "1e301", "0.1000000000000000001",
    ]
    func rows(_ rows: [[String]]) -> String {
      "[\(rows.map { "[\($0.map { "\"\($0)\"" }.joined(separator: ", "))]" }.joined(separator: ", "))]"
    }
    func place(_ source: inout ChoiceSource) throws(Discard) -> String { places[try source.index(below: places.count)] }
    func several(_ count: Int, _ source: inout ChoiceSource) throws(Discard) -> [String] {
      var texts: [String] = []
      for _ in 0..<count { texts.append(try place(&source)) }
      return texts
    }
    let (count, width) = (try source.integer(in: 1...3), try source.integer(in: 1...3))
    let kinds = InformationKinds.groups[1].kinds.map(\.name) + ["finite_source_RD", "finite_source_DR"]
    let kind = kinds[try source.index(below: kinds.count)]
    if kind.hasPrefix("finite_source") {
      let law = [["1"], ["1e-300", "1"], ["0.25", "0.5", "0.25"]][count - 1]
      var costs: [[String]] = []
      for _ in 0..<count { costs.append(try several(width, &source)) }
      let name = kind == "finite_source_RD" ? "D" : "R_nats"
      return DrawnRequest(
        kind: kind,
        parameters:
          "{\"p\": [\(law.joined(separator: ", "))], \"d\": \(rows(costs)), \"\(name)\": \"\(try place(&source))\"}")
    }
    var channel: [[String]] = []
    for _ in 0..<count { channel.append(try law(width, &source)) }
    var fields = ["\"channel\": \(rows(channel))"]
    if kind == "channel_cost_capacity" {
      fields.append("\"costs\": \(rows([try several(count, &source)]).dropFirst().dropLast())")
      fields.append("\"budget\": \"\(try place(&source))\"")
    }
    if kind == "channel_gallager_function" { fields.append("\"rho\": \"\(try place(&source))\"") }
    return DrawnRequest(kind: kind, parameters: "{\(fields.joined(separator: ", "))}")
  }

  /// Whether an outcome of those is a value in a finite interval from 0 on, or names a parameter that was written.
  static func isSoundOther(_ outcome: RequestOutcome, of drawn: DrawnRequest) -> Bool {
    switch outcome {
    case .value(let value, let lower, let upper):
      let most = drawn.kind == "channel_gallager_function" ? 1099 : drawn.kind == "finite_source_DR" ? 1.1e300 : 1.1
      return 0 <= lower && lower <= value && value <= upper && upper <= most
    case .refusal(let text):
      guard text.hasPrefix("params."), !text.contains(where: \.isNewline) else { return false }
      let name = text.dropFirst("params.".count).prefix { $0 != "[" && $0 != ":" }
      return drawn.parameters.contains("\"\(name)\"")
    }
  }

  @Test func `of channels and sources at extreme numbers have a finite value, or a refusal that names a parameter`() {
    checkProperty(Self.others) { drawn, observer in
      let outcome = try drawn.outcome()
      #expect(Self.isSoundOther(outcome, of: drawn), "\(outcome)")
      let isAnswered = if case .value = outcome { true } else { false }
      observer.cover("answered", atLeast: 0.1, when: isAnswered)
    }
  }

  /// Whether an outcome is a value in a finite interval of what the kind can have, or names a parameter of it.
  static func isSound(_ outcome: RequestOutcome, of drawn: DrawnRequest) -> Bool {
    switch outcome {
    case .value(let value, let lower, let upper):
      let most =
        drawn.kind == "finite_total_variation" ? 1 : drawn.kind == "finite_jensen_shannon_divergence" ? 0.694 : 1e5
      return lower <= value && value <= upper && upper <= most
        && lower >= (drawn.kind == "finite_interaction_information" ? -2.1 : 0)
    case .refusal(let text):
      let names = ["params.p", "params.q", "params.order", "params.second", "params.given"]
      return names.contains(where: text.hasPrefix) && !text.contains(where: \.isNewline)
    }
  }

  @Test func `at extreme weights have a finite value, or a refusal that names a parameter`() {
    checkProperty(Self.all) { drawn, observer in
      let outcome = try drawn.outcome()
      #expect(Self.isSound(outcome, of: drawn), "\(outcome)")
      let isAnswered = if case .value = outcome { true } else { false }
      observer.cover("answered", atLeast: 0.2, when: isAnswered)
      observer.cover("refused", atLeast: 0.1, when: !isAnswered)
    }
  }

  @Test func `control: the oracle's own names, and values out of range, are refuted`() {
    let drawn = DrawnRequest(kind: "finite_kl_divergence", parameters: "{}")
    #expect(!Self.isSound(.refusal("params.first[0]: must be at least 0"), of: drawn))
    #expect(!Self.isSound(.refusal("params.weights[0][1]: must be at least 0"), of: drawn))
    #expect(!Self.isSound(.value(-1, lower: -1, upper: 0), of: drawn))
    #expect(!Self.isSound(.value(1, lower: 0, upper: .infinity), of: drawn))
    #expect(Self.isSound(.value(1, lower: 0, upper: 1), of: drawn))
    #expect(!Self.isSoundOther(.refusal("params.weights[0]: must be at least 0"), of: drawn))
    #expect(!Self.isSoundOther(.value(2, lower: 0, upper: 2), of: drawn))
  }

  @Test func `of tables name the place of a number that is wrong`() throws {
    func outcome(_ table: String) throws -> String {
      try DrawnRequest(kind: "finite_mutual_information", parameters: "{\"p\": \(table)}").outcome().description
    }
    #expect(try outcome("[[0.5, 0.5], [0, \"x\"]]").hasPrefix("params.p[1][1]: is \"x\"; it must be a decimal or"))
    #expect(try outcome("[[0.5, 0.5], [0, -1]]") == "params.p[1][1]: must be at least 0, is -1.0")
    #expect(try outcome("[[0.5, 0.5], [0]]").hasPrefix("params.p[1]: is [0]; it must be a list of 2"))
    #expect(try outcome("[[0.5, 0.25], [0, 0]]") == "params.p: must sum to 1, sum to 0.75")
    #expect(try outcome("[0.5, 0.5]").hasPrefix("params.second[0]: is 1; it must be a whole number of 0 to 0"))
  }
}
