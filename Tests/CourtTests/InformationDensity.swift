import RealModule

/// The information density ln(p(x,y)/(p(x)p(y))) of the laws of the court, from their densities as the catalog words
/// them; it shares nothing with the samplers and the certified intervals.
enum InformationDensity {
  /// The density at a row.
  typealias Density = @Sendable ([Double]) -> Double

  /// A normal law in a few dimensions.
  struct Normal: Sendable {
    let mean: [Double]
    let covariance: [[Double]]

    /// The law of some coordinates.
    func marginal(_ places: [Int]) -> Normal {
      Normal(mean: places.map { mean[$0] }, covariance: places.map { row in places.map { covariance[row][$0] } })
    }

    /// ln of the density, by a Cholesky factor.
    func logarithm(_ point: [Double]) -> Double {
      var factor = covariance.map { $0.map { _ in 0.0 } }
      var (solution, result) = ([Double](), -Double(mean.count) / 2 * Double.log(2 * Double.pi))
      for row in mean.indices {
        for column in 0...row {
          let rest = covariance[row][column] - (0..<column).map { factor[row][$0] * factor[column][$0] }.reduce(0, +)
          factor[row][column] = row == column ? rest.squareRoot() : rest / factor[column][column]
        }
        let known = (0..<row).map { factor[row][$0] * solution[$0] }.reduce(0, +)
        solution.append((point[row] - mean[row] - known) / factor[row][row])
        result -= Double.log(factor[row][row]) + solution[row] * solution[row] / 2
      }
      return result
    }
  }

  /// ln of the density of a mixture.
  static func logarithm(_ parts: [(weight: Double, law: Normal)], _ point: [Double]) -> Double {
    Double.log(parts.map { $0.weight * Double.exp($0.law.logarithm(point)) }.reduce(0, +))
  }

  /// The density of a mixture of normal laws of (X, Y), X having the first coordinates.
  static func mixture(_ parts: [(weight: Double, law: Normal)], first: Int) -> Density {
    let count = parts[0].law.mean.count
    let (left, right) = (Array(0..<first), Array(first..<count))
    return { row in
      logarithm(parts, row)
        - logarithm(parts.map { ($0.weight, $0.law.marginal(left)) }, Array(row[..<first]))
        - logarithm(parts.map { ($0.weight, $0.law.marginal(right)) }, Array(row[first...]))
    }
  }

  private static func pair(_ correlation: Double) -> Normal {
    Normal(mean: [0, 0], covariance: [[1, correlation], [correlation, 1]])
  }

  /// The density of Y given the label X or the reverse: ln φ_y(x) − ln Σ w φ(x).
  private static func label(_ weights: [Double], _ means: [Double], _ variances: [Double]) -> Density {
    let parts = weights.indices.map {
      (weight: weights[$0], law: Normal(mean: [means[$0]], covariance: [[variances[$0]]]))
    }
    return { row in parts[Int(row[1])].law.logarithm([row[0]]) - logarithm(parts, [row[0]]) }
  }

  private static func table(_ weights: [[Double]]) -> Density {
    let total = weights.joined().reduce(0, +)
    return { row in
      let (x, y) = (Int(row[0]), Int(row[1]))
      let column = weights.map { $0[y] }.reduce(0, +)
      return Double.log(weights[x][y] * total / (weights[x].reduce(0, +) * column))
    }
  }

  /// Γ(3/2)² is π/4: the joint density is 1/(2π)·(1 + (x²+y²)/2)^−2, that of a coordinate (2 + x²)^−3/2.
  @Sendable private static func student(_ row: [Double]) -> Double {
    let (x, y) = (row[0] * row[0], row[1] * row[1])
    return -Double.log(2 * Double.pi) - 2 * Double.log(1 + (x + y) / 2)
      + 1.5 * (Double.log(2 + x) + Double.log(2 + y))
  }

  /// Given x, Y has density 2 within ¼; the density of Y is a trapezoid.
  @Sendable private static func uniformNoise(_ row: [Double]) -> Double {
    let (low, high) = (max(0, row[1] - 0.25), min(1, row[1] + 0.25))
    return Double.log(2) - Double.log(2 * (high - low))
  }

  /// The density of each law, by its name.
  static let all: [String: Density] = [
    "independent": mixture([(1, pair(0))], first: 1), "normal-weak": mixture([(1, pair(0.3))], first: 1),
    "normal-strong": mixture([(1, pair(0.9))], first: 1), "normal-extreme": mixture([(1, pair(0.9999))], first: 1),
    "student": student, "uniform-noise": uniformNoise,
    "noisy-mixture": mixture(
      [(0.25, -3.0), (0.5, 0), (0.25, 3)].map { weight, mean in
        (weight, Normal(mean: [mean, mean], covariance: [[0.25, 0.25], [0.25, 1.25]]))
      }, first: 1),
    "two-signs": mixture([(0.5, pair(0.9)), (0.5, pair(-0.9))], first: 1),
    "plane": mixture(
      [
        (0.25, Normal(mean: [-2, 0], covariance: [[1, 0.5], [0.5, 1]])),
        (0.25, Normal(mean: [2, 1], covariance: [[0.5, -0.25], [-0.25, 1]])),
        (0.5, Normal(mean: [0, -2], covariance: [[1, 0], [0, 0.5]])),
      ], first: 1),
    "blocks": mixture(
      [
        (
          1,
          Normal(
            mean: [0, 0, 0, 0, 0],
            covariance: [
              [1, 0, 1, 1, 0], [0, 1, 0, 1, -1], [1, 0, 2, 1, 0], [1, 1, 1, 3, -1], [0, -1, 0, -1, 2],
            ])
        )
      ], first: 2),
    "independent-blocks": { _ in 0 },
    "labels": table([[6, 1, 1, 0], [1, 5, 1, 1], [0, 1, 2, 1], [1, 1, 1, 9]]), "independent-labels": { _ in 0 },
    "label-of-mixture": label([0.25, 0.5, 0.25], [-2, 0, 3], [1, 0.5, 2]), "independent-label": { _ in 0 },
  ]
}
