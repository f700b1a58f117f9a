import RealModule

extension BivariateIntegral {
  /// H(Y|X,V) by nested rules of the library in the two coordinates, with the errors that they report.
  ///
  /// - Throws: `.numerical` if a rule fails.
  static func equivocation(
    _ kernel: BivariateKernel, by method: IntegrationMethod
  ) throws(VerificationError) -> Estimate {
    let components = kernel.components
    return try quadrature(components).doubleIntegral(method) { x throws(VerificationError) in
      try integral(components, at: x, by: method)
    }
  }

  /// The integral over the second coordinate at a place of the first.
  ///
  /// - Throws: `.numerical` if the rule fails.
  static func integral(
    _ components: [BivariateKernel.Component], at x: Double, by method: IntegrationMethod
  ) throws(VerificationError) -> Estimate {
    try quadrature(components, at: x).integral(method) { y in posteriorEntropy(components, x, y) }
  }

  /// The rule over the first coordinate.
  static func quadrature(_ components: [BivariateKernel.Component]) -> LibraryQuadrature {
    LibraryQuadrature(breakpoints: LibraryQuadrature.breakpoints(components.map { ($0.mean.x, 1 / $0.firstInverse) }))
  }

  /// The rule over the second coordinate at a place of the first, where each component has a mean and a spread.
  static func quadrature(_ components: [BivariateKernel.Component], at x: Double) -> LibraryQuadrature {
    let places = components.map { component in
      (component.mean.y + component.regression * (x - component.mean.x), 1 / component.secondInverse)
    }
    return LibraryQuadrature(breakpoints: LibraryQuadrature.breakpoints(places))
  }

  private static func posteriorEntropy(_ components: [BivariateKernel.Component], _ x: Double, _ y: Double) -> Double {
    let densities = components.map { component in
      let (first, second) = (x - component.mean.x, y - component.mean.y)
      let precision = component.precision
      let square =
        precision.first * first * first + 2 * precision.mixed * first * second + precision.second * second * second
      return component.weight * component.firstInverse * component.secondInverse * Double.exp(-square / 2)
        / (2 * Double.pi)
    }
    let total = densities.reduce(0, +)
    return densities.reduce(0) { $1 > 0 ? $0 - $1 * Double.log($1 / total) : $0 }
  }
}
