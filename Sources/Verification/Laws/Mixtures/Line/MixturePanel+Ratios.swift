import RealModule

/// Bounds on ratios of components: to the reference, and to each other as a point moves.
extension MixturePanel {
  /// A bound on Σ w_k|φ_k/p − 1|² within a distance of the center, if all components are near the reference there; else
  /// infinity.
  ///
  /// With |φ_k/χ − 1| ≤ x_k and x̄ = Σ w_kx_k, |φ_k/p − 1| ≤ (x_k + x̄)/(1 − x̄), which must be below 2/3.
  func unlikeness(within reach: Double) -> Double {
    let shift = origin - reference.mean
    let place = (shift + center).magnitude + reach + 0x1p-40 * (shift.magnitude + reach)
    var (mean, largest) = (0.0, 0.0)
    for k in active {
      let size = reference.ratios[k].bound(within: place)
      guard size < 1 / 2 else { return .infinity }
      share[k] = Double.expMinusOne(size)
      largest = max(largest, share[k])
      mean += weight[k] * share[k]
    }
    guard 3 * (largest + mean) < 2 * (1 - mean) else { return .infinity }
    var sum = 0.0
    for k in active {
      let deviation = (share[k] + mean) / (1 - mean)
      sum += weight[k] * deviation * deviation
    }
    return sum * 1.01
  }

  /// The maximum of −tilt·δ − bend·(δ² − b²)/2 over |δ| ≤ reach, |b| ≤ rise, for a tilt of at least 0.
  static func greatestGrowth(_ tilt: Double, _ bend: Double, _ reach: Double, _ rise: Double) -> Double {
    if bend <= 0 { return tilt * reach - bend * reach * reach / 2 }
    let inner = tilt < bend * reach ? tilt * tilt / (2 * bend) : tilt * reach - bend * reach * reach / 2
    return inner + bend * rise * rise / 2
  }

  /// A lower bound of −tilt·δ − bend·(δ² − b²)/2 over |δ| ≤ reach, |b| ≤ rise, for a tilt of at least 0.
  static func leastGrowth(_ tilt: Double, _ bend: Double, _ reach: Double, _ rise: Double) -> Double {
    -tilt * reach - (bend > 0 ? bend * reach * reach : -bend * rise * rise) / 2
  }
}
