/// A covariance by its factor: L·Lᵀ with L lower triangular and its diagonal positive.
public struct CovarianceFactor: Hashable, Sendable {
  /// The factor L: row i has the entries of columns 0 through i.
  public var lower: [[Double]]

  /// The covariance with a given factor.
  ///
  /// - Parameter lower: Row i has i + 1 entries, the last of them positive.
  public init(lower: [[Double]]) {
    precondition(
      lower.indices.allSatisfy { lower[$0].count == $0 + 1 && lower[$0][$0] > 0 },
      "row i of a factor has i + 1 entries, the last positive")
    self.lower = lower
  }

  /// The covariance, n×n.
  public var matrix: [[Double]] {
    lower.indices.map { row in
      lower.indices.map { column in
        (0...min(row, column)).reduce(0.0) { $0 + lower[row][$1] * lower[column][$1] }
      }
    }
  }
}

extension Generator where Value == CovarianceFactor {
  /// Positive definite covariances; the simplest is the identity.
  ///
  /// - Parameters:
  ///   - dimension: The range of the number of variables, from 1.
  ///   - scale: The greatest magnitude of an entry of L; diagonal entries are at least its reciprocal.
  public static func covariance(dimension: ClosedRange<Int>, scale: Double = 8) -> Generator {
    precondition(scale >= 1, "the identity lies within the scale")
    return Generator { source throws(Discard) in
      let (count, position) = try source.axis(in: dimension)
      source.beginTable([.init(length: position), .init(length: position)], isTriangular: true)
      var lower: [[Double]] = []
      for row in 0..<count {
        var entries: [Double] = []
        for _ in 0..<row { entries.append(try source.double(in: -scale...scale)) }
        entries.append(try source.double(in: 1 / scale...scale))
        lower.append(entries)
      }
      return CovarianceFactor(lower: lower)
    }
  }
}

/// One component of a Gaussian mixture on the line.
public struct MixtureComponent: Hashable, Sendable {
  /// The weight of the component, positive; its probability is this over the sum of all weights.
  public var weight: Int
  /// The mean of the component.
  public var mean: Double
  /// The standard deviation of the component, positive.
  public var standardDeviation: Double

  /// A component with the given parameters, which are not checked.
  public init(weight: Int, mean: Double, standardDeviation: Double) {
    self.weight = weight
    self.mean = mean
    self.standardDeviation = standardDeviation
  }
}

extension Generator where Value == [MixtureComponent] {
  /// Gaussian mixtures; the simplest is the standard normal law.
  public static func gaussianMixture(components: ClosedRange<Int>, scale: Double = 8) -> Generator {
    let component = Generator<MixtureComponent> { source throws(Discard) in
      MixtureComponent(
        weight: try source.integer(in: 1...20), mean: try source.double(in: -scale...scale),
        standardDeviation: try source.double(in: 1 / scale...scale))
    }
    return component.array(count: components)
  }
}
