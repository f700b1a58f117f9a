extension ChoiceSource {
  /// Draws a length of an axis of tables.
  ///
  /// - Returns: The length, and the position of its choice, for ``beginTable(_:isTriangular:)``.
  public mutating func axis(in range: ClosedRange<Int>) throws(Discard) -> (count: Int, position: Int) {
    let position = recording.choices.count
    return (try count(in: range), position)
  }

  /// Declares that the choices from here on are the cells of a table, one per cell, with the last axis fastest.
  ///
  /// If fewer choices than cells are drawn, the passes that move rows ignore the table, and the report of a failure
  /// says so.
  public mutating func beginTable(_ axes: [TableLayout.Axis], isTriangular: Bool = false) {
    recording.tables.append(
      TableLayout(start: recording.choices.count, axes: axes, isTriangular: isTriangular))
  }

  /// Draws one row of weights, at least one of which is positive; 1 is the simplest weight.
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

/// A probability vector, given by integer weights.
public struct Weights: Hashable, Sendable, SwiftLiteralConvertible {
  /// The weights: none is negative, and at least one is positive.
  public var weights: [Int]

  /// The probability vector in proportion to some weights.
  ///
  /// - Parameter weights: None is negative, and at least one is positive.
  public init(_ weights: [Int]) {
    precondition(weights.allSatisfy { $0 >= 0 } && weights.contains { $0 > 0 }, "weights have a positive sum")
    self.weights = weights
  }

  /// The probabilities: each weight divided by the sum of the weights.
  public var probabilities: [Double] {
    let total = Double(weights.reduce(0, +))
    return weights.map { Double($0) / total }
  }

  /// The vector as a call of its initializer, such as `Weights([1, 2])`.
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
  /// Channels: a law on the outputs for each input.
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
