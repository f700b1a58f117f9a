import Foundation
import Verification

/// Why a file holds no learning system.
public enum SystemFileError: Error, Equatable, CustomStringConvertible {
  case unreadable(path: String)
  /// A field is missing or wrong; the problem says what to do.
  case invalid(path: String, field: String, problem: String)

  public var description: String {
    switch self {
    case .unreadable(let path): "\(path): cannot be read; name a JSON file of a learning system"
    case .invalid(let path, let field, let problem):
      "\(path): \(field.isEmpty ? "" : "\(field): ")\(problem) (dinl bound --help shows the format)"
    }
  }
}

extension SystemFile {
  /// Reads a file.
  ///
  /// - Throws: `unreadable`, or `invalid` naming the field.
  public static func read(_ url: URL) throws(SystemFileError) -> (file: SystemFile, figures: SystemFigures) {
    let path = url.relativePath
    guard let data = try? Data(contentsOf: url) else { throw .unreadable(path: path) }
    do {
      let file = try JSONDecoder().decode(SystemFile.self, from: data)
      return (file, try file.figures())
    } catch let error as DecodingError {
      throw fault(error, path)
    } catch let VerificationError.invalidInput(parameter, requirement) {
      throw .invalid(path: path, field: parameter, problem: requirement)
    } catch {
      throw .invalid(path: path, field: "", problem: "\(error)")
    }
  }

  /// The system of the file.
  ///
  /// - Throws: `.invalidInput` naming the field.
  public func system() throws(VerificationError) -> FiniteLearningSystem {
    var kind = FiniteLearningSystem.Rows.samples
    if let rows {
      guard let named = FiniteLearningSystem.Rows(rawValue: rows) else {
        throw .invalidInput(parameter: "rows", requirement: "must be \"samples\" or \"counts\", is \"\(rows)\"")
      }
      kind = named
    }
    let system = try FiniteLearningSystem(
      sampleCount: samples, law: law.values, algorithm: algorithm.map(\.values), rows: kind, loss: loss.map(\.values),
      predictions: predictions,
      gates: (gates ?? []).map { gate in
        FiniteLearningSystem.Gate(
          weight: gate.weight?.value ?? 1, channel: gate.channel.map { $0.map(\.values) },
          prior: gate.prior?.map(\.values))
      }, rateWeight: beta?.value ?? 0)
    for (w, row) in loss.enumerated() {
      for (z, number) in row.enumerated() { try LossTable.requireMagnitude(number, "loss[\(w)][\(z)]") }
    }
    if let beta { try LossTable.requireMagnitude(beta, "beta") }
    for (index, gate) in (gates ?? []).enumerated() {
      if let weight = gate.weight { try LossTable.requireMagnitude(weight, "gates[\(index)].weight") }
    }
    try Self.requireLaw(law, "law")
    for (index, row) in algorithm.enumerated() { try Self.requireLaw(row, "algorithm[\(index)]") }
    for (index, gate) in (gates ?? []).enumerated() {
      for (w, rows) in gate.channel.enumerated() {
        for (z, row) in rows.enumerated() { try Self.requireLaw(row, "gates[\(index)].channel[\(w)][\(z)]") }
      }
      for (w, row) in (gate.prior ?? []).enumerated() { try Self.requireLaw(row, "gates[\(index)].prior[\(w)]") }
    }
    return system
  }

  private static func requireLaw(_ law: [Fraction], _ name: String) throws(VerificationError) {
    let sum = law.values.reduce(0, +)
    guard Tolerance.rounding(operations: law.count + 1, condition: 1, scale: 1).accepts(sum, 1) else {
      throw .invalidInput(
        parameter: name, requirement: "must sum to 1, sums to \(sum); exact fractions such as \"1/3\" help")
    }
  }

  private static func fault(_ error: DecodingError, _ path: String) -> SystemFileError {
    func invalid(_ keys: [any CodingKey], _ problem: String) -> SystemFileError {
      let field = keys.reduce("") { text, key in
        key.intValue.map { "\(text)[\($0)]" } ?? (text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)")
      }
      return .invalid(path: path, field: field, problem: problem)
    }
    switch error {
    case .keyNotFound(let key, let context): return invalid(context.codingPath + [key], "is missing; add it")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      return invalid(context.codingPath, "is not what belongs here; give \(name(of: type))")
    case .dataCorrupted(let context):
      let isSyntax = context.codingPath.isEmpty
      let problem = isSyntax ? "is no JSON; check its brackets and commas" : context.debugDescription
      return invalid(context.codingPath, problem)
    @unknown default: return invalid([], "\(error)")
    }
  }

  private static func name(of type: Any.Type) -> String {
    switch type {
    case is Int.Type: "a whole number"
    case is Double.Type: "a number or a fraction \"1/3\""
    case is String.Type: "a text"
    case is [String: Any].Type: "an object"
    default: "\(type)".hasPrefix("Array") ? "a list" : "a value of another kind"
    }
  }
}
