import RealModule

/// The upper tail of the standard normal law, Q(x) = P(N > x), and its logarithm.
///
/// For x > 5/4, Q is the density times the Mills ratio, which P. Laplace's continued fraction encloses, because its
/// tails lie in (0, n/x). Nearer to 0, Q is one half less a series of positive terms.
///
/// - SeeAlso: RT-008
public enum GaussianTail {
  /// From this x on, the continued fraction needs at most 503 terms.
  private static let leastForFraction = 1.25

  /// Q(x)·2^k, certified; with relative accuracy if the product is a normal number.
  ///
  /// Without scaling that holds up to x = 37.5; beyond, Q is subnormal, and a scale such as 2^1000 keeps its digits.
  ///
  /// - Parameters:
  ///   - x: the argument.
  ///   - exponent: k, from 0 to 1000.
  /// - Complexity: O(1), at most 503 steps of the fraction.
  public static func probability(above x: Estimate, timesTwoTo exponent: Int = 0) -> Estimate {
    precondition((0...1000).contains(exponent), "the scale is 2^0 to 2^1000")
    let (low, high) = (probability(at: x.upper, exponent), probability(at: x.lower, exponent))
    return Estimate(probability(at: x.value, exponent).value, from: low.lower, to: high.upper, outward: 0)
      .clamped(atMost: Double(sign: .plus, exponent: exponent, significand: 1))
  }

  /// ln Q(x), certified; with relative accuracy for x ≥ −37.5 if x² is finite in double precision.
  ///
  /// For x < −37.5, the magnitude of ln Q(x) is below the least normal number.
  ///
  /// - Complexity: O(1), at most 503 steps of the fraction.
  public static func logarithm(above x: Estimate) -> Estimate {
    let (low, high) = (logarithm(at: x.upper), logarithm(at: x.lower))
    return Estimate(logarithm(at: x.value).value, from: low.lower, to: high.upper, outward: 0).clamped(atMost: 0)
  }

  private static func probability(at x: Double, _ exponent: Int) -> Estimate {
    let scale = Double(sign: .plus, exponent: exponent, significand: 1)
    if x > leastForFraction { return (density(at: x, scale) * millsRatio(at: x)).clamped(atLeast: 0) }
    if x >= 0 { return Estimate(exactly: scale) * (Estimate(exactly: 0.5) - central(to: x)) }
    let complement =
      x < -leastForFraction
      ? Estimate(exactly: 1) - probability(at: -x, 0) : Estimate(exactly: 0.5) + central(to: -x)
    return Estimate(exactly: scale) * complement
  }

  private static func logarithm(at x: Double) -> Estimate {
    if x < 0 { return Estimate.log1p(-probability(at: -x, 0)) }
    guard x > leastForFraction else { return Estimate.log(probability(at: x, 0)) }
    let exact = Estimate(exactly: x)
    let half = Estimate(exactly: 0.5)
    let rest = Estimate.log(millsRatio(at: x)) - half * Estimate.log(Estimate.twoPi)
    return rest - half * exact * exact
  }

  /// φ(x) times a power of two, accurate to a few roundings: a fused multiply-add splits the square of x into two
  /// parts.
  private static func density(at x: Double, _ scale: Double) -> Estimate {
    let square = x * x
    guard square < 10_000 else { return Estimate(value: 0, lower: 0, upper: .leastNonzeroMagnitude) }
    let residual = (-square).addingProduct(x, x)
    let correction = Estimate.exp(Estimate(exactly: -residual / 2))
    // Factors with half the exponent are normal numbers; only the last product can be subnormal.
    let root = Estimate.exp(Estimate(exactly: -square / 4))
    let norm = Estimate.squareRoot(Estimate.twoPi)
    return (root * Estimate(exactly: scale)) * (root * correction / norm)
  }

  /// Q(x)/φ(x) = 1/(x + 1/(x + 2/(x + 3/(x + …)))) for x > 0.
  private static func millsRatio(at x: Double) -> Estimate {
    let count = (760 / (x * x)).rounded(.up) + 16
    var (low, high) = (0.0, (count / x).nextUp)
    for order in stride(from: count - 1, through: 0, by: -1) {
      // A tail of order n is n/(x + the tail of order n + 1), which decreases in the latter; for order 0 the numerator
      // is 1.
      let numerator = max(order, 1)
      (low, high) = ((numerator / (x + high).nextUp).nextDown, (numerator / (x + low).nextDown).nextUp)
    }
    return Estimate(low + (high - low) / 2, from: low, to: high, outward: 0)
  }

  /// P(0 < N < x) = φ(x)·Σ x^(2k+1)/(1·3·5…(2k+1)) for x from 0 to 5/4.
  private static func central(to x: Double) -> Estimate {
    let square = Estimate(exactly: x) * Estimate(exactly: x)
    var term = Estimate(exactly: x)
    var sum = term
    var odd = 3.0
    // Once the odd number exceeds 3x², each term is at most a third of the one before, so the rest is at most half the
    // last term.
    while term.upper > max(sum.value * Double.ulpOfOne / 4, .leastNormalMagnitude) || odd < 3 * square.upper {
      term = term * square / Estimate(exactly: odd)
      sum += term
      odd += 2
    }
    sum += Estimate(value: 0, lower: 0, upper: term.upper)
    return density(at: x, 1) * sum
  }
}
