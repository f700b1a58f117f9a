import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `Tables are drawn within the stated ranges` {
  @Test func `laws and channels, also with zero weights`() {
    checkProperty(Generator<[Weights]>.channel(inputs: 1...5, outputs: 1...4)) { channel, observer in
      #expect((1...5).contains(channel.count) && Set(channel.map(\.weights.count)).count == 1)
      for row in channel {
        // Up to four terms, each rounded twice.
        #expect(abs(row.probabilities.reduce(0, +) - 1) <= 8 * 0x1p-53)
      }
      observer.cover("a zero", atLeast: 0.2, when: channel.contains { $0.weights.contains(0) })
      observer.cover("equal rows", atLeast: 0.02, when: channel.count > 1 && Set(channel).count < channel.count)
      observer.cover("one outcome", atLeast: 0.03, when: channel[0].weights.count == 1)
    }
  }

  @Test func `covariances are symmetric and positive definite`() {
    let factors = Generator<CovarianceFactor>.covariance(dimension: 1...4, scale: 4)
    checkProperty(factors) { factor, observer in
      let matrix = factor.matrix
      #expect(matrix.indices.allSatisfy { row in matrix.indices.allSatisfy { matrix[row][$0] == matrix[$0][row] } })
      // The determinant is the square of the product of L's diagonal.
      #expect(factor.lower.allSatisfy { $0.last! >= 0.25 && $0.allSatisfy { abs($0) <= 4 } })
      observer.cover("one variable", atLeast: 0.1, when: matrix.count == 1)
      observer.cover("correlated", atLeast: 0.4, when: matrix.count > 1 && matrix[0][1] != 0)
    }
  }

  @Test func mixtures() {
    checkProperty(Generator<[MixtureComponent]>.gaussianMixture(components: 1...4, scale: 8)) { mixture, observer in
      #expect(mixture.allSatisfy { $0.weight >= 1 && $0.standardDeviation >= 0.125 && abs($0.mean) <= 8 })
      observer.cover("one component", atLeast: 0.1, when: mixture.count == 1)
      observer.cover(
        "two modes apart", atLeast: 0.1, when: mixture.count > 1 && abs(mixture[0].mean - mixture[1].mean) > 4)
    }
  }

  @Test func `sources with a distortion, and learning systems`() {
    checkProperty(Generator<DistortionSource>.distortionSource(symbols: 1...4, reproductions: 2...5)) { source in
      #expect(source.distortion.count == source.source.weights.count)
      #expect(source.distortion.allSatisfy { (2...5).contains($0.count) && $0.allSatisfy { (0...9).contains($0) } })
    }
    let systems = Generator<LearningSystem>.learningSystem(samples: 1...3, hypotheses: 1...3, values: 1...3)
    checkProperty(systems, part: "systems") { system, observer in
      let values = system.law.weights.count
      #expect(system.algorithm.count == (0..<system.sampleCount).reduce(1) { product, _ in product * values })
      #expect(system.algorithm.allSatisfy { $0.weights.count == system.loss.count })
      #expect(system.loss.allSatisfy { $0.count == values })
      observer.cover("two samples or more", atLeast: 0.3, when: system.sampleCount > 1)
      observer.cover(
        "a deterministic choice", atLeast: 0.1, when: system.algorithm.contains { $0.weights.count { $0 > 0 } == 1 })
    }
  }

  /// What a generator makes of choices; a choice beyond its range is moved to the end.
  func drawn<Value>(_ generator: Generator<Value>, _ choices: [Choice]) throws -> Value {
    var source = ChoiceSource()
    source.start(replaying: choices)
    let value = try source.draw(generator)
    #expect(source.recording.choices.count == choices.count)
    return value
  }

  @Test func `up to their ends, unless others are given`() throws {
    #expect(try drawn(.weights(support: 1...2), .distances([1, 99, -99])) == Weights([20, 0]))
    #expect(try drawn(.channel(inputs: 1...1, outputs: 1...2), .distances([0, 1, -99, 99])) == [Weights([0, 20])])
    let source = try drawn(.distortionSource(symbols: 1...1, reproductions: 1...2), .distances([0, 1, 99, 99, -99]))
    #expect(source == DistortionSource(source: Weights([20]), distortion: [[9, 0]]))
    let system = LearningSystem(sampleCount: 1, law: Weights([9]), algorithm: [Weights([9])], loss: [[4]])
    #expect(
      try drawn(
        .learningSystem(samples: 1...1, hypotheses: 1...1, values: 1...1), .distances([0, 0, 0, 99, 99, 99])) == system)
    let gated = try drawn(
      .gatedLearningSystem(samples: 1...1, hypotheses: 1...1, values: 1...1, messages: 1...2),
      .distances([0, 0, 0, 1, 99, 99, 99, 99, -99, 99]))
    #expect(gated == GatedLearningSystem(system: system, gate: [[Weights([9, 0])]], rateWeightQuarters: 40))
    let factor = try drawn(.covariance(dimension: 2...2), .distances([0]) + .numbers([0, -99, 99]))
    #expect(factor.lower == [[0.125], [-8, 8]])
    let mixture = try drawn(
      .gaussianMixture(components: 2...2),
      .distances([0, 99]) + .numbers([-99, 0]) + .distances([-99]) + .numbers([99, 99]))
    #expect(
      mixture == [
        MixtureComponent(weight: 20, mean: -8, standardDeviation: 0.125),
        MixtureComponent(weight: 1, mean: 8, standardDeviation: 8),
      ])
    let narrow = try drawn(
      .gaussianMixture(components: 1...1, scale: 2), .distances([0, 0]) + .numbers([99, 0]))
    #expect(narrow == [MixtureComponent(weight: 1, mean: 2, standardDeviation: 0.5)])
  }

  @Test func `each table is declared before its first cell, with the counts of its axes`() throws {
    func tables<Value>(_ generator: Generator<Value>, _ counts: [Int]) throws -> [TableLayout] {
      var source = ChoiceSource()
      source.start(replaying: .distances(counts))
      _ = try source.draw(generator)
      #expect(source.recording.misuses.isEmpty)
      return source.recording.tables
    }
    func table(_ start: Int, _ axes: TableLayout.Axis...) -> TableLayout {
      TableLayout(start: start, axes: axes, isTriangular: false)
    }
    let (first, second) = (TableLayout.Axis(length: 0), TableLayout.Axis(length: 1))
    // Two symbols and three reproductions.
    #expect(
      try tables(.distortionSource(symbols: 1...3, reproductions: 1...3), [1, 2]) == [
        table(2, first), table(4, first, second),
      ])
    #expect(try tables(.weights(support: 1...3), [1]) == [table(1, first)])
    #expect(try tables(.channel(inputs: 1...3, outputs: 1...3), [1, 2]) == [table(2, first, second)])
    // Two samples, two hypotheses, three values and two messages: nine rows of two weights, and six losses.
    let (values, messages) = (TableLayout.Axis(length: 2), TableLayout.Axis(length: 3))
    let gated = try tables(
      .gatedLearningSystem(samples: 1...3, hypotheses: 1...3, values: 1...3, messages: 1...3), [1, 1, 2, 1])
    #expect(
      gated == [
        table(4, values), table(7, .init(length: 2, repeats: 0), second), table(25, second, values),
        table(31, second, values, messages),
      ])
  }

  @Test func `control: the claim that all probabilities are positive is refuted, down to one zero`() {
    let minima = Generator<Weights>.weights(support: 1...6).smallestCounterexamples { $0.weights.contains(0) }
    #expect(minima == ["Weights([1, 0])"])
  }
}
