extension ChoiceSource {
  /// Draws a length that tables are indexed by.
  ///
  /// - Returns: The length, and the position of its choice for ``beginTable(_:isTriangular:)``.
  public mutating func axis(in range: ClosedRange<Int>) throws(Discard) -> (count: Int, position: Int) {
    let position = recording.choices.count
    return (try count(in: range), position)
  }

  /// Declares that the choices from here on are the cells of a table, one each, the last axis fastest.
  ///
  /// A table of which fewer cells are drawn is left alone by the passes that move rows, and a failure's report says so.
  public mutating func beginTable(_ axes: [TableLayout.Axis], isTriangular: Bool = false) {
    recording.tables.append(
      TableLayout(start: recording.choices.count, axes: axes, isTriangular: isTriangular))
  }

  /// Draws one row of weights, at least one of them positive; 1 is the simplest weight.
  public mutating func weights(_ count: Int, through most: Int) throws(Discard) -> [Int] {
    let mark = Mark(self)
    for _ in 0..<(isReplaying ? 1 : 8) {
      var row: [Int] = []
      row.reserveCapacity(count)
      for _ in 0..<count { row.append(try integer(in: 0...most, simplest: 1)) }
      if row.contains(where: { $0 > 0 }) { return row }
      if !isReplaying { takeBack(to: mark) }
    }
    throw .filtered
  }
}

/// A probability vector by its integer weights.
public struct Weights: Hashable, Sendable, SwiftLiteralConvertible {
  public var weights: [Int]

  /// - Parameter weights: Not negative, and one at least positive.
  public init(_ weights: [Int]) {
    precondition(weights.allSatisfy { $0 >= 0 } && weights.contains { $0 > 0 }, "weights have a positive sum")
    self.weights = weights
  }

  /// The probabilities, each weight over their sum.
  public var probabilities: [Double] {
    let total = Double(weights.reduce(0, +))
    return weights.map { Double($0) / total }
  }

  public var swiftLiteral: String { "Weights(\(weights))" }
}

extension Generator where Value == Weights {
  /// Probability vectors; the simplest have few outcomes, then equal weights.
  public static func weights(support: ClosedRange<Int>, through most: Int = 20) -> Generator {
    Generator { source throws(Discard) in
      let (count, position) = try source.axis(in: support)
      source.beginTable([.init(length: position)])
      return Weights(try source.weights(count, through: most))
    }
  }
}

extension Generator where Value == [Weights] {
  /// Channels: for each input a law on the outputs.
  public static func channel(
    inputs: ClosedRange<Int>, outputs: ClosedRange<Int>, through most: Int = 20
  ) -> Generator {
    Generator { source throws(Discard) in
      let (rows, rowPosition) = try source.axis(in: inputs)
      let (columns, columnPosition) = try source.axis(in: outputs)
      source.beginTable([.init(length: rowPosition), .init(length: columnPosition)])
      var channel: [Weights] = []
      for _ in 0..<rows { channel.append(Weights(try source.weights(columns, through: most))) }
      return channel
    }
  }
}
