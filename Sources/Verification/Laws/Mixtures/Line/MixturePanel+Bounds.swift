import RealModule

/// Bounds on the integrand: over the panel, and in an ellipse around it.
extension MixturePanel {
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
      return logRatio(k, logDensity[k] - logDensity[leader], tilt, bend, reach) + base
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
      let phase = rise * (tilt + bend.magnitude * reach)
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
    }
    guard least >= greatest * 0x1p-24 else { return .infinity }
    let logSum = Double.log(sum)
    let base =
      max(Double.log(least / sum).magnitude, Double.log(greatest / sum).magnitude) + Double.pi / 2 + 0x1p-20
    return modulusBound(reach, rise, posteriorFactor: 1 / (least * (1 - 0x1p-20))) { k in
      let (tilt, bend) = (tilt(k, meanSlope), inverse[k] - meanInverse)
      return logRatio(k, logDensity[k] - top - logSum, tilt, bend, reach) + base
    }
  }

  /// A bound on the modulus of the logarithm of a component's ratio to a reference, from that logarithm at the center
  /// and from the differences of the slopes and of the inverse variances.
  private func logRatio(_ k: Int, _ gap: Double, _ tilt: Double, _ bend: Double, _ reach: Double) -> Double {
    drift(k, reach) + drift(dominant, reach) + gap.magnitude + tilt * reach
      + bend.magnitude * reach * reach / 2
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
