import DINL
import Testing
import Trials
import Verification

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
  func `control: Φ(Δ) instead of Φ(Δ/2) is refuted`(index: Int) throws {
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
    #expect(try Provenance.DataSource(draw(1)).bayesAccuracy == GaussianViews().bayesAccuracy().value)
  }
}
