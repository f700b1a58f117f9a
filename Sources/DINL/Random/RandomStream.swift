import CKernels
import RealModule

/// Seeded random numbers with independent streams: a value that is passed in, never global.
///
/// A stream is a Philox key. Child streams get keys that are outputs of the parent's key on a part of the
/// counter space that draws never reach, so that a draw from one stream never changes another.
public struct RandomStream: RandomNumberGenerator, Sendable {
  @usableFromInline let key: SIMD2<UInt32>
  @usableFromInline var counter: UInt64 = 0
  @usableFromInline var pending: UInt64 = 0
  @usableFromInline var hasPending = false
  @usableFromInline var pendingNormal: Double?

  /// A stream that depends on `seed` alone.
  public init(seed: UInt64) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
  }

  @usableFromInline init(key: SIMD2<UInt32>) { self.key = key }

  /// The child stream of a given index; it does not depend on how much of this stream was drawn.
  ///
  /// - Complexity: O(1).
  public func stream(_ index: UInt64) -> RandomStream {
    let block = Philox.block(
      counter: SIMD4(
        UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32), 0, 0xFFFF_FFFF),
      key: key)
    return RandomStream(key: SIMD2(block.x, block.y))
  }

  /// The next 64 random bits of the stream.
  @inlinable
  public mutating func next() -> UInt64 {
    if hasPending {
      hasPending = false
      return pending
    }
    let block = Philox.block(
      counter: SIMD4(UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32), 0, 0),
      key: key)
    counter &+= 1
    pending = UInt64(block.z) | UInt64(block.w) << 32
    hasPending = true
    return UInt64(block.x) | UInt64(block.y) << 32
  }

  /// A uniform draw from [0, 1) with 53 random bits.
  @inlinable
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A standard normal draw.
  ///
  /// Source: Box, Muller, "A note on the generation of random normal deviates", 1958.
  @inlinable
  public mutating func normal() -> Double {
    if let value = pendingNormal {
      pendingNormal = nil
      return value
    }
    let radius = (-2 * Double.log(1 - uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    pendingNormal = radius * Double.sin(angle)
    return radius * Double.cos(angle)
  }

  /// Fills a buffer with standard normal draws in single precision; the radius of each pair comes from 32 random bits.
  ///
  /// - Complexity: O(count).
  mutating func fillNormal(_ values: UnsafeMutablePointer<Float>, count: Int) {
    dinl_normals_float(key.x, key.y, counter, count, values)
    counter &+= UInt64((count + 3) / 4)
    hasPending = false
  }

  /// A draw from the standard Gumbel law: −ln(−ln u) with u uniform strictly between 0 and 1, where both logarithms are
  /// finite.
  mutating func gumbel() -> Double {
    let uniform = min(self.uniform() + 0x1p-54, 1 - 0x1p-53)
    return -Double.log(-Double.log(uniform))
  }

  /// Fills a buffer with draws of ``gumbel()``, rounded to single precision; up to the last bit of the logarithms they
  /// are the stream's own draws.
  ///
  /// - Complexity: O(count).
  mutating func fillGumbel(_ values: UnsafeMutablePointer<Float>, count: Int) {
    var next = values
    let end = values + count
    if hasPending, count > 0 {
      next.pointee = Float(gumbel())
      next += 1
    }
    let whole = (end - next) / 2
    dinl_gumbels_float(key.x, key.y, counter, 2 * whole, next)
    counter &+= UInt64(whole)
    next += 2 * whole
    if next < end { next.pointee = Float(gumbel()) }
  }

  /// A uniform draw from 0 ..< `count`, without bias.
  ///
  /// - Parameter count: at least 1.
  @inlinable
  public mutating func index(below count: Int) -> Int {
    precondition(count > 0, "an index needs a non-empty range")
    return Int(next(upperBound: UInt64(count)))
  }

  /// Puts the elements of an array in a uniformly random order.
  ///
  /// - Complexity: O(n).
  @inlinable
  @specialized(where Element == Int)
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, index(below: last + 1))
    }
  }
}
