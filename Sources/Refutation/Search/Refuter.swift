import PropertySearch
import Synchronization
import Verification

/// Attacks an inequality on finite learning systems: random draws, a search that climbs its slack, and shrinking.
///
/// - SeeAlso: GB-001, GB-003
public struct Refuter: Sendable {
  public struct Options: Sendable {
    /// How many systems are tried.
    public var systems = 200_000
    public var seed: UInt64 = 1
    public var threads = 1
    /// Stops the search after this time; the result then depends on the machine.
    public var seconds: Double?
    /// The values that a loss may have.
    public var losses: [Fraction] = (0...4).map { Fraction($0) }

    public init() {}
  }

  /// A system with the values of both sides on it.
  public struct Finding: Sendable {
    public let file: SystemFile
    public let lesser: Estimate
    public let greater: Estimate
  }

  public enum Verdict: Sendable {
    /// Proved false by the smallest system that was found.
    case refuted(Finding)
    /// Proved true by a deduction; loose if its factor is above 1.
    case proven(ProvenInequality.Deduction)
    case notRefuted
  }

  public struct Result: Sendable {
    public let verdict: Verdict
    /// The systems on which both sides had a value; of a refutation, those up to it in its part of the search.
    public let systems: Int
    /// The largest ratio of the lesser side to the greater, over systems with ``leastInformation``, and that system.
    public let tightest: (ratio: Double, finding: Finding)?
  }

  /// Ratios are compared on systems of at least this I(S;W), in nats: below, rounding would decide them.
  public static let leastInformation = 0.01
  private static let shards = 8
  private static let shardsAtOnce = 4

  private let inequality: Inequality
  private let options: Options

  public init(_ inequality: Inequality, options: Options = Options()) {
    (self.inequality, self.options) = (inequality, options)
  }

  /// The number of equal parts that ``run(progress:)`` reports.
  public static var parts: Int { shards }

  /// Searches; the result does not depend on the number of threads unless a time is set.
  ///
  /// - Parameter progress: called at the end of each part.
  public func run(progress: @escaping @Sendable () async -> Void = {}) async -> Result {
    let deadline = options.seconds.map { ContinuousClock.now + .seconds($0) }
    var parts: [Part] = []
    for start in stride(from: 0, to: Self.shards, by: Self.shardsAtOnce) {
      let round = await run(start..<start + Self.shardsAtOnce, deadline, progress)
      if let first = round.compactMap(\.refutation?.index).min() {
        // What others found later than they had to look depends on how fast they were.
        parts = round.filter { $0.refutation.map { $0.index <= Self.lastIndex(afterFinding: first) } ?? false }
        break
      }
      parts += round
      if let deadline, ContinuousClock.now > deadline { break }
    }
    return result(parts)
  }

  /// How far the other parts of a round look on for a smaller system, once one has refuted the inequality.
  private static func lastIndex(afterFinding index: Int) -> Int { 4 * index + 500 }

  private func run(
    _ shards: Range<Int>, _ deadline: ContinuousClock.Instant?, _ progress: @escaping @Sendable () async -> Void
  ) async -> [Part] {
    let first = FirstFinding()
    return await withTaskGroup(of: (Int, Part).self) { group in
      var (next, found) = (shards.lowerBound, [(Int, Part)]())
      while next < shards.upperBound || !group.isEmpty {
        while next < shards.upperBound, next - shards.lowerBound - found.count < max(1, options.threads) {
          let shard = next
          group.addTask { (shard, search(shard, deadline, first)) }
          next += 1
        }
        if let part = await group.next() {
          found.append(part)
          await progress()
        }
      }
      return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func result(_ parts: [Part]) -> Result {
    let losses = options.losses
    func finding(_ candidate: Candidate) -> Finding? {
      guard let system = try? candidate.system(losses: losses),
        let sides = inequality.sides(SystemFigures(system))
      else { return nil }
      return Finding(file: candidate.file(losses: losses), lesser: sides.lesser, greater: sides.greater)
    }
    let smallest = parts.min { $0.refutationSize < $1.refutationSize }?.refutation?.candidate
    let tightest = parts.compactMap(\.tightest).reduce(nil) { best, next -> (ratio: Double, candidate: Candidate)? in
      next.ratio > best?.ratio ?? -.infinity ? next : best
    }
    let mostRange = losses.map(\.value).max().map { $0 - (losses.map(\.value).min() ?? 0) }
    let verdict: Verdict =
      if let refutation = smallest.flatMap(finding) {
        .refuted(refutation)
      } else if let deduction = ProvenInequality.deduction(of: inequality, mostRange: mostRange) {
        .proven(deduction)
      } else {
        .notRefuted
      }
    return Result(
      verdict: verdict,
      systems: smallest.flatMap { smallest in parts.first { $0.refutation?.candidate == smallest }?.systems }
        ?? parts.reduce(0) { $0 + $1.systems },
      tightest: tightest.flatMap { tightest in finding(tightest.candidate).map { (tightest.ratio, $0) } })
  }

  /// What one part of the search found.
  private struct Part: Sendable {
    var systems = 0
    /// The number of the case that refuted, and the smallest system found from it.
    var refutation: (index: Int, candidate: Candidate)?
    var tightest: (ratio: Double, candidate: Candidate)?

    var refutationSize: (Int, Int) { refutation.map { $0.candidate.size } ?? (.max, .max) }
  }

  /// The number of the first case that refuted in any part of a round.
  private final class FirstFinding: Sendable {
    private let index = Atomic<Int>(.max)

    func add(_ found: Int) { index.min(found, ordering: .relaxed) }

    func makesUseless(_ next: Int) -> Bool {
      let found = index.load(ordering: .relaxed)
      return found < .max && next > Refuter.lastIndex(afterFinding: found)
    }
  }

  private func search(_ shard: Int, _ deadline: ContinuousClock.Instant?, _ first: FirstFinding) -> Part {
    let quantities = inequality.quantities
    let isGated = quantities.contains(where: \.needsGate)
    let isLarge = quantities.contains(where: \.needsSupersample)
    // Half the searches keep to two values and hypotheses, where they can look more closely.
    let mostValues = shard & 2 == 0 ? 3 : 2
    let generator: Generator<Candidate> =
      shard & 1 == 0
      ? .tables(
        losses: options.losses.count, isGated: isGated, mostSamples: isLarge ? 2 : 3, mostValues: mostValues)
      : .optimizers(
        losses: options.losses.count, isGated: isGated, mostSamples: isLarge ? 3 : 6, mostValues: mostValues)
    let search = Search(
      cases: max(1, options.systems / Self.shards), baseSeed: options.seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(shard))
    let observer = Observer()
    var part = Part()
    var (index, found, systems) = (0, -1, 0)
    let drawn = quantities.contains(where: \.needsPrior) ? generator.withPriors : generator
    let outcome = search.run(drawn, observer: observer) { candidate in
      if let deadline, ContinuousClock.now > deadline { return .passed }
      guard found < 0 else { return judge(candidate, nil, &part) }
      index += 1
      if first.makesUseless(index) { return .passed }
      let verdict = judge(candidate, observer, &part)
      if verdict == .failed {
        (found, systems) = (index, part.systems)
        first.add(index)
      }
      return verdict
    }
    if case .failed(let failure) = outcome {
      part.refutation = (found, failure.minimal)
      part.systems = systems
    }
    return part
  }

  private func judge(_ candidate: Candidate, _ observer: Observer?, _ part: inout Part) -> Search.Verdict {
    guard let system = try? candidate.system(losses: options.losses) else { return .passed }
    let figures = SystemFigures(system)
    guard let sides = inequality.sides(figures) else { return .passed }
    part.systems += 1
    if inequality.isRefuted(by: sides) { return .failed }
    guard let observer else { return .passed }
    // The certified ends: where rounding is all there is, it must not pass for a small slack.
    let (left, right) = (sides.lesser.lower, sides.greater.upper)
    let scale = left.magnitude + right.magnitude
    guard scale > 0, scale < .infinity else { return .passed }
    let isTelling = figures.risks.information.lower >= Self.leastInformation
    // Climbs to the least relative slack, first of all among systems that have something to tell.
    observer.score((left - right) / scale - (isTelling ? 0 : 1))
    if isTelling, right > 0 {
      let ratio = left / right
      if ratio > part.tightest?.ratio ?? -.infinity { part.tightest = (ratio, candidate) }
    }
    return .passed
  }
}
