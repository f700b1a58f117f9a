import RealModule

/// The components near the center of a panel, and the bounds on the integrand that follow.
///
/// Densities lack the factor 1/√(2π).
///
/// - SeeAlso: RT-005
struct MixturePanel: ~Copyable {
  let kernel: MixtureKernel
  let integrand: MixtureIntegrand
  /// A normal law between the components.
  let reference: MixtureReference
  let count: Int
  private(set) var halfWidth = 0.0
  private(set) var center = 0.0
  /// The mean that is the origin of the panel's coordinate.
  private(set) var origin = 0.0
  /// The component with the largest density at the center.
  private(set) var dominant = 0
  /// The components that matter in the panel.
  private(set) var active: Range<Int>
  /// The component with a probability above ½, if there is one.
  let heaviest: Int?
  /// Components at more than this distance from the panel are left out, which changes the integrand by at most
  /// `omission`.
  private var reachOfMeans = MixtureIntegral.tail
  private var omission = 0.0

  // For each component k: w_k, μ_k, 1/s_k, ln w_k − ½ ln s_k and ln w_k; then, at the center: the distance to μ_k, the
  // logarithm of the density, the slope (c−μ_k)/s_k, a bound on the logarithm's fixed error; then two columns of
  // working values and a bound on the error of μ_k.
  private let constantError: Double
  /// A bound on the error of an exponent by rounding and by the interval of the noise, relative to its terms.
  private let margin: Double
  private let storage: UnsafeMutablePointer<Double>
  let weight, mean, inverse, height, logWeight: UnsafeMutablePointer<Double>
  let distance, logDensity, slope, fixedError: UnsafeMutablePointer<Double>
  let share, growth: UnsafeMutablePointer<Double>
  let blur: UnsafeMutablePointer<Double>

  init(_ kernel: MixtureKernel, _ integrand: MixtureIntegrand) {
    self.kernel = kernel
    self.integrand = integrand
    reference = MixtureReference(kernel)
    margin = 0x1p-46 + 2 * kernel.varianceSlack * Double.ulpOfOne
    count = kernel.components.count
    storage = .allocate(capacity: 12 * count)
    inverse = storage
    height = storage + count
    logWeight = storage + 2 * count
    distance = storage + 3 * count
    logDensity = storage + 4 * count
    slope = storage + 5 * count
    share = storage + 6 * count
    growth = storage + 7 * count
    fixedError = storage + 8 * count
    weight = storage + 9 * count
    mean = storage + 10 * count
    blur = storage + 11 * count
    active = 0..<count
    heaviest = kernel.components.firstIndex { $0.weight > 0.5 }
    var logSize = 0.0
    for (k, component) in kernel.components.enumerated() {
      weight[k] = component.weight
      mean[k] = component.mean
      inverse[k] = 1 / component.variance
      blur[k] = component.meanError
      logWeight[k] = -component.surprisal
      height[k] = logWeight[k] - Double.log(component.variance) / 2
      logSize = max(logSize, logWeight[k].magnitude + 2 * height[k].magnitude)
    }
    constantError = 6 * logSize + Double(count) + 9 + kernel.varianceSlack
  }

  deinit { storage.deallocate() }

  /// Moves to the panel with the given half width and a center relative to the mean of one component.
  mutating func move(from anchor: Int, to center: Double, halfWidth: Double) {
    self.halfWidth = halfWidth
    self.center = center
    origin = mean[anchor]
    active = integrand == .information ? 0..<count : nearby(anchor)
    dominant = anchor
    for k in active {
      let difference = (origin - mean[k]) + center
      distance[k] = difference
      slope[k] = difference * inverse[k]
      logDensity[k] = height[k] - difference * slope[k] / 2
      fixedError[k] = constantError + 3 * halfWidth * halfWidth * inverse[k]
      if logDensity[k] > logDensity[dominant] { dominant = k }
    }
  }

  /// A bound on the contribution of the omitted components to the panel's integral, apart from what is negligible
  /// everywhere.
  var leftOut: Double { active.count < count ? omission * 2 * halfWidth * 1.01 : 0 }

  /// Leaves out components that are too far from a panel to change its integrand by more than a tolerance.
  ///
  /// Beyond a distance R all densities together are at most x = e^(−R²/(2s_max))/√s_max, where s_max is the largest
  /// variance, and p is at most 1/√s_min, where s_min is the least variance. Without a tolerance, R is 40 of the
  /// largest standard deviations, and x is below e^(−790).
  mutating func leaveOut(changesBelow tolerance: Double) {
    (reachOfMeans, omission) = (MixtureIntegral.tail, 0)
    let variances = kernel.components.map(\.variance)
    guard let largest = variances.max(), let least = variances.min() else { return }
    let spread = mean[count - 1] - mean[0]
    for square in stride(from: 40.0, to: 1400, by: 10) {
      let density = Double.exp(-square / 2) / largest.squareRoot()
      let change =
        integrand == .squaredError
        ? density * spread * spread : density * (1 + Double.log(onePlus: 1 / (least.squareRoot() * density)))
      // The errors of means and variances are within 2⁻⁹ of a deviation.
      let reach = (largest * square).squareRoot() * (1 + 0x1p-9)
      guard reach < MixtureIntegral.tail else { return }
      if change * 1.01 <= tolerance { return (reachOfMeans, omission) = (reach, change * 1.01) }
    }
  }

  /// The components whose means are near enough to the panel, and the one whose mean is the origin.
  private func nearby(_ anchor: Int) -> Range<Int> {
    let reach = reachOfMeans + halfWidth + 0x1p-50 * (halfWidth + center.magnitude)
    func firstIndex(above bound: Double) -> Int {
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        if (mean[middle] - origin) - center > bound { high = middle } else { low = middle + 1 }
      }
      return low
    }
    return min(anchor, firstIndex(above: -reach))..<max(anchor + 1, firstIndex(above: reach))
  }

  /// A bound on the change of a component's logarithm within a reach by the error of its mean.
  private func drift(_ k: Int, _ reach: Double) -> Double {
    blur[k] * inverse[k] * (distance[k].magnitude + reach + blur[k]) * (1 + 0x1p-20)
  }

  /// A bound on the logarithm of a component's modulus where the real part is within a reach of the center and the
  /// imaginary part is at most a rise.
  private func logPeak(_ k: Int, _ reach: Double, _ rise: Double) -> Double {
    let gap = max(0, distance[k].magnitude - reach - blur[k] - margin * (distance[k].magnitude + reach))
    let (square, growth) = (gap * gap * inverse[k] / 2, rise * rise * inverse[k] / 2)
    return height[k] - square + growth + margin * (height[k].magnitude + square + growth)
  }

  /// A bound on the error of the logarithm of a component's ratio to a reference with the given slope and inverse
  /// variance, relative to the density at the center.
  private func allowance(_ k: Int, _ top: Double, _ tilt: Double, _ bend: Double, _ reach: Double) -> Double {
    drift(k, reach) + drift(dominant, reach)
      + margin
      * (logDensity[k].magnitude + top.magnitude + (slope[k].magnitude + tilt.magnitude) * reach
        + (inverse[k] + bend.magnitude) * reach * reach)
  }

  /// A bound on the integral over the panel that uses only real values; infinite if it would not be useful.
  ///
  /// - Parameter useful: the size beyond which the bound is not useful.
  func plainBound(useful: Double) -> Double {
    let length = 2 * halfWidth
    let logUseful = Double.log(useful / length)
    var first = -Double.infinity
    var (second, leader) = (-Double.infinity, 0)
    for k in active {
      let peak = logPeak(k, halfWidth, 0)
      growth[k] = peak
      if peak > first {
        (first, second) = (peak, first)
        leader = k
      } else {
        second = max(second, peak)
      }
    }
    guard integrand == .information ? first <= logUseful + 1 : second <= logUseful + 1 else { return .infinity }
    var sum = 0.0
    switch integrand {
    case .information:
      let unlikeness = unlikeness(within: halfWidth)
      var total = 0.0
      for k in active {
        total += Double.exp(growth[k])
        sum -= Double.exp(growth[k]) * logWeight[k]
      }
      sum = min(sum, total * unlikeness)
    case .equivocation:
      let logBound = first + Double.log(Double(count))
      for k in active where k != leader { sum += Double.exp(growth[k]) * (1 + logBound - growth[k]) }
    case .squaredError:
      for k in active where k != leader {
        sum += Double.exp(growth[k]) * squaredGap(k, leader)
      }
    }
    return sum * length * 1.01
  }

  /// A bound on the error of a slope, and a bound on the magnitude of its difference to another.
  private func tiltError(_ k: Int) -> Double { blur[k] * inverse[k] * (1 + 0x1p-20) }
  private func tilt(_ k: Int, _ other: Double) -> Double { (slope[k] - other).magnitude + tiltError(k) }

  private func squaredGap(_ j: Int, _ k: Int) -> Double {
    let gap = mean[j] - mean[k]
    return gap * gap
  }

  /// A bound on the integrand's modulus in an ellipse around the panel; infinite if no bound was found.
  func ellipseBound(_ ellipse: GaussLegendre.Ellipse) -> Double {
    let (reach, rise) = (ellipse.length * halfWidth, ellipse.height * halfWidth)
    if integrand == .information {
      let unlikeness = unlikeness(within: reach)
      if unlikeness < .infinity {
        return active.reduce(0.0) { $0 + Double.exp(logPeak($1, reach, rise)) } * unlikeness * 1.01
      }
    }
    let bound = boundByDominance(reach, rise)
    return bound < .infinity ? bound : boundByPhases(reach, rise)
  }

  /// The bound for the case that one component outweighs all others in the whole ellipse.
  private func boundByDominance(_ reach: Double, _ rise: Double) -> Double {
    let leader = dominant
    var others = 0.0
    for k in active where k != leader {
      let (tilt, bend) = (tilt(k, slope[leader]) + tiltError(leader), inverse[k] - inverse[leader])
      let slack = allowance(k, logDensity[leader], slope[leader], inverse[leader], reach)
      share[k] = Double.exp(
        logDensity[k] - logDensity[leader] + Self.greatestGrowth(tilt, bend, reach, rise) + slack)
      others += share[k]
      guard others < 0.7 else { return .infinity }
    }
    share[leader] = 1
    let base = -Double.log(onePlus: -others)
    return modulusBound(reach, rise, posteriorFactor: 1 / (1 - others)) { k in
      guard k != leader else { return base }
      let (tilt, bend) = (tilt(k, slope[leader]) + tiltError(leader), inverse[k] - inverse[leader])
      return drift(k, reach) + drift(leader, reach) + (logDensity[k] - logDensity[leader]).magnitude + tilt.magnitude
        * reach
        + bend.magnitude * reach * reach / 2 + base
    }
  }

  /// The bound for the case that the phases of the components that matter stay within a half-plane.
  private func boundByPhases(_ reach: Double, _ rise: Double) -> Double {
    let top = logDensity[dominant]
    var (total, meanSlope, meanInverse) = (0.0, 0.0, 0.0)
    for k in active {
      // The square roots of the posterior weights, a compromise between the mean and the middle of the components that
      // matter.
      let weight = Double.exp((logDensity[k] - top) / 2)
      share[k] = weight
      total += weight
      meanSlope += weight * slope[k]
      meanInverse += weight * inverse[k]
    }
    (meanSlope, meanInverse) = (meanSlope / total, meanInverse / total)
    var (least, greatest, sum) = (0.0, 0.0, 0.0)
    for k in active {
      let (tilt, bend) = (tilt(k, meanSlope), inverse[k] - meanInverse)
      let weight = share[k] * share[k]
      sum += weight
      let phase = rise * (tilt.magnitude + bend.magnitude * reach)
      let (own, slack) = (logDensity[k] - top, allowance(k, top, meanSlope, meanInverse, reach))
      let high = Double.exp(own + Self.greatestGrowth(tilt, bend, reach, rise) + slack)
      let cosine = phase < Double.pi ? Double.cos(phase) : -1
      if cosine > 0 {
        least += Double.exp(own + Self.leastGrowth(tilt, bend, reach, rise) - slack) * cosine
      } else {
        least += high * cosine
      }
      share[k] = high
      greatest += high
      guard greatest < .infinity else { return .infinity }
    }
    guard least >= greatest * 0x1p-24 else { return .infinity }
    let logSum = Double.log(sum)
    let base =
      max(Double.log(least / sum).magnitude, Double.log(greatest / sum).magnitude) + Double.pi / 2 + 0x1p-20
    return modulusBound(reach, rise, posteriorFactor: 1 / (least * (1 - 0x1p-20))) { k in
      let (tilt, bend) = (tilt(k, meanSlope), inverse[k] - meanInverse)
      return drift(k, reach) + drift(dominant, reach) + (logDensity[k] - top - logSum).magnitude + tilt.magnitude
        * reach
        + bend.magnitude * reach * reach / 2 + base
    }
  }

  /// Σ_k sup|w_k φ_k| · sup|its factor|, from bounds on |ln π_k|, or on |π_k| by `share` and a factor.
  private func modulusBound(
    _ reach: Double, _ rise: Double, posteriorFactor: Double, _ logarithm: (Int) -> Double
  ) -> Double {
    var bound = 0.0
    for k in active {
      let density = Double.exp(logPeak(k, reach, rise))
      switch integrand {
      case .equivocation: bound += density * logarithm(k)
      case .information: bound += density * (logarithm(k) - logWeight[k])
      case .squaredError:
        var gaps = 0.0
        for j in active where j != k { gaps += share[j] * squaredGap(j, k) }
        bound += density * gaps * posteriorFactor / 2
      }
    }
    return bound.isNaN ? .infinity : bound * 1.01
  }
}
