import RealModule

/// An amount of information in nats, the unit of every computation.
public struct Nats: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let value: Double

  public init(_ value: Double) { self.value = value }

  /// The same amount in nats.
  public init(_ bits: Bits) { value = bits.value * Double.log(2) }

  public static func < (left: Nats, right: Nats) -> Bool { left.value < right.value }

  public var description: String { "\(value) nats" }
}

/// An amount of information in bits, for display alone.
public struct Bits: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let value: Double

  public init(_ value: Double) { self.value = value }

  /// The same amount in bits.
  public init(_ nats: Nats) { value = nats.value / Double.log(2) }

  public static func < (left: Bits, right: Bits) -> Bool { left.value < right.value }

  public var description: String { "\(value) bits" }
}
