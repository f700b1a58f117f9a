import Foundation
import JSONReading
import Verification

/// A finite learning system as a JSON file of version 1 describes it.
public struct SystemFile: Encodable, Equatable, Sendable {
  /// The version of the format that is read and written.
  public static let currentVersion = 1

  /// The gate of one link.
  public struct Gate: Encodable, Equatable, Sendable {
    /// The factor λ of the gate's rate; nil stands for 1.
    public var weight: Fraction?
    /// P(t|z; w): hypotheses×values×messages.
    public var channel: [[[Fraction]]]
    /// The prior s_w(t) of the variational rate: hypotheses×messages.
    public var prior: [[Fraction]]?

    package init(weight: Fraction? = nil, channel: [[[Fraction]]], prior: [[Fraction]]? = nil) {
      (self.weight, self.channel, self.prior) = (weight, channel, prior)
    }
  }

  /// The version of the format.
  public var version: Int
  /// The number of samples m.
  public var samples: Int
  /// The probability μ(z) of each value.
  public var law: [Fraction]
  /// What the rows of the algorithm stand for: "samples" or "counts"; nil stands for "samples".
  public var rows: String?
  /// The algorithm P(w|row): rows×hypotheses.
  public var algorithm: [[Fraction]]
  /// The loss ℓ(w, z): hypotheses×values.
  public var loss: [[Fraction]]
  /// The index of the prediction of w on z: hypotheses×values; nil takes the loss as the prediction.
  public var predictions: [[Int]]?
  /// The gates, one per link; nil if there are none.
  public var gates: [Gate]?
  /// The weight β of the rate in the learner's objective; nil stands for 0.
  public var beta: Fraction?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case version, samples, law, rows, algorithm, loss, predictions, gates, beta
  }

  /// A description of the file's format for people.
  public static let format = """
    A system is a JSON object, version 1, of at most 256 MB. Probabilities, losses, weights and beta are numbers or exact fractions "1/3";
    a decimal is taken as it is written, in at most \(Fraction.mostCharacters) characters.
    Losses, beta and weights are 0, or from 1e-100 to 1e100 in magnitude; probabilities 0, or from 2^-500 to 2^500 before they are divided by their sum, and large enough that a product of m of them is at least 2^-900.
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

  package init(
    samples: Int, law: [Fraction], rows: FiniteLearningSystem.Rows, algorithm: [[Fraction]], loss: [[Fraction]],
    gates: [Gate]?, beta: Fraction?
  ) {
    version = Self.currentVersion
    (self.samples, self.law, self.algorithm, self.loss) = (samples, law, algorithm, loss)
    (self.gates, self.beta) = (gates, beta)
    self.rows = rows == .samples ? nil : rows.rawValue
    predictions = nil
  }

  /// Reads a JSON object.
  ///
  /// - Throws: the fault of a field that is missing, unknown or wrong.
  init(_ document: JSONField) throws(JSONFieldError) {
    version = try document.member("version").integer()
    guard version == Self.currentVersion else {
      throw try document.member("version").fault(
        "is \(version), and this program reads version \(Self.currentVersion)")
    }
    try document.requireMembers(among: CodingKeys.allCases.map(\.rawValue), of: "a system")
    samples = try document.member("samples").integer()
    law = try document.member("law").fractions()
    rows = try document.optionalMember("rows")?.text()
    algorithm = try document.member("algorithm").rows { row throws(JSONFieldError) in try row.fractions() }
    loss = try document.member("loss").rows { row throws(JSONFieldError) in try row.fractions() }
    predictions = try document.optionalMember("predictions")?.rows { row throws(JSONFieldError) in
      try row.rows { element throws(JSONFieldError) in try element.integer() }
    }
    gates = try document.optionalMember("gates")?.rows { gate throws(JSONFieldError) in try Gate(gate) }
    if let field = try document.optionalMember("beta") { beta = try Fraction(field) }
  }

  /// The text of the file as JSON, with a newline at the end.
  public func json() throws -> Data { Data((try JSONText.of(self) + "\n").utf8) }
}

extension SystemFile.Gate {
  fileprivate init(_ gate: JSONField) throws(JSONFieldError) {
    try gate.requireMembers(among: ["weight", "channel", "prior"], of: "a gate")
    if let field = try gate.optionalMember("weight") { weight = try Fraction(field) }
    channel = try gate.member("channel").rows { matrix throws(JSONFieldError) in
      try matrix.rows { row throws(JSONFieldError) in try row.fractions() }
    }
    prior = try gate.optionalMember("prior")?.rows { row throws(JSONFieldError) in try row.fractions() }
  }
}

extension JSONField {
  /// The elements of a list, read with a function.
  fileprivate func rows<Row>(_ read: (JSONField) throws(JSONFieldError) -> Row) throws(JSONFieldError) -> [Row] {
    var rows: [Row] = []
    for element in try elements() { rows.append(try read(element)) }
    return rows
  }

  fileprivate func fractions() throws(JSONFieldError) -> [Fraction] {
    try rows { element throws(JSONFieldError) in try Fraction(element) }
  }
}
