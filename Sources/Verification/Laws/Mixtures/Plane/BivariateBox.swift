import RealModule

/// The components near the center of a box, and the bounds on the posterior entropy that follow.
///
/// Densities lack the factor 1/(2π).
///
/// - SeeAlso: RT-011
struct BivariateBox: ~Copyable {
  /// The coordinate that may be complex.
  enum Axis { case first, second }

  let kernel: BivariateKernel
  let count: Int
  private(set) var center = SIMD2<Double>()
  private(set) var half = SIMD2<Double>()
  /// The component with the largest density at the center.
  private var dominant: Int
  /// The variation of the exponents of the components that matter along each side; set by `plainBound`.
  private(set) var variation = SIMD2<Double>()

  /// A component at the center.
  private struct Local {
    let logDensity: Double
    let slope: SIMD2<Double>
    let gap: SIMD2<Double>
    /// Bounds on the rounding errors of the logarithm and of the slope.
    let logError: Double
    let slopeError: SIMD2<Double>
  }

  private struct Shape {
    let precision: SIMD3<Double>
    let variances: SIMD2<Double>
  }

  // For each component: what it is at the center, its shape, and a working value.
  private let locals: UnsafeMutablePointer<Local>
  private let shapes: UnsafeMutablePointer<Shape>
  private let shares: UnsafeMutablePointer<Double>

  init(_ kernel: BivariateKernel) {
    self.kernel = kernel
    count = kernel.components.count
    dominant = kernel.components.startIndex
    locals = .allocate(capacity: count)
    shapes = .allocate(capacity: count)
    shares = .allocate(capacity: count)
    for (k, component) in kernel.components.enumerated() {
      let precision = component.precision
      (shapes + k).initialize(
        to: Shape(
          precision: SIMD3(precision.first, precision.mixed, precision.second), variances: component.variances))
    }
  }

  deinit {
    locals.deallocate()
    shapes.deallocate()
    shares.deallocate()
  }

  /// Moves to a box.
  mutating func move(to center: SIMD2<Double>, half: SIMD2<Double>) {
    (self.center, self.half) = (center, half)
    dominant = kernel.components.startIndex
    for k in 0..<count {
      let component = kernel.components[k]
      let gap = center - component.mean
      let first = gap.x * component.firstInverse
      let along = component.regression * gap.x
      let second = (gap.y - along) * component.secondInverse
      let (steep, across) = (second * component.secondInverse, first * component.firstInverse)
      // The difference cancels if a component is nearly singular; its error is that of its terms.
      let error = Self.margin * (gap.y.magnitude + along.magnitude) * component.secondInverse
      let steepError = error * component.secondInverse
      let logDensity = component.height - (first * first + second * second) / 2
      let logError =
        Self.margin * (component.heightSize + first * first) + error * (second.magnitude + error)
      let acrossError = Self.margin * across.magnitude + component.regression.magnitude * steepError
      (locals + k).initialize(
        to: Local(
          logDensity: logDensity, slope: SIMD2(across - component.regression * steep, steep), gap: gap,
          logError: logError, slopeError: SIMD2(acrossError, steepError)))
      if locals[k].logDensity > locals[dominant].logDensity { dominant = k }
    }
  }

  /// The logarithm of the largest density at the center.
  private var top: Double { locals[dominant].logDensity }

  /// A bound on the rounding error of an exponent, relative to its terms.
  private static var margin: Double { 0x1p-44 }

  /// A bound on the logarithm of a component's modulus for displacements of at most `reach` with an imaginary part of
  /// at most `rise` along one axis.
  private func logPeak(_ k: Int, _ reach: SIMD2<Double>, _ rise: SIMD2<Double>) -> Double {
    let (local, shape) = (locals[k], shapes[k])
    let growth = (shape.precision.x * rise.x * rise.x + shape.precision.z * rise.y * rise.y) / 2
    let slope = local.slope.magnitudes + local.slopeError
    let tilt = slope.x * reach.x + slope.y * reach.y
    var peak = min(local.logDensity + tilt, kernel.components[k].height)
    // The quadratic form is at least the square of either coordinate over its variance.
    for axis in 0..<2 {
      let gap = max(0, local.gap[axis].magnitude * (1 - 0x1p-40) - reach[axis] * (1 + 0x1p-40))
      peak = min(peak, kernel.components[k].height - gap * gap / (2 * shape.variances[axis]))
    }
    let size = local.logDensity.magnitude + kernel.components[k].height.magnitude + tilt + growth
    return peak + growth + local.logError + Self.margin * size
  }

  /// A bound on the integral over the box that uses only real values.
  mutating func plainBound() -> Double {
    var (first, leader) = (-Double.infinity, 0)
    for k in 0..<count {
      shares[k] = logPeak(k, half, SIMD2())
      if shares[k] > first { (first, leader) = (shares[k], k) }
    }
    let logBound = first + Double.log(Double(count))
    var sum = 0.0
    variation = SIMD2()
    for k in 0..<count {
      if k != leader { sum += Double.exp(shares[k]) * (1 + logBound - shares[k]) }
      let curvature = SIMD2(shapes[k].precision.x, shapes[k].precision.z)
      variation +=
        Double.exp((shares[k] - first) / 2) * half * (locals[k].slope.magnitudes + curvature * half)
    }
    return sum * 4 * half.x * half.y * 1.01
  }

  /// A bound on the integrand's modulus where one coordinate lies in an ellipse and the other in its interval.
  func ellipseBound(_ ellipse: GaussLegendre.Ellipse, along axis: Axis) -> Double {
    var (reach, rise) = (half, SIMD2<Double>())
    switch axis {
    case .first: (reach.x, rise.x) = (ellipse.length * half.x, ellipse.height * half.x)
    case .second: (reach.y, rise.y) = (ellipse.length * half.y, ellipse.height * half.y)
    }
    let bound = boundByDominance(reach, rise)
    return bound < .infinity ? bound : boundByPhases(reach, rise)
  }

  /// The largest modulus and the largest phase of a component's exponent less a reference's.
  private func residual(
    _ k: Int, _ slope: SIMD2<Double>, _ precision: SIMD3<Double>, _ reach: SIMD2<Double>, _ rise: SIMD2<Double>
  ) -> (size: Double, phase: Double) {
    // The reference may be the dominant component, whose errors count too.
    let tilt =
      (locals[k].slope - slope).magnitudes + locals[k].slopeError + locals[dominant].slopeError
      + Self.margin * (locals[k].slope.magnitudes + slope.magnitudes)
    let bend =
      (shapes[k].precision - precision).magnitudes
      + Self.margin * (shapes[k].precision.magnitudes + precision.magnitudes)
    let linear = tilt.x * reach.x + tilt.y * reach.y
    let square = (bend.x * reach.x * reach.x + bend.z * reach.y * reach.y) / 2 + bend.y * reach.x * reach.y
    let phase =
      rise.x * (tilt.x + bend.x * reach.x + bend.y * reach.y) + rise.y * (tilt.y + bend.z * reach.y + bend.y * reach.x)
    // The margins of the tilt, the bend and the logarithms also cover the rounding of their sum.
    return (linear + square + locals[k].logError + locals[dominant].logError, phase)
  }

  private func boundByDominance(_ reach: SIMD2<Double>, _ rise: SIMD2<Double>) -> Double {
    let (slope, precision) = (locals[dominant].slope, shapes[dominant].precision)
    var others = 0.0
    for k in 0..<count where k != dominant {
      let size = residual(k, slope, precision, reach, rise).size
      shares[k] = size
      others += Double.exp(locals[k].logDensity - top + size)
      guard others < 0.7 else { return .infinity }
    }
    let base = -Double.log(onePlus: -others)
    var bound = 0.0
    for k in 0..<count {
      let logarithm = k == dominant ? base : (locals[k].logDensity - top).magnitude + shares[k] + base
      bound += Double.exp(logPeak(k, reach, rise)) * logarithm
    }
    return bound.isNaN ? .infinity : bound * 1.01
  }

  private func boundByPhases(_ reach: SIMD2<Double>, _ rise: SIMD2<Double>) -> Double {
    var (total, slope, precision) = (0.0, SIMD2<Double>(), SIMD3<Double>())
    for k in 0..<count {
      let weight = Double.exp((locals[k].logDensity - top) / 2)
      total += weight
      slope += weight * locals[k].slope
      precision += weight * shapes[k].precision
    }
    (slope, precision) = (slope / total, precision / total)
    var (least, greatest, sum) = (0.0, 0.0, 0.0)
    for k in 0..<count {
      let (size, phase) = residual(k, slope, precision, reach, rise)
      shares[k] = size
      let own = locals[k].logDensity - top
      sum += Double.exp(own)
      let cosine = phase < Double.pi ? Double.cos(phase) : -1
      least += Double.exp(cosine > 0 ? own - size : own + size) * cosine
      greatest += Double.exp(own + size)
    }
    guard least >= greatest * 0x1p-24 else { return .infinity }
    let logSum = Double.log(sum)
    let base =
      max(Double.log(least / sum).magnitude, Double.log(greatest / sum).magnitude) + Double.pi / 2 + 0x1p-20
    var bound = 0.0
    for k in 0..<count {
      let logarithm = (locals[k].logDensity - top - logSum).magnitude + shares[k] + base
      bound += Double.exp(logPeak(k, reach, rise)) * logarithm
    }
    return bound.isNaN ? .infinity : bound * 1.01
  }
}

extension SIMD where Scalar == Double {
  /// The magnitudes of the elements.
  fileprivate var magnitudes: Self { replacing(with: -self, where: self .< 0) }
}
