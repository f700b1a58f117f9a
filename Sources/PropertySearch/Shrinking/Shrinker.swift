/// Reduces a recording on which a property fails to the simplest one that its passes can reach.
///
/// A pass edits the choices and tests whether the value that the generator makes of them still fails. Only recordings
/// that precede the best one in the shortlex order are evaluated, each once, so that shrinking ends.
///
/// - SeeAlso: PT-002
public struct Shrinker {
  /// The verdict of the property on one candidate.
  public enum CandidateVerdict: Sendable {
    case passed, failed
  }

  /// Signals that a verdict must be found elsewhere before the pass can continue.
  public struct Pending: Error {
    /// The signal, which carries no data.
    public init() {}
  }

  /// The simplest failing recording found so far.
  public private(set) var best: Recording
  /// The number of distinct recordings on which the property was evaluated.
  public private(set) var evaluations = 0
  /// The number of times that a simpler failing recording was found.
  public private(set) var steps = 0
  /// The number of evaluations that are allowed.
  public let maximumEvaluations: Int
  /// Fingerprints of candidates without effect, and of recordings that passed.
  private var dead: Set<UInt64> = []
  /// The candidate whose verdict is awaited, with its fingerprints.
  private var pending: (recording: Recording, keys: [UInt64])?
  private var source = ChoiceSource()
  /// Runs the generator; false if it has no value.
  private let generate: (inout ChoiceSource) -> Bool
  /// Evaluates the property on what was generated last.
  private let evaluate: () throws(Pending) -> CandidateVerdict

  /// A shrinker that begins with a failing recording.
  ///
  /// - Parameters:
  ///   - best: A recording on which the property fails.
  ///   - maximumEvaluations: The number of evaluations that are allowed.
  ///   - generate: Runs the generator on a source; false if it has no value.
  ///   - evaluate: The verdict on the value generated last, or ``Pending`` if ``settle(_:)`` is to give it.
  public init(
    best: Recording, maximumEvaluations: Int, generate: @escaping (inout ChoiceSource) -> Bool,
    evaluate: @escaping () throws(Pending) -> CandidateVerdict
  ) {
    self.best = best
    self.maximumEvaluations = maximumEvaluations
    self.generate = generate
    self.evaluate = evaluate
  }

  /// Whether the number of allowed evaluations is reached.
  public var isExhausted: Bool { evaluations >= maximumEvaluations }

  /// Makes a candidate the best recording if the generator turns it into a simpler one on which the property fails.
  mutating func consider(_ candidate: [Choice]) throws(Pending) -> Bool {
    guard !isExhausted, candidate != best.choices else { return false }
    let key = ChoiceOrder.fingerprint(candidate)
    guard !dead.contains(key) else { return false }
    source.start(replaying: candidate, limit: best.choices.count)
    guard generate(&source), ChoiceOrder.precedes(source.recording.choices, best.choices) else {
      dead.insert(key)
      return false
    }
    let normalKey = ChoiceOrder.fingerprint(source.recording.choices)
    guard !dead.contains(normalKey) else {
      dead.insert(key)
      return false
    }
    pending = (source.recording, [key, normalKey])
    return settle(try evaluate())
  }

  /// Applies the verdict on the candidate that was considered last.
  ///
  /// - Returns: Whether that candidate became the best recording.
  @discardableResult
  public mutating func settle(_ verdict: CandidateVerdict) -> Bool {
    guard let (recording, keys) = pending else { return false }
    pending = nil
    evaluations += 1
    guard verdict == .failed else {
      dead.formUnion(keys)
      return false
    }
    best = recording
    steps += 1
    return true
  }

  /// What the generator makes of a candidate, without evaluating the property.
  mutating func preview(_ candidate: [Choice]) -> Recording? {
    source.start(replaying: candidate, limit: best.choices.count)
    return generate(&source) ? source.recording : nil
  }

  /// Runs all passes until none improves, or the allowed evaluations are used up.
  ///
  /// - Throws: ``Pending`` if a verdict is awaited; call it again after ``settle(_:)``.
  public mutating func shrink() throws(Pending) {
    var improved = true
    while improved, !isExhausted {
      let before = steps
      try shrinkGraphs()
      try shrinkTables()
      try deleteElements()
      try simplifyParts()
      try lowerEach()
      try lowerAndDelete()
      try mergeSequences()
      try sortElements()
      try deleteAndRenumber()
      try fuseNeighbors()
      try lowerTogether()
      try redistribute()
      if steps == before { try relabelGraphs() }
      if steps == before { try rehangGraphs() }
      if steps == before { try searchNeighborhood() }
      improved = steps > before
    }
  }
}

extension [Choice] {
  /// The array with a range replaced.
  func replacing(_ range: Range<Int>, with other: some Collection<Choice>) -> [Choice] {
    var copy = self
    copy.replaceSubrange(range, with: other)
    return copy
  }

  func removing(_ range: Range<Int>) -> [Choice] {
    var copy = self
    copy.removeSubrange(range)
    return copy
  }

  func setting(_ index: Int, to choice: Choice) -> [Choice] {
    var copy = self
    copy[index] = choice
    return copy
  }
}
