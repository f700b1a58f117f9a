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
  let margin: Double
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
      height[k] = component.height
      logSize = max(logSize, logWeight[k].magnitude + 2 * height[k].magnitude)
    }
    constantError = kernel.constantError(logSize: logSize)
  }

  deinit { storage.deallocate() }

  /// Moves to the panel with the given half width and a center relative to the mean of one component.
  mutating func move(from anchor: Int, to center: Double, halfWidth: Double) {
    self.halfWidth = halfWidth
    self.center = center
    origin = mean[anchor]
    active = integrand == .information ? 0..<count : nearby(anchor)
    dominant = active.lowerBound
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
  /// largest standard deviations, and x is below e^(−790). With one, R is less, as s_max < 4.
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
      guard change * 1.01 <= tolerance else { continue }
      // The errors of means and variances are within 2⁻⁹ of a deviation.
      return (reachOfMeans, omission) = ((largest * square).squareRoot() * (1 + 0x1p-9), change * 1.01)
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
}
