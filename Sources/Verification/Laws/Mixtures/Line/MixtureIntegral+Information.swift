extension MixtureIntegral {
  /// I(Y;T) from the label's entropy and the integrand that suits its size.
  ///
  /// - SeeAlso: RT-005
  static func information(_ kernel: MixtureKernel, entropy: Estimate) -> Estimate {
    if entropy.upper == 0 { return Estimate(exactly: 0) }
    if isFaint(kernel) { return value(of: .information, kernel) }
    let rest = (entropy - value(of: .equivocation, kernel)).clamped(atLeast: 0)
    if rest.error <= rest.value * 0x1p-40 { return rest }
    let own = value(of: .information, kernel)
    return own.error < rest.error ? own : rest
  }

  /// Whether the components are so near one another that I(Y;T) is surely a small part of H(Y).
  private static func isFaint(_ kernel: MixtureKernel) -> Bool {
    let (components, last) = (kernel.components, kernel.components[kernel.components.count - 1])
    let least = components.reduce(last.variance) { min($0, $1.variance) }
    let largest = components.reduce(last.variance) { max($0, $1.variance) }
    return last.mean - components[0].mean < least.squareRoot() / 4 && largest - least < least / 4
  }
}
