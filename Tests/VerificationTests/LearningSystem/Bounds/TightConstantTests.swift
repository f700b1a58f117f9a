import PropertyTesting
import RealModule
import Testing

@testable import Verification

@Suite struct `GB-011 tilted coins and signed memories come near the bounds` {
  /// φ(x) = ½[(1+x)ln(1+x) + (1−x)ln(1−x)].
  static func deficit(_ x: Estimate) -> Estimate { BinaryEntropy.deficit(bias: x) }

  /// m fair coins in {±1} and the loss −wz; w is drawn with probability (1 + εw·mean)/2, ε = 1/parts.
  static func tiltedCoins(_ count: Int, parts: Int) throws -> FiniteLearningSystem {
    let rows = (0...count).map { heads -> [Double] in
      let sum = 2 * heads - count
      return [Double(parts * count - sum), Double(parts * count + sum)]
    }
    return try FiniteLearningSystem(
      sampleCount: count, law: [1, 1], algorithm: rows, rows: .counts, loss: [[1, -1], [-1, 1]])
  }

  /// A value with a sign: + has loss 1 on all other values, and is taken with the sample seen with probability (1+t)/2,
  /// t = 1/parts; − has loss 1 on the value itself.
  static func signedMemory(_ count: Int, parts: Int) throws -> FiniteLearningSystem {
    let values = Array(0..<count)
    return try FiniteLearningSystem(
      sampleCount: 1, law: [Double](repeating: 1, count: count),
      algorithm: values.map { z in
        values.flatMap { $0 == z ? [Double(parts + 1), Double(parts - 1)] : [0, 0] }
      },
      loss: values.flatMap { v in [values.map { $0 == v ? 0.0 : 1 }, values.map { $0 == v ? 1.0 : 0 }] })
  }

  /// A lower limit of the ratio of gap to bound: 1/√(1 + c(x)), c(x) = x²/(6(1−x²)) (GB-011, (1)).
  static func leastRatio(parts: Int) -> Double {
    let square = 1 / Double(parts * parts)
    return 1 / (1 + square / (6 * (1 - square))).squareRoot()
  }

  /// Whether the gap is certainly at least a share of a bound.
  func isNear(_ gap: Estimate, _ bound: Estimate?, share: Double) -> Bool {
    // The share is rounded, as are both sides: a part in 10⁹ covers it.
    bound.map { gap.lower >= (1 - 0x1p-30) * share * $0.upper } ?? false
  }

  @Test(arguments: [1, 2, 3, 7, 30], [2, 8, 32])
  func `the gap of tilted coins is near GB-001 and GB-002 for every number of samples`(count: Int, parts: Int) throws {
    let figures = SystemFigures(try Self.tiltedCoins(count, parts: parts))
    let gap = figures.risks.absoluteGap
    #expect(gap.contains(1 / Double(parts * count)))
    let one = Self.deficit(Estimate(exactly: 1) / Estimate(exactly: Double(parts * count)))
    for information in figures.risks.sampleInformations { #expect(information.overlaps(one)) }
    for proven in [ProvenInequality.mutualInformation, .individualSamples, .summedSamples] {
      #expect(isNear(gap, proven.bound(figures.value(of:)), share: Self.leastRatio(parts: parts)), "\(proven.name)")
      #expect(proven.isRefuted(on: figures) == false)
    }
  }

  /// Whether a system refutes a proven bound with another constant in place of its 2.
  func refutes(_ proven: ProvenInequality, constant: Double, _ figures: SystemFigures) throws -> Bool {
    let factor = Estimate.squareRoot(Estimate(exactly: constant / 2))
    let bound = try #require(proven.bound(figures.value(of:)))
    return VerificationTests.refutes(figures.risks.absoluteGap, atMost: factor * bound)
  }

  @Test func `control: constants of 1.99 and 1.9995 are refuted for several numbers of samples`() throws {
    for (parts, constant) in [(8, 1.99), (32, 1.9995)] {
      for count in [1, 2, 5, 12] {
        let figures = SystemFigures(try Self.tiltedCoins(count, parts: parts))
        for proven in [ProvenInequality.mutualInformation, .individualSamples, .summedSamples] {
          #expect(try refutes(proven, constant: constant, figures) && !refutes(proven, constant: 2, figures))
        }
      }
      let figures = SystemFigures(try Self.signedMemory(32, parts: parts))
      for proven in [ProvenInequality.lossDifferences, .pairedLossDifferences, .lossDifferenceVector, .predictions] {
        #expect(try refutes(proven, constant: 1.93, figures) && !refutes(proven, constant: 2, figures))
      }
    }
  }

  @Test func `control: the tilt 1 does not come near the bound`() throws {
    let figures = SystemFigures(try Self.tiltedCoins(1, parts: 1))
    let bound = ProvenInequality.mutualInformation.bound(figures.value(of:))
    #expect(!isNear(figures.risks.absoluteGap, bound, share: Self.leastRatio(parts: 2)))
  }

  @Test(arguments: [2, 8, 32], [2, 8])
  func `the gap of the signed memory is near the bounds of GB-005 by losses`(count: Int, parts: Int) throws {
    let figures = SystemFigures(try Self.signedMemory(count, parts: parts))
    let (gap, different) = (figures.risks.absoluteGap, 1 - 1 / Double(count))
    #expect(gap.overlaps(Estimate(exactly: different) / Estimate(exactly: Double(parts))))
    let information = Estimate(exactly: different) * Self.deficit(Estimate(exactly: 1 / Double(parts)))
    for quantity in [Quantity.ldCMIsamples, .ldCMIpairs, .ldCMI, .fCMI] {
      #expect(try #require(figures.value(of: quantity)).overlaps(information), "\(quantity)")
    }
    let share = Self.leastRatio(parts: parts) * different.squareRoot()
    let bounds = [
      ProvenInequality.lossDifferences, .summedLossDifferences, .pairedLossDifferences, .lossDifferenceVector,
      .predictions,
    ]
    for proven in bounds {
      #expect(isNear(gap, proven.bound(figures.value(of:)), share: share), "\(proven.name)")
      #expect(proven.isRefuted(on: figures) == false)
    }
  }

  @Test func `control: the bound by I(W;U|Z̃) is not attained by the signed memory`() throws {
    let figures = SystemFigures(try Self.signedMemory(32, parts: 8))
    let all = Estimate(exactly: 31.0 / 32) * .log(Estimate(exactly: 2))
    #expect(try #require(figures.value(of: .CMI)).overlaps(all))
    let bound = ProvenInequality.conditionalInformation.bound(figures.value(of:))
    #expect(!isNear(figures.risks.absoluteGap, bound, share: 0.2))
    // A memory without a sign comes to 1/√(2 ln 2).
    let memory = SystemFigures(try Self.signedMemory(32, parts: 1))
    let whole = ProvenInequality.conditionalInformation.bound(memory.value(of:))
    #expect(isNear(memory.risks.absoluteGap, whole, share: 0.83))
    #expect(!isNear(memory.risks.absoluteGap, whole, share: 0.85))
  }
}
