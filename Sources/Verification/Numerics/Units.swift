import RealModule

/// An amount of information in nats, the unit of every computation.
public struct Nats: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The amount in nats.
  public let value: Double

  /// The amount of the given number of nats.
  public init(_ value: Double) { self.value = value }

  /// The same amount as the given number of bits.
  public init(_ bits: Bits) { value = bits.value * Double.log(2) }

  /// Whether the left amount is less than the right one.
  public static func < (left: Nats, right: Nats) -> Bool { left.value < right.value }

  /// The number and the unit, such as "0.5 nats".
  public var description: String { "\(value) nats" }
}

/// An amount of information in bits, only for display.
public struct Bits: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The amount in bits.
  public let value: Double

  /// The amount of the given number of bits.
  public init(_ value: Double) { self.value = value }

  /// The same amount as the given number of nats.
  public init(_ nats: Nats) { value = nats.value / Double.log(2) }

  /// Whether the left amount is less than the right one.
  public static func < (left: Bits, right: Bits) -> Bool { left.value < right.value }

  /// The number and the unit, such as "0.5 bits".
  public var description: String { "\(value) bits" }
}
