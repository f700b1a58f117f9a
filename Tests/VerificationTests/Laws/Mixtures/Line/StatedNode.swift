import RealModule

@testable import Verification

/// The value of an integrand at a node, and its error term in units of ε, as RT-005 states them in steps 15 to 20.
struct StatedNode {
  let kernel: MixtureKernel
  let halfWidth: Double
  /// The origin and the place of the node, counted from it.
  let origin, center, offset: Double

  private var components: [MixtureKernel.Component] { kernel.components }
  private var slack: Double { kernel.varianceSlack }
  private var count: Double { Double(components.count) }
  /// ln w − ½ ln s.
  private var heights: [Double] { components.map { -$0.surprisal - Double.log($0.variance) / 2 } }
  private var gaps: [Double] { components.map { (origin - $0.mean) + center + offset } }
  private var logs: [Double] {
    zip(zip(components, heights), gaps).map { $0.1 - $1 * $1 / (2 * $0.0.variance) }
  }
  private var total: Double { logs.reduce(0) { $0 + Double.exp($1) } }

  /// ζ_k, the error of each logarithm (steps 16 and 17).
  private var errors: [Double] {
    let sizes = zip(components, heights).map { $0.surprisal + 2 * $1.magnitude }
    let constant = 6 * (sizes.max() ?? 0) + count + 9 + slack
    return zip(components, gaps).map { component, gap in
      let square = gap * gap / (2 * component.variance)
      let drift = component.meanError * (gap.magnitude + component.meanError) / component.variance
      return (18 + slack) * square + 1.25 * drift / Double.ulpOfOne + constant
        + 3 * halfWidth * halfWidth / component.variance
    }
  }

  private var leader: Int {
    let logs = logs
    return logs.indices.max { logs[$0] < logs[$1] } ?? 0
  }

  /// −Σ w_kφ_k ln π_k.
  var equivocation: NodeSum {
    let (logs, errors, top) = (logs, errors, leader)
    let rest = logs.indices.filter { $0 != top }
    let ratios = logs.map { Double.exp($0 - logs[top]) }
    let common = Double.log(onePlus: rest.reduce(0) { $0 + ratios[$1] })
    let size = rest.reduce(common * errors[top]) {
      $0 + ratios[$1] * (logs[top] - logs[$1] + common) * errors[$1]
    }
    let value = logs.indices.reduce(0) { $0 + ratios[$1] * (logs[top] - logs[$1] + common) }
    return NodeSum(value: Double.exp(logs[top]) * value, rounding: Double.exp(logs[top]) * size)
  }

  /// Σ w_kφ_k(μ_k − Σ π_jμ_j)².
  var squaredError: NodeSum {
    let (logs, errors, origin) = (logs, errors, components[leader].mean)
    // Relative to a mean, so that equal means have no deviation.
    let shift = zip(components, logs).reduce(0) { $0 + ($1.0.mean - origin) * Double.exp($1.1) } / total
    return components.indices.reduce(into: NodeSum()) { sum, k in
      let term = Double.exp(logs[k]) * squared(components[k].mean - origin - shift)
      sum.value += term
      sum.rounding += term * (errors[k] + 8)
    }
  }

  /// Σ w_kφ_k ln(φ_k/p) by the logarithms g_k of the ratios (step 20).
  var directInformation: NodeSum {
    let (logs, errors, top, total) = (logs, errors, leader, total)
    let rest = logs.indices.filter { $0 != top }
    let others = rest.reduce(0) { $0 + Double.exp(logs[$1] - logs[top]) }
    let shift = rest.reduce(0) { $0 + Double.exp(logs[$1]) * (errors[$1] + errors[top] + 2) } / total
    let whole = logs.indices.reduce(0) { $0 + Double.exp(logs[$1]) * errors[$1] } / total
    return components.indices.reduce(into: NodeSum()) { sum, k in
      let (distance, common) = (logs[top] - logs[k], Double.log(onePlus: others))
      let gain = components[k].surprisal - distance - common
      let own = k == top ? 0 : errors[k] + errors[top]
      let error = own + shift + 2 * (gain.magnitude + distance + common + components[k].surprisal)
      let value = total * components[k].weight * Verification.relativeEntropyTerm(Double.expMinusOne(gain))
      sum.value += value
      sum.rounding +=
        Double.exp(logs[k]) * error * (gain.magnitude + error * Double.ulpOfOne) * (1 + 0x1p-10) + whole * value
    }
  }

  /// The same from the ratios to the reference (step 19); `nil` where one is not below 1/8.
  var nearInformation: NodeSum? {
    let reference = MixtureReference(kernel)
    let shift = origin - reference.mean
    let place = shift + center + offset
    let (radius, reach) = (place.magnitude, place.magnitude + halfWidth + shift.magnitude)
    let shared = 2 * count + 4
    let ratios = reference.ratios.map { ratio in
      let size = ratio.bound(within: radius)
      let slope = ratio.linear.magnitude + 2 * ratio.square.magnitude * radius
      let error = (8 + 2 * slack) * size + 5 * slope * reach + ratio.blur(within: reach) / Double.ulpOfOne
      let excess = Double.expMinusOne(ratio.constant + place * (ratio.linear + place * ratio.square))
      return (size: size, error: error, growth: 1.6 * error + 3 * size, excess: excess)
    }
    let largest = ratios.map(\.size).max() ?? 0
    guard largest < 1 / 8 else { return nil }
    let weights = components.map(\.weight)
    let mean = zip(weights, ratios).reduce(0) { $0 + $1.0 * $1.1.excess }
    let meanError = zip(weights, ratios).reduce(0) { $0 + $1.0 * (2 * $1.1.error + shared * $1.1.size) }
    var sum = NodeSum()
    for k in ratios.indices {
      var (difference, error) = (ratios[k].excess - mean, ratios[k].growth + meanError)
      if weights[k] > 0.5 {
        let rest = ratios.indices.filter { $0 != k }
        difference = rest.reduce(0) { $0 + weights[$1] * (ratios[k].excess - ratios[$1].excess) }
        error = rest.reduce(difference.magnitude * (meanError + 2)) {
          $0 + weights[$1] * (ratios[k].growth + ratios[$1].growth + shared * largest)
        }
      }
      let deviation = difference / (1 + mean)
      sum.value += weights[k] * Verification.relativeEntropyTerm(deviation)
      sum.rounding += weights[k] * error * (deviation.magnitude + error * Double.ulpOfOne)
    }
    let square = place * place * reference.inverse / 2
    let whole =
      (18 + 4 + slack) * square + 2 * reference.height.magnitude + 20
      + 3 * (halfWidth * halfWidth + shift * shift) * reference.inverse + slack
    let density = Double.exp(reference.height - square) * (1 + mean)
    return NodeSum(value: density * sum.value, rounding: density * (sum.rounding + whole * sum.value))
  }

  /// The node's part of a panel's sum for a weight of the rule (step 18).
  func part(_ integrand: MixtureIntegrand, weight: Double) -> NodeSum {
    let own: NodeSum =
      switch integrand {
      case .equivocation: equivocation
      case .squaredError: squaredError
      case .information: nearInformation ?? directInformation
      }
    let share = weight * halfWidth
    return NodeSum(value: share * own.value, rounding: share * (own.rounding + (count + 40) * own.value))
  }
}
