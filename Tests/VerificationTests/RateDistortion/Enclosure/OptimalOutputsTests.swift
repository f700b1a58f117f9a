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

  @Test func `outputs whose sum is 2 are scaled, and those whose sum is the number before it are not`() {
    #expect(OptimalOutputs.scaled([2]) == [1] && OptimalOutputs.scaled([0.5, 1.5]) == [0.25, 0.75])
    let below = [0.5, 1.5 - Double.ulpOfOne]
    #expect(below.reduce(0, +) == 2.0.nextDown && OptimalOutputs.scaled(below) == below)
  }

  @Test func `control: outputs divided by their sum, or left unchanged, are refuted as scaled`() {
    for wrong in [{ outputs in outputs.map { $0 / outputs.reduce(0, +) } }, { $0 }] as [([Double]) -> [Double]] {
      let minima = Self.masses.smallestCounterexamples { !isScaled(wrong($0), of: $0) }
      #expect(!minima.contains("not refuted"))
    }
  }

  /// A discretized normal law on 48 points, which are also the reproductions.
  static func normalGrid() throws -> FiniteSource {
    let points = (0..<48).map { Double($0) / 8 - 2.9375 }
    return try FiniteSource(
      law: normalized(points.map { Double.exp(-$0 * $0 / 2) }),
      distortion: points.map { z in points.map { (z - $0) * (z - $0) } })
  }

  /// Whether |c − 1| on the support is at most the rounding of its own computation: of an output, of the products and
  /// the last sums of a normalizer and of a response, and of their quotient.
  func isStationary(_ outputs: [Double], _ kernel: ExponentialKernel) -> Bool {
    let responses = kernel.responses(kernel.normalizers(outputs))
    return outputs.indices.allSatisfy { index in
      outputs[index] == 0 || Tolerance.rounding(operations: 8, condition: 1, scale: 1).accepts(responses[index], 1)
    }
  }

  @Test(arguments: [2.5, 1.9, 1.5, 1, 0.5, 0.2, 0.05, 0.02, 0.01])
  func `the last steps leave the rounding of the responses on the support, and exact zeros off it`(weight: Double)
    throws
  {
    let kernel = ExponentialKernel(try Self.normalGrid(), weight: weight)
    let outputs = OptimalOutputs(kernel).outputs
    #expect(isStationary(outputs, kernel))
    #expect(outputs.allSatisfy { $0 == 0 || $0 > 0x1p-40 } && outputs.contains(0) == (weight > 0.01))
  }

  @Test func `the steps before the last ones leave more`() throws {
    let kernel = ExponentialKernel(try Self.normalGrid(), weight: 0.2)
    let uniform = [Double](repeating: 1.0 / 48, count: 48)
    #expect(!isStationary(OrthantMinimum(of: kernel, from: uniform).point, kernel))
  }

  /// Laws and distortions, as exponents of two, and weights at which the gap of the first start is 1.3 and 1.5 times
  /// 2⁻³⁶ nats.
  static let retried: [(law: [Double], distortion: [[Double]], weight: Double)] = [
    ([0, -56], [[1, 30, 6, 0], [0, 19, -1, 23]], 0.25), ([0, -62], [[-2, 16, -5, 0], [9, 29, 28, 39]], 16),
  ]

  @Test(arguments: retried)
  func `another start is tried at a gap above 2⁻³⁶ nats`(law: [Double], distortion: [[Double]], weight: Double) throws {
    func powers(_ exponents: [Double]) -> [Double] { exponents.map { Double.exp2($0) } }
    let source = try FiniteSource(law: normalized(powers(law)), distortion: distortion.map(powers))
    let kernel = ExponentialKernel(source, weight: weight)
    let first = source.point(kernel, OptimalOutputs(kernel).outputs, weight).tilt
    let found = try source.optimum(weight: weight).tilt
    #expect((0x1p-36...0x1p-35).contains(first.upper - first.lower) && found.upper - found.lower <= 0x1p-40)
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
