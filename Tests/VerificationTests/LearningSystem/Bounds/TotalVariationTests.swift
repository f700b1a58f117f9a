import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-013 the gap is at most the range times the mean total variation of a sample` {
  @Test func `no drawn system refutes an inequality of GB-013, and the total variation is at most 1`() {
    checkProperty(DrawnSystem.all) { drawn, observer in
      let figures = SystemFigures(try drawn.system)
      for proven in ProvenInequality.totalVariations {
        #expect(proven.isRefuted(on: figures) == false, "\(proven.name)")
      }
      for (distance, information) in zip(figures.risks.sampleDistances, figures.risks.sampleInformations) {
        #expect(distance.lower >= 0 && distance.upper <= 1)
        #expect(!refutes(distance, atMost: .squareRoot(Estimate(exactly: 0.5) * information)))
      }
      let bound = try #require(ProvenInequality.totalVariation.bound(figures.value(of:)))
      observer.cover("a gap above 0", atLeast: 0.3, when: figures.risks.absoluteGap.lower > 0)
      observer.cover(
        "a bound below that of GB-002", atLeast: 0.3,
        when: ProvenInequality.individualSamples.bound(figures.value(of:)).map { $0.certainlyExceeds(bound) } ?? false)
    }
  }

  @Test(arguments: [(4.0, 3.0), (1, 0), (257, 256), (1000, 1)])
  func `the gap of one coin is equal to the bound, whatever its tilt`(right: Double, wrong: Double) throws {
    let figures = SystemFigures(
      try FiniteLearningSystem(
        sampleCount: 1, law: [1, 1], algorithm: [[right, wrong], [wrong, right]], loss: [[-1, 1], [1, -1]]))
    let bound = try #require(ProvenInequality.totalVariation.bound(figures.value(of:)))
    let tilt = Estimate(exactly: right - wrong) / Estimate(exactly: right + wrong)
    #expect(bound.overlaps(tilt) && figures.risks.absoluteGap.overlaps(tilt))
    #expect(bound.error < Tolerance.rounding(operations: 1 << 12, condition: 1, scale: 1).value)
    // T_1 = t/2.
    #expect(try #require(figures.value(of: .TVsamples)).overlaps(Estimate(exactly: 0.5) * tilt))
  }

  /// The smallest systems that refute the bound with another mean total variation.
  func smallest(_ wrong: (SystemFigures) -> Estimate) -> Set<String> {
    DrawnSystem.small.smallestCounterexamples(seeds: 4) { drawn in
      let figures = SystemFigures(try drawn.system)
      return ProvenInequality.totalVariation.isRefuted(on: figures, with: [.TVsamples: wrong(figures)]) == true
    }
  }

  func mean(_ figures: SystemFigures) -> Estimate {
    figures.risks.sampleDistances.sum() / Estimate(exactly: Double(figures.system.sampleCount))
  }

  @Test func `control: half of the total variation is refuted by one coin`() {
    let minima = smallest { Estimate(exactly: 0.5) * mean($0) }
    #expect(simplest(minima) == "m=1 μ=[1, 1] P=[[1, 1], [1, 2]] ℓ=[[0, 1], [1, 0]]")
  }

  @Test func `control: the least total variation of a sample is refuted`() {
    let minima = smallest { figures in
      let distances = figures.risks.sampleDistances
      return distances.dropFirst().reduce(distances[0], Estimate.minimum)
    }
    #expect(simplest(minima) == "m=2 μ=[1, 1] P=[[1, 1], [1, 1], [1, 2], [1, 2]] ℓ=[[0, 0], [0, 1]]")
  }

  @Test func `control: the total variation of the whole sample over m is refuted`() {
    let minima = smallest { figures in
      // ½ Σ_{s,w} |P(s, w) − P(s)P(w)| by its definition.
      let enumeration = figures.enumeration
      var sum = 0.0
      for index in 0..<enumeration.classes.count {
        for w in 0..<enumeration.hypotheses {
          let share = enumeration.rows[index * enumeration.hypotheses + w] - enumeration.marginal[w]
          sum += enumeration.classes.masses[index] * share.magnitude / 2
        }
      }
      let whole = Estimate(sum, within: .rounding(operations: 1 << 10, condition: 1, scale: 1))
      return whole / Estimate(exactly: Double(figures.system.sampleCount))
    }
    #expect(simplest(minima) == "m=2 μ=[1, 1] P=[[1, 1], [1, 1], [1, 1], [1, 2]] ℓ=[[0, 1], [1, 0]]")
  }
}
