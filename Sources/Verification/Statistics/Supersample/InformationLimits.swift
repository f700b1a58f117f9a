import RealModule

extension SupersampleLimits {
  /// The range of the information over all means within the limits.
  func information(
    _ quantity: SupersampleFindings.Quantity, _ confidence: Double
  ) throws(VerificationError) -> ConfidenceInterval {
    let size = gap.magnitude
    switch quantity {
    case .singleLoss:
      let outer = [center.lower, center.upper].map { min(max($0, size.upper / 2), 1 - size.upper / 2) }
      var most = 0.0
      for end in outer { most = max(most, try Self.single(end, size.upper).upper) }
      return ConfidenceInterval(
        value: try Self.single(center.value, size.value).value,
        lower: try Self.single(min(max(1 / 2, center.lower), center.upper), size.lower).lower, upper: most,
        confidence: confidence)
    case .lossDifference:
      return ConfidenceInterval(
        value: try Self.difference(spread.value, size.value).value,
        lower: try Self.difference(spread.upper, size.lower).lower,
        upper: try Self.difference(spread.lower, size.upper).upper, confidence: confidence)
    case .conditional:
      let difference = try information(.lossDifference, confidence)
      let ceiling = try MaskInformation.conditionalCeiling(center: center.upper).nextUp
      // Independent draws of the supersample do not determine where between its limits the value lies.
      return ConfidenceInterval(
        value: difference.value, lower: difference.lower, upper: max(ceiling, difference.value),
        confidence: confidence)
    }
  }

  /// The information of a center and a gap that are consistent up to rounding.
  private static func single(_ center: Double, _ gap: Double) throws(VerificationError) -> Estimate {
    try MaskInformation.singleLoss(center: center, gap: min(gap, 2 * min(center, 1 - center)))
  }

  private static func difference(_ spread: Double, _ gap: Double) throws(VerificationError) -> Estimate {
    try MaskInformation.lossDifference(spread: max(spread, gap), gap: gap)
  }
}

extension ConfidenceInterval {
  /// The interval for the magnitude of the value.
  var magnitude: ConfidenceInterval {
    let least = lower > 0 ? lower : upper < 0 ? -upper : 0
    return ConfidenceInterval(
      value: value.magnitude, lower: least, upper: max(lower.magnitude, upper.magnitude), confidence: confidence)
  }

  /// The bound 2σ√(2I) for an interval of an information I: the bound by loss differences for one pair whose losses
  /// have the range 2σ.
  func bound(sigma: Double) -> ConfidenceInterval {
    let (range, pairs) = (Estimate(exactly: 2 * sigma), Estimate(exactly: 1))
    func bound(_ information: Double) -> Double {
      let information = Estimate(exactly: max(0, information))
      let bound = ProvenInequality.summedLossDifferences.bound { quantity in
        switch quantity {
        case .range: range
        case .ldCMIsamples: information
        case .m: pairs
        default: nil
        }
      }
      return bound?.value ?? .infinity
    }
    return ConfidenceInterval(
      value: bound(value), lower: max(0, bound(lower).nextDown.nextDown), upper: bound(upper).nextUp.nextUp,
      confidence: confidence)
  }
}
