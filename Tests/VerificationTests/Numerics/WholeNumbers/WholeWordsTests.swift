import BigInt
import PropertyTesting
import Testing

@testable import Verification

@Suite struct `The words of a whole number` {
  /// Two odd numbers of three words, of which the middle ones are equal in half of the pairs: there a difference
  /// borrows through a word that becomes 0.
  struct Pair: Sendable, CustomStringConvertible {
    let left: BigUInt
    let right: BigUInt

    var description: String { "\(left), \(right)" }

    static let all = Generator<Pair> { source throws(Discard) in
      var words: [[UInt]] = []
      for _ in 0..<2 {
        var row: [UInt] = []
        for _ in 0..<3 { row.append(UInt(try source.integer(in: 0...1000)) * 2 + 1) }
        words.append(row)
      }
      if try source.index(below: 2) == 0 { words[1][1] = words[0][1] }
      return Pair(left: BigUInt(words: words[0]), right: BigUInt(words: words[1]))
    }
  }

  /// Whether a divisor is that of the library.
  func isGreatest(_ divisor: BigUInt, of pair: Pair) -> Bool {
    divisor == pair.left.greatestCommonDivisor(with: pair.right)
  }

  @Test func `have the library's greatest common divisor`() {
    checkProperty(Pair.all, PropertySettings(cases: 200)) { pair in
      #expect(isGreatest(WholeWords.oddCommonDivisor(pair.left, pair.right), of: pair))
      let square = WholeWords.oddCommonDivisor(pair.left * pair.left, pair.left * pair.right)
      #expect(isGreatest(square, of: Pair(left: pair.left * pair.left, right: pair.left * pair.right)))
    }
    // 1 − 3 borrows from 5 − 5, which borrows from 7 − 3.
    let borrowing = Pair(left: BigUInt(words: [1, 5, 7]), right: BigUInt(words: [3, 5, 3]))
    #expect(isGreatest(WholeWords.oddCommonDivisor(borrowing.left, borrowing.right), of: borrowing))
  }

  @Test func `control: the divisor of the lowest words is refuted`() {
    let minima = Pair.all.smallestCounterexamples { pair in
      let (left, right) = (BigUInt(pair.left.words[0]), BigUInt(pair.right.words[0]))
      return !isGreatest(WholeWords.oddCommonDivisor(left, right), of: pair)
    }
    #expect(!minima.contains("not refuted"), "\(minima)")
  }

  @Test func `leave by division by five what the number leaves`() {
    for number in [0, 1, 4, 5, 10, UInt.max] {
      for shift in [0, 3, 64, 130] {
        let whole = (BigUInt(number) << shift) + 7
        #expect(BigUInt(WholeWords(whole).remainderByFive) == whole % 5)
      }
    }
  }
}
