import RealModule
import Testing

@testable import Verification

@Suite struct `The standard normal law` {
  static let points = [-40, -37.5, -12, -3, -1, -0.25, 0, 0.25, 1, 1.96, 5, 9, 40]

  /// Whether a function agrees with the complementary error function of the C library.
  func agrees(_ probability: (Double) throws -> Estimate) throws -> Bool {
    try Self.points.allSatisfy { x in
      let reference = Double.erfc(-x / 2.0.squareRoot()) / 2
      // The argument is rounded twice; erfc magnifies that by about x² where erfc is small, by at most 2 elsewhere.
      let rounding = Tolerance.rounding(operations: 4, condition: max(2, x * x), scale: reference)
      let subnormal = Estimate(0, within: .quadrature(reportedError: Double.leastNormalMagnitude))
      return try probability(x).overlaps(Estimate(reference, within: rounding) + subnormal)
    }
  }

  @Test func `agrees with the C library's error function, in the tails too`() throws {
    #expect(try agrees(StandardNormal.probability(below:)))
    #expect(try StandardNormal.probability(below: .infinity) == Estimate(exactly: 1))
    #expect(try StandardNormal.probability(below: -.infinity) == Estimate(exactly: 0))
    #expect(throws: VerificationError.invalidInput(parameter: "x", requirement: "must be a number")) {
      try StandardNormal.probability(below: .nan)
    }
  }

  @Test(arguments: [64.0, 65, 1e10, 1.3e154, 1e200, .greatestFiniteMagnitude])
  func `is 0 or 1 far out, up to the least normal number and one rounding`(x: Double) throws {
    let (low, high) = (try StandardNormal.probability(below: -x), try StandardNormal.probability(below: x))
    #expect(low.lower == 0 && low.upper > 0 && low.upper <= 2 * Double.leastNormalMagnitude)
    #expect(high.upper == 1 && high.error <= Tolerance.rounding(operations: 8, condition: 1, scale: 1).value)
  }

  @Test func `is a probability where its error reaches beyond 0 or 1`() throws {
    for x in Self.points + [-39.5, 39.5] {
      let probability = try StandardNormal.probability(below: x)
      #expect(probability.lower >= 0 && probability.upper <= 1, "\(x)")
    }
  }

  @Test func `has its density at 0 and at 2`() {
    // 1/√(2π) and e^(−2)/√(2π), by mpmath 1.3.0 at 40 digits.
    let near = { Tolerance.rounding(operations: 8, condition: 1, scale: $0) }
    #expect(near(0.4).accepts(StandardNormal.density(at: 0), 0.39894228040143267794))
    #expect(near(0.06).accepts(StandardNormal.density(at: -2), 0.053990966513188051949))
  }

  @Test func `control: the upper tail, and a law of variance 1.000001, are refuted`() throws {
    #expect(try !agrees { try StandardNormal.probability(below: -$0) })
    #expect(try !agrees { try StandardNormal.probability(below: $0 / 1.000_000_5) })
  }

  @Test func `integrates its density to one, and refuses what has no integral`() throws {
    let total = try Quadrature.integralOverLine(StandardNormal.density(at:))
    #expect(total.overlaps(Estimate(exactly: 1)))
    #expect(total.error < 0x1p-30)
    #expect(throws: VerificationError.self) { try Quadrature.integralOverLine { _ in 1 } }
    #expect(throws: VerificationError.self) { try Quadrature.integralOverLine { _ in .nan } }
  }
}

@Suite struct `The Bayes accuracy of equidistant classes` {
  static let distances = [0, 0.01, 0.5, 1, 2, 4, 8, 20]

  func accuracy(_ classCount: Int, _ distance: Double) throws -> Estimate {
    try EquidistantClasses(classCount: classCount, distance: distance).bayesAccuracy()
  }

  /// Whether the integral for two classes agrees with a closed form at every distance.
  func agrees(_ closedForm: (Double) throws -> Estimate) throws -> Bool {
    try Self.distances.allSatisfy { try accuracy(2, $0).overlaps(closedForm($0)) }
  }

  @Test func `is Φ(Δ/2) for two classes`() throws {
    #expect(try agrees { try StandardNormal.probability(below: $0 / 2) })
  }

  @Test func `control: Φ(Δ) and Φ(Δ/√2) are refuted`() throws {
    #expect(try !agrees { try StandardNormal.probability(below: $0) })
    #expect(try !agrees { try StandardNormal.probability(below: $0 / 2.0.squareRoot()) })
  }

  @Test(arguments: [2, 3, 10, 100])
  func `is chance at distance 0, rises to 1, and is known to 30 bits`(classCount: Int) throws {
    let accuracies = try Self.distances.map { try accuracy(classCount, $0) }
    #expect(accuracies[0].overlaps(Estimate(exactly: 1) / Estimate(exactly: Double(classCount))))
    for (less, more) in zip(accuracies, accuracies.dropFirst()) { #expect(more.certainlyExceeds(less)) }
    for accuracy in accuracies { #expect(accuracy.error < 0x1p-30) }
    #expect(accuracies[accuracies.count - 1].contains(1))
  }

  /// K, Δ and ∫ φ(y)·Φ(y + Δ/√2)^(K−1) dy; reference: mpmath 1.3.0 at 50 digits by quadrature, printed to 40.
  static let references: [(classCount: Int, distance: Double, accuracy: String)] = [
    (2, 1, "0.6914624612740131036377046106083377398836"), (3, 2, "0.7452035868467497309629060509748545305022"),
    (10, 4, "0.8753059840815557372711989371913708421401"), (4, 0.5, "0.3487412058464981765890187254313849616667"),
  ]

  @Test func `contains the references of 40 digits`() throws {
    for (classCount, distance, digits) in Self.references {
      let exact = try #require(DecimalNumeral(digits))
      let accuracy = try accuracy(classCount, distance)
      #expect(contains(accuracy, exact), "\(accuracy)")
      #expect(!contains(try self.accuracy(classCount + 1, distance), exact), "control: another class")
    }
  }

  @Test func `counts the greatest error of the normal law for each other class, and eight roundings`() throws {
    let errors = try stride(from: -10.0, through: 10, by: 0.25).map { try StandardNormal.probability(below: $0).error }
    let near = try accuracy(100, 0)
    let counted = try 99 * (8 * Double.ulpOfOne + #require(errors.max()))
    // The rule reaches the requested error, 2⁻⁴⁰ of the integral.
    #expect(near.error >= counted && near.error <= 1.01 * counted + 0x1p-40 * 0.01)
    // The rounding of a = 20/√2, which exceeds 14, is counted too.
    let far = try accuracy(100, 20)
    #expect(far.upper == 1 && far.error >= 99 * 8 * Double.ulpOfOne * 14 && far.error <= 0x1p-38)
    // Of so many classes nothing is known up to roundings.
    #expect(try accuracy(1 << 50, 100) == Estimate(value: 1, lower: 0, upper: 1))
  }

  @Test func `lies between the bounds that pairs of classes give`() throws {
    for classCount in 3...6 {
      for distance in Self.distances.dropFirst() {
        let accuracy = try accuracy(classCount, distance)
        let pair = try StandardNormal.probability(below: distance / 2)
        let others = Estimate(exactly: Double(classCount - 1))
        // One other class is easier than all others; the union bound adds the errors against each.
        #expect(!accuracy.certainlyExceeds(pair))
        let union = Estimate(exactly: 1) - others * (Estimate(exactly: 1) - pair)
        #expect(!union.certainlyExceeds(accuracy))
      }
    }
  }

  @Test func `parameters out of range are named`() throws {
    #expect(throws: VerificationError.invalidInput(parameter: "classCount", requirement: "must be at least 2, is 1")) {
      try EquidistantClasses(classCount: 1, distance: 1)
    }
    for distance in [Double.nan, .infinity, -5e-324] {
      #expect(
        refusal { try EquidistantClasses(classCount: 2, distance: distance) }
          == "distance: must be finite and at least 0, is \(distance)")
    }
    #expect(try EquidistantClasses(classCount: 2, distance: 0).classCount == 2)
  }
}
