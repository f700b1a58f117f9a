import Console
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

  /// What the pictures of a network say in words.
  private static func findings(_ network: NetworkEvidence) -> [String] {
    let runs = VariantRuns(network)
    return [
      NetworkFigure(network: network).picture(), ExchangeFigure(runs: runs).picture(),
      AccuracyFigure(runs: runs).picture(), TradeoffFigure(runs: runs).picture(), RateFigure(runs: runs).picture(),
      LossFigure(runs: runs).picture(), LinkRateFigure(runs: runs).picture(),
    ].map(\.finding)
  }

  @Test func `their findings say the numbers from which they are drawn`() throws {
    var network = try SyntheticEvidence.evidence().networks[0]
    network.chosenBeta = 1e-3
    // By formula: rates of 100/(1 + 1000 β) nats on eight links, accuracies of 90 % less β, and 0.015 for seeds 0 to 3.
    let expected = [
      "The tree keeps 8 of 27 links and prunes 19; the farthest node is \(network.hops.max() ?? 0) links from the fusion node.",
      "Dense training exchanges 648 values per sample, training on the tree 192, 70.37 % less.",
      "Mean accuracy: dense INL 91.5 % (± 1.3 %), D-INL 91.5 % (± 1.3 %), gates at β = 0 91.5 % (± 1.3 %), "
        + "gates at β = 0.001 91.4 % (± 1.3 %).",
      "At the chosen β = 0.001 the mean rate is 50.0 % less than at β = 0, at an accuracy of 91.4 % against 91.5 %.",
      "The mean rate goes from 100 nats per sample at β = 0 to 9.09 at β = 0.01; it falls at 2 of 2 steps.",
      "The last mean loss, in nats per sample: dense INL 0.25 in epoch 3; D-INL 0.25 in epoch 3; "
        + "gated, β = 0.001 0.25 in epoch 3.",
    ]
    let found = Self.findings(network)
    for (own, other) in zip(found, expected) { #expect(own == other) }
    #expect(found[6].hasPrefix("At the chosen β the greatest rate, 6.25 nats per sample or 12 % of all, is that of "))
  }

  @Test func `control: other runs have other findings`() throws {
    let network = try SyntheticEvidence.evidence().networks[0]
    var other = network
    for index in other.runs.indices {
      other.runs[index].accuracy -= 0.1
      other.runs[index].rate = other.runs[index].rate.map { $0 * $0 }
      other.runs[index].linkRates = other.runs[index].linkRates.map { $0.map { 2 * $0 } }
      other.runs[index].trainingLoss[2] = 0.5
      other.runs[index].exchange.valuesPerSample += 1
    }
    other.links.removeLast()
    #expect(zip(Self.findings(network), Self.findings(other)).allSatisfy { $0 != $1 })
  }
}
