import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `RD-005 the loss of a gate whose decoder sees only its message is at least the distortion at its rate` {
  /// A drawn source with a gate: a law of messages for each symbol.
  struct Drawn: Sendable, CustomStringConvertible {
    let source: DistortionSource
    let gate: [[Int]]

    var description: String { "\(source.source.weights) \(source.distortion) \(gate)" }

    static let all = Generator<Drawn> { generator throws(Discard) in
      let source = try Generator<DistortionSource>.distortionSource(symbols: 1...4, reproductions: 1...4)
        .draw(from: &generator)
      let messages = try generator.integer(in: 1...4, simplest: 1)
      var gate: [[Int]] = []
      for _ in source.distortion { gate.append(try generator.weights(messages, through: 9)) }
      return Drawn(source: source, gate: gate)
    }

    var rate: Estimate {
      get throws {
        try DiscreteGate(
          prior: source.source.probabilities, channel: gate.map { Weights($0).probabilities }
        ).mutualInformation
      }
    }

    /// E d with the best reproduction for what the decoder sees: the message, and a view of the symbol.
    func loss(_ view: (Int) -> Int) -> Estimate {
      let (laws, rows) = (source.source.probabilities, gate.map { Weights($0).probabilities })
      return Set(laws.indices.map(view)).map { seen in
        rows[0].indices.map { message in
          source.distortion[0].indices.map { t in
            laws.indices.filter { view($0) == seen }.map { z in
              Estimate(exactly: laws[z]) * Estimate(exactly: rows[z][message])
                * Estimate(exactly: Double(source.distortion[z][t]))
            }.sum()
          }.reduce(Estimate(exactly: .infinity)) { .minimum($0, $1) }
        }.sum()
      }.sum()
    }
  }

  /// Whether the intervals do not prove that a loss is below the curve at a rate.
  func obeysConverse(_ loss: Estimate, _ rate: Estimate, _ source: DistortionSource) throws -> Bool {
    let curve = try FiniteSource(source).distortion(atRate: rate.upper)
    return !curve.certainlyExceeds(loss)
  }

  @Test func `the loss of every gate is at least the curve at its rate`() {
    checkProperty(Drawn.all) { drawn in
      let (loss, rate) = (drawn.loss { _ in 0 }, try drawn.rate)
      #expect(try obeysConverse(loss, rate, drawn.source))
    }
  }

  @Test(.property(cases: 200)) func `a gate that is an optimal channel attains the curve`() {
    checkProperty(DrawnSource.all) { drawn in
      let source = try drawn.finiteSource
      let point = try source.optimum(weight: drawn.weight)
      let curve = try source.distortion(atRate: point.rate.value)
      let width = Tolerance.rounding(operations: 4000, condition: 1, scale: 9 + drawn.weight)
      #expect(point.distortion.lower <= curve.upper + width.value)
      #expect(curve.lower <= point.distortion.upper + width.value)
    }
  }

  @Test func `control: the bound for a decoder with side information is refuted`() {
    let minima = Drawn.all.smallestCounterexamples { drawn in
      try !obeysConverse(drawn.loss { $0 % 2 }, drawn.rate, drawn.source)
    }
    #expect(!minima.contains("not refuted"))
  }

  @Test func `control: the bound at half the rate is refuted`() {
    let minima = Drawn.all.smallestCounterexamples(seeds: 3) { drawn in
      try !obeysConverse(drawn.loss { _ in 0 }, Estimate(exactly: 0.5) * drawn.rate, drawn.source)
    }
    #expect(!minima.contains("not refuted"))
  }
}
