import PropertyTesting
import Verification

/// A drawn Gaussian learning system, with a clip of its squared error.
struct DrawnGaussianSystem: Sendable, CustomStringConvertible {
  let system: any GaussianLearningSystem
  let clip: Int
  let description: String

  /// Noisy means W = aZ̄ + N(0, τ²), a in quarters; without noise only where two samples or more are averaged.
  static let means = Generator<DrawnGaussianSystem> { source throws(Discard) in
    let m = try source.integer(in: 1...20, simplest: 1)
    let (mean, variance) = (try source.integer(in: -4...4), try source.integer(in: 1...8))
    let (quarters, noise) = (try source.integer(in: -4...8, simplest: 4), try source.integer(in: 0...64, simplest: 1))
    let clip = try source.integer(in: 1...32)
    let learner = try? GaussianMeanLearner(
      sampleCount: m, sampleMean: Double(mean), sampleVariance: Double(variance), gain: Double(quarters) / 4,
      noiseVariance: Double(m == 1 ? max(1, noise) : noise))
    guard let learner else { throw .filtered }
    return DrawnGaussianSystem(
      system: learner, clip: clip, description: "m=\(m) μ=\(mean) s²=\(variance) a=\(quarters)/4 τ²=\(noise) c=\(clip)")
  }

  /// Gibbs posteriors, γ in eighths.
  static let posteriors = Generator<DrawnGaussianSystem> { source throws(Discard) in
    let m = try source.integer(in: 1...20, simplest: 1)
    let (mean, variance) = (try source.integer(in: -4...4), try source.integer(in: 1...8))
    let (eighths, prior) = (try source.integer(in: 1...64, simplest: 4), try source.integer(in: 1...64))
    let clip = try source.integer(in: 1...32)
    let learner = try? GaussianMeanLearner.gibbs(
      sampleCount: m, sampleMean: Double(mean), sampleVariance: Double(variance), temper: Double(eighths) / 8,
      priorVariance: Double(prior))
    guard let learner else { throw .filtered }
    return DrawnGaussianSystem(
      system: learner, clip: clip, description: "m=\(m) μ=\(mean) s²=\(variance) γ=\(eighths)/8 ρ²=\(prior) c=\(clip)")
  }

  /// Ridge regressions of up to six samples in up to three dimensions.
  static let ridges = Generator<DrawnGaussianSystem> { source throws(Discard) in
    let m = try source.integer(in: 1...6, simplest: 1)
    let d = try source.integer(in: 1...3, simplest: 1)
    let row = Generator<Int>.integer(in: -3...3, simplest: 1).array(count: d)
    let design = try row.array(count: m).draw(from: &source)
    let truth = try row.draw(from: &source)
    let numbers = try Generator<Int>.integer(in: 1...16).array(count: 3).draw(from: &source)
    let clip = try source.integer(in: 1...32)
    let learner = try? RidgeLearner(
      design: design, truth: truth, labelVariance: numbers[0], penalty: numbers[1], noiseVariance: numbers[2])
    guard let learner else { throw .filtered }
    return DrawnGaussianSystem(
      system: learner, clip: clip,
      description: "X=\(design) θ=\(truth) s²=\(numbers[0]) λ=\(numbers[1]) τ²=\(numbers[2]) c=\(clip)")
  }

  static let all = Generator<DrawnGaussianSystem>.oneOf(means, posteriors, ridges)
}
