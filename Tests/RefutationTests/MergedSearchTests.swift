import Foundation
import Testing
import Verification

@testable import Refutation

@Suite struct `EX-008 the parts of a search, each done to its end, give the answer of one process` {
  static func refuter(_ text: String, systems: Int, threads: Int = 1) throws -> Refuter {
    var options = Refuter.Options()
    (options.systems, options.threads) = (systems, threads)
    return Refuter(try Inequality(text), options: options)
  }

  static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return encoder
  }

  func answer(_ refuter: Refuter, _ result: Refuter.Result) throws -> String {
    let report = RefutationReport(refuter.inequality, result, options: refuter.options)
    return String(decoding: try Self.encoder.encode(report), as: UTF8.self) + report.summary + "\(result.tried)"
  }

  /// The records of all parts, as files hold them.
  func records(_ refuter: Refuter) throws -> [Refuter.Record] {
    try (0..<Refuter.parts).map { number in
      let data = try Self.encoder.encode(refuter.record(ofPart: number))
      return try JSONDecoder().decode(Refuter.Record.self, from: data)
    }
  }

  /// Refuted at once; refuted in some parts alone; valid; neither; without a value; with gates and priors.
  static let inequalities: [(text: String, systems: Int)] = [
    ("gap <= I/m", 800), ("gap <= 2*sigma^2*I/m", 1600), ("gap <= sqrt(2*sigma^2*I/m)", 400),
    ("gap <= max(0, sqrt(2*sigma^2*I/m))", 400), ("gap <= 1/0", 200), ("Epop >= Dpopulation", 800), ("I <= CMI", 400),
    ("Rg <= Rgvariational/2", 400),
  ]

  @Test(arguments: inequalities)
  func `whatever it is`(text: String, systems: Int) async throws {
    let refuter = try Self.refuter(text, systems: systems)
    let records = try records(refuter)
    #expect(records.allSatisfy(refuter.isRecord))
    let merged = try answer(refuter, refuter.result(of: records))
    let one = try Self.refuter(text, systems: systems, threads: 3)
    #expect(try await answer(one, one.run()) == merged)
  }

  /// A part that refuted by a coin, whose first is larger than the others, at a case.
  func part(_ coin: Int?, at index: Int = 1) -> Refuter.Part {
    var part = `The result of a search`.part(systems: index, refutedBy: coin)
    if let coin { part.refutation = (index, `The result of a search`.coins[coin]) }
    return part
  }

  @Test func `findings count up to the case to which the first one lets the others search, of its round alone`() throws
  {
    let last = Refuter.lastIndex(afterFinding: 10)
    #expect(last == 540)
    let round = [part(0, at: 10), part(1, at: last), part(1, at: last + 1), part(nil), part(nil)]
    let later = [part(1), part(1), part(1), part(1), part(1)]
    #expect(Refuter.counting([round, later]).map(\.refutation?.index) == [10, last])
    let none = [Refuter.Part](repeating: part(nil), count: 5)
    #expect(Refuter.counting([none, later]).count == 5 && Refuter.counting([none, none]).count == 10)
    #expect(Refuter.counting([]).isEmpty)
  }

  @Test func `control: the smallest finding of all parts is another answer`() throws {
    let refuter = try `The parts of a search`.refuter("gap <= m")
    let parts = [part(0, at: 10), part(nil), part(nil), part(nil), part(1, at: 541)] + [part(2), part(nil)]
    let rounds = [Array(parts[..<5]), Array(parts[5...])]
    let (counted, all) = (refuter.result(Refuter.counting(rounds), nil), refuter.result(parts, nil))
    #expect(try answer(refuter, counted) != answer(refuter, all))
  }

  @Test func `control: a record with another number is none of the search`() throws {
    let refuter = try Self.refuter("gap <= I/m", systems: 800)
    let records = try records(refuter)
    let refuting = try #require(records.first { $0.refutation != nil && $0.tightest != nil })
    #expect(refuter.isRecord(refuting))
    func isRefused(_ change: (inout Refuter.Record) -> Void) -> Bool {
      var record = refuting
      change(&record)
      return !refuter.isRecord(record)
    }
    #expect(isRefused { $0.systems = $0.tried + 1 } && isRefused { $0.tried = -1 } && isRefused { $0.systems = -1 })
    #expect(isRefused { $0.refutation?.index = 0 })
    // Numbers whose sum or multiple no integer holds.
    #expect(isRefused { $0.tried = .max } && isRefused { $0.refutation?.index = .max })
    // Losses that do not vary have no gap.
    let loss = try #require(refuting.refutation).candidate.loss
    #expect(isRefused { $0.refutation?.candidate.loss = loss.map { $0.map { _ in 0 } } })
    #expect(isRefused { $0.tightest?.ratio.negate() } && isRefused { $0.tightest?.candidate.loss[0][0] = 5 })
    #expect(isRefused { $0.refutation?.candidate.loss[0][0] = -1 })
    #expect(isRefused { $0.refutation?.candidate.law = [.max, .max] })
    #expect(isRefused { $0.refutation?.candidate.algorithm = [] })
    #expect(isRefused { $0.refutation?.candidate.sampleCount = .max })
    #expect(isRefused { $0.refutation?.candidate.rateWeightQuarters = .min })
    #expect(
      isRefused {
        $0.refutation?.candidate.gate = [[[]], []]
        $0.refutation?.candidate.hasPrior = true
      })
  }

  @Test func `control: a tightest system without information is none of the search`() throws {
    let refuter = try Self.refuter("1/2 <= 1 + I", systems: 400)
    var record = try #require(try records(refuter).first { $0.tightest != nil })
    #expect(refuter.isRecord(record))
    var candidate = try #require(record.tightest).candidate
    candidate.algorithm = candidate.algorithm.map { [first = candidate.algorithm[0]] _ in first }
    let figures = try #require(candidate.figures(refuter.losses))
    let sides = try #require(refuter.inequality.sides(figures.value(of:)))
    record.tightest?.candidate = candidate
    record.tightest?.ratio = Refuter.ratio(sides.lesser.lower, sides.greater.upper)
    #expect(figures.risks.information.upper < Refuter.leastInformation && !refuter.isRecord(record))
  }
}
