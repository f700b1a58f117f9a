import DINL
import RealModule
import Verification

// Laws whose joint law is normal, or normal over a common scale.
extension CertifiedLaw {
  /// Two standard normal variables with a decimal correlation ρ: Y = ρX + √(1 − ρ²)·N.
  static func normal(_ name: String, correlation text: String) throws -> CertifiedLaw {
    let correlation = try decimal(text)
    let (slope, spread) = (correlation.nearest, (1 - correlation.nearest * correlation.nearest).squareRoot())
    return CertifiedLaw(
      name, "X and Y are standard normal with correlation \(text)", columns: ["x1", "y1"],
      information: try BivariateNormal(decimal: correlation).mutualInformation
    ) { stream, row in
      let x = stream.normal()
      row += [x, slope * x + spread * stream.normal()]
    }
  }

  /// Y = BX + N with standard normal X of m and N of k independent coordinates.
  ///
  /// - Parameter matrix: B, k×m small whole numbers, so that the covariance is exact.
  static func linear(_ name: String, _ explanation: String, matrix: [[Int]]) throws -> CertifiedLaw {
    let (rows, columns) = (matrix.count, matrix[0].count)
    // The covariance of (X, Y) is [[I, Bᵀ], [B, BBᵀ + I]].
    let covariance = (0..<columns + rows).map { first in
      (0..<columns + rows).map { second -> Double in
        let unit = first == second ? 1 : 0
        switch (first < columns, second < columns) {
        case (true, true): return Double(unit)
        case (true, false): return Double(matrix[second - columns][first])
        case (false, true): return Double(matrix[first - columns][second])
        case (false, false):
          let products = zip(matrix[first - columns], matrix[second - columns]).map { $0 * $1 }
          return Double(products.reduce(unit, +))
        }
      }
    }
    let names = (1...columns).map { "x\($0)" } + (1...rows).map { "y\($0)" }
    return CertifiedLaw(
      name, explanation, columns: names,
      information: try JointGaussian(covariance: covariance).mutualInformation(
        Array(0..<columns), Array(columns..<columns + rows))
    ) { stream, row in
      let x = (0..<columns).map { _ in stream.normal() }
      row += x
      for line in matrix { row.append(zip(line, x).reduce(stream.normal()) { $0 + Double($1.0) * $1.1 }) }
    }
  }

  /// X and Y from Student's joint law with two degrees of freedom and no correlation: two independent normal variables
  /// over a common √(G/2), where G of the chi-squared law with two degrees is −2 ln U.
  static func student(_ name: String) throws -> CertifiedLaw {
    CertifiedLaw(
      name, "X and Y are uncorrelated with Student's joint law of 2 degrees of freedom, without a variance",
      columns: ["x1", "y1"],
      information: try StudentLaw(degreesOfFreedom: Estimate(exactly: 2)).excessInformation(
        firstCount: 1, secondCount: 1)
    ) { stream, row in
      let (x, y) = (stream.normal(), stream.normal())
      // A uniform number strictly between 0 and 1, so that the scale is finite and above 0.
      let scale = (-Double.log(min(stream.uniform() + 0x1p-54, 1 - 0x1p-53))).squareRoot()
      row += [x / scale, y / scale]
    }
  }

  /// X uniform on [0, 1] and Y = X + N with N uniform on [−ε, ε] for a decimal ε.
  static func uniform(_ name: String, halfWidth text: String) throws -> CertifiedLaw {
    let width = try decimal(text)
    let half = width.nearest
    return CertifiedLaw(
      name, "X is uniform on 0 to 1, and Y is X plus noise uniform on -\(text) to \(text)", columns: ["x1", "y1"],
      information: try UniformNoise(decimal: width).mutualInformation
    ) { stream, row in
      let x = stream.uniform()
      row += [x, x + half * (2 * stream.uniform() - 1)]
    }
  }

  /// The decimal of a text of the catalog.
  ///
  /// - Throws: `.invalidInput` if the text is no decimal.
  static func decimal(_ text: String) throws(VerificationError) -> DecimalNumeral {
    guard let decimal = DecimalNumeral(text) else {
      throw .invalidInput(parameter: "decimal", requirement: "must be a decimal, is \(text)")
    }
    return decimal
  }
}
