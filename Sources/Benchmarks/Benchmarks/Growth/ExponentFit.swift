import Foundation

/// The exponent e of a power law y = c·x^e, by least squares on the logarithms.
///
/// Source: any text on linear regression, such as N. Draper, H. Smith, "Applied Regression Analysis", 1998, chapter 1.
struct ExponentFit: Codable, Equatable {
  let exponent: Double
  /// The standard error of the exponent; nil if there are too few points for one.
  let standardError: Double?
  /// The constant c.
  let factor: Double

  /// The fit through points of positive numbers; nil if fewer than two different x are positive.
  init?(_ points: [(x: Double, y: Double)]) {
    let logs = points.filter { $0.x > 0 && $0.y > 0 }.map { (x: log($0.x), y: log($0.y)) }
    guard let first = logs.first, logs.contains(where: { $0.x != first.x }) else { return nil }
    let count = Double(logs.count)
    let mean = (x: logs.reduce(0) { $0 + $1.x } / count, y: logs.reduce(0) { $0 + $1.y } / count)
    let spread = logs.reduce(0) { $0 + ($1.x - mean.x) * ($1.x - mean.x) }
    let slope = logs.reduce(0) { $0 + ($1.x - mean.x) * ($1.y - mean.y) } / spread
    let rest = logs.reduce(0) { sum, point in
      let residual = point.y - mean.y - slope * (point.x - mean.x)
      return sum + residual * residual
    }
    exponent = slope
    standardError = logs.count > 2 ? (rest / (count - 2) / spread).squareRoot() : nil
    factor = exp(mean.y - slope * mean.x)
  }
}
