import Foundation

/// One case of a property, as one line of the open observability format of property-based testing.
///
/// Source: the schema "PBT Observations" of Hypothesis (`hypothesis-python/docs/reference/schema_observations.json`),
/// which the viewer Tyche reads; it requires every field and admits no other.
public struct TestCaseObservation: Encodable, Equatable, Sendable {
  /// The verdict on the case.
  public enum Status: String, Encodable, Sendable {
    case passed
    case failed
    case gaveUp = "gave_up"
  }

  /// What the property remarked on the case: a label that it has or not, a score, or a value.
  public enum Feature: Encodable, Equatable, Sendable {
    case flag(Bool)
    case number(Double)
    case text(String)

    /// Writes the bare value.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .flag(let flag): try container.encode(flag)
      case .number(let number): try container.encode(number)
      case .text(let text): try container.encode(text)
      }
    }
  }

  enum CodingKeys: String, CodingKey {
    case type, property, status, representation, arguments, features, coverage, timing, metadata
    case runStart = "run_start"
    case statusReason = "status_reason"
    case howGenerated = "how_generated"
  }

  /// The name of the property.
  public var property: String
  /// When its run began, in seconds since 1970.
  public var runStart: Double
  /// The verdict on the case.
  public var status: Status
  /// Why the case failed or was given up; empty for one that passed.
  public var statusReason: String
  /// The case as a Swift expression.
  public var representation: String
  /// The parts of the case by name, each as a Swift expression.
  public var arguments: [String: String]
  /// How the case came about.
  public var howGenerated: String
  /// The remarks on the case by name.
  public var features: [String: Feature]
  /// The seconds that the property took.
  public var seconds: Double

  /// A case with its verdict.
  public init(
    property: String, runStart: Double, status: Status, statusReason: String, representation: String,
    arguments: [String: String], howGenerated: String, features: [String: Feature], seconds: Double
  ) {
    (self.property, self.runStart, self.status, self.statusReason) = (property, runStart, status, statusReason)
    (self.representation, self.arguments, self.howGenerated) = (representation, arguments, howGenerated)
    (self.features, self.seconds) = (features, seconds)
  }

  /// Writes every field of the schema; the lines that a case covers are not known, which is a null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("test_case", forKey: .type)
    try container.encode(property, forKey: .property)
    try container.encode(runStart, forKey: .runStart)
    try container.encode(status, forKey: .status)
    try container.encode(statusReason, forKey: .statusReason)
    try container.encode(representation, forKey: .representation)
    try container.encode(arguments, forKey: .arguments)
    try container.encode(howGenerated, forKey: .howGenerated)
    try container.encode(features, forKey: .features)
    try container.encodeNil(forKey: .coverage)
    try container.encode(["execute:test": seconds], forKey: .timing)
    try container.encode([String: String](), forKey: .metadata)
  }

  /// The case as one line, without the line break.
  ///
  /// - Throws: what the encoder throws.
  public func line() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
