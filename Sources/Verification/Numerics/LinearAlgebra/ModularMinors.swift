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
      rows.indices.map { rows[max(i, $0)][min(i, $0)].magnitude.bitWidth }.max() ?? 0
    }
    // A row of zeros must not reduce the bound for the blocks above it.
    return widths.reduce(0) { $0 + max(1, $1) } + size * (Int.bitWidth - size.leadingZeroBitCount) / 2 + 2
  }

  /// The leading minors up to the first that is 0.
  ///
  /// - Complexity: O(n³) operations on words and O(n) products of a whole number and a word, for each of O(nb) primes,
  ///   for elements of b words.
  func minors() -> [BigInt] {
    guard !rows.isEmpty else { return [] }
    let words = rows.map { $0.map { WordResidue($0) } }
    var (primes, rests): ([UInt64], [[UInt64]]) = ([], [])
    var candidates = PrimeSequence()
    while primes.count * 61 < bits {
      let prime = candidates.next()
      let found = Self.minors(words.map { $0.map { $0.rest(by: prime) } }, prime)
      // A prime that divides a pivot gives fewer minors than others and is left out.
      if found.count < rests.last?.count ?? 0 { continue }
      if found.count > rests.last?.count ?? 0 { (primes, rests) = ([], []) }
      primes.append(prime)
      rests.append(found)
    }
    let count = rests.last?.count ?? 0
    let minors = Self.whole(primes, count: count) { rests[$0][$1] }
    return count < rows.count ? minors + [0] : minors
  }

  /// The leading minors modulo a prime, up to but not including the first that the prime divides.
  private static func minors(_ rows: [[UInt64]], _ prime: UInt64) -> [UInt64] {
    let size = rows.count
    var rest = [UInt64](repeating: 0, count: size * size)
    for i in 0..<size { for j in 0...i { rest[i * size + j] = rows[i][j] } }
    var (minors, minor): ([UInt64], UInt64) = ([], 1)
    var factors = [UInt64](repeating: 0, count: size)
    rest.withUnsafeMutableBufferPointer { rest in
      factors.withUnsafeMutableBufferPointer { factors in
        for k in 0..<size {
          let pivot = rest[k * size + k]
          if pivot == 0 { return }
          minor = minor.product(pivot, by: prime)
          minors.append(minor)
          let inverse = pivot.power(prime - 2, by: prime)
          for i in (k + 1)..<max(k + 1, size) { factors[i] = rest[i * size + k].product(inverse, by: prime) }
          for i in (k + 1)..<max(k + 1, size) where factors[i] != 0 {
            for j in (k + 1)...i where rest[j * size + k] != 0 {
              let taken = factors[i].product(rest[j * size + k], by: prime)
              let own = rest[i * size + j]
              rest[i * size + j] = own >= taken ? own - taken : own + (prime - taken)
            }
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
        if missing != 0 { numbers[number] += product * BigInt(missing.product(inverse, by: prime)) }
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
    words = number.magnitude.words.map { UInt64($0) }
    isNegative = number < 0
  }

  func rest(by prime: UInt64) -> UInt64 {
    var rest: UInt64 = 0
    for word in words.reversed() { rest = prime.dividingFullWidth((rest, word)).remainder }
    return isNegative && rest != 0 ? prime - rest : rest
  }
}

/// The primes below 2^62 in descending order.
private struct PrimeSequence {
  private var last: UInt64 = (1 << 62) + 1

  mutating func next() -> UInt64 {
    repeat { last -= 2 } while !Self.isPrime(last)
    return last
  }

  /// The test of G. Miller and M. Rabin with the first twelve prime bases, which is exact for numbers below 3·10^23.
  ///
  /// Source: J. Sorenson, J. Webster, "Strong pseudoprimes to twelve prime bases", Math. Comp. 86, 2017.
  private static func isPrime(_ number: UInt64) -> Bool {
    let bases: [UInt64] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]
    if bases.contains(where: { number % $0 == 0 }) { return false }
    let twos = (number - 1).trailingZeroBitCount
    return bases.allSatisfy { base in
      var power = base.power((number - 1) >> UInt64(twos), by: number)
      if power == 1 || power == number - 1 { return true }
      for _ in 1..<twos {
        power = power.product(power, by: number)
        if power == number - 1 { return true }
      }
      return false
    }
  }
}

extension UInt64 {
  /// The product of two numbers below a modulus, reduced by it.
  @inline(__always)
  fileprivate func product(_ other: UInt64, by number: UInt64) -> UInt64 {
    number.dividingFullWidth(multipliedFullWidth(by: other)).remainder
  }

  /// A power reduced by a modulus.
  fileprivate func power(_ exponent: UInt64, by number: UInt64) -> UInt64 {
    var (result, square, left): (UInt64, UInt64, UInt64) = (1, self % number, exponent)
    while left > 0 {
      if left & 1 == 1 { result = result.product(square, by: number) }
      square = square.product(square, by: number)
      left >>= 1
    }
    return result
  }
}
