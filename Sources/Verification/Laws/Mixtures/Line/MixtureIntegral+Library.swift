import RealModule

extension MixtureIntegral {
  /// The integral by a rule of the library, with the error that it reports, from separately written integrands.
  ///
  /// - Throws: `.numerical` if the rule fails.
  static func value(
    of integrand: MixtureIntegrand, _ kernel: MixtureKernel, by method: IntegrationMethod
  ) throws(VerificationError) -> Estimate {
    guard method != .certified else { return value(of: integrand, kernel) }
    let components = kernel.components
    return try quadrature(kernel).integral(method) { x in
      let densities = components.map { $0.weight * density($0, at: x) }
      let total = densities.reduce(0, +)
      guard total > 0 else { return 0 }
      switch integrand {
      case .equivocation:
        return densities.reduce(0) { $1 > 0 ? $0 - $1 * Double.log($1 / total) : $0 }
      case .information:
        return zip(densities, components).reduce(0) { sum, pair in
          pair.0 > 0 ? sum + pair.0 * Double.log(pair.0 / total / pair.1.weight) : sum
        }
      case .squaredError:
        let mean = zip(densities, components).reduce(0) { $0 + $1.0 * $1.1.mean } / total
        return zip(densities, components).reduce(0) { $0 + $1.0 * ($1.1.mean - mean) * ($1.1.mean - mean) }
      }
    }
  }

  /// −∫ p ln p by a rule of the library, in the kernel's units.
  ///
  /// - Throws: `.numerical` if the rule fails.
  static func differentialEntropy(
    _ kernel: MixtureKernel, by method: IntegrationMethod
  ) throws(VerificationError) -> Estimate {
    let components = kernel.components
    return try quadrature(kernel).integral(method) { x in
      let total = components.reduce(0) { $0 + $1.weight * density($1, at: x) }
      return total > 0 ? -total * Double.log(total) : 0
    }
  }

  private static func density(_ component: MixtureKernel.Component, at x: Double) -> Double {
    let gap = x - component.mean
    return Double.exp(-gap * gap / (2 * component.variance)) / (2 * Double.pi * component.variance).squareRoot()
  }

  private static func quadrature(_ kernel: MixtureKernel) -> LibraryQuadrature {
    LibraryQuadrature(
      breakpoints: LibraryQuadrature.breakpoints(kernel.components.map { ($0.mean, $0.variance.squareRoot()) }))
  }
}
