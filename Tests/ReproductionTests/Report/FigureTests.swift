import Console
import Foundation
import TestSupport
import Testing

@testable import Reproduction

@Suite struct `Figures of the report` {
  /// The values that dots of a class stand for, read back through the ticks of the vertical axis.
  private static func valuesReadBack(_ picture: Picture, dots style: String) throws -> [Double] {
    let elements = try #require(WellFormedness.elements(of: picture.markup.source))
    let ticks = elements.filter { $0.attributes["class"] == "tick" && $0.attributes["text-anchor"] == "end" }
    let places = ticks.compactMap { tick in
      tick.attributes["y"].flatMap(Double.init).flatMap { y in Double(tick.text).map { (y: y - 4, value: $0) } }
    }
    let (first, last) = (try #require(places.first), try #require(places.last))
    return elements.filter { $0.attributes["class"] == style }.compactMap { $0.attributes["cy"].flatMap(Double.init) }
      .map { first.value + ($0 - first.y) * (last.value - first.value) / (last.y - first.y) }
  }

  /// Coordinates are written to a hundredth of a point; an axis of some 260 points spans a few per cent.
  private static let resolution = 0.01

  @Test func `accuracies can be read back from the picture`() throws {
    let evidence = try SyntheticEvidence.evidence()
    let runs = VariantRuns(evidence.networks[0])
    let read = try Self.valuesReadBack(AccuracyFigure(runs: runs).picture(), dots: "dense dot").sorted()
    let true_ = runs.dense.map { 100 * $0.accuracy }.sorted()
    #expect(zip(read, true_).allSatisfy { ($0 - $1).magnitude <= Self.resolution } && read.count == true_.count)
  }

  @Test func `a training that diverged has no mean loss, and the next epoch keeps its place`() throws {
    var network = try SyntheticEvidence.evidence().networks[0]
    let index = try #require(network.runs.lastIndex { $0.phase == .test && $0.variant == .dense })
    network.runs[index].trainingLoss[0] = .nan
    let picture = LossFigure(runs: VariantRuns(network)).picture()
    let elements = try #require(WellFormedness.elements(of: picture.markup.source))
    /// The horizontal coordinates of a curve.
    func places(_ style: String) -> [Substring] {
      let points = elements.first { $0.attributes["class"] == style && $0.attributes["points"] != nil }?
        .attributes["points"]
      return (points ?? "").split(separator: " ").map { $0.prefix { $0 != "," } }
    }
    #expect(places("tree line").count == 3 && places("dense line") == Array(places("tree line").dropFirst()))
  }

  @Test func `a spread is that of finite numbers`() throws {
    let (single, pair) = (try #require(Spread([0.5])), try #require(Spread([0.5, 1.5])))
    #expect(single.mean == 0.5 && single.deviation == 0 && pair.mean == 1 && pair.deviation > 0)
    for values in [[], [.nan], [0.5, .nan], [.infinity, 0.5]] as [[Double]] {
      let spread = Spread(values)
      #expect(spread == nil, "\(values)")
    }
  }

  @Test func `control: a dot drawn a pixel off is refuted`() throws {
    let evidence = try SyntheticEvidence.evidence()
    let runs = VariantRuns(evidence.networks[0])
    var shifted = evidence.networks[0]
    for index in shifted.runs.indices { shifted.runs[index].accuracy += 0.0005 }
    let read = try Self.valuesReadBack(AccuracyFigure(runs: VariantRuns(shifted)).picture(), dots: "dense dot").sorted()
    let true_ = runs.dense.map { 100 * $0.accuracy }.sorted()
    #expect(!zip(read, true_).allSatisfy { ($0 - $1).magnitude <= Self.resolution })
  }
}
