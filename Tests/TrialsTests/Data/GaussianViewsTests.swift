import DINL
import Foundation
import Testing
import Verification

@testable import Reproduction

/// What every check here may say falsely.
private let falseAlarm = 1e-10

/// A setting with its samples, and how many of them the Bayes rule gets right.
struct GaussianViewsCase: Sendable {
  let views: GaussianViews
  let dataset: Dataset
  let right: Int

  static let sampleCount = 20_000

  static let all: [GaussianViewsCase] = [(2, 2.0), (2, 0.5), (4, 3.0), (10, 4.0)].map { classes, separation in
    var views = GaussianViews()
    (views.classCount, views.separation) = (classes, separation)
    return GaussianViewsCase(views)
  }

  private init(_ views: GaussianViews) {
    var stream = RandomStream(seed: 21).stream(UInt64(views.classCount))
    guard let dataset = try? views.dataset(sampleCount: Self.sampleCount, using: &stream) else {
      preconditionFailure("the settings have a Bayes accuracy")
    }
    (self.views, self.dataset) = (views, dataset)
    // With equal priors and unit noise the Bayes rule takes the nearest mean, the greatest of x·m − |m|²/2.
    let means = (0..<views.classCount).map(views.means(of:))
    let halfSquares = means.map { $0.reduce(0) { $0 + $1 * $1 } / 2 }
    var right = 0
    for sample in 0..<Self.sampleCount {
      var (best, bestScore) = (0, -Double.infinity)
      for label in means.indices {
        var score = -halfSquares[label]
        for feature in 0..<views.featureCount {
          score += means[label][feature] * Double(dataset.features[sample * views.featureCount + feature])
        }
        if score > bestScore { (best, bestScore) = (label, score) }
      }
      if best == dataset.labels[sample] { right += 1 }
    }
    self.right = right
  }
}

@Suite struct `Gaussian views of a hidden label` {
  static let sampleCount = GaussianViewsCase.sampleCount

  /// Whether a count of right answers is one that an accuracy lets expect, at both ends of its certified interval.
  func isExpected(_ right: Int, of accuracy: Estimate) throws -> Bool {
    let highest = try BinomialCount(trials: Self.sampleCount, probability: min(1, accuracy.upper))
    let lowest = try BinomialCount(trials: Self.sampleCount, probability: max(0, accuracy.lower))
    return try highest.upperTail(atLeast: right) >= falseAlarm / 2 && lowest.lowerTail(atMost: right) >= falseAlarm / 2
  }

  @Test(arguments: GaussianViewsCase.all.indices)
  func `have the accuracy of the Bayes rule that the integral says`(index: Int) throws {
    let drawn = GaussianViewsCase.all[index]
    let accuracy = try drawn.views.bayesAccuracy()
    #expect(drawn.dataset.bayesAccuracy == accuracy)
    #expect(try isExpected(drawn.right, of: accuracy))
  }

  @Test(arguments: 0..<2)
  func `control: Φ(Δ) in place of Φ(Δ/2) is refuted`(index: Int) throws {
    let drawn = GaussianViewsCase.all[index]
    #expect(try !isExpected(drawn.right, of: StandardNormal.probability(below: drawn.views.separation)))
  }

  @Test(arguments: GaussianViewsCase.all.indices)
  func `control: an accuracy that is off by 0.05 is refuted with a power of all but one in 10¹⁰`(index: Int) throws {
    let drawn = GaussianViewsCase.all[index]
    let accuracy = try drawn.views.bayesAccuracy()
    for error in [0.05, -0.05] {
      let wrong = accuracy + Estimate(exactly: error)
      let middle = Int((Double(Self.sampleCount) * (accuracy.value + error / 2)).rounded())
      // All from the middle on is refuted, and the count lies on that side but for the stated probability.
      #expect(try !isExpected(middle, of: wrong))
      let law = try BinomialCount(trials: Self.sampleCount, probability: accuracy.value)
      #expect(try (error > 0 ? law.upperTail(atLeast: middle) : law.lowerTail(atMost: middle)) < falseAlarm)
      #expect(try !isExpected(drawn.right, of: wrong))
    }
  }

  @Test(arguments: GaussianViewsCase.all.indices)
  func `have means at one distance, a part of it in every view`(index: Int) {
    let views = GaussianViewsCase.all[index].views
    let means = (0..<views.classCount).map(views.means(of:))
    let scale = views.separation * views.separation
    let tolerance = Tolerance.rounding(operations: 2 * views.featureCount + 8, condition: 2, scale: scale)
    for first in 0..<views.classCount {
      for second in 0..<first {
        let squares = zip(means[first], means[second]).map { ($0 - $1) * ($0 - $1) }
        #expect(tolerance.accepts(squares.reduce(0, +), scale))
        for sensor in 0..<views.sensorCount {
          let own = squares[sensor * views.featuresPerSensor..<(sensor + 1) * views.featuresPerSensor].reduce(0, +)
          #expect(own > 0 && own < scale / 2)
        }
      }
    }
  }

  @Test func `depend on the stream and on nothing else, and say so by their checksum`() throws {
    func draw(_ seed: UInt64) throws -> Dataset {
      var stream = RandomStream(seed: seed)
      return try GaussianViews().dataset(sampleCount: 50, using: &stream)
    }
    #expect(try draw(1) == draw(1))
    #expect(try draw(1).checksum != draw(2).checksum)
    #expect(try Evidence.DataSource(draw(1)).bayesAccuracy == GaussianViews().bayesAccuracy().value)
  }
}

@Suite struct `No classifier of Gaussian views is better than the Bayes rule` {
  /// Whether a number of right answers on samples that the classifier never saw is one that the best could give.
  func isPossible(_ right: Int, of trials: Int, best: Estimate) throws -> Bool {
    try BinomialCount(trials: trials, probability: best.upper).upperTail(atLeast: right) >= falseAlarm
  }

  @Test func `neither dense INL, nor D-INL, nor gated D-INL, and all of them learn`() throws {
    let views = GaussianViews()
    var stream = RandomStream(seed: 22)
    let dataset = try views.dataset(sampleCount: 4000, using: &stream)
    var configuration = ExperimentConfiguration()
    (configuration.epochs, configuration.betas, configuration.hiddenWidth) = (8, [0, 1e-3], 16)
    let experiment = try Experiment(
      configuration: configuration, dataset: dataset,
      assignment: SensorAssignment(evenly: views.featureCount, sensors: views.sensorCount))
    let runs = try experiment.run(Experiment.Job(network: 0, phase: .test, seedIndex: 0))
    #expect(runs.count == 4)
    for run in runs {
      let right = Int((run.accuracy * 800).rounded())
      #expect(try isPossible(right, of: 800, best: views.bayesAccuracy()))
      let chance = try BinomialCount(trials: 800, probability: 1 / Double(views.classCount))
      #expect(try chance.upperTail(atLeast: right) < falseAlarm)
    }
  }

  @Test func `control: a classifier that has seen the samples is refuted`() throws {
    let views = GaussianViews()
    var stream = RandomStream(seed: 23)
    let dataset = try views.dataset(sampleCount: 400, using: &stream)
    func features(_ sample: Int) -> ArraySlice<Double> {
      dataset.features[sample * views.featureCount..<(sample + 1) * views.featureCount]
    }
    /// The label of the nearest sample among those it remembers.
    func label(of sample: Int, from memory: Range<Int>) -> Int? {
      let distances = memory.map { known in
        zip(features(sample), features(known)).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      return distances.indices.min { distances[$0] < distances[$1] }.map { dataset.labels[memory.lowerBound + $0] }
    }
    let best = try views.bayesAccuracy()
    let honest = (0..<200).count { label(of: $0, from: 200..<400) == dataset.labels[$0] }
    let cheating = (0..<200).count { label(of: $0, from: 0..<200) == dataset.labels[$0] }
    #expect(try isPossible(honest, of: 200, best: best))
    #expect(try !isPossible(cheating, of: 200, best: best))
  }
}
