import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `The passes that delete` {
  static let digits = Generator<Int>.integer(in: 0...9)
  static let deleting: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.deleteElements() }
  static let lowering: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.lowerAndDelete() }
  static let merging: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.mergeSequences() }
  static let renumbering: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.deleteAndRenumber() }

  /// The trace of a pass on a list of digits.
  func list(
    _ start: [Int], count range: ClosedRange<Int> = 0...20, _ pass: ShrinkerPass,
    failsOn isFailing: @escaping ([Int]) -> Bool = { _ in false }
  ) throws -> [[Int]] {
    try PassTrace(
      Self.digits.array(count: range), from: .distances([start.count - range.lowerBound] + start), pass: pass,
      failsOn: isFailing
    ).asked
  }

  @Test func `elements are deleted from the end, in runs that double and are quartered`() throws {
    let kept = try list([0, 1, 2, 3, 4, 5], Self.deleting) { $0.contains(2) && $0.contains(4) }
    #expect(
      kept == [
        [], [0, 1, 2, 3, 4], [0, 1, 2], [0, 1, 2, 3], [0, 1, 2, 4], [0, 4], [0, 1, 4], [0, 2, 4], [2, 4],
      ])
    let zeros = [Int](repeating: 0, count: 20)
    #expect(try list(zeros, Self.deleting) { $0.count >= 3 }.map(\.count) == [0, 19, 17, 13, 5, 3, 2])
    #expect(try list([1], Self.deleting) == [[]] && list([], Self.deleting).isEmpty)
    #expect(try list([1, 2], count: 1...5, Self.deleting) == [[1], [2]])
  }

  @Test func `a choice that determines what follows is lowered, and as much is deleted behind it`() throws {
    let lists = Generator<Int>.integer(in: 1...100).flatMap { Generator<Int>.integer(in: 0...1000).array(count: $0) }
    let single = try PassTrace(lists, from: .distances([2, 5, 950, 7]), pass: Self.lowering) { $0.max()! >= 900 }
    #expect(single.asked == [[5, 950], [5], [950]] && single.best == [950])
    // The choice itself is not deleted, which would give two elements 0.
    #expect(try PassTrace(lists, from: .distances([1, 1, 0]), pass: Self.lowering).asked == [[1], [0]])
    let pairs = Generator<[Int]> { source throws(Discard) in
      var list: [Int] = []
      let count = try source.integer(in: 1...9)
      for _ in 0..<2 * count { list.append(try source.integer(in: 0...9)) }
      return list
    }
    let double = try PassTrace(pairs, from: .distances([1, 1, 2, 5, 6]), pass: Self.lowering) { list in
      stride(from: 0, to: list.count, by: 2).contains { list[$0] == 5 && list[$0 + 1] == 6 }
    }
    #expect(double.asked == [[1, 2], [1, 6], [5, 6]] && double.best == [5, 6])
  }

  @Test func `a choice below the simplest one is lowered on its side`() throws {
    let lists = Generator<[Int]> { source throws(Discard) in
      var list = [try source.integer(in: -5...5)]
      for _ in 0..<Int(list[0].magnitude) { list.append(try source.integer(in: 0...9)) }
      return list
    }
    #expect(try PassTrace(lists, from: .distances([-2, 7, 8]), pass: Self.lowering).asked == [[-1, 7], [-1, 8]])
    #expect(try PassTrace(lists, from: .distances([-1, 7]), pass: Self.lowering).asked == [[0]])
  }

  @Test func `a recording of more than 256 choices is not lowered in this way`() throws {
    let lists = Generator<Int>.integer(in: 1...300).flatMap { Generator<Int>.integer(in: 0...9).array(count: $0) }
    func asked(_ count: Int) throws -> Int {
      let start = [count - 1] + (0..<count).map { $0 == 0 ? 1 : 0 }
      return try PassTrace(lists, from: .distances(start), pass: Self.lowering).asked.count
    }
    // One element fewer from the end, or with the first one left out.
    #expect(try asked(255) == 2 && asked(256) == 0)
  }

  @Test(arguments: [
    ([[1], [2, 3]], 0, 5, [[[1, 2, 3]]]), ([[1], [2, 3]], 0, 3, [[[1, 2, 3]]]), ([[1], [2, 3]], 0, 2, []),
    ([[1], [2, 3]], 2, 5, []), ([[1], [2], [3]], 0, 5, [[[1, 2], [3]], [[1], [2, 3]]]),
    ([[1], [2], [3]], 2, 5, [[[1, 2], [3]], [[1], [2, 3]]]), ([[1, 2, 3]], 0, 5, []),
  ])
  func `neighboring sequences are joined if the counts allow it`(
    start: [[Int]], least: Int, longest: Int, expected: [[[Int]]]
  ) throws {
    let lists = Self.digits.array(count: 0...longest).array(count: least...5)
    let choices = [start.count - least] + start.flatMap { [$0.count] + $0 }
    let trace = try PassTrace(lists, from: .distances(choices), pass: Self.merging)
    #expect(trace.asked == expected)
    let joined = try PassTrace(lists, from: .distances(choices), pass: Self.merging) { _ in true }
    #expect(joined.best == (expected.isEmpty ? start : least == 0 ? [start.flatMap(\.self)] : [[1, 2], [3]]))
  }

  @Test func `a sequence is joined to the first one in the element before`() throws {
    let digits = Self.digits.array(count: 0...5)
    let pairs = Generator<[[Int]]> { source throws(Discard) in
      let first = try source.draw(digits)
      return [first, try source.draw(digits)]
    }
    // The lists 1 and 2, then 3 and 4 5.
    let choices = [2, 1, 1, 1, 2, 1, 3, 2, 4, 5]
    let trace = try PassTrace(pairs.array(count: 0...5), from: .distances(choices), pass: Self.merging)
    #expect(trace.asked == [[[[1, 3], [2]]], [[[1, 4, 5], [2]]]])
  }

  @Test(arguments: [0, 1]) func `a sequence without a count is not joined`(empty: Int) throws {
    let digits = Self.digits.array(count: 0...5)
    let lists = Generator<[[Int]]> { source throws(Discard) in
      let whole = source.open(.sequence)
      var drawn: [[Int]] = []
      let count = try source.count(in: 0...2)
      for index in 0..<count {
        let element = source.open(.element)
        if index == empty {
          let nothing = source.open(.sequence)
          source.close(nothing)
          drawn.append([])
        } else {
          drawn.append(try source.draw(digits))
        }
        source.close(element)
      }
      source.close(whole)
      return drawn
    }
    let trace = try PassTrace(lists, from: .distances([2, 1, 5]), pass: Self.merging)
    #expect(trace.asked.isEmpty && trace.best == (empty == 0 ? [[], [5]] : [[5], []]))
  }

  @Test func `a sequence is not joined to an element that holds none`() throws {
    let digits = Self.digits.array(count: 0...5)
    let lists = Generator<[[Int]]> { source throws(Discard) in
      let whole = source.open(.sequence)
      let count = try source.count(in: 0...5)
      var drawn: [[Int]] = []
      for index in 0..<count {
        let element = source.open(.element)
        if index == 0 { drawn.append([try source.integer(in: 0...9)]) } else { drawn.append(try source.draw(digits)) }
        source.close(element)
      }
      source.close(whole)
      return drawn
    }
    #expect(try PassTrace(lists, from: .distances([2, 5, 1, 7]), pass: Self.merging).asked.isEmpty)
    let joined = try PassTrace(lists, from: .distances([3, 5, 1, 7, 1, 8]), pass: Self.merging).asked
    #expect(joined == [[[5], [7, 8]]])
  }

  @Test func `what is no count is not lowered with the elements that follow it`() throws {
    let lists = Generator<[Int]> { source throws(Discard) in
      let whole = source.open(.sequence)
      var drawn: [Int] = []
      let count = try source.integer(in: 0...5)
      for _ in 0..<count {
        let element = source.open(.element)
        drawn.append(try source.integer(in: 0...9))
        source.close(element)
      }
      source.close(whole)
      return drawn
    }
    #expect(try PassTrace(lists, from: .distances([3, 4, 5, 6]), pass: Self.deleting).asked.isEmpty)
    // Nor is a number as a choice that determines what follows.
    let numbered = Generator<[Int]> { source throws(Discard) in
      let count = Int(try source.double(in: 0...9))
      var drawn: [Int] = []
      for _ in 0..<count { drawn.append(try source.integer(in: 0...9)) }
      return drawn
    }
    #expect(try PassTrace(numbered, from: .numbers([2]) + .distances([7, 8]), pass: Self.lowering).asked.isEmpty)
  }

  @Test func `an element is deleted, and greater integers are lowered by one`() throws {
    #expect(try list([3, 0, 2, 1], Self.renumbering) == [[2, 0, 1], [2, 1, 1], [0, 1, 0]])
    #expect(try list([3, 0, 2, 1], count: 4...20, Self.renumbering).isEmpty)
    #expect(try list([3, 0, 2, 1], count: 3...20, Self.renumbering).count == 3)
    #expect(try list([3, 0, 2, 1], Self.renumbering) { $0.count >= 3 } == [[2, 0, 1], [1, 1], [0, 0]])
    #expect(try list([0, 1, 2], Self.renumbering) == [[0, 1]] && list([0, 0], Self.renumbering).isEmpty)
    // Indices too, but no integers below the simplest one.
    let indices = Generator<Int>.element(of: Array(0...9)).array(count: 0...20)
    let asked = try PassTrace(indices, from: .distances([4, 3, 0, 2, 1]), pass: Self.renumbering).asked
    #expect(asked == [[2, 0, 1], [2, 1, 1], [0, 1, 0]])
    let signed = Generator<Int>.integer(in: -9...9).array(count: 0...20)
    #expect(try PassTrace(signed, from: .distances([3, -3, 0, -2]), pass: Self.renumbering).asked.isEmpty)
  }

  /// A tree of labeled parts: a leaf with a digit, or two trees.
  indirect enum Tree: Equatable, CustomStringConvertible {
    case leaf(Int)
    case node(Tree, Tree)

    var description: String {
      switch self {
      case .leaf(let digit): "\(digit)"
      case .node(let left, let right): "(\(left)\(right))"
      }
    }

    static let generator: Generator<Tree> = .part(label: 1) { source throws(Discard) in
      guard try source.boolean() else { return .leaf(try source.integer(in: 0...9)) }
      let left = try source.draw(generator)
      return .node(left, try source.draw(generator))
    }
  }

  func tree(_ choices: [Int], _ pass: ShrinkerPass, failsOn isFailing: @escaping (Tree) -> Bool = { _ in false }) throws
    -> [String]
  {
    try PassTrace(Tree.generator, from: .distances(choices), pass: pass, failsOn: isFailing).asked.map(\.description)
  }

  static let simplifying: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.simplifyParts() }

  @Test func `a part is replaced by its simplest form, then by the parts within it, the last first`() throws {
    // (1(23)): the whole, its first part, its second part, and the two parts of that.
    let start = [1, 0, 1, 1, 0, 2, 0, 3]
    #expect(
      try tree(start, Self.simplifying) == [
        "0", "3", "2", "(23)", "1", "(0(23))", "(10)", "(13)", "(12)", "(1(03))", "(1(20))",
      ])
    #expect(try tree(start, Self.simplifying) { $0 == .node(.leaf(2), .leaf(3)) }.prefix(4) == ["0", "3", "2", "(23)"])
  }

  @Test func `a part without a label is replaced by its simplest form only`() throws {
    let inner = Generator<[Int]>.part { source throws(Discard) in [try source.integer(in: 0...9)] }
    let outer = Generator<[Int]>.part { source throws(Discard) in
      let first = try source.integer(in: 0...9)
      return [first] + (try source.draw(inner))
    }
    #expect(try PassTrace(outer, from: .distances([5, 3]), pass: Self.simplifying).asked == [[0, 0], [5, 0]])
  }

  static let sorting: ShrinkerPass = { shrinker throws(Shrinker.Pending) in try shrinker.sortElements() }

  @Test func `parts of one label within one part are exchanged if the later is simpler`() throws {
    // (21): the parts, then the choices: the first boolean with the second or third, and the digits, which gives (12).
    #expect(try tree([1, 0, 2, 0, 1], Self.sorting) == ["(12)", "1", "0"])
    #expect(try tree([1, 0, 1, 0, 2], Self.sorting) == ["1", "0"])
  }
}
