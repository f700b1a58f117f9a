import RealModule
import Testing

@testable import DINL

@Suite struct `The loops of gates and of the loss in single precision` {
  /// Drawn numbers of a spread.
  private static func draws<Scalar: TrainingScalar>(
    _ type: Scalar.Type, _ count: Int, times spread: Double = 1, seed: UInt64
  ) -> [Scalar] {
    var stream = RandomStream(seed: seed)
    return (0..<count).map { _ in Scalar(Float(spread * stream.normal())) }
  }

  private enum Kernel: CaseIterable { case perturb, gaussianErrors, relax, categoricalErrors, softmaxErrors }

  /// All numbers that a kernel writes for drawn numbers; `spread` is that of the logits, of which row 0 has equal ones.
  private static func results<Scalar: TrainingScalar>(
    _ type: Scalar.Type, _ kernel: Kernel, rows: Int, width: Int, spread: Double = 2
  ) -> [Scalar] {
    let count = rows * width
    var logits = draws(type, count, times: spread, seed: 1)
    for column in 0..<(rows > 0 ? width : 0) { logits[column] = 0.5 }
    let (noise, errors) = (draws(type, count, seed: 2), draws(type, count, seed: 3))
    let sizes = draws(type, width, seed: 4).map { $0.magnitude + 0.1 }
    let law = sizes.map { $0 / sizes.reduce(0, +) }
    var (first, second, third) = (noise, draws(type, count, seed: 5), noise)
    var prior = [Scalar](repeating: 9, count: width)
    switch kernel {
    case .perturb:
      Kernels<Scalar>.perturb(
        rows: rows, width: width, bound: 6, logits, stride: width, &first, errors, &second, &third)
    case .gaussianErrors:
      Kernels<Scalar>.gaussianErrors(
        rows: rows, width: width, bound: 6, penalty: 0.25, precision: sizes, logits, &first, stride: width, errors,
        noise, draws(type, count, seed: 6), draws(type, count, seed: 7).map(\.magnitude), &second, &prior)
    case .relax:
      Kernels<Scalar>.relax(rows: rows, routes: width, temperature: 0.5, logits, noise, &first)
    case .categoricalErrors:
      Kernels<Scalar>.relax(rows: rows, routes: width, temperature: 0.5, logits, noise, &third)
      Kernels<Scalar>.categoricalErrors(
        rows: rows, penalty: 0.25, temperature: 0.5, prior: law, logits, third, errors, law: &first, &second, &prior)
    case .softmaxErrors:
      let labels = (0..<rows).map { $0 % width }
      var losses = [Scalar](repeating: 0, count: rows)
      var best = [Int](repeating: -1, count: rows)
      Kernels<Scalar>.softmaxErrors(
        rows: rows, classes: width, logits, labels: labels, &first, losses: &losses, best: &best)
      return first + losses + best.map { Scalar($0) }
    }
    return first + second + third + prior
  }

  private static let shapes = [1, 2, 3, 5, 8, 33].flatMap { rows in
    [1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 33].map { (rows, $0) }
  }

  @Test func `have the same bits on every instruction set`() {
    for kernel in Kernel.allCases {
      for (rows, width) in Self.shapes {
        var all: Set<[UInt64]> = []
        onEachPath { _ in all.insert(bits(Self.results(Float.self, kernel, rows: rows, width: width, spread: 30))) }
        #expect(all.count == 1, "\(kernel), \(rows)×\(width)")
      }
    }
  }

  /// Whether single precision is within rounding of double precision.
  ///
  /// Numbers are of size 16 at most, products of three of them of 2¹⁰; each takes fewer than 32 rounded operations for
  /// itself and one more for each of the rows or columns that it sums.
  private static func agrees(_ single: [Float], _ double: [Double], terms: Int) -> Bool {
    let bound = Double(32 + terms) * 0x1p10 * Double(Float.ulpOfOne)
    return single.count == double.count
      && zip(single, double).allSatisfy { (Double($0) - $1).magnitude <= bound * max(0x1p-6, $1.magnitude / 16) }
  }

  @Test func `are those of double precision to rounding`() {
    for kernel in Kernel.allCases {
      for (rows, width) in Self.shapes {
        let single = Self.results(Float.self, kernel, rows: rows, width: width)
        let double = Self.results(Double.self, kernel, rows: rows, width: width)
        #expect(Self.agrees(single, double, terms: rows + width), "\(kernel), \(rows)×\(width)")
      }
    }
  }

  @Test func `control: one number that is off by a hundredth is refuted`() {
    for kernel in Kernel.allCases {
      let double = Self.results(Double.self, kernel, rows: 5, width: 3)
      var single = Self.results(Float.self, kernel, rows: 5, width: 3)
      #expect(Self.agrees(single, double, terms: 8))
      for place in single.indices where single[place].magnitude > 0.1 {
        let kept = single[place]
        single[place] *= 1.01
        #expect(!Self.agrees(single, double, terms: 8), "\(kernel), \(place)")
        single[place] = kept
      }
    }
  }

  @Test func `logits that are far apart, infinite or no number give what double precision gives`() {
    let logits: [Float] = [0, -300, -86.5, -87.5, 0, 5, .nan, 1, 2, .infinity, 0, -1, -.infinity, 1, 0, 0]
    let doubles = logits.map { Double($0) }
    onEachPath { path in
      var (found, expected) = (logits, doubles)
      Kernels<Float>.relax(
        rows: 4, routes: 4, temperature: 1, logits, [Float](repeating: 0, count: 16), &found)
      Kernels<Double>.relax(
        rows: 4, routes: 4, temperature: 1, doubles, [Double](repeating: 0, count: 16), &expected)
      // A few roundings each; below e⁻⁸⁷, next to the least normal number, single precision has 0.
      for (left, right) in zip(found, expected) {
        let difference = (Double(left) - right).magnitude
        #expect(left.isNaN == right.isNaN && (right.isNaN || difference <= 0x1p-19 * right + 0x1p-125), "\(path)")
      }
      var (losses, best) = ([Float](repeating: 0, count: 4), [Int](repeating: -1, count: 4))
      Kernels<Float>.softmaxErrors(
        rows: 4, classes: 4, logits, labels: [1, 1, 1, 1], &found, losses: &losses, best: &best)
      #expect(best == [0, 1, 1, 1] && losses[0] == 300 && losses[1].isNaN && losses[2].isNaN, "\(path)")
      #expect(found[4...7].allSatisfy(\.isNaN) && found[13].isFinite, "\(path)")
    }
  }

  /// The bits of exp in single precision depend on the library; its values are within 0.51 units in the last place.
  @Test func `the exponentials of the loss are within a unit in the last place`() {
    for start in stride(from: 0.0, to: 104, by: 0.37) {
      let logits = [0, Float(-start), Float(-start * 0.99), Float(-start / 3)]
      var (errors, losses, best) = (logits, [Float(0)], [0])
      Kernels<Float>.softmaxErrors(rows: 1, classes: 4, logits, labels: [0], &errors, losses: &losses, best: &best)
      let weights = logits.map { Double.exp(Double($0)) }
      let total = weights.reduce(0, +)
      for k in 1..<4 {
        let expected = weights[k] / total
        // The exponential, the total of four and the quotient: eight roundings; below, subnormal numbers.
        #expect((Double(errors[k]) - expected).magnitude <= 8 * 0x1p-23 * expected + 0x1p-149)
      }
    }
  }

  @Test func `Gumbel draws are the stream's own, whatever was drawn before`() {
    for before in 0...2 {
      for count in [0, 1, 2, 3, 7, 8, 63, 64, 65, 129, 200] {
        onEachPath { path in
          var (stream, other) = (RandomStream(seed: 8), RandomStream(seed: 8))
          for _ in 0..<before { _ = (stream.next(), other.next()) }
          var values = [Float](repeating: .nan, count: count + 1)
          stream.fillGumbel(&values, count: count)
          for i in 0..<count {
            let expected = Float(other.gumbel())
            #expect((values[i] - expected).magnitude <= expected.ulp, "\(path), \(count) after \(before)")
          }
          #expect(values[count].isNaN && stream.next() == other.next())
        }
      }
    }
  }

  @Test func `draws have the same bits on every instruction set`() {
    var all: Set<[UInt64]> = []
    onEachPath { _ in
      var stream = RandomStream(seed: 9)
      var values = [Float](repeating: 0, count: 20_000)
      Kernels<Float>.fillGumbel(&values, count: 10_001, from: &stream)
      values.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        Kernels<Float>.fillNormal(base + 10_001, count: 9_999, from: &stream)
      }
      all.insert(bits(values))
    }
    #expect(all.count == 1)
  }
}
