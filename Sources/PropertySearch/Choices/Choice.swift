/// One decision of a generator: the distance of a value from the simplest value of its range, and that range.
///
/// A value is stored as its signed distance from the simplest value, so that a choice keeps its meaning when an
/// earlier choice moves the range. The distance of a floating-point value is its rank in the order of simplicity:
/// integers, then halves, quarters, and so on.
public struct Choice: Hashable, Sendable {
  /// What a choice stands for; choices of different kinds compare in the order of these cases.
  public enum Kind: UInt8, Sendable, Codable {
    case integer, float, boolean, index, vertex, count
  }

  /// The distance from the simplest value.
  public var magnitude: UInt64
  /// The greatest distance upward; for a float, the bits of the upper end of its range.
  public var above: UInt64
  /// The greatest distance downward; for a float, the bits of the lower end of its range; for a count, the least count.
  public var below: UInt64
  /// The vertex scope to which a vertex reference or a vertex count belongs, from 1; 0 for none.
  public var scope: Int32
  /// What the choice stands for.
  public var kind: Kind
  /// Whether the value is below the simplest one.
  public var isNegative: Bool

  /// A choice with the given properties.
  ///
  /// - Parameters:
  ///   - kind: What the choice stands for.
  ///   - magnitude: The distance from the simplest value.
  ///   - isNegative: Whether the value is below the simplest one.
  ///   - above: The greatest distance upward, or a float's upper end.
  ///   - below: The greatest distance downward, a float's lower end, or the least count.
  ///   - scope: The vertex scope, from 1; 0 for none.
  @inlinable
  public init(
    kind: Kind, magnitude: UInt64, isNegative: Bool = false, above: UInt64, below: UInt64 = 0, scope: Int32 = 0
  ) {
    self.magnitude = magnitude
    self.above = above
    self.below = below
    self.scope = scope
    self.kind = kind
    self.isNegative = isNegative
  }

  /// The position in the order of simplicity, to be compared from the left: by kind, then 0, 1, −1, 2, −2, …
  @inlinable
  var place: (UInt8, UInt64, UInt8) { (kind.rawValue, magnitude, isNegative ? 1 : 0) }

  /// The same decision with another value; `nil` where the range does not hold it.
  func changed(to magnitude: UInt64, isNegative: Bool) -> Choice? {
    var copy = self
    copy.magnitude = magnitude
    copy.isNegative = isNegative && magnitude != 0
    if kind == .float { return FloatRank.admits(copy) ? copy : nil }
    if kind == .count, isNegative { return nil }
    return magnitude <= (isNegative ? below : above) ? copy : nil
  }

  /// The number that a count choice of magnitude 0 stands for.
  var countOffset: Int { Int(truncatingIfNeeded: below) }

  /// This count choice for another number; `nil` if its range does not contain it.
  func count(_ number: Int) -> Choice? {
    guard number >= countOffset else { return nil }
    return changed(to: UInt64(number - countOffset), isNegative: false)
  }

  /// The simplest value of the same range.
  var simplest: Choice {
    var copy = self
    copy.magnitude = kind == .float ? FloatRank.simplest(of: self).magnitude : 0
    copy.isNegative = kind == .float ? FloatRank.simplest(of: self).isNegative : false
    return copy
  }

  /// The signed distance as an integer; `nil` if it exceeds 63 bits or is not an integer.
  var signedDistance: Int64? {
    guard kind != .float || FloatRank.isWhole(magnitude), magnitude <= UInt64(Int64.max) else { return nil }
    return isNegative ? -Int64(magnitude) : Int64(magnitude)
  }
}
