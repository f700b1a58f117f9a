import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `The passes that order and that change several choices` {
  static let sorting: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.sortElements() }
  static let together: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.lowerTogether() }
  static let redistributing: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.redistribute() }
  static let fusing: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.fuseNeighbors() }

  func row(_ start: [Int], failsOn isFailing: @escaping ([Int]) -> Bool) throws -> [[Int]] {
    try PassTrace(
      Generator<Int>.integer(in: 0...9).array(count: start.count), from: .distances(start), pass: Self.sorting,
      failsOn: isFailing
    ).asked
  }

  @Test func `a row is sorted at once, else by exchanges at half its length and then of neighbors`() throws {
    #expect(try row([3, 1, 2, 0]) { $0 == [0, 1, 2, 3] } == [[0, 1, 2, 3]])
    let four = try row([3, 1, 2, 0]) { $0.last == 0 }
    #expect(
      four == [
        [0, 1, 2, 3], [2, 1, 3, 0], [2, 0, 3, 1], [1, 2, 3, 0], [1, 2, 0, 3], [0, 2, 3, 1], [1, 0, 3, 2],
      ])
    let five = try row([4, 3, 2, 1, 0]) { $0.last == 0 }
    #expect(
      five == [
        [0, 1, 2, 3, 4], [2, 3, 4, 1, 0], [2, 1, 4, 3, 0], [2, 1, 0, 3, 4], [1, 2, 4, 3, 0], [1, 2, 3, 4, 0],
        [1, 2, 3, 0, 4], [0, 2, 3, 4, 1], [1, 0, 3, 4, 2], [1, 2, 0, 4, 3],
      ])
  }

  /// Integers without structure.
  static func integers(_ count: Int, in range: ClosedRange<Int> = -1000...1000) -> Generator<[Int]> {
    Generator { source throws(Discard) in
      var list: [Int] = []
      for _ in 0..<count { list.append(try source.integer(in: range)) }
      return list
    }
  }

  func integers(
    _ start: [Int], in range: ClosedRange<Int> = -1000...1000, _ pass: ShrinkerPass,
    failsOn isFailing: @escaping ([Int]) -> Bool = { _ in false }
  ) throws -> [[Int]] {
    try PassTrace(
      Self.integers(start.count, in: range), from: .distances(start), pass: pass, failsOn: isFailing
    ).asked
  }

  @Test func `choices are exchanged over a distance of at most eight`() throws {
    let asked = try integers([5, 6, 6, 6, 6, 6, 6, 6, 4, 3], Self.sorting)
    // The first with the 4 alone, seven with the 4 and the 3, and these two.
    #expect(asked.count == 16 && asked.first == [4, 6, 6, 6, 6, 6, 6, 6, 5, 3])
    #expect(asked.last == [5, 6, 6, 6, 6, 6, 6, 6, 3, 4])
  }

  /// An index or a boolean, and a digit.
  static func mixed(_ isIndex: Bool) -> Generator<[Int]> {
    Generator { source throws(Discard) in
      var first = 0
      if isIndex { first = try source.index(below: 10) } else if try source.boolean() { first = 1 }
      return [first, try source.integer(in: 0...9)]
    }
  }

  @Test func `choices of different kinds are neither exchanged nor lowered together`() throws {
    func asked(_ isIndex: Bool, _ choices: [Int], _ pass: ShrinkerPass) throws -> [[Int]] {
      try PassTrace(Self.mixed(isIndex), from: .distances(choices), pass: pass).asked
    }
    #expect(try asked(true, [5, 3], Self.sorting).isEmpty && asked(false, [1, 0], Self.sorting).isEmpty)
    for pass in [Self.together, Self.redistributing] {
      #expect(try asked(true, [5, 3], pass).isEmpty && asked(false, [1, 5], pass).isEmpty)
    }
    // Nor are counts that are equal.
    let digits = Generator<Int>.integer(in: 0...9).array(count: 0...5)
    #expect(try PassTrace(digits.zip(digits), from: .distances([2, 0, 0, 2, 0, 0]), pass: Self.together).asked.isEmpty)
  }

  @Test func `whole numbers are amounts, and fractions are not`() throws {
    func asked(_ start: [Double], _ pass: ShrinkerPass) throws -> [[Double]] {
      let numbers = Generator<Double>.double(in: 0...20)
      let list = Generator<[Double]> { source throws(Discard) in
        var list: [Double] = []
        for _ in start { list.append(try source.draw(numbers)) }
        return list
      }
      return try PassTrace(list, from: .numbers(start), pass: pass).asked
    }
    #expect(try asked([10, 14], Self.together) == [[0, 4], [5, 9], [8, 12], [9, 13]])
    #expect(try asked([10, 14], Self.redistributing) == [[5, 19], [8, 16], [9, 15]])
    for start in [[10, 2.5], [2.5, 10]] {
      #expect(try asked(start, Self.together).isEmpty && asked(start, Self.redistributing).isEmpty)
    }
    // A fraction is none of the 24 amounts of which any two are changed.
    let zeros = [Double](repeating: 0, count: 23)
    #expect(try asked([1] + zeros + [0.5], Self.redistributing).count == 23)
  }

  @Test func `equal values are bisected from what the last of them became`() throws {
    let pairs = Generator<[Int]> { source throws(Discard) in
      let first = try source.integer(in: 0...20)
      return [first, try source.integer(in: 0...(first > 5 ? 20 : 3))]
    }
    let asked = try PassTrace(pairs, from: .distances([10, 10]), pass: Self.together) { $0 == [5, 3] }.asked
    #expect(asked == [[0, 0], [5, 3], [1, 1], [2, 2], [2, 0], [4, 2]])
  }

  @Test func `equal values are bisected together, and pairs lowered by halving steps`() throws {
    #expect(
      try integers([10, 10], Self.together) { $0[0] == $0[1] && $0[0] >= 4 } == [
        [0, 0], [5, 5], [2, 2], [3, 3], [4, 4],
      ])
    #expect(
      try integers([10, 14], Self.together) { $0[1] - $0[0] == 4 && $0[0] >= 3 } == [
        [0, 4], [5, 9], [3, 7], [1, 5], [2, 6],
      ])
    #expect(
      try integers([-10, 14], Self.together) { $0[0] + $0[1] == 4 && $0[1] >= 7 } == [
        [0, 4], [-5, 9], [-3, 7], [-1, 5], [-2, 6],
      ])
    #expect(try integers([0, 14], Self.together).isEmpty)
  }

  @Test func `what one amount loses a later one gains`() throws {
    #expect(
      try integers([10, 3], Self.redistributing) { $0[0] + $0[1] == 13 && $0[0] >= 4 } == [
        [0, 13], [5, 8], [3, 10], [4, 9],
      ])
    #expect(try integers([-10, 3], Self.redistributing) { $0[0] + $0[1] == -7 } == [[0, -7]])
    // Beyond the range nothing is asked.
    #expect(try integers([10, 3], in: -12...12, Self.redistributing) == [[5, 8], [8, 5], [9, 4]])
    #expect(try integers([0, 3], Self.redistributing).isEmpty)
    // Nor beyond 64 bits.
    let most = Int.max
    #expect(try integers([1, most - 1], in: Int.min...most, Self.redistributing) == [[0, most]])
    #expect(try integers([most, most], in: Int.min...most, Self.redistributing).isEmpty)
  }

  @Test func `in a pair, what a step leaves out is not changed any more either`() throws {
    func asked(_ start: [Int], _ pass: ShrinkerPass, failsOn isFailing: @escaping ([Int]) -> Bool) throws -> [[Int]] {
      // A fourth number follows a first one above 3.
      let lists = Generator<[Int]> { source throws(Discard) in
        var list: [Int] = []
        for _ in 0..<3 { list.append(try source.integer(in: 0...20)) }
        if list[0] > 3 { list.append(try source.integer(in: 0...20)) }
        return list
      }
      return try PassTrace(lists, from: .distances(start), pass: pass, failsOn: isFailing).asked
    }
    // The fourth is gone before its pair comes, and then in its pair: what follows is left to the next round.
    #expect(try asked([6, 1, 1, 9], Self.redistributing) { $0.count == 3 } == [[0, 7, 1]])
    #expect(
      try asked([6, 1, 1, 9], Self.redistributing) { $0 == [0, 1, 1] } == [
        [0, 7, 1], [3, 4, 1], [5, 2, 1, 9], [0, 1, 7], [3, 1, 4], [5, 1, 2, 9], [0, 1, 1],
      ])
    // Of pairs that are lowered together, only those with the fourth are left out.
    #expect(
      try asked([6, 1, 2, 9], Self.together) { $0.count == 3 } == [
        [5, 0, 2, 9], [4, 1, 0, 9], [5, 1, 1, 9], [0, 1, 2], [0, 0, 1],
      ])
  }

  @Test func `a choice that a step leaves out is not changed any more`() throws {
    // A second number follows one above 3, and a third one as well.
    func asked(_ start: [Int], _ pass: ShrinkerPass) throws -> [[Int]] {
      let lists = Generator<[Int]> { source throws(Discard) in
        var list = [try source.integer(in: 0...20)]
        while list.count < start.count, list[0] > 3 { list.append(try source.integer(in: 0...20)) }
        return list
      }
      return try PassTrace(lists, from: .distances(start), pass: pass) { $0.count == 1 }.asked
    }
    #expect(try asked([6, 9], Self.together) == [[0]] && asked([6, 9], Self.redistributing) == [[0]])
    // Equal ones are lowered together first.
    #expect(try asked([6, 6], Self.together) == [[0]] && asked([5, 6, 6], Self.together).first == [5, 0, 0])
  }

  @Test func `in a recording of more than 24 amounts, pairs are at most four apart`() throws {
    func asked(_ values: [Int], _ pass: ShrinkerPass) throws -> Int { try integers(values, in: 0...9, pass).count }
    func one(_ count: Int, _ other: Int) -> [Int] { [1] + [Int](repeating: other, count: count - 1) }
    #expect(try asked(one(24, 0), Self.redistributing) == 23 && asked(one(25, 0), Self.redistributing) == 4)
    // All twos at 0 and at 1; the one with each neighbor; each pair of twos at (0, 0) and at (1, 1).
    #expect(try asked(one(24, 2), Self.together) == 2 + 23 + 2 * 253)
    #expect(try asked(one(25, 2), Self.together) == 2 + 4 + 2 * 86)
  }

  func fused(_ start: [Int], failsOn isFailing: @escaping ([Int]) -> Bool = { _ in false }) throws -> [[Int]] {
    try PassTrace(
      Generator<Int>.integer(in: -1000...1000).array(count: 0...5), from: .distances([start.count] + start),
      pass: Self.fusing, failsOn: isFailing
    ).asked
  }

  @Test func `neighbors are fused to their sum, or to an end of the range`() throws {
    #expect(try fused([3, 4, 5]) { $0.reduce(0, +) == 12 } == [[7, 5], [12]])
    #expect(try fused([3, 4]) == [[7], [1000], [-1000]])
    #expect(try fused([1, 2, 3]) == [[3, 3], [1000, 3], [-1000, 3], [1, 5], [1, 1000], [1, -1000]])
    // A sum of 0 is not tried: a shorter list of simple elements is.
    #expect(try fused([3, -3]) == [[1000], [-1000]] && fused([3]).isEmpty && fused([]).isEmpty)
    #expect(try fused([600, 600]) == [[-801], [1000], [-1000]])
  }

  @Test func `only elements that are single integers are fused`() throws {
    func asked(_ choices: [Int], _ isIndex: @escaping @Sendable (Int) -> Bool = { _ in false }) throws -> [[Int]] {
      // A second digit follows one above 5.
      let lists = Generator<[Int]> { source throws(Discard) in
        let whole = source.open(.sequence)
        var list: [Int] = []
        let count = try source.count(in: 0...5)
        for place in 0..<count {
          let element = source.open(.element)
          var number = isIndex(place) ? try source.index(below: 10) : try source.integer(in: 0...9)
          if number > 5 { number = try 10 * number + source.integer(in: 0...9) }
          list.append(number)
          source.close(element)
        }
        source.close(whole)
        return list
      }
      return try PassTrace(lists, from: .distances(choices), pass: Self.fusing).asked
    }
    #expect(try asked([2, 3, 2]) == [[5], [90]])
    #expect(try asked([2, 6, 1, 3]).isEmpty && asked([2, 3, 6, 1]).isEmpty)
    #expect(try asked([2, 3, 2]) { $0 == 0 }.isEmpty && asked([2, 3, 2]) { $0 == 1 }.isEmpty)
  }

  @Test func `the sum of integers of a type that wraps around wraps around`() throws {
    func fused(_ one: Int, _ two: Int) throws -> [[Int8]] {
      try PassTrace(
        Generator<Int8>.integer.array(count: 0...5), from: .distances([2, one, two]), pass: Self.fusing
      ).asked
    }
    #expect(try fused(100, 100) == [[-56], [127], [-128]] && fused(-100, -100) == [[56], [127], [-128]])
    #expect(try fused(100, 27) == [[127], [-128]])
  }
}
