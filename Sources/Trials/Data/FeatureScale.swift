/// The shift and the scale that give a feature the mean 0 and the variance 1.
public struct FeatureScale: Sendable, Equatable, Codable {
  /// The power of 2 by which values are first divided.
  public var unit: Double
  /// The number that is then subtracted from them.
  public var reference: Double
  /// The mean of the values so shifted and scaled.
  public var mean: Double
  /// The factor of what is left; 0 for a feature that is to be 0 everywhere, as a constant one is.
  public var factor: Double

  /// A scale with these numbers; the unit is not 0.
  package init(unit: Double, reference: Double, mean: Double, factor: Double) {
    (self.unit, self.reference, self.mean, self.factor) = (unit, reference, mean, factor)
  }

  /// The value ((`value` / unit − reference) − mean) · factor, computed in double precision and then rounded; 0 if the
  /// factor is.
  public func standardized(_ value: Double) -> Float {
    factor == 0 ? 0 : Float((value / unit - reference - mean) * factor)
  }
}
