import Foundation

/// The value of one request, in an interval.
public struct InformationAnswer: Codable, Equatable, Sendable {
  public let id: String
  public let kind: String
  /// The best guess; it lies in the interval.
  public let value: Double
  public let lower: Double
  public let upper: Double
  public let unit: String
  public let method: String
  /// The time of the computation.
  public let seconds: Double

  /// Answers as JSON; what is not finite is written as a text, such as "Infinity".
  public static func json(_ answers: [InformationAnswer]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return String(decoding: try encoder.encode(answers), as: UTF8.self)
  }

  /// Answers as a table: each value with the greatest distance of the true one, or of the reported error.
  public static func table(_ answers: [InformationAnswer]) -> String {
    var table = TextTable(
      ["id", "kind", "value", "±", "unit", "method", "seconds"],
      alignments: [.left, .left, .left, .right, .left, .left, .right])
    for answer in answers {
      let error = max(answer.upper - answer.value, answer.value - answer.lower)
      table.append([
        answer.id, answer.kind, "\(answer.value)", error == 0 ? "0" : String(format: "%.1e", error), answer.unit,
        answer.method, String(format: "%.1e", answer.seconds),
      ])
    }
    return table.text(cellWidth: .max)
  }
}
