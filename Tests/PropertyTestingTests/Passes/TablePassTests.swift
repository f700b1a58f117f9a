import PropertyTesting
import Testing

@testable import PropertySearch

@Suite struct `The passes on tables` {
  static let shrinking: ShrinkerPass = {
    shrinker throws(Shrinker.Pending) in try shrinker.shrinkTables()
  }

  func vector(_ weights: [Int], failsOn isFailing: @escaping ([Int]) -> Bool = { _ in false }) throws -> [[Int]] {
    try PassTrace(
      .weights(support: 1...6), from: .distances([weights.count - 1] + weights.map { $0 - 1 }), pass: Self.shrinking,
      failsOn: { isFailing($0.weights) }
    ).asked.map(\.weights)
  }

  @Test func `items are deleted from the end, then put into all orders, the simplest first`() throws {
    #expect(
      try vector([3, 1, 2]) == [[3, 1], [3, 2], [1, 2], [1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1]])
    #expect(try vector([3, 1, 2]) { $0.contains(2) } == [[3, 1], [3, 2], [2]])
    #expect(try vector([3]) == [] && vector([2, 1]) == [[2], [1], [1, 2]])
    #expect(try vector([4, 3, 2, 1]).count == 4 + 23)
  }

  @Test func `of more than four items, neighbors are exchanged`() throws {
    let asked = try vector([5, 4, 3, 2, 1])
    #expect(asked.prefix(5).allSatisfy { $0.count == 4 })
    #expect(asked.dropFirst(5) == [[4, 5, 3, 2, 1], [5, 3, 4, 2, 1], [5, 4, 2, 3, 1], [5, 4, 3, 1, 2]])
  }

  /// A channel whose six cells are 1 to 6, as it was drawn.
  func channel() throws -> Recording {
    var source = ChoiceSource()
    source.start(replaying: .distances([1, 2, 0, 1, 2, 3, 4, 5]))
    let rows = try source.draw(Generator<[Weights]>.channel(inputs: 1...4, outputs: 1...4))
    #expect(rows.map(\.weights) == [[1, 2, 3], [4, 5, 6]])
    return source.recording
  }

  func magnitudes(_ choices: [Choice]?) -> [UInt64]? { choices?.map(\.magnitude) }

  @Test func `an item of an axis is deleted or moved with all its cells`() throws {
    let recording = try channel()
    #expect(recording.axes.lengths == [0, 1] && recording.axes.repeats.isEmpty && recording.misuses.isEmpty)
    #expect(magnitudes(recording.deleting(1, of: 1)) == [1, 1, 0, 2, 3, 5])
    #expect(magnitudes(recording.deleting(0, of: 0)) == [0, 2, 3, 4, 5])
    #expect(magnitudes(recording.permuting([1, 0], of: 0)) == [1, 2, 3, 4, 5, 0, 1, 2])
    #expect(magnitudes(recording.permuting([2, 0, 1], of: 1)) == [1, 2, 2, 0, 1, 5, 3, 4])
    let layout = TableCells(recording.tables[0], recording.choices)
    #expect(layout.cells == [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]] && layout.axes == [0, 1])
    #expect(layout.lastRepeat == [nil, nil])
    // The least count of an axis cannot be lowered.
    let least = try PassTrace(
      Generator<[Weights]>.channel(inputs: 1...1, outputs: 1...4), from: .distances([0, 0, 3]), pass: Self.shrinking)
    #expect(least.asked.isEmpty)
  }

  /// A system of two samples with two values and one hypothesis: its algorithm's rows are 1 to 4.
  func system(samples: Int = 2) throws -> Recording {
    var source = ChoiceSource()
    let rows = Array(0..<(1 << samples))
    source.start(replaying: .distances([samples - 1, 0, 1, 6, 7] + rows + [1, 2]))
    _ = try source.draw(Generator<LearningSystem>.learningSystem(samples: 1...3, hypotheses: 1...3, values: 1...3))
    return source.recording
  }

  @Test func `the last repetition of an axis is dropped at one of its items`() throws {
    let recording = try system()
    #expect(recording.axes.lengths == [1, 2] && recording.axes.repeats == [0])
    let layout = TableCells(recording.tables[1], recording.choices)
    #expect(layout.axes == [2, 2, 1] && layout.lastRepeat == [nil, 0, nil])
    #expect(layout.cells == [[0, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 0]])
    #expect(magnitudes(recording.dropping(repeat: 0, at: 0)) == [0, 0, 1, 6, 7, 0, 2, 1, 2])
    #expect(magnitudes(recording.dropping(repeat: 0, at: 1)) == [0, 0, 1, 6, 7, 1, 3, 1, 2])
    let (three, one) = (try system(samples: 3), try system(samples: 1))
    #expect(magnitudes(three.dropping(repeat: 0, at: 1)) == [1, 0, 1, 6, 7, 1, 3, 5, 7, 1, 2])
    #expect(one.dropping(repeat: 0, at: 0) == nil)
    // A value is deleted from the law, from every repetition and from the losses.
    #expect(magnitudes(recording.deleting(0, of: 2)) == [1, 0, 0, 7, 3, 2])
    #expect(magnitudes(recording.permuting([1, 0], of: 2)) == [1, 0, 1, 7, 6, 3, 2, 1, 0, 2, 1])
  }

  /// Draws a row of one to four digits, declared as a table if it has at least so many.
  static func row(_ source: inout ChoiceSource, declaredFrom least: Int = 1) throws(Discard) -> [Int] {
    let (count, position) = try source.axis(in: 1...4)
    if count >= least { source.beginTable([.init(length: position)]) }
    var row: [Int] = []
    for _ in 0..<count { row.append(try source.integer(in: 0...9)) }
    return row
  }

  /// A row, and a second one if the first digit of the first exceeds 3.
  static let rows = Generator<[[Int]]> { source throws(Discard) in
    let first = try row(&source)
    return first[0] > 3 ? [first, try row(&source)] : [first]
  }

  @Test func `a table that a step leaves out is not changed any more`() throws {
    let deleted = try PassTrace(Self.rows, from: .distances([1, 5, 1, 1, 7, 8]), pass: Self.shrinking) { $0.count == 1 }
    #expect(deleted.asked == [[[5], [7, 8]], [[1]]] && deleted.best == [[1]])
    let ordered = try PassTrace(Self.rows, from: .distances([1, 5, 1, 0, 7]), pass: Self.shrinking) { $0 == [[1, 5]] }
    #expect(ordered.asked == [[[5], [7]], [[1]], [[1, 5]]] && ordered.best == [[1, 5]])
    let long = Generator<[Int]> { source throws(Discard) in try Self.row(&source, declaredFrom: 3) }
    let shortened = try PassTrace(long, from: .distances([2, 1, 2, 3]), pass: Self.shrinking) { $0.count == 2 }
    #expect(shortened.asked == [[1, 2]])
    // A square of which only one side is left, without a declaration.
    let square = Generator<[Int]> { source throws(Discard) in
      let (length, position) = try source.axis(in: 1...3)
      let (times, repeats) = try source.axis(in: 1...2)
      if times > 1 { source.beginTable([.init(length: position, repeats: repeats)]) }
      var cells: [Int] = []
      for _ in 0..<(times > 1 ? length * length : length) { cells.append(try source.integer(in: 0...9)) }
      return cells
    }
    let side = try PassTrace(square, from: .distances([1, 1, 6, 7, 8, 9]), pass: Self.shrinking) { $0.count == 2 }
    #expect(side.asked == [[6, 8]])
  }

  @Test func `a triangle keeps its order, and loses a row with its column`() throws {
    var source = ChoiceSource()
    source.start(replaying: .distances([2]) + .numbers([1, 2, 3, 4, 5, 6]))
    let factor = try source.draw(Generator<CovarianceFactor>.covariance(dimension: 1...4))
    #expect(factor.lower == [[1], [2, 3], [4, 5, 6]])
    let recording = source.recording
    #expect(TableCells(recording.tables[0], recording.choices).cells.count == 6)
    #expect(magnitudes(recording.deleting(1, of: 0)) == [1, 1, 4, 6] && recording.permuting([1, 0, 2], of: 0) == nil)
    #expect(recording.misuses.isEmpty)
  }

  @Test func `a table is whole if as many choices as cells follow, and not with one more cell`() throws {
    func misuses(_ lengths: [Int], cells: Int, isTriangular: Bool = false) throws -> [String] {
      var recording = Recording()
      for length in lengths {
        recording.choices.append(Choice(kind: .count, magnitude: UInt64(length - 1), above: 9, below: 1))
      }
      recording.tables = [
        TableLayout(start: lengths.count, axes: lengths.indices.map { .init(length: $0) }, isTriangular: isTriangular)
      ]
      for _ in 0..<cells { recording.choices.append(Choice(kind: .integer, magnitude: 0, above: 9)) }
      return recording.misuses
    }
    #expect(try misuses([2, 3], cells: 6).isEmpty && misuses([2, 3], cells: 7).isEmpty)
    #expect(
      try misuses([2, 3], cells: 5) == [
        "a table declared before choice 2 has 6 cells, and 5 choices follow; declare as many as are drawn, or "
          + "isTriangular"
      ])
    #expect(try misuses([4, 4], cells: 10, isTriangular: true).isEmpty)
    #expect(try misuses([4, 4], cells: 9, isTriangular: true).first?.contains("has 10 cells, and 9 choices") == true)
    #expect(try misuses([4, 3], cells: 12, isTriangular: true).first?.contains("is triangular and needs") == true)
  }

  @Test func `a table names counts before it, and may have more cells than can be counted`() {
    var recording = Recording()
    recording.choices = [8, 29].map { Choice(kind: .count, magnitude: $0, above: 99, below: 1) }
    func misuse(start: Int, _ axis: TableLayout.Axis) -> String? {
      recording.misuse(of: TableLayout(start: start, axes: [axis], isTriangular: false))
    }
    #expect(misuse(start: 1, .init(length: 0))?.contains("has 9 cells, and 1 choices follow") == true)
    #expect(misuse(start: 0, .init(length: 0))?.contains("names choice 0 as a count") == true)
    #expect(misuse(start: 1, .init(length: 0, repeats: 1))?.contains("names choice 1 as a count") == true)
    // 9³⁰ exceeds 2⁶³.
    #expect(misuse(start: 2, .init(length: 0, repeats: 1))?.contains("has \(Int.max) cells, and 0 choices") == true)
  }
}
