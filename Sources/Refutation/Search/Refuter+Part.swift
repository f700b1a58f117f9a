import PropertySearch
import Synchronization
import Verification

extension Refuter {
  /// The result of one part of the search.
  struct Part: Sendable {
    /// The number of systems tried, and the number of those on which both sides had a value.
    var tried = 0
    var systems = 0
    /// Whether each side had a value on some system.
    var hasLesser = false
    var hasGreater = false
    /// The number of the case that refuted the inequality, and the smallest system to which it was reduced.
    var refutation: (index: Int, candidate: Candidate)?
    var tightest: (ratio: Double, candidate: Candidate)?

    var refutationSize: (Int, Int) { refutation.map { $0.candidate.size } ?? (.max, .max) }
  }

  /// The least number of a case that refuted the inequality in any part of a round.
  final class FirstFinding: Sendable {
    private let index = Atomic<Int>(.max)

    func add(_ found: Int) { index.min(found, ordering: .relaxed) }

    func makesUseless(_ next: Int) -> Bool {
      let found = index.load(ordering: .relaxed)
      return found < .max && next > Refuter.lastIndex(afterFinding: found)
    }
  }

  /// A flag that is set at most once.
  private final class Flag: Sendable {
    private let value = Atomic<Bool>(false)

    var isSet: Bool { value.load(ordering: .relaxed) }

    func set() { value.store(true, ordering: .relaxed) }
  }

  /// Runs one part of the search: over tables of weights, optimizers of drawn losses, or structured systems.
  func search(_ shard: Int, _ first: FirstFinding, isOver: @escaping TimeCheck = { false }) -> Part {
    let quantities = inequality.quantities
    let isGated = quantities.contains(where: \.needsGate)
    let isStructured = shard % Self.shardsAtOnce == Self.shardsAtOnce - 1
    let generator = generator(shard % Self.shardsAtOnce, isGated: isGated)
    // Structured systems are larger, so fewer of them are tried.
    let cases = options.systems / (isStructured ? 40 : 8)
    var search = Search(
      cases: max(1, cases), baseSeed: options.seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(shard))
    let useless = Flag()
    search.isStopped = { useless.isSet || isOver() }
    let observer = Observer()
    var part = Part()
    var index = 0
    // The number of the case that failed, and the number of systems up to it: shrinking judges more.
    var found: (index: Int, systems: Int)?
    let drawn = quantities.contains(where: \.needsPrior) ? generator.withPriors : generator
    let outcome = search.run(drawn, observer: observer) { candidate in
      if isOver() { return .passed }
      guard found == nil else { return judge(candidate, nil, &part) }
      index += 1
      if first.makesUseless(index) {
        useless.set()
        return .passed
      }
      let verdict = judge(candidate, observer, &part)
      if verdict == .failed {
        found = (index, part.systems)
        first.add(index)
      }
      return verdict
    }
    if case .failed(let failure) = outcome, let found {
      part.refutation = (found.index, failure.minimal)
      part.systems = found.systems
    }
    return part
  }

  /// What a part of a kind draws, from 0 to 4.
  func generator(_ kind: Int, isGated: Bool) -> Generator<Candidate> {
    let isLarge = inequality.quantities.contains(where: \.needsSupersample)
    let losses = options.losses.count
    // Half of the other searches use only two values and hypotheses, of which they can cover more.
    let mostValues = kind & 2 == 0 ? 3 : 2
    if kind == Self.shardsAtOnce - 1 {
      return .structured(losses: losses, isGated: isGated, isLarge: isLarge)
    }
    return kind & 1 == 0
      ? .tables(losses: losses, isGated: isGated, mostSamples: isLarge ? 2 : 3, mostValues: mostValues)
      : .optimizers(losses: losses, isGated: isGated, mostSamples: isLarge ? 3 : 6, mostValues: mostValues)
  }

  /// A lower bound of the quotient of two positive numbers, exact where it is a double number.
  static func ratio(_ left: Double, _ right: Double) -> Double {
    let quotient = left / right
    return left.addingProduct(-quotient, right) < 0 ? quotient.nextDown : quotient
  }

  /// Whether a system has enough information, and losses that differ, so that the ratio of the sides says something.
  static func isTelling(_ figures: SystemFigures) -> Bool {
    figures.risks.information.lower >= leastInformation && figures.width.lower > 0
  }

  /// Judges one candidate, scores it if there is an observer, and counts it.
  func judge(_ candidate: Candidate, _ observer: Observer?, _ part: inout Part) -> Search.CaseVerdict {
    guard let figures = candidate.figures(losses) else { return .passed }
    part.tried += 1
    let (lesser, greater) = (inequality.lesser.value(figures.value(of:)), inequality.greater.value(figures.value(of:)))
    part.hasLesser = part.hasLesser || lesser != nil
    part.hasGreater = part.hasGreater || greater != nil
    guard let lesser, let greater else { return .passed }
    part.systems += 1
    if inequality.isRefuted(by: (lesser, greater)) { return .failed }
    guard let observer else { return .passed }
    // The certified ends, so that mere rounding does not look like a small slack.
    let (left, right) = (lesser.lower, greater.upper)
    let scale = left.magnitude + right.magnitude
    guard scale > 0, scale < .infinity else { return .passed }
    let isTelling = Self.isTelling(figures)
    // The score of the search is the relative closeness of the sides; systems with enough information come first.
    observer.score((left - right) / scale - (isTelling ? 0 : 1))
    if isTelling, left > 0 {
      let ratio = Self.ratio(left, right)
      if ratio > part.tightest?.ratio ?? -.infinity { part.tightest = (ratio, candidate) }
    }
    return .passed
  }
}
