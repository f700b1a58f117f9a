import RealModule

/// Integrals over a mixture by Gauss–Legendre panels, each with a proven bound of its error.
///
/// - SeeAlso: RT-005
enum MixtureIntegral {
  /// What was added up, without the factor 1/√(2π).
  struct Total {
    private(set) var sum = 0.0
    /// What the sum's roundings lost.
    private var rest = 0.0
    /// A bound of the rules' errors and of what was left out.
    var quadrature = 0.0
    /// A bound of the effect of rounding.
    var rounding = 0.0
    /// Whether finer panels brought nothing somewhere, as where what is not known of the parameters bounds the integrand.
    var isStuck = false

    var value: Double { sum + rest }

    /// Adds a number and keeps what rounding loses, so that the total errs by less than 2ε of itself.
    ///
    /// Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", 1974.
    mutating func add(_ number: Double) {
      let next = sum + number
      rest += sum.magnitude >= number.magnitude ? (sum - next) + number : (number - next) + sum
      sum = next
    }

    /// Twice what was added up.
    var doubled: Total {
      Total(sum: 2 * sum, rest: 2 * rest, quadrature: 2 * quadrature, rounding: 2 * rounding, isStuck: isStuck)
    }
  }

  private static let rule = GaussLegendre(count: 32)
  /// Ellipses with the rule's error factor in them.
  private static let ellipses = [1.75, 2.3].map { parameter in
    let ellipse = GaussLegendre.Ellipse(parameter: parameter)
    return (ellipse: ellipse, factor: rule.errorFactor(in: ellipse))
  }
  /// Beyond this distance from all means, 40 of the largest standard deviations, and below this size nothing counts.
  static let tail = 80.0
  static let negligible = 0x1p-860
  /// What a panel may err, relative to the integral.
  private static let panelError = 0x1p-50
  private static let greatestPanelCount = 20_000
  /// How often in a row halving may leave a panel's error as large, relative to its length, before it is let be.
  private static let greatestStops = 2

  /// The integral, in units of the kernel's lengths.
  static func value(of integrand: MixtureIntegrand, _ kernel: MixtureKernel) -> Estimate {
    value(of: integrand, kernel, evenAbout: kernel.centre)
  }

  /// The integral, of which the half to the left of a centre is counted twice.
  static func value(
    of integrand: MixtureIntegrand, _ kernel: MixtureKernel, evenAbout centre: MixtureKernel.Centre?
  ) -> Estimate {
    guard kernel.components.count > 1 else { return Estimate(exactly: 0) }
    var panel = MixturePanel(kernel, integrand)
    var scale = roughSize(of: integrand, &panel)
    var total = Total()
    for _ in 0..<4 {
      let before = total.quadrature
      total = self.total(&panel, allowance: scale * panelError, centre: centre)
      if total.quadrature <= total.value * 0x1p-44 || (total.isStuck && total.quadrature > 0.9 * before && before > 0) {
        break
      }
      scale = min(scale / 2, max(total.value, scale * 0x1p-60))
    }
    let roundingUnits = total.rounding + 2 * total.value
    let error = (total.quadrature + roundingUnits * Double.ulpOfOne) * (1 + 0x1p-20)
    let value = Estimate(total.value, within: .quadrature(reportedError: error))
    return (value / normalisation + Estimate(value: 0, lower: -negligible, upper: negligible)).clamped(atLeast: 0)
  }

  /// √(2π).
  private static let normalisation: Estimate = {
    let root = (2 * Double.pi).squareRoot()
    return Estimate(value: root, lower: root.nextDown.nextDown, upper: root.nextUp.nextUp)
  }()

  /// Adds up the panels, each halved until its bound is at most the allowance.
  private static func total(
    _ panel: inout MixturePanel, allowance: Double, centre: MixtureKernel.Centre?
  ) -> Total {
    let components = panel.kernel.components
    let allowance = max(allowance, negligible * 0x1p-40)
    panel.leaveOut(changesBelow: allowance * 0x1p-16)
    var total = Total()
    // Panels with the error of the one they were halved from over its length, and how often that did not fall.
    var pending: [(anchor: Int, from: Double, to: Double, density: Double, stops: Int)] = []
    pending.reserveCapacity(64)
    var visits = 0
    func visit(_ panel: inout MixturePanel, _ anchor: Int, _ start: Double, _ end: Double) {
      pending.append((anchor, start, end, .infinity, 0))
      while let piece = pending.popLast() {
        visits += 1
        let (centre, half) = ((piece.from + piece.to) / 2, (piece.to - piece.from) / 2)
        panel.move(from: piece.anchor, to: centre, halfWidth: half)
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
          visits > greatestPanelCount || half <= centre.magnitude * 0x1p-40
          || (error > allowance && stops > greatestStops)
        if isLast {
          plain = panel.plainBound(useful: .infinity)
          total.isStuck = true
        }
        // Seen from the right mean, the middle between two is known up to the rounding of their distance.
        let isBesideMiddle = start < 0 && end == 0 && piece.from == start
        if error <= allowance || (isLast && error < plain / 2) {
          let sum = panel.sum(rule)
          total.add(sum.value)
          total.rounding += sum.rounding
          if isBesideMiddle {
            total.rounding += panel.plainBound(useful: .infinity) * (centre.magnitude / half + 1)
          }
          total.quadrature += error + panel.leftOut
        } else if isLast {
          total.add(plain / 2)
          total.quadrature += plain / 2 + panel.leftOut
        } else {
          pending.append((piece.anchor, centre, piece.to, error / half, stops))
          pending.append((piece.anchor, piece.from, centre, error / half, stops))
        }
      }
    }
    let dense = 2 * (components.map(\.variance).min() ?? 0).squareRoot()
    // Of a mirrored mixture the left half is enough.
    var anchor = 0
    visit(&panel, anchor, -tail, 0)
    if centre == .at(anchor) { return total.doubled }
    for next in components.indices.dropFirst() where components[next].mean > components[anchor].mean {
      // Where means are dense a cut at each would only make panels shorter than they need be.
      let isDense = components[next].mean - components[anchor].mean < dense && next < components.count - 1
      if isDense, !(centre?.names(next) ?? false), !(centre?.names(anchor) ?? false) { continue }
      let half = (components[next].mean - components[anchor].mean) / 2
      visit(&panel, anchor, 0, half)
      if centre == .between(anchor, next) { return total.doubled }
      visit(&panel, next, -half, 0)
      anchor = next
      if centre == .at(anchor) { return total.doubled }
    }
    visit(&panel, anchor, 0, tail)
    return total
  }

  /// A guess of the integral's size, from the integrand at places between neighbours.
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
      // Places count from the component of the lesser deviation, which may be far narrower than the distance.
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
