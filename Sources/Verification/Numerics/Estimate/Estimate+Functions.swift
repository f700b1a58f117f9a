import RealModule

extension Estimate {
  /// The number of adjacent numbers by which the result of an elementary function is widened; they cover one unit in
  /// the last place even if the result is a power of two.
  ///
  /// Source: GNU C Library manual, "Known Maximum Errors in Math Functions": the error of exp, expm1, log, log1p and
  /// atan is at most 1 ulp.
  private static let functionSteps = 2

  /// The natural logarithm of a nonnegative number.
  public static func log(_ number: Estimate) -> Estimate {
    Estimate(
      Double.log(max(0, number.value)), from: Double.log(max(0, number.lower)), to: Double.log(max(0, number.upper)),
      outward: functionSteps)
  }

  /// ln(1 + x) of a number x ≥ −1, accurate near 0.
  public static func log1p(_ number: Estimate) -> Estimate {
    Estimate(
      Double.log(onePlus: max(-1, number.value)), from: Double.log(onePlus: max(-1, number.lower)),
      to: Double.log(onePlus: max(-1, number.upper)), outward: functionSteps)
  }

  /// ln(1 + a/b) for a ≥ 0 and b > 0; if the quotient overflows, it is computed as ln a − ln b + ln(1 + b/a).
  static func log1p(_ numerator: Estimate, over denominator: Estimate) -> Estimate {
    let quotient = numerator / denominator
    guard quotient.upper == .infinity else { return log1p(quotient) }
    return log(numerator) - log(denominator) + log1p(denominator / numerator)
  }

  /// The exponential of a number.
  public static func exp(_ number: Estimate) -> Estimate {
    Estimate(
      Double.exp(number.value), from: Double.exp(number.lower), to: Double.exp(number.upper), outward: functionSteps
    ).clamped(atLeast: 0)
  }

  /// The arctangent of a number.
  static func arctangent(_ number: Estimate) -> Estimate {
    Estimate(
      Double.atan(number.value), from: Double.atan(number.lower), to: Double.atan(number.upper), outward: functionSteps)
  }

  /// eˣ − 1 of a number, accurate near 0.
  static func expm1(_ number: Estimate) -> Estimate {
    Estimate(
      Double.expMinusOne(number.value), from: Double.expMinusOne(number.lower), to: Double.expMinusOne(number.upper),
      outward: functionSteps
    ).clamped(atLeast: -1)
  }

  /// a·b − c·d, accurate to two units in the last place of the result even if the products almost cancel.
  ///
  /// Source: W. Kahan's algorithm; its error of at most 1.5 ulp: C.-P. Jeannerod, N. Louvet, J.-M. Muller,
  /// "Further analysis of Kahan's algorithm", Math. Comp. 82:2245, 2013.
  static func differenceOfProducts(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Estimate {
    let product = c * d
    let residual = (product).addingProduct(-c, d)
    let difference = (-product).addingProduct(a, b) + residual
    return Estimate(difference, from: difference, to: difference, outward: 4)
  }

  /// ψ(x) = (1+x)·ln(1+x) − x of a number x ≥ −1; it is at least 0, and accurate near its zero at 0.
  ///
  /// A relative entropy is Σ q·ψ(p/q − 1), a sum without cancellation. ψ decreases up to 0 and increases from there on.
  static func relativeEntropyTerm(_ number: Estimate) -> Estimate {
    let (low, high) = (max(-1, number.lower), max(-1, number.upper))
    let ends = (relativeEntropyTerm(at: low), relativeEntropyTerm(at: high))
    let value = relativeEntropyTerm(at: max(-1, number.value)).value
    let least = low <= 0 && high >= 0 ? 0 : min(ends.0.lower, ends.1.lower)
    return Estimate(value, from: least, to: max(ends.0.upper, ends.1.upper)).clamped(atLeast: 0)
  }

  private static func relativeEntropyTerm(at x: Double) -> Estimate {
    if x == -1 { return Estimate(exactly: 1) }
    let exact = Estimate(exactly: x)
    guard x.magnitude < 1 / 4 else {
      return (Estimate(exactly: 1) + exact) * log1p(exact) - exact
    }
    return series(of: exact) { $0 * ($0 - 1) }
  }

  /// r − 1 − ln r for the ratio r of two positive numbers; it is at least 0, and accurate near its zero at r = 1.
  ///
  /// It is twice the relative entropy of centered normal laws whose variances have this ratio. Near 1 it is computed
  /// from r − 1, elsewhere from r, so that a small ratio keeps its digits.
  static func logarithmDeficit(_ numerator: Estimate, over denominator: Estimate) -> Estimate {
    let ratio = numerator / denominator
    let excess = (numerator - denominator) / denominator
    // For subnormal numbers the interval of the excess may be wide even if that of the ratio is not.
    guard excess.magnitude <= 1 / 4 else {
      return (ratio - Estimate(exactly: 1) - log(ratio)).clamped(atLeast: 0)
    }
    let ends = (excess.lower, excess.upper)
    let least = ends.0 <= 0 && ends.1 >= 0 ? 0 : min(deficit(at: ends.0).lower, deficit(at: ends.1).lower)
    return Estimate(
      deficit(at: excess.value).value, from: least, to: max(deficit(at: ends.0).upper, deficit(at: ends.1).upper)
    ).clamped(atLeast: 0)
  }

  /// x − ln(1+x) = Σ_{k≥2} (−x)^k/k for |x| ≤ 1/4.
  private static func deficit(at x: Double) -> Estimate { series(of: Estimate(exactly: x)) { $0 } }

  /// Σ_{k≥2} (−x)^k/divisor(k) for |x| ≤ 1/4 and divisors that do not decrease.
  ///
  /// The rest after a term is at most a third of that term.
  private static func series(of x: Estimate, divisor: (Double) -> Double) -> Estimate {
    var sum = Estimate(exactly: 0)
    var power = x * x
    var order = 2.0
    while true {
      let term = power / Estimate(exactly: divisor(order))
      sum += term
      if term.magnitude <= sum.value * Double.ulpOfOne || term.magnitude < Double.leastNormalMagnitude {
        let rest = term.magnitude
        return sum + Estimate(value: 0, lower: -rest, upper: rest)
      }
      power = power * -x
      order += 1
    }
  }
}
