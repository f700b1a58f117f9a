import Synchronization
import Testing
import Verification

@testable import Refutation

/// A count that tasks share.
private final class SharedCount: Sendable {
  private let number = Atomic<Int>(0)

  var value: Int { number.load(ordering: .relaxed) }

  func add() { _ = number.add(1, ordering: .relaxed) }
}

@Suite struct `The result of a search` {
  /// Coins that are followed with probabilities 3/4, 2/3 and 1/3; the last two are equally small.
  static let coins = [[[3, 1], [1, 3]], [[2, 1], [1, 2]], [[1, 2], [2, 1]]].map {
    `The parts of a search`.coin(algorithm: $0)
  }

  static func file(_ coin: Int) throws -> SystemFile {
    coins[coin].file(losses: try `The parts of a search`.refuter("gap <= m").losses.losses)
  }

  static func part(tried: Int, systems: Int = 0, lesser: Bool = false, greater: Bool = false) -> Refuter.Part {
    Refuter.Part(tried: tried, systems: systems, hasLesser: lesser, hasGreater: greater)
  }

  static func part(systems: Int, refutedBy coin: Int?) -> Refuter.Part {
    var part = part(tried: systems + 100, systems: systems, lesser: true, greater: true)
    if let coin { part.refutation = (systems, coins[coin]) }
    return part
  }

  func result(_ parts: [Refuter.Part], deduction: Refutation.Deduction? = nil) throws -> Refuter.Result {
    try `The parts of a search`.refuter("gap <= m").result(parts, deduction)
  }

  func verdict(_ parts: [Refuter.Part], deduction: Refutation.Deduction? = nil) throws -> String {
    let verdict = try result(parts, deduction: deduction).verdict
    return switch verdict {
    case .refuted: "refuted"
    case .proven: "proven"
    case .notRefuted: "not refuted"
    case .undefined(let side): side.rawValue
    }
  }

  @Test func `a side is undefined if systems were tried and it had a value in no part`() throws {
    #expect(try verdict([]) == "not refuted" && verdict([Self.part(tried: 0)]) == "not refuted")
    #expect(try verdict([Self.part(tried: 1)]) == "lesser")
    #expect(try verdict([Self.part(tried: 1, greater: true)]) == "lesser")
    let (lesser, greater) = (Self.part(tried: 1, lesser: true), Self.part(tried: 1, greater: true))
    #expect(try verdict([lesser, Self.part(tried: 9)]) == "greater" && verdict([lesser, greater]) == "both")
    let both = Self.part(tried: 1, systems: 1, lesser: true, greater: true)
    #expect(try verdict([greater, both]) == "not refuted")
    let found = Refutation.Deduction(claim: "GB-001", text: "a <= b", isLoose: false, factor: 1, needsRange: false)
    #expect(try verdict([lesser], deduction: found) == "proven" && verdict([both], deduction: found) == "proven")
    let counts = try result([Self.part(tried: 5, systems: 2), Self.part(tried: 7, systems: 4)])
    #expect(counts.tried == 12 && counts.systems == 6 && counts.tightest == nil && counts.unitDeduction == nil)
  }

  @Test func `the smallest counterexample counts, the first of equals, with the systems of its part`() throws {
    let found: [(systems: Int, coin: Int?)] = [(5, nil), (6, 0), (7, 2), (8, 1), (9, 2)]
    let parts = found.map { Self.part(systems: $0.systems, refutedBy: $0.coin) }
    let expected: [(parts: [Refuter.Part], coin: Int, systems: Int)] = [
      (parts, 2, 7), (Array(parts.suffix(2)), 1, 8), (Array(parts.prefix(2)), 0, 6),
    ]
    for (kept, coin, systems) in expected {
      let result = try result(kept)
      guard case .refuted(let finding) = result.verdict else {
        Issue.record("\(result.verdict)")
        return
      }
      #expect(try finding.file == Self.file(coin) && result.systems == systems)
      #expect(result.tried == kept.reduce(0) { $0 + $1.tried })
    }
  }

  @Test func `by default 200 000 systems with losses from 0 to 4 are tried, on one thread and without a time limit`() {
    let options = Refuter.Options()
    #expect(options.systems == 200_000 && options.seed == 1 && options.threads == 1 && options.seconds == nil)
    #expect(options.losses == (0...4).map { Fraction($0) })
  }

  @Test(arguments: [1, 0, -1]) func `without a thread one part runs after the other`(threads: Int) async throws {
    var options = Refuter.Options()
    (options.systems, options.threads) = (40, threads)
    let inequality = try Inequality("0 <= I")
    let result = await Refuter(inequality, options: options).run()
    // In each of two rounds, five systems in each of four parts, and one structured system.
    #expect(result.tried == 2 * (4 * 5 + 1))
  }

  @Test func `within its time a search tries what it tries without a limit, and reports each part`() async throws {
    var options = Refuter.Options()
    (options.systems, options.seconds) = (40, 1e6)
    let inequality = try Inequality("0 <= I")
    let parts = SharedCount()
    let result = await Refuter(inequality, options: options).run { parts.add() }
    #expect(parts.value == Refuter.parts && result.tried == 2 * (4 * 5 + 1))
  }

  @Test func `losses of range 1 are named only where losses of another range refute the inequality`() throws {
    func claim(_ losses: [Int], refutedBy coin: Int?) throws -> String? {
      let refuter = try `The parts of a search`.refuter("gap <= sqrt(2*I/m)", losses: losses)
      return refuter.result([Self.part(systems: 1, refutedBy: coin)], nil).unitDeduction?.claim
    }
    #expect(try claim([0, 1, 2], refutedBy: 0) == "GB-001" && claim([0, 1, 2], refutedBy: nil) == nil)
    #expect(try claim([0, 1], refutedBy: 0) == nil)
  }

  @Test func `after its time a search begins no second round, and is said to have tried nothing`() async throws {
    var options = Refuter.Options()
    options.seconds = -1
    let inequality = try Inequality("I <= 0")
    let parts = SharedCount()
    let result = await Refuter(inequality, options: options).run { parts.add() }
    #expect(parts.value == 5)
    #expect(RefutationReport(inequality, result, options: options).summary.hasPrefix("nothing was tried in the time"))
  }
}
