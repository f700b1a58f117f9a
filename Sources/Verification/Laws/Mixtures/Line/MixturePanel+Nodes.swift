import RealModule

/// A sum over the nodes of a rule, and a bound on its rounding error in units of ε.
struct NodeSum {
  var value = 0.0
  var rounding = 0.0
}

/// The integrands at the nodes of a rule, with bounds on their rounding errors.
extension MixturePanel {
  /// A bound on the error of ½d²/s and of its subtraction, relative to it and in units of ε.
  private static var squareRoundings: Double { 18 }

  /// The sum of the rule over the panel.
  func sum(_ rule: GaussLegendre) -> NodeSum {
    switch integrand {
    case .equivocation: sum(rule) { equivocation(at: $0) }
    case .squaredError: sum(rule) { squaredError(at: $0) }
    case .information: sum(rule) { information(at: $0) }
    }
  }

  @inline(__always)
  private func sum(_ rule: GaussLegendre, _ node: (Double) -> NodeSum) -> NodeSum {
    var total = NodeSum()
    let slack = Double(count) + 40
    for index in 0..<rule.count {
      let weight = rule.weights[index] * halfWidth
      let term = node(rule.nodes[index] * halfWidth)
      total.value += weight * term.value
      total.rounding += weight * (term.rounding + slack * term.value)
    }
    return total
  }

  /// Fills `share` with the logarithms of the densities at a node and `growth` with bounds on their errors; returns the
  /// component with the greatest density.
  @inline(__always)
  private func fillDensities(at offset: Double) -> Int {
    let factor = Self.squareRoundings + kernel.varianceSlack
    var leader = active.lowerBound
    for k in active {
      let gap = distance[k] + offset
      let square = gap * gap * inverse[k] / 2
      share[k] = height[k] - square
      // The error ζ of a mean enters by at most e^(3ζ) times its first order; ζ is below 2⁻⁴ where the component
      // counts.
      growth[k] = factor * square + blur[k] * (gap.magnitude + blur[k]) * inverse[k] * (1.25 / Double.ulpOfOne)
      if share[k] > share[leader] { leader = k }
    }
    return leader
  }

  /// e^ℓ (1+S) ln(1+S) + Σ e^ℓ_j (ℓ − ℓ_j), where ℓ is the largest logarithm and S the sum of the other densities
  /// divided by e^ℓ.
  @inline(__always)
  private func equivocation(at offset: Double) -> NodeSum {
    let leader = fillDensities(at: offset)
    let top = share[leader]
    var (others, gaps, errors) = (0.0, 0.0, 0.0)
    var errorOfOthers = 0.0
    for k in active where k != leader {
      let gap = top - share[k]
      let ratio = Double.exp(-gap)
      let error = growth[k] + fixedError[k]
      others += ratio
      gaps += ratio * gap
      errors += ratio * gap * error
      errorOfOthers += ratio * error
    }
    let logarithm = logarithmOfOnePlus(others)
    errors += logarithm * (errorOfOthers + growth[leader] + fixedError[leader])
    let density = Double.exp(top)
    return NodeSum(value: density * ((1 + others) * logarithm + gaps), rounding: density * errors)
  }

  /// p times the posterior variance of the mean, from the differences to the mean of the leading component.
  @inline(__always)
  private func squaredError(at offset: Double) -> NodeSum {
    let leader = fillDensities(at: offset)
    let top = share[leader]
    let origin = mean[leader]
    var (total, shift) = (1.0, 0.0)
    for k in active where k != leader {
      let ratio = Double.exp(share[k] - top)
      share[k] = ratio
      total += ratio
      shift += ratio * (mean[k] - origin)
    }
    shift /= total
    var value = shift * shift
    var errors = value * (growth[leader] + fixedError[leader])
    for k in active where k != leader {
      let deviation = mean[k] - origin - shift
      let term = share[k] * deviation * deviation
      value += term
      errors += term * (growth[k] + fixedError[k])
    }
    let density = Double.exp(top)
    return NodeSum(value: density * value, rounding: density * (errors + 8 * value))
  }

  /// Σ w_k p ψ(φ_k/p − 1), from the ratios of the components to a reference if these are near 1.
  @inline(__always)
  private func information(at offset: Double) -> NodeSum {
    let shift = origin - reference.mean
    let place = (shift + center) + offset
    let (radius, reach) = (place.magnitude, place.magnitude + halfWidth + shift.magnitude)
    let (own, common) = (8 + 2 * kernel.varianceSlack, 2 * Double(count) + 4)
    var (excesses, meanError, largest) = (0.0, 0.0, 0.0)
    for k in 0..<count {
      let ratio = reference.ratios[k]
      let logarithm = ratio.constant + place * (ratio.linear + place * ratio.square)
      let size = ratio.bound(within: radius)
      let shifting = (ratio.linear.magnitude + 2 * ratio.square.magnitude * radius) * reach
      largest = max(largest, size)
      let excess = Double.expMinusOne(logarithm)
      share[k] = excess
      // The rounding error of the logarithm, and of the ratio less the mean ratio.
      let error = own * size + 5 * shifting + ratio.blur(within: reach) / Double.ulpOfOne
      growth[k] = 1.6 * error + 3 * size
      excesses += weight[k] * excess
      meanError += weight[k] * (2 * error + common * size)
    }
    guard largest < 1 / 8 else { return directInformation(at: offset) }
    var (value, errors) = (0.0, 0.0)
    for k in 0..<count {
      var (difference, error) = (share[k] - excesses, growth[k] + meanError)
      if k == heaviest {
        // The ratio of the heaviest component is near the mean ratio: its difference is the weighted sum of the
        // differences to the others.
        (difference, error) = (0, 0)
        for j in 0..<count where j != k {
          difference += weight[j] * (share[k] - share[j])
          error += weight[j] * (growth[k] + growth[j] + common * largest)
        }
        error += difference.magnitude * (meanError + 2)
      }
      let deviation = difference / (1 + excesses)
      value += weight[k] * relativeEntropyTerm(deviation)
      errors += weight[k] * error * (deviation.magnitude + error * Double.ulpOfOne)
    }
    let square = place * place * reference.inverse / 2
    let density = Double.exp(reference.height - square) * (1 + excesses)
    let whole =
      (Self.squareRoundings + 4 + kernel.varianceSlack) * square + 2 * reference.height.magnitude + 20
      + 3 * (halfWidth * halfWidth + shift * shift) * reference.inverse + kernel.varianceSlack
    return NodeSum(value: density * value, rounding: density * (errors + whole * value))
  }

  /// Σ w_k p ψ(φ_k/p − 1) with the ratios from logarithms, for points where the components differ much.
  ///
  /// In this form an error of the weights enters only relative to the terms; in Σ w_k φ_k ln(φ_k/p) it would enter
  /// absolutely.
  private func directInformation(at offset: Double) -> NodeSum {
    let leader = fillDensities(at: offset)
    let top = share[leader]
    let base = growth[leader] + fixedError[leader]
    var (others, meanError, othersError) = (0.0, base, 0.0)
    for k in 0..<count where k != leader {
      let ratio = Double.exp(share[k] - top)
      let own = growth[k] + fixedError[k]
      others += ratio
      meanError += ratio * own
      othersError += ratio * (own + base + 2)
    }
    meanError /= 1 + others
    othersError /= 1 + others
    let logarithm = logarithmOfOnePlus(others)
    var (value, errors) = (0.0, 0.0)
    for k in 0..<count {
      let gap = share[k] - top
      let gain = gap - logarithm - logWeight[k]
      let excess = Double.expMinusOne(gain)
      value += weight[k] * relativeEntropyTerm(excess)
      // The leader's gain follows from the other densities, however near to 0 it is; those of the others follow from
      // two logarithms.
      let own = k == leader ? 0 : growth[k] + fixedError[k] + base
      let error = own + othersError + 2 * (gain.magnitude - gap + logarithm - logWeight[k])
      errors += weight[k] * (1 + excess) * error * (gain.magnitude + error * Double.ulpOfOne) * (1 + 0x1p-10)
    }
    let density = Double.exp(top) * (1 + others)
    return NodeSum(value: density * value, rounding: density * (errors + meanError * value))
  }
}
