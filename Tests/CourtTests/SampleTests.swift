import DINL
import TestSupport
import Testing
import Verification

@testable import Court

@Suite struct `EX-010 the samples of the court have the certified informations` {
  static let count = 20_000

  func rows(_ law: CertifiedLaw, count: Int, seed: UInt64) -> [[Double]] {
    let sample = law.sample(count: count, from: RandomStream(seed: seed))
    let width = law.columns.count
    return (0..<count).map { Array(sample.values[$0 * width..<($0 + 1) * width]) }
  }

  /// Whether the mean of a density over draws is an information, up to seven deviations of the mean: for means that are
  /// normal, which 20,000 draws make them nearly, a false alarm has probability 3·10⁻¹².
  func isMean(_ densities: [Double], of information: Estimate) throws -> Bool {
    let summary = try SampleSummary(densities)
    let rounding = Tolerance.rounding(operations: 1000, condition: 1, scale: 10)
    return max(summary.mean - information.upper, information.lower - summary.mean)
      <= 7 * summary.standardError + rounding.value
  }

  @Test(arguments: LawCatalog.names)
  func `have the certified information as the mean of their density`(name: String) throws {
    let (number, law) = try #require(try LawCatalog.laws([name]).first)
    let density = try #require(InformationDensity.all[name])
    #expect(
      try isMean(
        rows(law, count: Self.count, seed: UInt64(100 + number)).map(density), of: law.information))
  }

  @Test(arguments: ["independent", "independent-blocks", "independent-labels", "independent-label"])
  func `of an independent law have every column uncorrelated with every other`(name: String) throws {
    let (number, law) = try #require(try LawCatalog.laws([name]).first)
    let rows = rows(law, count: Self.count, seed: UInt64(200 + number))
    for first in law.columns.indices {
      for second in law.columns.indices where second > first {
        let means = [first, second].map { column in rows.map { $0[column] }.reduce(0, +) / Double(rows.count) }
        let products = rows.map { ($0[first] - means[0]) * ($0[second] - means[1]) }
        #expect(try isMean(products, of: Estimate(exactly: 0)), "\(name) \(first) \(second)")
      }
    }
  }

  @Test func `control: samples of another law, of the other sign and with a column moved are refuted`() throws {
    let laws = try LawCatalog.laws(["normal-strong", "two-signs", "plane", "labels"])
    for (_, law) in laws {
      let density = try #require(InformationDensity.all[law.name])
      let rows = rows(law, count: Self.count, seed: 3)
      #expect(try isMean(rows.map(density), of: law.information))
      let moved = zip(rows, rows.dropFirst() + rows.prefix(1)).map { [$0[0], $1[1]] }
      let finite = moved.map(density).filter(\.isFinite)
      #expect(try !isMean(finite, of: law.information), "\(law.name)")
    }
    let strong = laws[0].law
    let density = try #require(InformationDensity.all["normal-strong"])
    #expect(try !isMean(rows(laws[1].law, count: Self.count, seed: 4).map(density), of: strong.information))
    let mirrored = rows(strong, count: Self.count, seed: 5).map { density([$0[0], -$0[1]]) }
    #expect(try !isMean(mirrored, of: strong.information))
    let near = try BivariateNormal(decimal: #require(DecimalNumeral("0.91"))).mutualInformation
    #expect(try !isMean(rows(strong, count: Self.count, seed: 6).map(density), of: near))
  }

  @Test func `depend on seed, law, size and number alone, and are CSV that reads back to the bit`() throws {
    func court(_ laws: [String], sizes: [Int] = [10, 20], seed: UInt64 = 1) throws -> Court {
      try Court(laws: laws, sizes: sizes, repetitions: 20, confidence: 0.9, seed: seed, timeLimit: 1)
    }
    let all = try court(["normal-weak", "labels"])
    let run = Court.Run(law: 1, size: 1, repetition: 3)
    let sample = all.sample(of: run)
    #expect(
      sample.values == (try court(["labels"], sizes: [20])).sample(of: .init(law: 0, size: 0, repetition: 3)).values)
    for other in [
      all.sample(of: .init(law: 1, size: 1, repetition: 4)),
      try court(["normal-weak", "labels"], seed: 2).sample(of: run),
    ] { #expect(other.values != sample.values) }
    let lines = String(decoding: sample.csv, as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "xlabel,ylabel" && lines.count == 21 && !lines[1].contains("."))
    let normal = all.sample(of: .init(law: 0, size: 0, repetition: 0))
    let read = String(decoding: normal.csv, as: UTF8.self).split(whereSeparator: { $0 == "\n" || $0 == "," })
    #expect(read.dropFirst(2).map { Double($0) } == normal.values)
  }
}
