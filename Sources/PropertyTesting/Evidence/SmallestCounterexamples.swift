import PropertySearch
import TestEvidence
import Testing

extension Generator {
  /// The simplest values on which a planted falsehood is refuted, each found from its own seed: a single value if the
  /// minimum does not depend on the seed. What was found is attached to the test if the run asks for evidence.
  ///
  /// - Parameters:
  ///   - seeds: The number of searches.
  ///   - cases: The number of cases that each search may try; one that finds nothing gives "not refuted".
  ///   - description: The text of a value: its own description if it has one, otherwise as Swift.
  ///   - sourceLocation: The place of the attachment.
  ///   - refutes: Whether the check refutes the falsehood on a value; an error counts as no refutation.
  public func smallestCounterexamples(
    seeds: Int = 10, cases: Int = 5000,
    describing description: (Value) -> String = {
      ($0 as? any CustomStringConvertible)?.description ?? swiftLiteral(of: $0)
    },
    sourceLocation: SourceLocation = #_sourceLocation,
    where refutes: (Value) throws -> Bool
  ) -> Set<String> {
    var tally = RefutationTally<Value>(isRecording: EvidenceAttachment.isAsked)
    for seed in 0..<seeds {
      let search = Search(cases: cases, baseSeed: UInt64(seed) &* 0x9E37_79B9 &+ 1)
      let outcome = search.run(self) { (try? refutes($0)) == true ? .failed : .passed }
      tally.add(outcome, seed: search.baseSeed, describing: description)
    }
    if EvidenceAttachment.isAsked {
      let identity = TestIdentity(test: Test.current, part: nil, sourceLocation: sourceLocation)
      EvidenceAttachment.record(tally.document(of: identity), sourceLocation: sourceLocation)
    }
    return tally.found
  }
}

/// What several searches for a counterexample found.
struct RefutationTally<Value> {
  /// The texts of the smallest counterexamples, "not refuted" among them if a search found none.
  private(set) var found: Set<String> = []
  private let isRecording: Bool
  private var refutation = EvidenceDocument.Refutation(
    searches: 0, refutingSearches: 0, casesUntilRefuted: nil, counterexamples: [], input: nil, drawing: nil)
  private var cases = 0
  private var discarded = 0
  private var seed: UInt64?

  /// A tally before the first search.
  ///
  /// - Parameter isRecording: Whether to write the first counterexample out for a document.
  init(isRecording: Bool) {
    self.isRecording = isRecording
  }

  mutating func add(_ outcome: Search.Outcome<Value>, seed: UInt64, describing description: (Value) -> String) {
    if self.seed == nil { self.seed = seed }
    refutation.searches += 1
    switch outcome {
    case .failed(let failure):
      let text = description(failure.minimal)
      found.insert(text)
      refutation.refutingSearches += 1
      if !refutation.counterexamples.contains(text) { refutation.counterexamples.append(text) }
      cases += failure.caseIndex
      guard refutation.casesUntilRefuted == nil else { break }
      refutation.casesUntilRefuted = failure.caseIndex + 1
      guard isRecording else { break }
      refutation.input = swiftLiteral(of: failure.minimal)
      refutation.drawing = drawing(of: failure.minimal)
    case .passed(let cases, let discards, _), .exhausted(let cases, let discards):
      found.insert("not refuted")
      self.cases += cases
      discarded += discards
    }
  }

  /// The searches as a document: refuted if one of them found a counterexample.
  func document(of identity: TestIdentity) -> EvidenceDocument {
    var document = EvidenceDocument(
      test: identity.path, property: identity.name, kind: .control,
      outcome: refutation.refutingSearches > 0 ? .refuted : .notRefuted)
    (document.cases, document.discarded) = (cases, discarded)
    document.seed = seed.map(hexadecimal)
    document.refutation = refutation
    return document
  }
}
