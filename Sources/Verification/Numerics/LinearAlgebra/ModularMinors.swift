import BigInt

/// The leading minors of a symmetric matrix of whole numbers, from their residues modulo many primes.
///
/// Elimination modulo a prime needs only machine words. The residues determine a whole number if the product of the
/// primes exceeds twice a bound on its magnitude, here that of J. Hadamard: the product of the rows' lengths.
/// Source: J. von zur Gathen, J. Gerhard, "Modern Computer Algebra", 3rd ed., §5.5.
///
/// - SeeAlso: RT-007
struct ModularMinors {
  /// The rows; each contains the columns up to the diagonal.
  private let rows: [[BigInt]]

  init(_ rows: [[BigInt]]) { self.rows = rows }

  /// An upper bound on the number of bits of a leading minor, including its sign.
  private var bits: Int {
    let size = rows.count
    let widths = rows.indices.map { i in
      // A row has at most n elements with this many bits, so its length is at most √n times the largest.
      let elements = rows[i] + rows[i...].map { $0[i] }
      return elements.map { $0.magnitude.bitWidth }.max() ?? 0
    }
    return widths.reduce(0, +) + size * (Int.bitWidth - size.leadingZeroBitCount) / 2 + 2
  }

  /// The leading minors up to the first that is 0.
  ///
  /// - Complexity: O(n³) operations on words and O(n) products of a whole number and a word, for each of O(nb) primes
  ///   and of those that divide a minor, for elements of b words.
  func minors() -> [BigInt] {
    guard !rows.isEmpty else { return [] }
    let words = rows.map { $0.map { WordResidue($0) } }
    let bits = self.bits
    var (primes, rests, count): ([UInt64], [[UInt64]], Int) = ([], [], 0)
    var candidates = PrimeSequence()
    while primes.count * 61 < bits {
      let prime = candidates.next()
      let found = Self.minors(words.map { $0.map { $0.rest(by: prime) } }, prime)
      // A prime that divides a pivot gives fewer minors than others and is left out.
      if found.count < count { continue }
      if found.count > count { (primes, rests, count) = ([], [], found.count) }
      primes.append(prime)
      rests.append(found)
    }
    let minors = Self.whole(primes, count: count) { rests[$0][$1] }
    return count < rows.count ? minors + [0] : minors
  }

  /// The leading minors modulo a prime, up to but not including the first that the prime divides.
  private static func minors(_ rows: [[UInt64]], _ prime: UInt64) -> [UInt64] {
    let size = rows.count
    // The rows one after the other, and where each starts.
    var rest = Array(rows.joined())
    let starts = rows.indices.map { $0 * ($0 + 1) / 2 }
    var (minors, minor): ([UInt64], UInt64) = ([], 1)
    rest.withUnsafeMutableBufferPointer { rest in
      for k in 0..<size {
        let pivot = rest[starts[k] + k]
        if pivot == 0 { return }
        minor = minor.product(pivot, by: prime)
        minors.append(minor)
        let inverse = pivot.power(prime - 2, by: prime)
        for i in (k + 1)..<size where rest[starts[i] + k] != 0 {
          let factor = rest[starts[i] + k].product(inverse, by: prime)
          for j in (k + 1)...i where rest[starts[j] + k] != 0 {
            let taken = factor.product(rest[starts[j] + k], by: prime)
            let own = rest[starts[i] + j]
            rest[starts[i] + j] = own >= taken ? own - taken : own + (prime - taken)
          }
        }
      }
    }
    return minors
  }

  /// The whole numbers, with magnitudes below half the product of the primes, that have the given residues, by H.
  /// Garner's algorithm.
  private static func whole(
    _ primes: [UInt64], count: Int, _ rest: (_ prime: Int, _ number: Int) -> UInt64
  ) -> [BigInt] {
    var numbers = [BigInt](repeating: 0, count: count)
    var product = BigInt(1)
    for (index, prime) in primes.enumerated() {
      let inverse = WordResidue(product).rest(by: prime).power(prime - 2, by: prime)
      for number in 0..<count {
        let (own, known) = (rest(index, number), WordResidue(numbers[number]).rest(by: prime))
        let missing = own >= known ? own - known : own + (prime - known)
        numbers[number] += product * BigInt(missing.product(inverse, by: prime))
      }
      product *= BigInt(prime)
    }
    let half = product >> 1
    return numbers.map { $0 > half ? $0 - product : $0 }
  }
}

/// The words of a whole number, for its residues modulo primes.
private struct WordResidue {
  private let words: [UInt64]
  private let isNegative: Bool

  init(_ number: BigInt) {
    words = WholeWords(number.magnitude).words.map { UInt64($0) }
    isNegative = number.sign == .minus
  }

  func rest(by prime: UInt64) -> UInt64 {
    var rest: UInt64 = 0
    for word in words.reversed() { rest = prime.dividingFullWidth((rest, word)).remainder }
    return isNegative && rest != 0 ? prime - rest : rest
  }
}

/// The primes k·2^32 + 1 from 2^61 to 2^62 with the remainder 2 by division by 3, in descending order.
///
/// By F. Proth's theorem such a number ℓ is prime if 3^((ℓ−1)/2) is −1 modulo ℓ, because k < 2^32. That it is so for
/// every prime among them follows from the law of quadratic reciprocity.
/// Source: F. Proth, "Théorèmes sur les nombres premiers", C. R. Acad. Sci. Paris 87:926, 1878.
private struct PrimeSequence {
  private var last: UInt64 = (1 << 62) + 1

  mutating func next() -> UInt64 {
    repeat { last -= 3 << 32 } while UInt64(3).power(last >> 1, by: last) != last - 1
    return last
  }
}

extension UInt64 {
  /// The product of two numbers below a modulus, reduced by it.
  @inline(__always)
  fileprivate func product(_ other: UInt64, by number: UInt64) -> UInt64 {
    number.dividingFullWidth(multipliedFullWidth(by: other)).remainder
  }

  /// A power of a number below a modulus, reduced by it.
  fileprivate func power(_ exponent: UInt64, by number: UInt64) -> UInt64 {
    var (result, square, left): (UInt64, UInt64, UInt64) = (1, self, exponent)
    while left > 0 {
      if left & 1 == 1 { result = result.product(square, by: number) }
      square = square.product(square, by: number)
      left >>= 1
    }
    return result
  }
}
