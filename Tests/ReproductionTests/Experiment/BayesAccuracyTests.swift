import DINL
import Testing
import Trials
import Verification

@testable import Reproduction

/// The probability that a check here raises a false alarm.
private let falseAlarm = 1e-10

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
      views: instanceViews(of: dataset) { try SensorAssignment(evenly: views.featureCount, sensors: $0) })
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
