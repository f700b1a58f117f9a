import RealModule

@testable import Verification

/// The bounds of a panel as RT-005 states them, written from the proof with the margin of its exponents as a variable.
struct StatedPanel {
  struct Term {
    let share, surprisal, mean: Double
    /// −ln w − ½ ln s and the inverse variance.
    let height, inverse: Double
    /// c − μ_k, the logarithm of the density and its slope.
    let gap, log, slope: Double
    /// δ_k, the error of the mean.
    let blur: Double
  }

  let integrand: MixtureIntegrand
  let halfWidth: Double
  /// The relative margin of exponents.
  let margin: Double
  let terms: [Term]
  let leader: Int
  let reference: MixtureReference
  /// The distance of the center from the mean of the reference, and of the origin from it.
  let place, shift: Double

  /// The panel around a center that is counted from a mean.
  init(
    _ kernel: MixtureKernel, _ integrand: MixtureIntegrand, anchor: Int = 0, center: Double, halfWidth: Double,
    margin: Double
  ) {
    (self.integrand, self.halfWidth, self.margin) = (integrand, halfWidth, margin)
    let origin = kernel.components[anchor].mean
    terms = kernel.components.map { component in
      let (gap, inverse) = ((origin - component.mean) + center, 1 / component.variance)
      let height = -component.surprisal - Double.log(component.variance) / 2
      return Term(
        share: component.weight, surprisal: component.surprisal, mean: component.mean, height: height,
        inverse: inverse, gap: gap, log: height - gap * gap * inverse / 2, slope: gap * inverse,
        blur: component.meanError)
    }
    let logs = terms.map(\.log)
    leader = logs.indices.max { logs[$0] < logs[$1] } ?? 0
    reference = MixtureReference(kernel)
    (place, shift) = ((origin - reference.mean + center).magnitude, (origin - reference.mean).magnitude)
  }

  /// e^(U_k) (steps 5 and 17).
  private func peak(_ term: Term, _ reach: Double, _ rise: Double) -> Double {
    let inner = max(0, term.gap.magnitude - reach - term.blur - margin * (term.gap.magnitude + reach))
    let (fall, growth) = (inner * inner * term.inverse / 2, rise * rise * term.inverse / 2)
    return term.height - fall + growth + margin * (term.height.magnitude + fall + growth)
  }

  /// Σ w_kX_k² (step 7), or infinity where the components are not near the reference.
  func unlikeness(_ reach: Double) -> Double {
    let radius = place + reach + 0x1p-40 * (shift + reach)
    let sizes = reference.ratios.map { ratio in
      ratio.size + radius * ratio.linear.magnitude + radius * radius * ratio.square.magnitude + ratio.blur.constant
        + radius * ratio.blur.linear + radius * radius * ratio.blur.square
    }
    let excesses = sizes.map { Double.expMinusOne($0) }
    let mean = zip(terms, excesses).reduce(0) { $0 + $1.0.share * $1.1 }
    let largest = excesses.max() ?? 0
    guard sizes.allSatisfy({ $0 < 0.5 }), (largest + mean) / (1 - mean) < 2.0 / 3 else { return .infinity }
    return 1.01 * zip(terms, excesses).reduce(0) { $0 + $1.0.share * squared(($1.1 + mean) / (1 - mean)) }
  }

  private func drift(_ term: Term, _ reach: Double) -> Double {
    term.blur * term.inverse * (term.gap.magnitude + reach + term.blur) * (1 + 0x1p-20)
  }

  private func tiltError(_ term: Term) -> Double { term.blur * term.inverse * (1 + 0x1p-20) }

  /// −tδ − q(δ² − b²)/2 at its least and its greatest, for either sign of t.
  private func growth(_ tilt: Double, _ bend: Double, _ reach: Double, _ rise: Double) -> (least: Double, most: Double)
  {
    let inner = bend > 0 ? min(tilt / bend, reach) : reach
    return (
      -tilt * reach - (bend > 0 ? bend * reach * reach : -bend * rise * rise) / 2,
      tilt * inner - bend * inner * inner / 2 + max(0, bend) * rise * rise / 2
    )
  }

  /// A component relative to a reference of a logarithm, a slope and an inverse variance at the center.
  private struct Relation {
    /// |t_k| and q_k, with the error of both slopes.
    let tilt, bend: Double
    /// What a logarithm of the ratio may err by, and what bounds its modulus.
    let slack, size: Double
  }

  private func relation(
    _ term: Term, log: Double, at top: Double, slope: Double, error: Double, inverse: Double, _ reach: Double
  ) -> Relation {
    let tilt = (term.slope - slope).magnitude + tiltError(term) + error
    let bend = term.inverse - inverse
    let drift = drift(term, reach) + drift(terms[leader], reach)
    let size = term.log.magnitude + top.magnitude + (term.slope.magnitude + slope.magnitude) * reach
    return Relation(
      tilt: tilt, bend: bend, slack: drift + margin * (size + (term.inverse + inverse) * reach * reach),
      size: drift + log.magnitude + tilt * reach + bend.magnitude * reach * reach / 2)
  }

  /// M in an ellipse (steps 5 to 7); `nil` where steps 5 and 6 give none or lose more than four bits.
  func ellipseBound(_ ellipse: GaussLegendre.Ellipse) -> Double? {
    let (reach, rise) = (ellipse.length * halfWidth, ellipse.height * halfWidth)
    let unlikeness = integrand == .information ? unlikeness(reach) : .infinity
    if unlikeness < .infinity {
      return 1.01 * unlikeness * terms.reduce(0) { $0 + Double.exp(peak($1, reach, rise)) }
    }
    let (own, others) = (terms[leader], terms.indices.filter { $0 != leader })
    let near = terms.map {
      relation(
        $0, log: $0.log - own.log, at: own.log, slope: own.slope, error: tiltError(own), inverse: own.inverse, reach)
    }
    var shares = terms.indices.map { k in
      let most = growth(near[k].tilt, near[k].bend, reach, rise).most
      return k == leader ? 1 : Double.exp(terms[k].log - own.log + most + near[k].slack)
    }
    let rest = others.reduce(0) { $0 + shares[$1] }
    if rest < 0.7 {
      let base = -Double.log(onePlus: -rest)
      return modulus(reach, rise, shares, over: 1 - rest) { ($0 == leader ? 0 : near[$0].size) + base }
    }
    let roots = terms.map { Double.exp(($0.log - own.log) / 2) }
    let total = roots.reduce(0, +)
    let slope = zip(roots, terms).reduce(0) { $0 + $1.0 * $1.1.slope } / total
    let inverse = zip(roots, terms).reduce(0) { $0 + $1.0 * $1.1.inverse } / total
    let sum = roots.reduce(0) { $0 + $1 * $1 }
    let mid = terms.map {
      relation(
        $0, log: $0.log - own.log - Double.log(sum), at: own.log, slope: slope, error: 0, inverse: inverse, reach)
    }
    var least = 0.0
    for k in terms.indices {
      let (low, high) = growth(mid[k].tilt, mid[k].bend, reach, rise)
      let phase = rise * (mid[k].tilt + mid[k].bend.magnitude * reach)
      let cosine = phase < Double.pi ? Double.cos(phase) : -1
      shares[k] = Double.exp(terms[k].log - own.log + high + mid[k].slack)
      least += cosine * (cosine > 0 ? Double.exp(terms[k].log - own.log + low - mid[k].slack) : shares[k])
    }
    let greatest = shares.reduce(0, +)
    guard greatest < .infinity, least > greatest / 16 else { return nil }
    let base = max(Double.log(least / sum).magnitude, Double.log(greatest / sum).magnitude) + Double.pi / 2 + 0x1p-20
    return modulus(reach, rise, shares, over: least * (1 - 0x1p-20)) { mid[$0].size + base }
  }

  private func modulus(
    _ reach: Double, _ rise: Double, _ shares: [Double], over least: Double, _ logarithm: (Int) -> Double
  ) -> Double {
    1.01
      * terms.indices.reduce(0) { sum, k in
        let gaps = terms.indices.reduce(0) { $0 + shares[$1] * squared(terms[$1].mean - terms[k].mean) }
        let factor: Double =
          switch integrand {
          case .equivocation: logarithm(k)
          case .information: logarithm(k) + terms[k].surprisal
          case .squaredError: gaps / least / 2
          }
        return sum + Double.exp(peak(terms[k], reach, rise)) * factor
      }
  }

  /// The bound on the real line (step 9).
  var plainBound: Double {
    let peaks = terms.map { peak($0, halfWidth, 0) }
    let first = peaks.indices.max { peaks[$0] < peaks[$1] } ?? 0
    let sum = terms.indices.reduce(0) { sum, k in
      let density = Double.exp(peaks[k])
      switch integrand {
      case .information: return sum + density * terms[k].surprisal
      case .equivocation:
        return k == first ? sum : sum + density * (1 + peaks[first] + Double.log(Double(terms.count)) - peaks[k])
      case .squaredError: return sum + density * squared(terms[k].mean - terms[first].mean)
      }
    }
    let alike = integrand == .information ? peaks.reduce(0) { $0 + Double.exp($1) } * unlikeness(halfWidth) : .infinity
    return 1.01 * 2 * halfWidth * min(sum, alike)
  }
}

/// The square of a number.
func squared(_ number: Double) -> Double { number * number }
