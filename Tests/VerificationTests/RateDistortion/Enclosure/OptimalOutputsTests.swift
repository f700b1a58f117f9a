import PropertyTesting
import RealModule
import Testing

@testable import Verification

extension `RD-003 the primal value and the dual bound enclose the optimum at every weight` {
  /// Whether outputs are the given ones times a power of two: unchanged if their sum is below 2, otherwise with a sum
  /// in [1, 2).
  func isScaled(_ outputs: [Double]?, of given: [Double]) -> Bool {
    let mass = given.reduce(0, +)
    guard given.allSatisfy({ $0 >= 0 }), mass > 0, mass.isFinite else { return outputs == nil }
    guard let outputs else { return false }
    if mass < 2 { return outputs == given }
    let sum = outputs.reduce(0, +)
    let ratios = Set(zip(outputs, given).filter { $1 > 0 && $0 > 0x1p-1000 }.map { $0 / $1 })
    return sum >= 1 && sum < 2 && ratios.count <= 1 && ratios.allSatisfy { $0.significand == 1 }
  }

  static let masses = Generator<[Double]> { source throws(Discard) in
    var outputs: [Double] = []
    for _ in 0..<(try source.integer(in: 1...5)) {
      switch try source.integer(in: 0...9) {
      case 0: outputs.append(0)
      case 1: outputs.append([Double.nan, .infinity, -1][try source.integer(in: 0...2)])
      default: outputs.append(Double.exp2(try source.double(in: -1000...1000)))
      }
    }
    return outputs
  }

  @Test func `outputs of any size are scaled by a power of two to a sum below 2`() {
    checkProperty(Self.masses) { #expect(isScaled(OptimalOutputs.scaled($0), of: $0)) }
  }

  @Test func `control: outputs divided by their sum, or left unchanged, are refuted as scaled`() {
    for wrong in [{ outputs in outputs.map { $0 / outputs.reduce(0, +) } }, { $0 }] as [([Double]) -> [Double]] {
      let minima = Self.masses.smallestCounterexamples { !isScaled(wrong($0), of: $0) }
      #expect(!minima.contains("not refuted"))
    }
  }

  /// A source and a weight at which the interior-point method stops before its outputs are a law.
  ///
  /// The target is a symbol of small probability with distortions that are many times the weight of the rate, and
  /// others that are far below it.
  static let stopping = Generator<[[Double]]> { source throws(Discard) in
    let (symbols, count) = (try source.integer(in: 2...6), try source.integer(in: 2...6))
    var rows = [[Double]]()
    for _ in 0..<symbols {
      var row: [Double] = []
      for _ in 0..<count { row.append(Double.exp(try source.double(in: -8...30))) }
      rows.append(row)
    }
    var law: [Double] = []
    for _ in 0..<symbols { law.append(Double.exp(try source.double(in: -60...0))) }
    return rows + [law, [Double.exp(try source.double(in: -30...5))]]
  }

  func source(_ rows: [[Double]]) throws -> FiniteSource {
    try FiniteSource(law: normalized(rows[rows.count - 2]), distortion: Array(rows[..<(rows.count - 2)]))
  }

  /// Whether outputs are near a law, as those of a point must be.
  func areOutputs(_ outputs: [Double]) -> Bool {
    outputs.allSatisfy { $0 >= 0 && $0 <= 2 } && outputs.contains { $0 > 0 }
  }

  @Test(.property(cases: 500)) func `a method that stops early still returns outputs near a law`() {
    checkProperty(Self.stopping) { rows in
      let kernel = ExponentialKernel(try source(rows), weight: rows[rows.count - 1][0])
      #expect(areOutputs(OptimalOutputs(kernel).outputs))
    }
  }

  @Test(.property(cases: 2000))
  func `control: unscaled outputs of a method that stops early are refuted as near a law`() {
    let minima = Self.stopping.smallestCounterexamples(seeds: 2, cases: 4000) { rows in
      let kernel = ExponentialKernel(try source(rows), weight: rows[rows.count - 1][0])
      return !areOutputs(OptimalOutputs(kernel) { $0 }.outputs)
    }
    #expect(!minima.contains("not refuted"))
  }
}
