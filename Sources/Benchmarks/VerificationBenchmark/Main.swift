import Foundation
import Verification

/// Times of certified informations of mixtures against the library's adaptive rule, in turns on one core.
@main
enum VerificationBenchmark {
  /// A case, what is asked of it by a method, and how often.
  private struct Case {
    let name: String
    let rounds: Int
    let value: (IntegrationMethod) throws -> Estimate

    init(_ name: String, rounds: Int = 201, _ value: @escaping (IntegrationMethod) throws -> Estimate) {
      (self.name, self.rounds, self.value) = (name, rounds, value)
    }
  }

  static func main() throws {
    print("case | certified, µs | digits | qagp, µs | reported digits")
    let line = try lineCases().map { try report($0) }
    print(String(format: "median of the %d cases above: %.2f µs", line.count, line.sorted()[line.count / 2]))
    for one in try otherCases() { _ = try report(one) }
  }

  private static func lineCases() throws -> [Case] {
    let rates = try [(2, -40.0), (2, -5), (2, 3), (2, 10), (4, 5), (4, 15)].map { order, decibels in
      let input = try Constellation.pulseAmplitude(order: order)
      let noise = try input.noiseVariance(decibels: decibels)
      return Case("\(order) points at \(decibels) dB") { try input.information(noiseVariance: noise, method: $0) }
    }
    let binary = try Constellation.pulseAmplitude(order: 2)
    let tenth = try binary.noiseVariance(decibels: 10)
    let two = try GaussianMixture(weights: [0.5, 0.5], means: [-2, 2], variances: [1, 1])
    let three = try GaussianMixture(weights: [0.2, 0.5, 0.3], means: [-3, 0, 2.5], variances: [0.5, 1, 2])
    let equal = try GaussianMixture(weights: [0.5, 0.5], means: [0, 1], variances: [1, 1])
    let unequal = try GaussianMixture(weights: [0.7, 0.3], means: [0, 0], variances: [1, 9])
    return rates + [
      Case("complement at 10 dB") { try binary.equivocation(noiseVariance: tenth, method: $0) },
      Case("entropy, two components") { try two.differentialEntropy(method: $0) },
      Case("entropy, three components") { try three.differentialEntropy(method: $0) },
      Case("three components behind noise") {
        try three.information(noiseVariance: Estimate(exactly: 0.01), method: $0)
      },
      Case("label, equal variances") { try equal.labelInformation(method: $0) },
      Case("label, unequal variances") { try unequal.labelInformation(method: $0) },
    ]
  }

  private static func otherCases() throws -> [Case] {
    let narrow = try GaussianMixture(weights: [0.5, 0.5], means: [0, 0.1], variances: [1e-12, 1])
    let plane = try BivariateMixture(
      weights: [0.5, 0.5], means: [[0, 0], [0, 0]],
      covariances: [-0.9, 0.9].map { .init(first: 1, mixed: $0, second: 1) })
    return [
      Case("variances 1e-12 and 1", rounds: 51) { try narrow.labelInformation(method: $0) },
      Case("the plane, correlations ±0.9", rounds: 5) { try plane.mutualInformation(method: $0) },
    ]
  }

  /// Prints a case's row and returns the median of the certified time.
  private static func report(_ one: Case) throws -> Double {
    var (own, others) = ([Double](), [Double]())
    for _ in 0..<one.rounds {
      own.append(try microseconds { _ = try one.value(.certified) })
      others.append(try microseconds { _ = try one.value(.qagp) })
    }
    let middle = one.rounds / 2
    let row = [
      one.name, String(format: "%.2f", own.sorted()[middle]), digits(try one.value(.certified)),
      String(format: "%.2f", others.sorted()[middle]), digits(try one.value(.qagp)),
    ]
    print(row.joined(separator: " | "))
    return own.sorted()[middle]
  }

  private static func digits(_ estimate: Estimate) -> String {
    String(format: "%.1f", log10(estimate.value.magnitude / estimate.error))
  }

  private static func microseconds(_ work: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try work()
    return (ContinuousClock.now - start) / .microseconds(1)
  }
}
