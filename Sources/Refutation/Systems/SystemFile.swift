import Foundation
import Verification

/// A finite learning system as a JSON file holds it, version 1.
public struct SystemFile: Codable, Equatable, Sendable {
  public static let currentVersion = 1

  public struct Gate: Codable, Equatable, Sendable {
    /// The factor λ of the gate's rate; 1 if left out.
    public var weight: Fraction?
    /// P(t|z; w): hypotheses×values×messages.
    public var channel: [[[Fraction]]]
    /// The prior s_w(t) of the variational rate: hypotheses×messages.
    public var prior: [[Fraction]]?
  }

  public var version: Int
  /// m.
  public var samples: Int
  /// μ, over the values.
  public var law: [Fraction]
  /// What the rows of the algorithm belong to: "samples" (the default) or "counts".
  public var rows: String?
  /// P(w|row): rows×hypotheses.
  public var algorithm: [[Fraction]]
  /// ℓ(w, z): hypotheses×values.
  public var loss: [[Fraction]]
  /// What w predicts on z, by number: hypotheses×values.
  public var predictions: [[Int]]?
  public var gates: [Gate]?
  /// β; 0 if left out.
  public var beta: Fraction?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case version, samples, law, rows, algorithm, loss, predictions, gates, beta
  }

  /// What the file must hold, for people.
  public static let format = """
    A system is a JSON object, version 1. Probabilities, losses, weights and beta are numbers or exact fractions "1/3".
    A number with a fraction is known to the nearest double number; write it as text, "0.1" or "1/10", to have it exact.
    Losses are 0, or from 1e-100 to 1e100 in magnitude; beta and weights at most 1e100.
      "version"      1
      "samples"      m, from 1 to \(FiniteLearningSystem.mostSamples)
      "law"          the probability of each value z
      "algorithm"    P(w|S): a row for each sample, samples in lexicographic order, a column for each hypothesis w
      "rows"         "samples" (default), or "counts" if the algorithm sees only how often each value occurs: then a
                     row for each ascending sample, in lexicographic order
      "loss"         the loss of w on z, the gate's noise averaged: a row for each w, a column for each z
      "predictions"  optional, for f-CMI: the number of what w predicts on z, shaped as "loss"; default: the loss
      "gates"        optional, a gate for each link: {"channel": P(t|z; w), a matrix values×messages for each w,
                     "weight": factor of its rate (default 1), "prior": a row over messages for each w (optional)}
      "beta"         optional, the weight of the rate in the learner's objective (default 0)
    """

  init(
    samples: Int, law: [Fraction], rows: FiniteLearningSystem.Rows, algorithm: [[Fraction]], loss: [[Fraction]],
    gates: [Gate]?, beta: Fraction?
  ) {
    version = Self.currentVersion
    (self.samples, self.law, self.algorithm, self.loss) = (samples, law, algorithm, loss)
    (self.gates, self.beta) = (gates, beta)
    self.rows = rows == .samples ? nil : rows.rawValue
    predictions = nil
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    version = try container.decode(Int.self, forKey: .version)
    guard version == Self.currentVersion else {
      throw DecodingError.dataCorruptedError(
        forKey: .version, in: container,
        debugDescription: "is \(version), and this program reads version \(Self.currentVersion)")
    }
    let known = CodingKeys.allCases.map(\.rawValue)
    for key in try decoder.container(keyedBy: AnyKey.self).allKeys where !known.contains(key.stringValue) {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath + [key],
          debugDescription: "is no field of a system; the fields are \(known.joined(separator: ", "))"))
    }
    samples = try container.decode(Int.self, forKey: .samples)
    law = try container.decode([Fraction].self, forKey: .law)
    rows = try container.decodeIfPresent(String.self, forKey: .rows)
    algorithm = try container.decode([[Fraction]].self, forKey: .algorithm)
    loss = try container.decode([[Fraction]].self, forKey: .loss)
    predictions = try container.decodeIfPresent([[Int]].self, forKey: .predictions)
    gates = try container.decodeIfPresent([Gate].self, forKey: .gates)
    beta = try container.decodeIfPresent(Fraction.self, forKey: .beta)
  }

  /// The file's text.
  public func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
