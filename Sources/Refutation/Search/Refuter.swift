import Verification

/// Attacks an inequality on finite learning systems: structured and random draws, a search that climbs its slack, and
/// shrinking.
///
/// - SeeAlso: GB-008
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
    case proven(Deduction)
    case notRefuted
    /// A side had no value on any system that was tried.
    case undefined(UndefinedSide)
  }

  /// Which side of an inequality had no value on any system.
  public enum UndefinedSide: String, Sendable {
    case lesser, greater
    /// Each had a value on some system, never both on one.
    case both
  }

  public struct Result: Sendable {
    public let verdict: Verdict
    /// The deduction of the inequality for losses of range 1, if it was refuted for those that were tried.
    public let unitDeduction: Deduction?
    /// The systems that were tried.
    public let tried: Int
    /// The systems on which both sides had a value; of a refutation, those up to it in its part of the search.
    public let systems: Int
    /// The largest ratio of the lesser side to the greater, over systems with ``leastInformation``, and that system.
    public let tightest: (ratio: Double, finding: Finding)?
  }

  /// Ratios are compared on systems of at least this I(S;W), in nats: below, rounding would decide them.
  public static let leastInformation = 0.01
  static let shards = 10
  static let shardsAtOnce = 5

  let inequality: Inequality
  let options: Options
  let losses: LossTable

  public init(_ inequality: Inequality, options: Options = Options()) {
    (self.inequality, self.options) = (inequality, options)
    losses = LossTable(options.losses)
  }

  /// The number of equal parts that ``run(progress:)`` reports.
  public static var parts: Int { shards }

  /// Searches; the result does not depend on the number of threads unless a time is set.
  ///
  /// - Parameter progress: called at the end of each part.
  public func run(progress: @escaping @Sendable () async -> Void = {}) async -> Result {
    let deadline = options.seconds.map { ContinuousClock.now + .seconds($0) }
    // Before the search: it takes no time to speak of, and does not depend on what is found.
    let deduction = deduction(losses.range, deadline)
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
    return result(parts, deduction, deadline)
  }

  /// How far the other parts of a round look on for a smaller system, once one has refuted the inequality.
  static func lastIndex(afterFinding index: Int) -> Int { 4 * index + 500 }

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

  private func deduction(_ range: ExactRational?, _ deadline: ContinuousClock.Instant?) -> Deduction? {
    Deduction(of: inequality, mostRange: range) { deadline.map { ContinuousClock.now > $0 } ?? false }
  }

  private func result(_ parts: [Part], _ found: Deduction?, _ deadline: ContinuousClock.Instant?) -> Result {
    func finding(_ candidate: Candidate) -> Finding? {
      guard let figures = candidate.figures(losses), let sides = inequality.sides(figures) else { return nil }
      return Finding(file: candidate.file(losses: losses.losses), lesser: sides.lesser, greater: sides.greater)
    }
    let smallest = parts.min { $0.refutationSize < $1.refutationSize }?.refutation?.candidate
    let tightest = parts.compactMap(\.tightest).reduce(nil) { best, next -> (ratio: Double, candidate: Candidate)? in
      next.ratio > best?.ratio ?? -.infinity ? next : best
    }
    let (systems, tried) = (parts.reduce(0) { $0 + $1.systems }, parts.reduce(0) { $0 + $1.tried })
    let verdict: Verdict =
      if let refutation = smallest.flatMap(finding) {
        .refuted(refutation)
      } else if let found {
        .proven(found)
      } else if systems == 0, tried > 0 {
        .undefined(
          !parts.contains(where: \.hasLesser) ? .lesser : !parts.contains(where: \.hasGreater) ? .greater : .both)
      } else {
        .notRefuted
      }
    let isRefuted = if case .refuted = verdict { true } else { false }
    return Result(
      verdict: verdict, unitDeduction: isRefuted && losses.range != .one ? deduction(.one, deadline) : nil,
      tried: tried,
      systems: smallest.flatMap { smallest in parts.first { $0.refutation?.candidate == smallest }?.systems }
        ?? systems,
      tightest: tightest.flatMap { tightest in finding(tightest.candidate).map { (tightest.ratio, $0) } })
  }
}
