/// The random numbers of one case: SplitMix64, whose state is a single word, so that a case needs no set-up.
///
/// Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct CaseRandom: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  /// The random numbers that a seed determines.
  @inlinable
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// A one-to-one map of 64-bit words that mixes their bits.
  @inlinable
  static func mixed(_ word: UInt64) -> UInt64 {
    var z = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A random whole number from 0 through `bound`; the bias is below bound/2⁶⁴.
  @inlinable
  mutating func below(through bound: UInt64) -> UInt64 {
    bound == .max ? next() : next().multipliedFullWidth(by: bound &+ 1).high
  }

  /// The seed of a test, from which the seeds of its cases are derived.
  public static func testSeed(suite: UInt64, test: String) -> UInt64 {
    var hash = mixed(suite &+ 0x9E37_79B9_7F4A_7C15)
    for byte in test.utf8 { hash = mixed((hash ^ UInt64(byte)) &+ 0x9E37_79B9_7F4A_7C15) }
    return hash
  }

  /// The seed of a case: one-to-one in the number of the case.
  @inlinable
  public static func caseSeed(base: UInt64, caseIndex: Int) -> UInt64 {
    mixed(base &+ UInt64(truncatingIfNeeded: caseIndex) &* 0xD1B5_4A32_D192_ED03)
  }
}
