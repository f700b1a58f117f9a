import FileReading
import Foundation
import JSONReading
import PlainText
import Verification

extension SystemFile {
  /// Reads a file, and computes the figures of its system.
  ///
  /// - Throws: `unreadable`, or `invalid`, which names the field.
  public static func read(_ url: URL) throws(SystemFileError) -> (file: SystemFile, figures: SystemFigures) {
    let path = url.relativePath
    let data: Data
    do throws(InputFileError) { data = try InputFile.contents(of: url, upTo: InputFile.greatestJSONSize) } catch {
      throw .unreadable(path: path, reason: error)
    }
    return try read(json: data, named: path)
  }

  /// Reads JSON, and computes the figures of its system.
  ///
  /// - Throws: `invalid`, which names the field.
  package static func read(
    json data: Data, named path: String
  ) throws(SystemFileError) -> (file: SystemFile, figures: SystemFigures) {
    let file = try SystemFile(json: data, named: path)
    do throws(VerificationError) { return (file, try file.figures()) } catch {
      guard case .invalidInput(let parameter, let requirement) = error else {
        throw .invalid(path: path, field: "", problem: "\(error)")
      }
      throw .invalid(path: path, field: parameter, problem: requirement)
    }
  }

  /// Reads JSON.
  ///
  /// - Parameters:
  ///   - data: JSON in UTF-8.
  ///   - path: the name of the file in errors.
  /// - Throws: `invalid`, which names the field.
  /// - Complexity: O(n) for n bytes, in addition to the time for long numbers.
  public init(json data: Data, named path: String) throws(SystemFileError) {
    let value: JSONValue
    do throws(JSONError) { value = try JSONReader.value(of: data) } catch {
      throw .invalid(path: path, field: "", problem: "is no JSON: \(error)")
    }
    do throws(JSONFieldError) { self = try SystemFile(JSONField(value)) } catch {
      throw .invalid(path: path, field: error.field, problem: error.problem)
    }
  }

  /// The learning system that the file describes.
  ///
  /// - Throws: `.invalidInput`, which names the field.
  public func system() throws(VerificationError) -> FiniteLearningSystem {
    var kind = FiniteLearningSystem.Rows.samples
    if let rows {
      guard let named = FiniteLearningSystem.Rows(rawValue: rows) else {
        throw .invalidInput(
          parameter: "rows", requirement: "must be \"samples\" or \"counts\", is \(JSONValue.text(rows).shown)")
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
    for (index, number) in law.enumerated() where number.value == 0 && number.exact != .zero {
      throw .invalidInput(
        parameter: "\(name)[\(index)]", requirement: "must be 0 or at least 2^-500, is \(number.description.plain())")
    }
    let sum = law.values.reduce(0, +)
    guard Tolerance.rounding(operations: law.count + 1, condition: 1, scale: 1).allows(sum, 1) else {
      throw .invalidInput(
        parameter: name, requirement: "must sum to 1, sums to \(sum); exact fractions such as \"1/3\" help")
    }
  }
}
