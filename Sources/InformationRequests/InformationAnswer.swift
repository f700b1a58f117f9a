import Console
import Foundation
import JSONReading
import Verification

/// The value of one request: with an interval if it is certified, else with the error that the library reports.
public struct InformationAnswer: Codable, Equatable, Sendable {
  /// The request's id.
  public let id: String
  /// The name of the kind of quantity.
  public let kind: String
  /// The best estimate; it lies in the interval, if there is one.
  public let value: Double
  /// The lower end of the certified interval; nil for values of the library.
  public let lower: Double?
  /// The upper end of the certified interval; nil for values of the library.
  public let upper: Double?
  /// The error that the library reports; nil for certified values.
  public let reportedError: Double?
  /// The unit of the value; empty if it has none.
  public let unit: String
  /// The method that computed the value, "certified" or "gsl".
  public let method: String
  /// The time of the computation, in seconds.
  public let seconds: Double

  /// An upper bound on the distance of the value from the ends of the interval as printed, or the reported error.
  var error: Double {
    guard let lower, let upper else { return reportedError ?? .infinity }
    return Estimate(value: value, lower: lower, upper: upper).printedError
  }
}

/// The outcome of one entry: an answer or an error.
public enum InformationOutcome: Encodable, Sendable {
  /// The request was answered.
  case answer(InformationAnswer)
  /// The request is wrong, or its computation failed.
  case failure(InformationError)

  private enum Key: String, CodingKey { case id, error }

  /// Encodes the answer, or an object with the entry's id and an error message.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .answer(let answer): try answer.encode(to: encoder)
    case .failure(let error):
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(error.id, forKey: .id)
      try container.encode(error.problem, forKey: .error)
    }
  }

  /// Outcomes as JSON; numbers that are not finite are written as texts, such as "Infinity".
  public static func json(_ outcomes: [InformationOutcome]) throws -> String {
    try JSONText.of(outcomes, infinity: "Infinity")
  }

  /// Outcomes as a table: each value with a bound on its error, or with the error that the library reports.
  ///
  /// - Parameter width: the number of columns of the output.
  public static func table(_ outcomes: [InformationOutcome], width: Int) -> String {
    var table = TextTable(
      ["id", "kind", "value", "±", "unit", "method", "seconds"],
      alignments: [.left, .left, .left, .right, .left, .left, .right])
    for outcome in outcomes {
      switch outcome {
      case .answer(let answer):
        table.append([
          answer.id, answer.kind, "\(answer.value == 0 ? 0 : answer.value)",
          short(limit: answer.error, .up), answer.unit, answer.method,
          String(format: "%.1e", answer.seconds),
        ])
      case .failure(let error): table.append([error.id ?? "", "", "refused", "", "", "", ""])
      }
    }
    return table.text(width: width)
  }
}
