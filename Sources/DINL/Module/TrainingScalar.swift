import RealModule

/// The number types that networks train in: `Float` for speed, `Double` for gradient checks.
///
/// No other type conforms: the inner loops exist for these two.
public protocol TrainingScalar: Real, BinaryFloatingPoint, Sendable where RawSignificand: FixedWidthInteger {}

extension Float: TrainingScalar {}
extension Double: TrainingScalar {}
