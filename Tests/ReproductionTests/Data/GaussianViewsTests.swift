import DINL
import Testing
import Verification

@testable import Reproduction

@Suite struct `Gaussian views have the stated best accuracy` {
  private static let cases = [(2, 2.0), (2, 0), (3, 3), (4, 4), (7, 1)]
  private static let samples = 40_000
  private static let falseAlarm = 1e-11

  private static func views(_ classCount: Int, _ distance: Double) -> GaussianViews {
    var views = GaussianViews()
    (views.classCount, views.distance, views.sampleCount) = (classCount, distance, samples)
    (views.sensorCount, views.featuresPerSensor) = (3, 5)
    return views
  }

  /// How often the class of the nearest mean is the right one, with the means of the generator.
  private static func rightAnswers(_ views: GaussianViews, seed: UInt64) throws -> Int {
    let table = try views.dataset(using: RandomStream(seed: seed))
    let means = (0..<views.classCount).map(views.mean(of:))
    return table.labels.indices.count { sample in
      let features = table.features[sample * table.featureCount..<(sample + 1) * table.featureCount].map(Double.init)
      let distances = means.map { mean in zip(mean, features).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } }
      return distances.indices.min { distances[$0] < distances[$1] } == table.labels[sample]
    }
  }

  /// Whether a claimed accuracy lies in the interval that the count of right answers leaves.
  ///
  /// The interval misses the truth with probability 10⁻¹¹ a case. At 40,000 samples it is at most ±1.7 points wide
  /// (Hoeffding), so a claim that is off by 3.4 points is refuted with as small a probability of error.
  private static func agrees(_ claimed: Double, _ views: GaussianViews, seed: UInt64) throws -> Bool {
    let interval = try BinomialCount.probabilityInterval(
      successes: try rightAnswers(views, seed: seed), trials: samples, confidence: 1 - falseAlarm)
    return interval.lower <= claimed && claimed <= interval.upper
  }

  @Test(arguments: cases.indices)
  func `the best rule attains it, within sampling`(index: Int) throws {
    let views = Self.views(Self.cases[index].0, Self.cases[index].1)
    #expect(try Self.agrees(try views.bayesAccuracy().value, views, seed: UInt64(50 + index)))
  }

  @Test func `control: the distance taken for half the distance is refuted`() throws {
    let views = Self.views(2, 2)
    #expect(!(try Self.agrees(try Self.views(2, 4).bayesAccuracy().value, views, seed: 50)))
    #expect(!(try Self.agrees(try Self.views(4, 4 * 0.9).bayesAccuracy().value, Self.views(4, 4), seed: 53)))
  }

  @Test func `the integral meets the closed forms at both ends`() throws {
    for classCount in 2...9 {
      let chance = try OrthogonalClasses(classCount: classCount, distance: 0).bayesAccuracy()
      let rounding = 8 * Double.ulpOfOne
      #expect((chance.value - 1 / Double(classCount)).magnitude <= chance.error + rounding)
    }
    // Of three classes: one half plus the angle of the orthant, at distance 0; far apart the rule never errs.
    #expect(try OrthogonalClasses(classCount: 5, distance: 40).bayesAccuracy().value > 1 - 1e-9)
  }

  @Test func `the same stream gives the same bits, and another gives others`() throws {
    var views = Self.views(3, 2)
    views.sampleCount = 50
    let first = try views.dataset(using: RandomStream(seed: 1))
    #expect(try views.dataset(using: RandomStream(seed: 1)) == first)
    #expect(try views.dataset(using: RandomStream(seed: 2)).checksum != first.checksum)
  }

  @Test func `parameters out of range are named`() {
    #expect(throws: VerificationError.self) { try OrthogonalClasses(classCount: 1, distance: 1) }
    #expect(throws: VerificationError.self) { try OrthogonalClasses(classCount: 2, distance: .nan) }
    #expect(throws: VerificationError.self) { try OrthogonalClasses(classCount: 2, distance: -1) }
  }
}
