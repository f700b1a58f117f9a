import DINL
import Foundation
import TestSupport
import Testing
import Trials
import Verification

@testable import Reproduction

@Suite struct `EX-009 the limits of a sweep hold together` {
  typealias Plans = `A plan of a sweep`

  /// Two datasets and topologies, and two gates at two weights, so that every place of a figure is told from others.
  static let broad = [
    "datasets": "[\"wine\", \"digits\"]", "graphs": "9", "seeds": "3", "betas": "[0.01, 0.1]",
    "gates": "[\"gaussian\", \"categorical\"]",
    "topologies": """
    [{"law": "connected", "nodes": 4, "links": 5}, {"law": "grid", "rows": 2, "columns": 3}]
    """,
  ]

  /// Made-up trainings of each job of a plan, from a stream.
  static func trainings(of outline: SweepOutline, seed: UInt64 = 1) throws -> [[SweepTraining]] {
    var stream = RandomStream(seed: seed)
    return try outline.jobs.map { job in
      let topology = outline.plan.topologies[job.topology]
      return try outline.variants.map { variant in
        let gate = variant.gate.map { ", \"gate\": \"\($0)\", \"rate\": \(1 + stream.uniform())" } ?? ""
        let values = 10 * (variant.variant == .dense ? topology.links : topology.nodes - 1)
        return try JSONDecoder().decode(
          SweepTraining.self,
          from: Data(
            """
            {"variant": "\(variant.variant.rawValue)", "beta": \(variant.beta), "accuracy": \(stream.uniform()),
             "crossEntropy": 1, "values": \(values)\(gate)}
            """.utf8))
      }
    }
  }

  static func outline(_ changes: [String: String] = broad) throws -> SweepOutline {
    SweepOutline(try Plans.plan(changes), [])
  }

  static func evidence(_ outline: SweepOutline, _ trainings: [[SweepTraining]]) -> SweepEvidence {
    SweepEvidence(
      outline, trainings, environment: Provenance.Environment(sources: "", toolchain: "", gslVersion: ""),
      fingerprint: "f00d")
  }

  /// The figure of each graph in a row, by the names of its trainings.
  static func units(of row: SweepSpread, _ outline: SweepOutline, _ trainings: [[SweepTraining]]) -> [Double] {
    let plan = outline.plan
    return (0..<plan.graphs).map { graph in
      let seeds = zip(outline.jobs, trainings).filter { job, _ in
        plan.datasets[job.dataset] == row.dataset && plan.topologies[job.topology].title == row.topology
          && job.graph == graph
      }
      let figures = seeds.map { _, own -> Double in
        let dense = own.first { $0.variant == .dense }
        let free = own.first { $0.gate == row.gate && $0.gate != nil && $0.beta == 0 }
        let gated = own.first { $0.gate == row.gate && $0.gate != nil && $0.beta == row.beta }
        let tree = own.first { $0.variant == .tree }
        switch row.figure {
        case .treeAccuracy: return (tree?.accuracy ?? .nan) - (dense?.accuracy ?? .nan)
        case .gatedAccuracy: return (gated?.accuracy ?? .nan) - (dense?.accuracy ?? .nan)
        case .rate: return 1 - (gated?.rate ?? .nan) / (free?.rate ?? .nan)
        }
      }
      return figures.reduce(0, +) / Double(figures.count)
    }
  }

  @Test func `each row is of its own data, graphs, gate and weight`() throws {
    let outline = try Self.outline()
    let trainings = try Self.trainings(of: outline)
    let evidence = Self.evidence(outline, trainings)
    // A tree, and for each of two gates two figures at two weights, on two datasets and two topologies.
    #expect(evidence.spreads.count == 4 * 9)
    #expect(Set(evidence.spreads.map { "\($0.dataset) \($0.topology) \($0.title)" }).count == 36)
    for row in evidence.spreads {
      let units = Self.units(of: row, outline, trainings).sorted()
      #expect(row.least == units[0] && row.median == units[4] && row.most == units[8], "\(row.title)")
    }
    let formulas: [Double] = [2 / 5, 2 / 7, 2 / 5, 2 / 7]
    #expect(evidence.exchange.map(\.formula) == formulas)
    #expect(evidence.exchange.allSatisfy { $0.isAsFormula && $0.least == $0.most })
  }

  @Test func `limits are the draws at ranks that miss one time in so many for all rows together`() throws {
    // One dataset and topology, one gate and weight: three rows of four limits; one call in 20 may miss any of them.
    let outline = try Self.outline(["graphs": "80"])
    let trainings = try Self.trainings(of: outline)
    let evidence = Self.evidence(outline, trainings)
    #expect(evidence.spreads.count == 3 && evidence.confidence == 0.95)
    let share = QuantileRank.lower(of: .init(1, of: 2), draws: 80, oneMissIn: 240)
    let tenth = QuantileRank.lower(of: .init(1, of: 10), draws: 80, oneMissIn: 240)
    let (median, middle) = (try #require(share), try #require(tenth))
    #expect(median > middle && middle == 2)
    for row in evidence.spreads {
      let units = Self.units(of: row, outline, trainings).sorted()
      #expect(row.medianLimits == .init(lower: units[median - 1], upper: units[80 - median]))
      #expect(row.middleLimits == .init(lower: units[middle - 1], upper: units[80 - middle]))
    }
    #expect(evidence.shortage == nil)
    let few = Self.evidence(try Self.outline(["graphs": "7"]), try Self.trainings(of: Self.outline(["graphs": "7"])))
    #expect(few.spreads.allSatisfy { $0.medianLimits == .init(lower: nil, upper: nil) })
    #expect(few.graphsForMedians == 8 && few.shortage?.contains("medians take 8") == true)
    #expect(few.spreads[0].medianText == "no limits" && few.spreads[0].middleText == "no limits")
  }

  /// Whether the parts of all streams of a plan differ: no two seeds share a split, and no two graphs a capacity.
  static func areApart(_ plan: SweepPlan, _ stream: (Int, Int) -> RandomStream) throws -> Bool {
    var seen: Set<UInt64> = []
    for graph in 0..<plan.graphs {
      for seed in 0..<plan.seeds {
        var own = stream(graph, seed)
        if !seen.insert(own.next()).inserted { return false }
      }
    }
    let capacities = try (0..<plan.graphs).flatMap { try plan.graph($0, of: 0).links.map(\.capacity) }
    return Set(capacities).count == capacities.count
  }

  @Test func `graphs share no stream, so that they are independent`() throws {
    let plan = try Plans.plan(["graphs": "20", "seeds": "4"])
    #expect(try Self.areApart(plan) { plan.stream(ofSeed: $1, graph: $0, topology: 0) })
    // The streams stay where a plan grows.
    let more = try Plans.plan(["graphs": "30", "seeds": "5", "datasets": "[\"wine\", \"digits\"]"])
    var (one, other) = (
      plan.stream(ofSeed: 3, graph: 19, topology: 0), more.stream(ofSeed: 3, graph: 19, topology: 0)
    )
    #expect(one.next() == other.next())
    #expect(try plan.graph(7, of: 0).links.map(\.capacity) == more.graph(7, of: 0).links.map(\.capacity))
  }

  @Test func `control: seeds that all graphs share, as those of reproduce, are refuted`() throws {
    let plan = try Plans.plan(["graphs": "20", "seeds": "4"])
    #expect(try !Self.areApart(plan) { plan.stream(ofSeed: $1, graph: 0, topology: 0) })
  }

  /// Whether limits of made-up figures cover the median of their law, in as many sweeps as the confidence says.
  ///
  /// Each sweep has rows of its own law; the law of a figure is symmetric about 0, so that its median is 0.
  static func misses(sweeps: Int, rows: Int, graphs: Int, sharing: Int = 1, _ limits: SweepLimits) -> Int {
    var stream = RandomStream(seed: 5)
    return (0..<sweeps).count { _ in
      let isMissed = (0..<rows).map { _ in
        let units = (0..<graphs / sharing).flatMap { _ in [Double](repeating: stream.normal(), count: sharing) }
          .sorted()
        guard let rank = limits.medianRank else { return false }
        return units[rank - 1] > 0 || units[graphs - rank] < 0
      }
      return isMissed.contains(true)
    }
  }

  /// The most misses of 400 sweeps at a rate of one in 20: more have a probability below 10⁻¹⁰.
  static func most(sweeps: Int) throws -> Int {
    let law = try BinomialCount(trials: sweeps, probability: 1.0 / 20)
    return try #require(try (0...sweeps).first { try law.upperTail(atLeast: $0 + 1) <= 1e-10 })
  }

  @Test func `some median of a sweep is missed no more often than the confidence says`() throws {
    let limits = SweepLimits(rows: 5, graphs: 20, oneMissIn: SweepEvidence.oneMissIn)
    #expect(try Self.misses(sweeps: 400, rows: 5, graphs: 20, limits) <= Self.most(sweeps: 400))
  }

  @Test func `control: limits for one row alone, and graphs of which four share each seed, miss too often`() throws {
    let alone = SweepLimits(rows: 1, graphs: 20, oneMissIn: SweepEvidence.oneMissIn)
    let most = try Self.most(sweeps: 400)
    #expect(Self.misses(sweeps: 400, rows: 20, graphs: 20, alone) > most)
    let limits = SweepLimits(rows: 5, graphs: 20, oneMissIn: SweepEvidence.oneMissIn)
    #expect(Self.misses(sweeps: 400, rows: 5, graphs: 20, sharing: 4, limits) > most)
  }

  @Test func `control: one value more on a tree than the formula says is told`() throws {
    let outline = try Self.outline(["graphs": "2"])
    var trainings = try Self.trainings(of: outline)
    let text = String(decoding: try JSONEncoder().encode(trainings[1][1]), as: UTF8.self)
    trainings[1][1] = try JSONDecoder().decode(
      SweepTraining.self, from: Data(text.replacing("\"values\":30", with: "\"values\":31").utf8))
    let evidence = Self.evidence(outline, trainings)
    #expect(!evidence.exchange[0].isAsFormula && evidence.exchange[0].text.contains("not the formula's 40.00 %"))
    #expect(evidence.verdict.contains("another share of the training exchange than LG-002 says"))
  }

  @Test func `a share in hundredths is rounded to the side of its limit, and stays where it is exact`() {
    // A hundred times the double next to 0.01 is 1.00000000000000002…
    #expect(hundredths(0.01, .up) == 1.0.nextUp && hundredths(0.01, .down) == 1)
    #expect(hundredths(-0.01, .up) == -1 && hundredths(-0.01, .down) == (-1.0).nextDown)
    for side in [FloatingPointRoundingRule.up, .down] { #expect(hundredths(0.25, side) == 25) }
    for share in stride(from: -1.0, through: 1, by: 0.001) {
      let (lower, upper) = (hundredths(share, .down), hundredths(share, .up))
      #expect(lower.addingProduct(-100, share) <= 0 && upper.addingProduct(-100, share) >= 0)
      #expect(upper <= lower.nextUp)
    }
  }

  @Test func `the page is well formed, refers to nothing outside, and says what the file says`() throws {
    let outline = try Self.outline()
    let evidence = Self.evidence(outline, try Self.trainings(of: outline))
    let page = SweepReport(evidence: evidence).html()
    #expect(WellFormedness.elements(of: page) != nil)
    #expect(!page.contains("src=") && !page.contains("href="))
    for row in evidence.spreads { #expect(page.contains(row.range)) }
    let saved = evidence.exchange.map(\.text)
    #expect(saved[0] == "40.00 % on every graph" && saved.allSatisfy(page.contains))
    #expect(page.contains("On every graph the tree saves 28.57 % to 40.00 % of the training exchange, as LG-002 says."))
  }
}
