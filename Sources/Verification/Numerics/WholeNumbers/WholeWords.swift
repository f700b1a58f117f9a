import BigInt

/// The words of a whole number, least first and without zeros at the end, for loops over them.
struct WholeWords {
  private(set) var words: [UInt]

  init(_ number: BigUInt) {
    let words = number.words
    self.words = (0..<words.count).map { words[$0] }
  }

  /// The remainder by division by five: 2⁶⁴ leaves 1, so that the sum of the words leaves what the number leaves.
  var remainderByFive: UInt { words.reduce(0) { ($0 + $1 % 5) % 5 } }

  /// The greatest common divisor of two odd numbers, by J. Stein's method of differences and halves.
  ///
  /// - Complexity: O(n²) in the bits of both.
  static func oddCommonDivisor(_ left: BigUInt, _ right: BigUInt) -> BigUInt {
    var (u, v) = (WholeWords(left), WholeWords(right))
    while true {
      if u.isLess(than: v) { swap(&u, &v) }
      u.subtract(v)
      if u.words.isEmpty { return BigUInt(words: v.words) }
      u.dropTwos()
    }
  }

  private func isLess(than other: WholeWords) -> Bool {
    if words.count != other.words.count { return words.count < other.words.count }
    for index in words.indices.reversed() where words[index] != other.words[index] {
      return words[index] < other.words[index]
    }
    return false
  }

  /// Subtracts a number that is not greater.
  private mutating func subtract(_ other: WholeWords) {
    var borrow: UInt = 0
    for index in words.indices {
      let taken = index < other.words.count ? other.words[index] : 0
      let (part, isBelow) = words[index].subtractingReportingOverflow(taken)
      let (rest, isBelowAgain) = part.subtractingReportingOverflow(borrow)
      words[index] = rest
      borrow = isBelow || isBelowAgain ? 1 : 0
      if borrow == 0, index >= other.words.count { break }
    }
    while words.last == 0 { words.removeLast() }
  }

  /// Divides a number above 0 by the greatest power of two that divides it.
  private mutating func dropTwos() {
    let zeros = words.prefix { $0 == 0 }.count
    if zeros > 0 { words.removeFirst(zeros) }
    let shift = words[0].trailingZeroBitCount
    guard shift > 0 else { return }
    for index in words.indices {
      let high = index + 1 < words.count ? words[index + 1] << (UInt.bitWidth - shift) : 0
      words[index] = words[index] >> shift | high
    }
    if words.last == 0 { words.removeLast() }
  }
}
