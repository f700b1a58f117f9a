import Foundation

/// What one check of a test showed, as the test attaches it under the name `evidence.json`.
public struct EvidenceDocument: Codable, Equatable, Sendable {
  /// What was checked.
  public enum Kind: String, Codable, Sendable {
    /// Something that must hold: a property, or numbers within a tolerance.
    case property
    /// The same in a negative control, or the search for what refutes a planted falsehood.
    case control
    /// The comparisons of numbers that a test made: the one that came nearest to failing, or that failed by least.
    case comparison
  }

  /// What came of it.
  public enum Outcome: String, Codable, Sendable {
    /// Every case passed.
    case passed
    /// A case refutes what was stated.
    case refuted
    /// No case refutes what was stated, although one should.
    case notRefuted = "not refuted"
    /// Too few cases met the assumptions.
    case exhausted
    /// A case failed, and passed when it was tried again.
    case flaky
  }

  /// A label of the cases, and how often it came up.
  public struct Label: Codable, Equatable, Sendable {
    /// The name of the label.
    public var name: String
    /// The cases in which the label was remarked on.
    public var trials: Int
    /// How many of them have it.
    public var occurrences: Int
    /// The least share that is demanded, if any.
    public var demand: Double?

    /// A label with its counts.
    public init(name: String, trials: Int, occurrences: Int, demand: Double? = nil) {
      (self.name, self.trials, self.occurrences, self.demand) = (name, trials, occurrences, demand)
    }
  }

  /// The greatest score of a search, and the case that reached it.
  public struct Best: Codable, Equatable, Sendable {
    /// The greatest score: how near a case came to what is sought.
    public var score: Double
    /// The case as a Swift expression.
    public var input: String
    /// The case as it may be drawn.
    public var drawing: CaseDrawing?

    /// A score with its case.
    public init(score: Double, input: String, drawing: CaseDrawing?) {
      (self.score, self.input, self.drawing) = (score, input, drawing)
    }
  }

  /// What refutes a statement.
  public struct Refutation: Codable, Equatable, Sendable {
    /// How many searches were made, each from a seed of its own.
    public var searches: Int
    /// How many of them refuted it.
    public var refutingSearches: Int
    /// The number of cases that the first of these tried, the refuting one included.
    public var casesUntilRefuted: Int?
    /// The smallest counterexample of each search, without repetition: one, if it does not depend on the seed.
    public var counterexamples: [String]
    /// The first of them as a Swift expression.
    public var input: String?
    /// The first of them as it may be drawn.
    public var drawing: CaseDrawing?

    /// A refutation, or none if no search refuted the statement.
    public init(
      searches: Int, refutingSearches: Int, casesUntilRefuted: Int?, counterexamples: [String], input: String?,
      drawing: CaseDrawing?
    ) {
      (self.searches, self.refutingSearches, self.casesUntilRefuted) = (searches, refutingSearches, casesUntilRefuted)
      (self.counterexamples, self.input, self.drawing) = (counterexamples, input, drawing)
    }
  }

  /// The version of the form; a reader refuses others.
  public var version = Self.currentVersion
  /// The name of the test, without the file and line.
  public var test: String
  /// The name of the property: the test, and its part if it checks several.
  public var property: String
  /// What was checked.
  public var kind: Kind
  /// What came of it.
  public var outcome: Outcome
  /// The cases that passed before the outcome was clear, or the comparisons that were made.
  public var cases = 0
  /// The cases that did not meet the assumptions.
  public var discarded = 0
  /// The seed of the run, in hexadecimal digits; nil if nothing was drawn.
  public var seed: String?
  /// The factor on the number of cases.
  public var effort = 1
  /// The labels of the cases, in order of name.
  public var labels: [Label] = []
  /// The greatest score, if the cases have scores.
  public var best: Best?
  /// What refuted the statement, if it was to be refuted or was refuted.
  public var refutation: Refutation?
  /// The comparison that came nearest to failing, or failed by least, if numbers were compared.
  public var deviation: Deviation?

  /// The version of the form that this code writes.
  public static let currentVersion = 1

  /// A document without counts.
  public init(test: String, property: String, kind: Kind, outcome: Outcome) {
    (self.test, self.property, self.kind, self.outcome) = (test, property, kind, outcome)
  }
}

extension EvidenceDocument {
  /// The names of the attachments begin so; a suffix may follow if a test attaches several.
  public static let fileStem = "evidence"

  private static let infinity = "Infinity"

  /// The document as it is attached.
  ///
  /// - Throws: what the encoder throws.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: Self.infinity, negativeInfinity: "-" + Self.infinity, nan: "NaN")
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// A decoder of documents.
  public static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: infinity, negativeInfinity: "-" + infinity, nan: "NaN")
    return decoder
  }
}
