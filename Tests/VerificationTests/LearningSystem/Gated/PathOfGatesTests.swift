import PropertyTesting
import RealModule
import Testing

@testable import Verification

/// A learning system whose message passes two gates in a row: T₁ from Z, and T₂ from T₁.
private struct PathOfGates {
  let figures: SystemFigures
  /// P(t₁|z; w), hypotheses×values×messages.
  let first: [[[Double]]]
  /// P(t₂|t₁; w), hypotheses×messages×messages.
  let second: [[[Double]]]
  /// λ of the second link; that of the first is 1.
  static let secondWeight = 0.5

  init(_ system: FiniteLearningSystem, first: [[[Double]]], second: [[[Double]]]) {
    figures = SystemFigures(system)
    self.first = first.map { $0.map(normalized) }
    self.second = second.map { $0.map(normalized) }
  }

  /// The drawn gate, followed by a gate made of rows of the gate of the next hypothesis.
  init(_ drawn: DrawnSystem) throws {
    let system = try drawn.system
    let channel = system.gates[0].channel
    let next = Array(channel.dropFirst()) + channel.prefix(1)
    self.init(
      system, first: channel,
      second: next.map { rows in rows[0].indices.map { rows[$0 % rows.count] } })
  }

  private static func output(_ law: [Double], _ channel: [[Double]]) -> [Double] {
    channel[0].indices.map { t in zip(law, channel).reduce(0) { $0 + $1.0 * $1.1[t] } }
  }

  static func information(_ law: [Double], _ channel: [[Double]]) -> Double {
    let output = output(law, channel)
    return zip(law, channel).reduce(0) { sum, pair in
      zip(pair.1, output).reduce(sum) { $1.0 > 0 && pair.0 > 0 ? $0 + pair.0 * $1.0 * Double.log($1.0 / $1.1) : $0 }
    }
  }

  /// I(Z;T₁) + λI(T₁;T₂) of a hypothesis under a law of Z; the input of the second link contains the noise of the first
  /// gate.
  func linkRates(_ law: [Double], _ w: Int) -> Double {
    Self.information(law, first[w])
      + Self.secondWeight * Self.information(Self.output(law, first[w]), second[w])
  }

  /// I(Z;T₂), the end-to-end rate through both gates.
  func endToEndRate(_ law: [Double], _ w: Int) -> Double {
    Self.information(law, first[w].map { Self.output($0, second[w]) })
  }

  /// D_𝒲(R_g) and δ_m, with one rate in J and R_g and another, under the population's law, in D_𝒲.
  func values(tradeoff rate: ([Double], Int) -> Double) -> [Quantity: Estimate] {
    let enumeration = figures.enumeration
    let (classes, count) = (enumeration.classes, enumeration.hypotheses)
    let beta = enumeration.system.rateWeight
    var (meanRate, excess) = (0.0, 0.0)
    for index in 0..<classes.count {
      let law = classes.counts(in: index).map { $0 / Double(classes.sampleCount) }
      let rates = (0..<count).map { linkRates(law, $0) }
      let objectives = (0..<count).map { enumeration.empiricalRisks[index * count + $0] + beta * rates[$0] }
      for w in 0..<count {
        let joint = classes.masses[index] * enumeration.rows[index * count + w]
        meanRate += joint * rates[w]
        excess += joint * (objectives[w] - (objectives.min() ?? 0))
      }
    }
    // At most 4 samples, 3 values, hypotheses and messages: fewer than 1,000 operations, on terms of at most 1 + ln 3.
    let largest = 4 * (1 + beta) * (1 + enumeration.system.lossMagnitude)
    let tolerance = Tolerance.rounding(operations: 1 << 10, condition: 1, scale: largest)
    func least(at rate: Double, _ rates: [Double]) -> Double {
      zip(rates, enumeration.populationRisks).filter { $0.0 <= rate }.map(\.1).min() ?? .infinity
    }
    let population = (0..<count).map { rate(enumeration.law, $0) }
    let (low, high) = (
      least(at: meanRate + tolerance.value, population), least(at: meanRate - tolerance.value, population)
    )
    let distortion = Estimate(value: low, lower: low, upper: high)
    return [.D: distortion, .delta: Estimate(excess, within: tolerance)]
  }
}

/// GB-003, step 5.
@Suite struct `GB-003 the bound holds for the weighted sum of the rates of two gates in series` {
  @Test func `no drawn system exceeds the bound`() {
    checkProperty(DrawnSystem.traded) { drawn, observer in
      let path = try PathOfGates(drawn)
      let values = path.values(tradeoff: path.linkRates)
      #expect(ProvenInequality.rateDistortion.isRefuted(on: path.figures, with: values) != true)
      let distortion = try #require(values[.D])
      observer.cover("a finite bound", atLeast: 0.2, when: distortion.upper < .infinity)
    }
  }

  @Test func `control: the end-to-end rate of both gates in the trade-off is refuted`() throws {
    // The learner always chooses w₀, of risk ¼ and a weak first gate. w₁ has risk 0 and the identity as its first gate;
    // w₂ has risk ¼ and a first gate that ignores its input. All second gates ignore their input. If both samples are
    // equal (probability ½), w₁ is better than w₀ by ¼; otherwise w₂ is better by w₀'s rate I₀ = 0.131. So
    // δ = ⅛ + I₀/2 < ¼ and R_g = I₀/2. I(Z;T₂) = 0 admits w₁; the summed rates of the links admit w₂ only.
    let system = try FiniteLearningSystem(
      sampleCount: 2, law: [1, 1], algorithm: Array(repeating: [1, 0, 0], count: 4),
      loss: [[0.25, 0.25], [0, 0], [0.25, 0.25]], rateWeight: 1)
    let (deaf, weak, identity) = ([[1.0, 1], [1, 1]], [[3.0, 1], [1, 3]], [[1.0, 0], [0, 1]])
    let path = PathOfGates(system, first: [weak, identity, deaf], second: [deaf, deaf, deaf])
    func isRefuted(_ rate: ([Double], Int) -> Double) -> Bool? {
      ProvenInequality.rateDistortion.isRefuted(on: path.figures, with: path.values(tradeoff: rate))
    }
    #expect(isRefuted(path.endToEndRate) == true)
    #expect(isRefuted(path.linkRates) == false)
    let distortion = try #require(path.values(tradeoff: path.linkRates)[.D])
    #expect(distortion.upper <= 0.26)
  }
}
