import Verification

/// A search for finite learning systems that refute an inequality: it uses structured and random draws, hill climbing
/// on the slack, and shrinking.
///
/// - SeeAlso: GB-008
public struct Refuter: Sendable {
  /// The settings of a search.
  public struct Options: Sendable {
    /// The approximate number of systems that are tried.
    public var systems = 200_000
    /// The seed of every random number.
    public var seed: UInt64 = 1
    /// The number of parts that run at once.
    public var threads = 1
    /// The time in seconds after which the search stops; the result then depends on the machine. Nil sets no limit.
    public var seconds: Double?
    /// The values that losses may have.
    public var losses: [Fraction] = (0...4).map { Fraction($0) }

    /// 200 000 systems with losses from 0 to 4, on one thread without a time limit.
    public init() {}
  }

  /// A system with the values of both sides on it.
  public struct Finding: Sendable {
    /// The system.
    public let file: SystemFile
    /// The value of the side that is claimed to be smaller.
    public let lesser: Estimate
    /// The value of the side that is claimed to be greater.
    public let greater: Estimate
  }

  /// The verdict of a search.
  public enum Conclusion: Sendable {
    /// The inequality is false; the smallest system found refutes it.
    case refuted(Finding)
    /// The inequality is true by a deduction.
    case proven(Deduction)
    /// No system refuted it, and no deduction was found.
    case notRefuted
    /// On no system that was tried did both sides have a value.
    case undefined(UndefinedSide)
  }

  /// The side of an inequality that had no value on any system.
  public enum UndefinedSide: String, Sendable {
    /// One side had no value on any system.
    case lesser, greater
    /// Each side had a value on some system, but never both on the same one.
    case both
  }

  /// The result of a search.
  public struct Result: Sendable {
    /// The verdict on the inequality.
    public let verdict: Conclusion
    /// The deduction for losses of range at most 1, if the inequality was refuted for losses of another range.
    public let unitDeduction: Deduction?
    /// The number of systems that were tried.
    public let tried: Int
    /// The number of systems on which both sides had a value; after a refutation, of those up to it in its part of the
    /// search.
    public let systems: Int
    /// The largest ratio of the lesser side to the greater, over systems with ``leastInformation``, and that system.
    public let tightest: (ratio: Double, finding: Finding)?
  }

  /// The least I(S;W), in nats, of systems whose ratios are compared; below it, rounding would decide.
  public static let leastInformation = 0.01
  static let shards = 10
  static let shardsAtOnce = 5

  /// Whether the time of a search is over.
  typealias TimeCheck = @Sendable () -> Bool

  let inequality: Inequality
  let options: Options
  let losses: LossTable

  /// A search for counterexamples to an inequality.
  public init(_ inequality: Inequality, options: Options = Options()) {
    (self.inequality, self.options) = (inequality, options)
    losses = LossTable(options.losses)
  }

  /// The number of equal parts that ``run(progress:)`` reports.
  public static var parts: Int { shards }

  /// Runs the search; the result does not depend on the number of threads unless a time limit is set.
  ///
  /// - Parameter progress: called at the end of each part.
  public func run(progress: @escaping @Sendable () async -> Void = {}) async -> Result {
    let deadline = options.seconds.map { ContinuousClock.now + .seconds($0) }
    let isOver: TimeCheck = { deadline.map { ContinuousClock.now > $0 } ?? false }
    // Done before the search, because it is fast and does not depend on what is found.
    let deduction = deduction(losses.range, isOver)
    var rounds: [[Part]] = []
    for start in stride(from: 0, to: Self.shards, by: Self.shardsAtOnce) {
      let round = await run(start..<start + Self.shardsAtOnce, isOver, progress)
      rounds.append(round)
      if Self.refuting(round) != nil || isOver() { break }
    }
    return result(Self.counting(rounds), deduction, isOver)
  }

  /// The parts whose findings count: the refuting ones of the first round that has any, else all.
  ///
  /// - SeeAlso: EX-008
  static func counting(_ rounds: [[Part]]) -> [Part] {
    rounds.lazy.compactMap(refuting).first ?? rounds.flatMap(\.self)
  }

  /// The last case that the other parts of a round try, in search of a smaller system, after one part has refuted the
  /// inequality.
  static func lastIndex(afterFinding index: Int) -> Int { 4 * index + 500 }

  /// The parts of a round whose findings count, or `nil` if there is none: those of other parts beyond the case to which
  /// they had to search depend on their speed.
  static func refuting(_ round: [Part]) -> [Part]? {
    guard let first = round.compactMap(\.refutation?.index).min() else { return nil }
    return round.filter { $0.refutation.map { $0.index <= lastIndex(afterFinding: first) } ?? false }
  }

  private func run(
    _ shards: Range<Int>, _ isOver: @escaping TimeCheck, _ progress: @escaping @Sendable () async -> Void
  ) async -> [Part] {
    let first = FirstFinding()
    return await withTaskGroup(of: (Int, Part).self) { group in
      var (next, found) = (shards.lowerBound, [Int: Part]())
      while next < shards.upperBound || !group.isEmpty {
        while next < shards.upperBound, next - shards.lowerBound - found.count < max(1, options.threads) {
          let shard = next
          group.addTask { (shard, search(shard, first, isOver: isOver)) }
          next += 1
        }
        if let (shard, part) = await group.next() {
          found[shard] = part
          await progress()
        }
      }
      return shards.compactMap { found[$0] }
    }
  }

  func deduction(_ range: ExactRational?, _ isOver: @escaping TimeCheck) -> Deduction? {
    Deduction(of: inequality, mostRange: range, isStopped: isOver)
  }

  /// The result of the parts of a search, with the deduction that was found before it.
  func result(_ parts: [Part], _ found: Deduction?, _ isOver: @escaping TimeCheck = { false }) -> Result {
    func finding(_ candidate: Candidate) -> Finding? {
      guard let figures = candidate.figures(losses), let sides = inequality.sides(figures.value(of:)) else {
        return nil
      }
      return Finding(file: candidate.file(losses: losses.losses), lesser: sides.lesser, greater: sides.greater)
    }
    let smallest = parts.min { $0.refutationSize < $1.refutationSize }?.refutation?.candidate
    let tightest = parts.compactMap(\.tightest).reduce(nil) { best, next -> (ratio: Double, candidate: Candidate)? in
      next.ratio > best?.ratio ?? -.infinity ? next : best
    }
    let (systems, tried) = (parts.reduce(0) { $0 + $1.systems }, parts.reduce(0) { $0 + $1.tried })
    let verdict: Conclusion =
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
      verdict: verdict, unitDeduction: isRefuted && losses.range != .one ? deduction(.one, isOver) : nil,
      tried: tried,
      systems: smallest.flatMap { smallest in parts.first { $0.refutation?.candidate == smallest }?.systems }
        ?? systems,
      tightest: tightest.flatMap { tightest in finding(tightest.candidate).map { (tightest.ratio, $0) } })
  }
}
