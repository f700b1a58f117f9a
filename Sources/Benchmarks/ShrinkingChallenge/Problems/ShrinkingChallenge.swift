import PropertySearch

/// The problems of the public collection "shrinking challenge", https://github.com/jlink/shrinking-challenge: the
/// properties are those of the pages in its folder `challenges`.
package enum ShrinkingChallenge {
  static var integers: Generator<Int> { .integer }

  /// The sum of five lists whose own sums are below 256 is below 5 · 256; false, for 16-bit sums wrap around.
  package static var boundFive: ChallengeProblem<[[Int16]]> {
    let list = Generator<Int16>.integer.array(count: 0...10)
      .filter { $0.reduce(0, &+) < 256 }
    return ChallengeProblem(
      "bound5", normalForm: "[[], [], [], [-1], [-32768]]",
      hypothesis: HypothesisReports.boundFive,
      Problem(list.array(count: 5)) { lists in lists.joined().reduce(0, &+) >= 5 * 256 })
  }

  /// A list of lists holds at most four distinct integers.
  package static var largeUnionList: ChallengeProblem<[[Int]]> {
    ChallengeProblem(
      "large union list", normalForm: "[[0, 1, -1, 2, -2]]",
      hypothesis: HypothesisReports.largeUnionList,
      Problem(integers.array(count: 0...20).array(count: 0...20)) { Set($0.joined()).count > 4 })
  }

  /// A list is its own reverse.
  package static var reverse: ChallengeProblem<[Int]> {
    ChallengeProblem(
      "reverse", normalForm: "[0, 1]",
      hypothesis: HypothesisReports.reverse,
      Problem(integers.array(count: 0...50)) { $0.reversed() != $0 })
  }

  /// A list of a length that is drawn first has its maximum below 900.
  package static var lengthList: ChallengeProblem<[Int]> {
    let lists = Generator<Int>.integer(in: 1...100).flatMap { Generator<Int>.integer(in: 0...1000).array(count: $0) }
    return ChallengeProblem(
      "length list", normalForm: "[900]",
      hypothesis: HypothesisReports.lengthList,
      Problem(lists) { list in list.contains { $0 >= 900 } })
  }

  /// No two elements of a list are each the position of the other.
  package static var coupling: ChallengeProblem<[Int]> {
    ChallengeProblem(
      "coupling", normalForm: "[1, 0]",
      Problem(Generator<Int>.integer(in: 0...10).array(count: 1...100)) { list in
        guard list.allSatisfy({ $0 < list.count }) else { return nil }
        return list.indices.contains { list[$0] != $0 && list[list[$0]] == $0 }
      })
  }

  /// A list no longer holds one of its elements after the first that equals it was deleted.
  package static var deletion: ChallengeProblem<([Int], Int)> {
    let lists = Generator<([Int], Int)> { source throws(Discard) in
      let list = try source.draw(integers.array(count: 1...50))
      return (list, list[try source.index(below: list.count)])
    }
    return ChallengeProblem(
      "deletion", normalForm: "([0, 0], 0)",
      Problem(lists) { list, value in
        guard let first = list.firstIndex(of: value) else { return nil }
        return list[(first + 1)...].contains(value)
      })
  }

  /// A list holds fewer than three distinct integers.
  package static var distinct: ChallengeProblem<[Int]> {
    ChallengeProblem(
      "distinct", normalForm: "[0, 1, -1]", Problem(integers.array(count: 0...50)) { Set($0).count >= 3 })
  }

  /// The lengths of the lists in a list add up to at most 10.
  package static var nestedLists: ChallengeProblem<[[Int]]> {
    ChallengeProblem(
      "nestedlists", normalForm: "[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]",
      Problem(integers.array(count: 0...20).array(count: 0...20)) { $0.reduce(0) { $0 + $1.count } > 10 })
  }
}
