import Foundation

/// How often a property is evaluated in runs that find and shrink a failure.
package struct EvaluationStatistics: Sendable, CustomStringConvertible {
  /// The mean over the runs.
  let mean: Double
  /// The 95 % confidence interval of the mean.
  let interval: ClosedRange<Double>
  /// The least and the greatest number.
  let range: ClosedRange<Int>

  /// Statistics from elsewhere.
  init(mean: Double, interval: ClosedRange<Double>, range: ClosedRange<Int>) {
    self.mean = mean
    self.interval = interval
    self.range = range
  }

  /// The statistics of the numbers of some runs, with the interval of a normal mean; `nil` without runs.
  ///
  /// - Complexity: O(runs).
  package init?(_ evaluations: [Int]) {
    guard let least = evaluations.min(), let greatest = evaluations.max() else { return nil }
    let runs = Double(evaluations.count)
    let mean = evaluations.reduce(0) { $0 + Double($1) } / runs
    let squares = evaluations.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    let halfWidth = evaluations.count > 1 ? 1.96 * (squares / (runs - 1) / runs).squareRoot() : 0
    self.init(mean: mean, interval: mean - halfWidth...mean + halfWidth, range: least...greatest)
  }

  /// The mean, its interval, and the least and the greatest number.
  package var description: String {
    let limits = "\(Self.text(interval.lowerBound))–\(Self.text(interval.upperBound))"
    return "\(Self.text(mean)) (\(limits)), \(range.lowerBound)–\(range.upperBound)"
  }

  private static func text(_ number: Double) -> String { String(format: "%.2f", number) }
}
