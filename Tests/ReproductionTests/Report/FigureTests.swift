import Console
import Foundation
import TestSupport
import Testing

@testable import Reproduction

@Suite struct `Figures of the report` {
  /// The values that dots of a class stand for, read back through the ticks of the vertical axis.
  private static func valuesReadBack(_ picture: Markup, dots style: String) throws -> [Double] {
    let elements = try #require(WellFormedness.elements(of: picture.source))
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
    let read = try Self.valuesReadBack(AccuracyFigure(runs: runs).markup(), dots: "dense dot").sorted()
    let true_ = runs.dense.map { 100 * $0.accuracy }.sorted()
    #expect(zip(read, true_).allSatisfy { ($0 - $1).magnitude <= Self.resolution } && read.count == true_.count)
  }

  @Test func `control: a dot drawn a pixel off is refuted`() throws {
    let evidence = try SyntheticEvidence.evidence()
    let runs = VariantRuns(evidence.networks[0])
    var shifted = evidence.networks[0]
    for index in shifted.runs.indices { shifted.runs[index].accuracy += 0.0005 }
    let read = try Self.valuesReadBack(AccuracyFigure(runs: VariantRuns(shifted)).markup(), dots: "dense dot").sorted()
    let true_ = runs.dense.map { 100 * $0.accuracy }.sorted()
    #expect(!zip(read, true_).allSatisfy { ($0 - $1).magnitude <= Self.resolution })
  }
}
