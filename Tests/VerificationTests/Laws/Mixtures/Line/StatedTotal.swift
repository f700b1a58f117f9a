@testable import Verification

/// The sum over a line as RT-005 states it in steps 10 to 14, from the bounds and the sums of its panels.
struct StatedTotal {
  var (value, quadrature, rounding) = (0.0, 0.0, 0.0)
  /// The numbers of panels that count by their plain bounds, by the rule, and by either beyond the allowance.
  var counts = (plain: 0, rule: 0, stuck: 0)
  /// The number of panels, those that are halved included, and the last one that does not count by its plain bound.
  var visits = (all: 0, last: 0)

  private static let rule = GaussLegendre(count: 32)

  init(
    _ kernel: MixtureKernel, _ integrand: MixtureIntegrand, allowance: Double, center: MixtureKernel.Center?
  ) {
    var panel = MixturePanel(kernel, integrand)
    panel.leaveOut(changesBelow: allowance * 0x1p-16)
    let (components, last) = (kernel.components, kernel.components.count - 1)
    // Two least deviations are too near for a cut of its own, but for the greatest mean and those of the center.
    let dense = 2 * (components.map(\.variance).min() ?? 0).squareRoot()
    var cuts = [0]
    for k in components.indices where components[k].mean > components[cuts[cuts.count - 1]].mean {
      let isNamed = center?.names(k) == true
      if k == last || isNamed || components[k].mean - components[cuts[cuts.count - 1]].mean >= dense { cuts.append(k) }
    }
    add(&panel, anchor: 0, from: -80, to: 0, allowance)
    for (left, right) in zip(cuts, cuts.dropFirst()) where !Self.isBeyond(center, left) {
      let half = (components[right].mean - components[left].mean) / 2
      add(&panel, anchor: left, from: 0, to: half, allowance)
      if center != .between(left, right) { add(&panel, anchor: right, from: -half, to: 0, allowance) }
    }
    guard center == nil else {
      (value, quadrature, rounding) = (2 * value, 2 * quadrature, 2 * rounding)
      return
    }
    add(&panel, anchor: cuts[cuts.count - 1], from: 0, to: 80, allowance)
  }

  /// Whether what lies right of a mean is right of the center.
  private static func isBeyond(_ center: MixtureKernel.Center?, _ left: Int) -> Bool {
    switch center {
    case nil: false
    case .at(let own): left >= own
    case .between(let own, _): left > own
    }
  }

  /// Adds a panel, or its halves. Its first piece at the right mean's side of a middle has an error term of its own.
  ///
  /// A half whose bound, relative to its length, is more than nine tenths of that of the whole is a stop.
  private mutating func add(
    _ panel: inout MixturePanel, anchor: Int, from start: Double, to end: Double, _ allowance: Double,
    isFirst: Bool = true, density: Double = .infinity, stops: Int = 0
  ) {
    let (center, half) = ((start + end) / 2, (end - start) / 2)
    panel.move(from: anchor, to: center, halfWidth: half)
    visits.all += 1
    let plain = panel.plainBound(useful: allowance)
    if plain <= allowance {
      (value, quadrature) = (value + plain / 2, quadrature + plain / 2 + panel.leftOut)
      return counts.plain += 1
    }
    visits.last = visits.all
    let errors = [1.75, 2.3].map { parameter in
      let ellipse = GaussLegendre.Ellipse(parameter: parameter)
      return panel.ellipseBound(ellipse) * Self.rule.errorFactor(in: ellipse) * half
    }
    let error = errors.first { $0 <= allowance } ?? min(errors[0], errors[1])
    let stops = error < .infinity && error > 0.9 * density * half ? stops + 1 : 0
    guard error <= allowance || stops == 3 else {
      let own = error / half
      add(&panel, anchor: anchor, from: start, to: center, allowance, isFirst: isFirst, density: own, stops: stops)
      return add(
        &panel, anchor: anchor, from: center, to: end, allowance, isFirst: false, density: own, stops: stops)
    }
    if error > allowance {
      counts.stuck += 1
      let most = panel.plainBound(useful: .infinity) / 2
      guard error < most else { return (value, quadrature) = (value + most, quadrature + most + panel.leftOut) }
    }
    let sum = panel.sum(Self.rule)
    (value, quadrature) = (value + sum.value, quadrature + error + panel.leftOut)
    rounding += sum.rounding
    if isFirst, center < 0 { rounding += panel.plainBound(useful: .infinity) * (center.magnitude / half + 1) }
    counts.rule += 1
  }
}
