import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `The pass that lowers single choices` {
  func integers(
    from start: Int, in range: ClosedRange<Int>, failsOn isFailing: @escaping (Int) -> Bool
  ) throws -> PassTrace<Int> {
    try PassTrace(
      .integer(in: range), from: .distances([start]),
      pass: { shrinker throws(Shrinker.Pending) in try shrinker.lowerEach() }, failsOn: isFailing)
  }

  func numbers(
    from start: Double, in range: ClosedRange<Double>, failsOn isFailing: @escaping (Double) -> Bool
  ) throws -> PassTrace<Double> {
    try PassTrace(
      .double(in: range), from: .numbers([start]),
      pass: { shrinker throws(Shrinker.Pending) in try shrinker.lowerEach() }, failsOn: isFailing)
  }

  @Test func `an integer is bisected between what passes and what fails, after steps that grow`() throws {
    let trace = try integers(from: 200, in: 0...1000) { $0 >= 100 }
    // Steps of 7·low + 4 while low is below a sixteenth of the present value, then halves.
    #expect(trace.asked == [0, 4, 36, 118, 77, 97, 107, 102, 99, 100] && trace.best == 100)
    #expect(try integers(from: 1, in: 0...1000) { $0 >= 1 }.asked == [0])
    #expect(try integers(from: 2, in: 0...1000) { $0 >= 1 }.asked == [0, 1])
    #expect(try integers(from: 0, in: 0...1000) { _ in true }.asked.isEmpty)
    // At 16 only the first step is such.
    #expect(try integers(from: 16, in: 0...1000) { $0 >= 16 }.asked == [0, 4, 10, 13, 14, 15])
  }

  @Test func `a negative integer changes its sign first, and at each step`() throws {
    let one = try integers(from: -200, in: -1000...1000) { $0.magnitude >= 100 }
    #expect(one.asked == [0, 200, 4, 36, 118, 77, 97, 107, 102, 99, 100] && one.best == 100)
    let other = try integers(from: -200, in: -1000...1000) { $0 <= -100 }
    #expect(
      other.asked == [0, 200, -4, 4, -36, 36, -118, -77, 77, -97, 97, -107, -102, -99, 99, -100] && other.best == -100)
    let crossing = try integers(from: -200, in: -1000...1000) { $0 <= -100 || (60...80).contains($0) }
    #expect(crossing.asked == [0, 200, -4, 4, -36, 36, -118, -77, 77, 56, 66, 61, 58, 59, 60] && crossing.best == 60)
  }

  @Test func `a number is rounded to whole numbers, then to ever finer fractions`() throws {
    let whole = try numbers(from: 3.7, in: 0...10) { $0 >= 2.5 }
    #expect(whole.asked == [0, 3, 1, 2] && whole.best == 3)
    let half = try numbers(from: 2.57, in: 0...10) { (2.4...2.6).contains($0) }
    #expect(half.asked == [0, 2, 3, 2.5, 0.5, 1.5] && half.best == 2.5)
    let negative = try numbers(from: -3.7, in: -10...10) { $0 <= -2.5 }
    #expect(negative.asked == [0, 3.7, -3, -1, 1, -2, 2] && negative.best == -3)
    let upward = try numbers(from: 3.2, in: 0...10) { $0 > 3.1 && $0 != 3.5 }
    #expect(upward.asked == [0, 3, 4, 2] && upward.best == 4)
  }

  @Test func `a number of the finest fraction is rounded to each coarser one`() throws {
    func power(_ exponent: Int) -> Double { Double(sign: .plus, exponent: exponent, significand: 1) }
    // Rounded toward zero it is ½ at every fineness; away from zero it comes down to ½ + 2⁻⁵².
    let trace = try numbers(from: 0.5.nextUp, in: 0...10) { _ in false }
    let coarser = [0, 1, 0.5] + (2...52).map { 0.5 + power(-$0) }
    #expect(Array(trace.asked.prefix(54)) == coarser)
    // With its own denominator: the least numerator, then half of its own.
    #expect(Array(trace.asked.dropFirst(54).prefix(2)) == [power(-53), 0.25 + power(-53)])
  }

  @Test func `a fraction keeps its denominator while its numerator is bisected`() throws {
    let eighths = try numbers(from: 9.875, in: 0...10) { ($0 * 8).truncatingRemainder(dividingBy: 2) == 1 && $0 > 5 }
    #expect(eighths.asked == [0, 9, 10, 9.5, 9.75, 0.125, 4.875, 7.375, 6.125, 5.375, 5.125] && eighths.best == 5.125)
  }

  @Test func `a range without 0 is bisected from its simplest number`() throws {
    let above = try numbers(from: 50.5, in: 5...100) { $0 >= 20 }
    #expect(above.asked == [5, 50, 27, 16, 21, 18, 19, 20] && above.best == 20)
    let below = try numbers(from: -50.5, in: -100 ... -5) { $0 <= -20 }
    #expect(below.asked == [-5, -50, -27, -16, -21, -18, -19, -20] && below.best == -20)
  }

  @Test(arguments: [1e20, 0x1p53, 0x1p53 + 2, 1e300])
  func `a huge number comes down by powers of two until its size can be bisected`(start: Double) throws {
    let powers = (0...20).map { Double(1 << $0) }
    let trace = try numbers(from: start, in: 0...1e300) { $0 >= 1e6 }
    #expect(trace.asked.prefix(22) == [0] + powers && trace.best == 1e6)
    // One below 0 that stays there.
    let negative = try numbers(from: -start, in: -1e300...1e300) { $0 <= -1e6 }
    #expect(negative.asked.prefix(23) == [0, start] + powers.map { -$0 } && negative.best == -1e6)
    let most = try numbers(from: start, in: 0...1e300) { $0 == start }
    #expect(most.asked.last == (start.significand > 1 ? start : start / 2).binade && most.best == start)
  }

  /// The values that the neighborhood of a few integers holds.
  func neighborhood(_ values: [Int], booleans: Int = 0, in range: ClosedRange<Int>) throws -> [[Int]] {
    let generator = Generator<[Int]> { source throws(Discard) in
      var list: [Int] = []
      for _ in values { list.append(try source.integer(in: range)) }
      for _ in 0..<booleans { list.append(try source.boolean() ? 1 : 0) }
      return list
    }
    return try PassTrace(
      generator, from: .distances(values),
      pass: { shrinker throws(Shrinker.Pending) in try shrinker.searchNeighborhood() }
    ).asked
  }

  @Test func `the neighborhood holds each simpler small value, and pairs of which the first is lowered`() throws {
    let asked = try neighborhood([3, 5], in: -20...20)
    let first = [[0, 5], [1, 5], [-1, 5], [2, 5], [-2, 5]]
    let second = [0, 1, -1, 2, -2, 3, -3, 4, -4].map { [3, $0] }
    let pairs = [0, 2].flatMap { low in [0, 1, 2, 3, 4, 6, 7].map { [low, $0] } }
    #expect(asked == first + second + pairs + [[1, 0], [1, 4]])
    // In a pair the second integer becomes a small one above the simplest, while the first keeps its sign.
    let mixed = try neighborhood([3, -5], in: -20...20)
    let raised = [0, 2].flatMap { low in (0..<8).map { [low, $0] } }
    #expect(mixed.dropFirst(14) == (raised + [[1, 0], [0, -4], [1, -4], [2, -4]])[...])
    #expect(try neighborhood([20], in: 0...20) == (0..<12).map { [$0] })
  }

  /// What the neighborhood of parts of one label, each a digit, holds up to the first value on which a property fails.
  func exchanged(_ digits: [Int], failsOn wanted: [Int]) throws -> [[Int]] {
    let part = Generator<Int>.part(label: 1) { source throws(Discard) in try source.integer(in: 0...9) }
    let generator = Generator<[Int]> { source throws(Discard) in
      var list: [Int] = []
      for _ in digits { list.append(try source.draw(part)) }
      return list
    }
    return try PassTrace(
      generator, from: .distances(digits),
      pass: { shrinker throws(Shrinker.Pending) in try shrinker.searchNeighborhood() }, failsOn: { $0 == wanted }
    ).asked
  }

  @Test func `the neighborhood holds one exchange of parts, and two, and ends with the first that fails`() throws {
    // First each digit alone: 5 and 3 lower ones, then also 4.
    let once = try exchanged([5, 3], failsOn: [3, 5])
    #expect(once.count == 5 + 3 + 1 && once.last == [3, 5])
    // Three exchanges, then those of the first of them, one of which leads back.
    let twice = try exchanged([5, 4, 3], failsOn: [4, 3, 5])
    #expect(twice.dropFirst(5 + 4 + 3) == [[4, 5, 3], [3, 4, 5], [5, 3, 4], [3, 5, 4], [4, 3, 5]])
  }

  @Test func `parts are exchanged where at most 64 pairs of them differ, and only those of one label`() throws {
    /// Whether the neighborhood of some numbers, greatest first, holds the list with the first and the last exchanged.
    func isExchanged(_ numbers: [Int], _ draw: (Int) -> Generator<[Int]>) throws -> Bool {
      var wanted = numbers
      wanted.swapAt(0, numbers.count - 1)
      let end = wanted
      let trace = try PassTrace(
        draw(numbers.count), from: .distances(numbers),
        pass: { shrinker throws(Shrinker.Pending) in try shrinker.searchNeighborhood() }, failsOn: { $0 == end })
      return trace.best == end
    }
    let number = Generator<Int>.integer(in: 0...99)
    let part = Generator<Int>.part(label: 1) { source throws(Discard) in try source.draw(number) }
    func parts(_ count: Int) -> Generator<[Int]> {
      Generator { source throws(Discard) in
        var list: [Int] = []
        for _ in 0..<count { list.append(try source.draw(part)) }
        return list
      }
    }
    // Of 78 pairs, 10 + 3 + 1 and 10 + 3 are of equal numbers.
    let fives = [Int](repeating: 40, count: 5) + [Int](repeating: 39, count: 3)
    #expect(try isExchanged(fives + [38, 38, 37, 36, 35], parts) && !isExchanged(fives + [38, 37, 36, 35, 34], parts))
    // The elements of a row have no label.
    #expect(try isExchanged([31, 20], parts) && !isExchanged([31, 20]) { number.array(count: $0) })
  }

  @Test func `the neighborhood of a long recording is smaller`() throws {
    func asked(_ integers: Int, _ booleans: Int = 0) throws -> Int {
      try neighborhood([1] + [Int](repeating: 0, count: integers - 1), booleans: booleans, in: 0...9).count
    }
    // One is lowered alone; in pairs each of the others also takes seven values, and a boolean one.
    #expect(try asked(24) == 1 && asked(25) == 0 && asked(13) == 1)
    #expect(try asked(12) == 1 + 11 * 7 && asked(12, 1) == 1 + 11 * 7 && asked(11, 1) == 1 + 10 * 7 + 1)
  }

  @Test func `a number keeps its ratio to another in whole numbers, halves, quarters and eighths`() throws {
    let numbers = Generator<Double>.double(in: 0...200)
    let asked = try PassTrace(
      numbers.zip(numbers), from: .numbers([16, 149]),
      pass: { shrinker throws(Shrinker.Pending) in try shrinker.searchNeighborhood() }
    ).asked.filter { $0.0 == 1 }.map(\.1)
    // 149/16 = 9.3125.
    #expect(Set([9, 9.5, 9.25, 9.375]).isSubset(of: asked))
  }

  @Test func `a number beside an integer takes small values and fractions, not the same ratio`() throws {
    let asked = try PassTrace(
      Generator<Int>.integer(in: 0...10).zip(Generator<Double>.double(in: 0...10)),
      from: .distances([8]) + .numbers([9.5]),
      pass: { shrinker throws(Shrinker.Pending) in try shrinker.searchNeighborhood() }
    ).asked.map { "\($0.0) \($0.1)" }
    #expect(asked.contains("7 0.25") && asked.contains("7 7.0"))
    // 9.5·7/8 = 8.3125, to halves, quarters and eighths.
    #expect(!["7 8.5", "7 8.25", "7 8.375", "7 8.0"].contains { asked.contains($0) })
  }

  @Test func `the neighborhood of two numbers holds fractions and the pair at the same ratio`() throws {
    func asked(_ one: Double, _ two: Double) throws -> [String] {
      let pair = Generator<Double>.double(in: (two < 0 ? -10 : 0)...10)
      return try PassTrace(
        pair.zip(pair), from: .numbers([one, two]),
        pass: { shrinker throws(Shrinker.Pending) in try shrinker.searchNeighborhood() }
      ).asked.map { "\($0.0) \($0.1)" }
    }
    func texts(_ first: [Double], _ second: [Double]) -> [String] {
      first.flatMap { one -> [String] in second.map { "\(one) \($0)" } }
    }
    let small = [0, 1, 2, 3, 4, 6, 7, 0.5, 1.5, 2.5, 0.25, 0.75]
    let single = texts((0...10).map(Double.init), [5]) + texts([2.5], (0..<5).map(Double.init))
    let others = [0.0, 1].map { texts([3, 4, 5, 6, 7, 0.5, 1.5], [$0]) }
    let expected = single + texts([0, 2, 1], small) + others[0] + others[1]
    #expect(try asked(2.5, 5) == expected)
    // Half of (8, 9.5) is (4, 4.75), and an eighth (1, 1.1875), where 1.1875 is rounded to quarters and eighths.
    let ratios = try asked(8, 9.5)
    #expect(ratios.contains("4.0 4.75") && ratios.contains("1.0 1.25"))
    let negative = try asked(8, -9.5)
    #expect(negative.contains("4.0 -4.75") && negative.contains("1.0 -1.25") && !negative.contains("4.0 4.75"))
  }
}
