import Console
import Foundation
import JSONReading
import Verification

/// The value of one request: in an interval if it is certified, else with the error that the library reports.
public struct InformationAnswer: Codable, Equatable, Sendable {
  public let id: String
  public let kind: String
  /// The best guess; it lies in the interval, if there is one.
  public let value: Double
  /// The interval's ends; none where no proof gives one.
  public let lower: Double?
  public let upper: Double?
  /// The error that the library reports of itself; none where there is an interval.
  public let reportedError: Double?
  public let unit: String
  public let method: String
  /// The time of the computation.
  public let seconds: Double

  /// A bound on the distance of the value from an end of the interval, both as printed, or the reported error.
  var error: Double {
    guard let lower, let upper else { return reportedError ?? .infinity }
    return Estimate(value: value, lower: lower, upper: upper).printedError
  }
}

/// What became of one entry: an answer, or what is wrong with it.
public enum InformationOutcome: Encodable, Sendable {
  case answer(InformationAnswer)
  case failure(InformationError)

  private enum Key: String, CodingKey { case id, error }

  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .answer(let answer): try answer.encode(to: encoder)
    case .failure(let error):
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(error.id, forKey: .id)
      try container.encode(error.problem, forKey: .error)
    }
  }

  /// Outcomes as JSON; what is not finite is written as a text, such as "Infinity".
  public static func json(_ outcomes: [InformationOutcome]) throws -> String {
    try JSONText.of(outcomes, infinity: "Infinity")
  }

  /// Answers as a table: each value with the greatest distance of the true one, or with the error that is reported of it.
  public static func table(_ outcomes: [InformationOutcome]) -> String {
    var table = TextTable(
      ["id", "kind", "value", "±", "unit", "method", "seconds"],
      alignments: [.left, .left, .left, .right, .left, .left, .right])
    for outcome in outcomes {
      switch outcome {
      case .answer(let answer):
        table.append([
          answer.id, answer.kind, "\(answer.value)",
          short(limit: answer.error, .up), answer.unit, answer.method,
          String(format: "%.1e", answer.seconds),
        ])
      case .failure(let error): table.append([error.id ?? "", "", "refused", "", "", "", ""])
      }
    }
    return table.text(cellWidth: .max)
  }
}
