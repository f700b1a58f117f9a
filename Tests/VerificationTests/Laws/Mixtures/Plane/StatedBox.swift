import RealModule

@testable import Verification

/// The bounds of a box as RT-011 states them, with the margin of its exponents as a variable, and the error terms of its
/// nodes.
struct StatedBox {
  struct Term {
    let component: BivariateKernel.Component
    let gap: SIMD2<Double>
    let log, logError: Double
    let slope, slopeError: SIMD2<Double>
    /// The entries xx, xy and yy of the inverse covariance.
    let precision: SIMD3<Double>
  }

  let half: SIMD2<Double>
  let margin: Double
  let terms: [Term]
  let leader: Int

  init(_ kernel: BivariateKernel, center: SIMD2<Double>, half: SIMD2<Double>, margin: Double) {
    (self.half, self.margin) = (half, margin)
    terms = kernel.components.map { component in
      let gap = center - component.mean
      let (first, along) = (gap.x * component.firstInverse, component.regression * gap.x)
      let (second, inverse) = ((gap.y - along) * component.secondInverse, component.secondInverse)
      let (across, steep) = (first * component.firstInverse, second * inverse)
      // The difference of gap.y and the part of the regression may cancel.
      let error = margin * (gap.y.magnitude + along.magnitude) * inverse
      let size = component.regression.magnitude
      return Term(
        component: component, gap: gap, log: component.height - (first * first + second * second) / 2,
        logError: margin * (component.heightSize + first * first) + error * (second.magnitude + error),
        slope: SIMD2(across - component.regression * steep, steep),
        slopeError: SIMD2(margin * across.magnitude + size * error * inverse, error * inverse),
        precision: SIMD3(
          component.firstInverse * component.firstInverse + size * size * (inverse * inverse),
          -component.regression * (inverse * inverse), inverse * inverse))
    }
    let logs = terms.map(\.log)
    leader = logs.indices.max { logs[$0] < logs[$1] } ?? 0
  }

  private static func magnitudes<Vector: SIMD>(_ vector: Vector) -> Vector where Vector.Scalar == Double {
    vector.replacing(with: -vector, where: vector .< 0)
  }

  private func peak(_ term: Term, _ reach: SIMD2<Double>, _ rise: SIMD2<Double>) -> Double {
    let height = term.component.height
    let growth = (term.precision.x * rise.x * rise.x + term.precision.z * rise.y * rise.y) / 2
    let tilt = ((Self.magnitudes(term.slope) + term.slopeError) * reach).sum()
    let falls = (0..<2).map { axis in
      let near = max(0, term.gap[axis].magnitude * (1 - 0x1p-40) - reach[axis] * (1 + 0x1p-40))
      return height - near * near / (2 * term.component.variances[axis])
    }
    let size = term.log.magnitude + height.magnitude + tilt + growth
    return min(term.log + tilt, height, falls[0], falls[1]) + growth + term.logError + margin * size
  }

  private var peaks: [Double] { terms.map { peak($0, half, SIMD2()) } }

  /// The bound on the plane of real numbers.
  var plainBound: Double {
    let peaks = peaks
    let first = peaks.indices.max { peaks[$0] < peaks[$1] } ?? 0
    let sum = peaks.indices.filter { $0 != first }.reduce(0.0) {
      $0 + Double.exp(peaks[$1]) * (1 + peaks[first] + Double.log(Double(peaks.count)) - peaks[$1])
    }
    return 1.01 * 4 * half.x * half.y * sum
  }

  /// What the exponents of the components that matter vary by along each side.
  var variation: SIMD2<Double> {
    let first = peaks.max() ?? 0
    return zip(terms, peaks).reduce(SIMD2()) { sum, pair in
      let bend = SIMD2(pair.0.precision.x, pair.0.precision.z) * half
      return sum + Double.exp((pair.1 - first) / 2) * half * (Self.magnitudes(pair.0.slope) + bend)
    }
  }

  /// The modulus and the phase of a component's exponent less a reference's.
  private func residual(
    _ term: Term, _ slope: SIMD2<Double>, _ precision: SIMD3<Double>, _ reach: SIMD2<Double>, _ rise: SIMD2<Double>
  ) -> (size: Double, phase: Double) {
    let own = terms[leader]
    let tilt =
      Self.magnitudes(term.slope - slope) + term.slopeError + own.slopeError
      + margin * (Self.magnitudes(term.slope) + Self.magnitudes(slope))
    let bend =
      Self.magnitudes(term.precision - precision)
      + margin * (Self.magnitudes(term.precision) + Self.magnitudes(precision))
    let square = (bend.x * reach.x * reach.x + bend.z * reach.y * reach.y) / 2 + bend.y * reach.x * reach.y
    return (
      (tilt * reach).sum() + square + term.logError + own.logError,
      rise.x * (tilt.x + bend.x * reach.x + bend.y * reach.y) + rise.y * (tilt.y + bend.z * reach.y + bend.y * reach.x)
    )
  }

  /// M where one coordinate lies in an ellipse; `nil` where there is none, or more than four bits are lost.
  func ellipseBound(_ ellipse: GaussLegendre.Ellipse, along axis: Int) -> Double? {
    var (reach, rise) = (half, SIMD2<Double>())
    (reach[axis], rise[axis]) = (ellipse.length * half[axis], ellipse.height * half[axis])
    let own = terms[leader]
    let near = terms.map { residual($0, own.slope, own.precision, reach, rise).size }
    let others = terms.indices.filter { $0 != leader }.reduce(0.0) {
      $0 + Double.exp(terms[$1].log - own.log + near[$1])
    }
    func bound(_ logarithm: (Int) -> Double) -> Double {
      1.01 * terms.indices.reduce(0.0) { $0 + Double.exp(peak(terms[$1], reach, rise)) * logarithm($1) }
    }
    if others < 0.7 {
      let base = -Double.log(onePlus: -others)
      return bound { $0 == leader ? base : (terms[$0].log - own.log).magnitude + near[$0] + base }
    }
    let roots = terms.map { Double.exp(($0.log - own.log) / 2) }
    let total = roots.reduce(0, +)
    let slope = zip(roots, terms).reduce(SIMD2<Double>()) { $0 + $1.0 * $1.1.slope } / total
    let precision = zip(roots, terms).reduce(SIMD3<Double>()) { $0 + $1.0 * $1.1.precision } / total
    let mid = terms.map { residual($0, slope, precision, reach, rise) }
    var (least, greatest, sum) = (0.0, 0.0, 0.0)
    for (term, residual) in zip(terms, mid) {
      let own = term.log - own.log
      let cosine = residual.phase < Double.pi ? Double.cos(residual.phase) : -1
      sum += Double.exp(own)
      greatest += Double.exp(own + residual.size)
      least += cosine * Double.exp(cosine > 0 ? own - residual.size : own + residual.size)
    }
    guard greatest < .infinity, least > greatest / 16 else { return nil }
    let base = max(Double.log(least / sum).magnitude, Double.log(greatest / sum).magnitude) + Double.pi / 2 + 0x1p-20
    return bound { (terms[$0].log - own.log - Double.log(sum)).magnitude + mid[$0].size + base }
  }

  /// The sum of a rule, by the posterior weights themselves, and its error term in units of ε.
  func sum(_ rule: GaussLegendre, center: SIMD2<Double>) -> NodeSum {
    let count = Double(terms.count)
    var sum = NodeSum()
    for row in 0..<rule.count {
      for column in 0..<rule.count {
        let weight = rule.weights[row] * rule.weights[column] * half.x * half.y
        let offset = SIMD2(rule.nodes[row], rule.nodes[column]) * half
        let nodes = terms.map { term in
          let component = term.component
          let gap = (center - component.mean) + offset
          let (first, along) = (gap.x * component.firstInverse, component.regression * gap.x)
          let (second, scale) = ((gap.y - along) * component.secondInverse, half.x * component.firstInverse)
          let squares = (first * first + second * second) / 2
          // Four roundings of the parts of a difference, and two of the sides.
          let parts = 4 * (gap.y.magnitude + along.magnitude)
          let spread =
            (parts + 2 * half.y + 2 * component.regression.magnitude * half.x) * component.secondInverse
          let error =
            17 * squares + 2 * scale * scale + second.magnitude * spread + spread * spread * Double.ulpOfOne
            + 4 * component.heightSize + 2 * count + 13
          return (log: component.height - squares, error: error)
        }
        let top = nodes.indices.max { nodes[$0].log < nodes[$1].log } ?? 0
        let others = nodes.indices.filter { $0 != top }
        let common = Double.log(onePlus: others.reduce(0) { $0 + Double.exp(nodes[$1].log - nodes[top].log) })
        for k in nodes.indices {
          let term = weight * Double.exp(nodes[k].log) * (nodes[top].log - nodes[k].log + common)
          sum.value += term
          sum.rounding += term * nodes[k].error
        }
      }
    }
    sum.rounding += (Double(rule.count * rule.count) / 2 + count + 30) * sum.value
    return sum
  }
}
