import RealModule

/// Integrals over a mixture by Gauss–Legendre panels, each with a proven bound on its error.
///
/// - SeeAlso: RT-005
enum MixtureIntegral {
  /// The sum over the panels, without the factor 1/√(2π).
  struct Total {
    private(set) var sum = 0.0
    /// The sum of what roundings of the sum lost.
    private var rest = 0.0
    /// A bound on the rule's errors and on omitted contributions.
    var quadrature = 0.0
    /// A bound on the effect of rounding, in units of ε.
    var rounding = 0.0
    /// Whether finer panels brought no progress somewhere, for example where uncertain parameters limit the integrand's
    /// accuracy.
    var isStuck = false

    var value: Double { sum + rest }

    /// A bound on the error of the value, whose own sum has a rounding of 2ε (RT-005, step 18).
    var error: Double { (quadrature + (rounding + 2 * value) * Double.ulpOfOne) * (1 + 0x1p-20) }

    /// Whether another round of finer panels is of no use: because the rule's errors are small, or because panels are
    /// stuck and the errors are above nine tenths of those of the round before, which are 0 if there was none.
    func isFinal(after before: Double) -> Bool {
      quadrature <= value * 0x1p-44 || (isStuck && quadrature > 0.9 * before && before > 0)
    }

    /// Adds a number and keeps what rounding loses, so that the total has a relative error below 2ε.
    ///
    /// Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", 1974.
    mutating func add(_ number: Double) {
      let next = sum + number
      rest += sum.magnitude >= number.magnitude ? (sum - next) + number : (number - next) + sum
      sum = next
    }

    /// Twice the total.
    var doubled: Total {
      Total(sum: 2 * sum, rest: 2 * rest, quadrature: 2 * quadrature, rounding: 2 * rounding, isStuck: isStuck)
    }
  }

  private static let rule = GaussLegendre(count: 32)
  /// Ellipses with the rule's error factors for them.
  private static let ellipses = [1.75, 2.3].map { parameter in
    let ellipse = GaussLegendre.Ellipse(parameter: parameter)
    return (ellipse: ellipse, factor: rule.errorFactor(in: ellipse))
  }
  /// Contributions beyond the distance `tail` from all means, 40 of the largest standard deviations or more, and below
  /// the size `negligible` do not count.
  static let tail = 80.0
  static let negligible = 0x1p-860
  /// The allowed error of a panel, relative to the integral.
  private static let panelError = 0x1p-50
  static let greatestPanelCount = 20_000
  /// The number of halvings in a row that may fail to reduce a panel's error relative to its length before the panel is
  /// accepted as it is.
  private static let greatestStops = 2

  /// The integral in units of the kernel's lengths.
  ///
  /// The posterior entropy of few components is left to the trapezoidal rule where that needs few places.
  static func value(of integrand: MixtureIntegrand, _ kernel: MixtureKernel) -> Estimate {
    if integrand == .equivocation, let value = MixtureTrapezoid.equivocation(kernel) { return value }
    return value(of: integrand, kernel, evenAbout: kernel.center)
  }

  /// The integral by panels; if a center is given, it is twice the half to the left of it.
  static func value(
    of integrand: MixtureIntegrand, _ kernel: MixtureKernel, evenAbout center: MixtureKernel.Center?
  ) -> Estimate {
    guard kernel.components.count > 1 else { return Estimate(exactly: 0) }
    var panel = MixturePanel(kernel, integrand)
    var scale = roughSize(of: integrand, &panel)
    var total = Total()
    for _ in 0..<4 {
      let before = total.quadrature
      total = self.total(&panel, allowance: scale * panelError, center: center)
      if total.isFinal(after: before) { break }
      scale = min(scale / 2, max(total.value, scale * 0x1p-60))
    }
    let value = Estimate(total.value, within: .quadrature(reportedError: total.error))
    return (value / normalization + Estimate(value: 0, lower: -negligible, upper: negligible)).clamped(atLeast: 0)
  }

  /// √(2π).
  static let normalization = Estimate.squareRoot(.twoPi)

  /// The sum over the panels, each of which is halved until its error bound is at most the allowance.
  ///
  /// - Parameter most: the number of panels after which no more are halved.
  static func total(
    _ panel: inout MixturePanel, allowance: Double, center: MixtureKernel.Center?, most: Int = Self.greatestPanelCount
  ) -> Total {
    let components = panel.kernel.components
    let allowance = max(allowance, negligible * 0x1p-40)
    panel.leaveOut(changesBelow: allowance * 0x1p-16)
    var total = Total()
    // Pending panels, with the error per length of the panel from which they were halved, and how often that did not
    // decrease.
    var pending: [(anchor: Int, from: Double, to: Double, density: Double, stops: Int)] = []
    pending.reserveCapacity(64)
    var visits = 0
    func visit(_ panel: inout MixturePanel, _ anchor: Int, _ start: Double, _ end: Double) {
      pending.append((anchor, start, end, .infinity, 0))
      while let piece = pending.popLast() {
        visits += 1
        let (center, half) = ((piece.from + piece.to) / 2, (piece.to - piece.from) / 2)
        panel.move(from: piece.anchor, to: center, halfWidth: half)
        var plain = panel.plainBound(useful: allowance)
        if plain <= allowance {
          total.add(plain / 2)
          total.quadrature += plain / 2 + panel.leftOut
          continue
        }
        var error = Double.infinity
        for (ellipse, factor) in ellipses where error > allowance {
          error = min(error, panel.ellipseBound(ellipse) * factor * half)
        }
        let stops = error < .infinity && error > 0.9 * piece.density * half ? piece.stops + 1 : 0
        let isLast =
          visits > most || half <= center.magnitude * 0x1p-40
          || (error > allowance && stops > greatestStops)
        if isLast {
          plain = panel.plainBound(useful: .infinity)
          total.isStuck = true
        }
        // Relative to the right mean, the middle between two means is known up to the rounding of their distance.
        let isBesideMiddle = start < 0 && end == 0 && piece.from == start
        if error <= allowance || (isLast && error < plain / 2) {
          let sum = panel.sum(rule)
          total.add(sum.value)
          total.rounding += sum.rounding
          if isBesideMiddle {
            total.rounding += panel.plainBound(useful: .infinity) * (center.magnitude / half + 1)
          }
          total.quadrature += error + panel.leftOut
        } else if isLast {
          total.add(plain / 2)
          total.quadrature += plain / 2 + panel.leftOut
        } else {
          pending.append((piece.anchor, center, piece.to, error / half, stops))
          pending.append((piece.anchor, piece.from, center, error / half, stops))
        }
      }
    }
    let dense = 2 * (components.map(\.variance).min() ?? 0).squareRoot()
    // For a mirror-symmetric mixture the left half suffices.
    var anchor = 0
    visit(&panel, anchor, -tail, 0)
    if center == .at(anchor) { return total.doubled }
    for next in components.indices.dropFirst() where components[next].mean > components[anchor].mean {
      // Where means are dense, a cut at each mean would make panels shorter than necessary.
      let isDense = components[next].mean - components[anchor].mean < dense && next < components.count - 1
      if isDense, center?.names(next) != true { continue }
      let half = (components[next].mean - components[anchor].mean) / 2
      visit(&panel, anchor, 0, half)
      if center == .between(anchor, next) { return total.doubled }
      visit(&panel, next, -half, 0)
      anchor = next
      if center == .at(anchor) { return total.doubled }
    }
    visit(&panel, anchor, 0, tail)
    return total
  }

  /// An estimate of the integral's size, from the integrand at points between adjacent components.
  private static func roughSize(
    of integrand: MixtureIntegrand, _ panel: inout MixturePanel
  ) -> Double {
    let components = panel.kernel.components
    var size = 0.0
    let point = GaussLegendre.middle
    for first in components.indices.dropLast() {
      let (left, right) = (components[first], components[first + 1])
      let (a, b) = (left.variance.squareRoot(), right.variance.squareRoot())
      let distance = right.mean - left.mean
      // Points are relative to the component with the smaller deviation, which may be far smaller than the distance.
      let places: [(anchor: Int, offset: Double)] =
        distance > min(a, b)
        ? [(first, 0), a < b ? (first, distance * a / (a + b)) : (first + 1, -distance * b / (a + b))]
        : [(a < b ? first : first + 1, -min(a, b)), (first, 0), (a < b ? first : first + 1, min(a, b))]
      for place in places {
        panel.move(from: place.anchor, to: place.offset, halfWidth: min(a, b, a * b / distance))
        size += panel.sum(point).value
      }
    }
    return size
  }
}

extension Estimate {
  /// 2π.
  public static var twoPi: Estimate {
    let value = 2 * Double.pi
    return Estimate(value: value, lower: value.nextDown, upper: value.nextUp)
  }
}
