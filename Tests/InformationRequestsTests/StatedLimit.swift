import Testing
import Verification

@testable import InformationRequests

/// What the list says of a parameter, and values on both sides of it.
struct StatedLimit: Sendable, CustomTestStringConvertible {
  let kind: String
  let name: String
  /// Words of the list, each of which states a limit.
  let words: [String]
  /// Values as JSON that are taken, and others that are not.
  let inside: [String]
  let outside: [String]
  /// The other parameters, as fields of JSON.
  var rest = ""
  var method = InformationMethod.certified
  var testDescription: String { "\(kind) \(name): \(words.joined(separator: "; "))" }

  /// What becomes of the request with a value.
  private func outcome(_ value: String) throws -> RequestOutcome {
    let fields = ["\"\(name)\": \(value)"] + (rest.isEmpty ? [] : [rest])
    return try DrawnRequest(kind: kind, parameters: "{\(fields.joined(separator: ", "))}").outcome(by: method)
  }

  /// What contradicts it: words that the list lacks, values inside that are refused, and others that are taken, or refused
  /// without the parameter's name.
  func contradictions() throws -> [String] {
    let kind = try #require(InformationKinds.all.first { $0.name == self.kind })
    let parameter = try #require(kind.parameters.first { $0.name == name })
    var found = words.filter { !parameter.meaning.contains($0) }.map { "the list does not say \($0)" }
    for value in inside {
      let outcome = try outcome(value)
      if case .value(_, let lower, let upper) = outcome, lower <= upper, lower < .infinity { continue }
      found.append("\(value.prefix(60)) is inside: \(outcome)")
    }
    for value in outside {
      let outcome = try outcome(value)
      if case .refusal(let text) = outcome, Self.field(of: text) == name { continue }
      found.append("\(value.prefix(60)) is outside: \(outcome)")
    }
    return found
  }

  /// The parameter that a refusal names, without the place in it.
  private static func field(of text: String) -> String? {
    guard text.hasPrefix("params.") else { return nil }
    return String(text.dropFirst("params.".count).prefix { $0 != "[" && $0 != ":" })
  }

  /// A list of equal values.
  static func list(_ text: String, _ count: Int) -> String {
    "[" + [String](repeating: text, count: count).joined(separator: ", ") + "]"
  }

  /// An identity of some rows.
  static func identity(_ size: Int) -> String {
    let rows = (0..<size).map { i in "[" + (0..<size).map { i == $0 ? "1" : "0" }.joined(separator: ", ") + "]" }
    return "[\(rows.joined(separator: ", "))]"
  }

  /// Words on matrices too large for exact determinants.
  static let large = "from about 64 rows of 17 digits on"

  /// An identity but for two variables that are almost one, and many digits.
  static func nearlySingular(_ size: Int) -> String {
    let rows = (0..<size).map { i in
      let row = (0..<size).map { $0 != i ? "0" : i < 2 ? "1" : "1.2345678901234567" }
      return i > 1 ? row : [i == 0 ? "1" : "0.99999999999999", i == 0 ? "0.99999999999999" : "1"] + row.dropFirst(2)
    }
    return "[\(rows.map { "[\($0.joined(separator: ", "))]" }.joined(separator: ", "))]"
  }

  /// A decimal as a text, a little above or below a number: by one digit beyond those of a double number.
  static func above(_ number: String, power: String = "") -> String { "\"\(number).00000000000000000000001\(power)\"" }
  static func below1(power: String = "") -> String { "\"0.99999999999999999999999\(power)\"" }
}
