/// A discrete source with its distortion: the weights of the symbols, and d(symbol, reproduction).
public struct DistortionSource: Hashable, Sendable {
  /// The law of the symbols.
  public var source: Weights
  /// The distortion d(symbol, reproduction), symbols×reproductions.
  public var distortion: [[Int]]

  /// A source with its distortion, whose shapes are not checked.
  public init(source: Weights, distortion: [[Int]]) {
    self.source = source
    self.distortion = distortion
  }
}

extension Generator where Value == DistortionSource {
  /// Discrete rate-distortion sources; the simplest weights are 1, the simplest distortions 0.
  public static func distortionSource(
    symbols: ClosedRange<Int>, reproductions: ClosedRange<Int>, distortionThrough most: Int = 9
  ) -> Generator {
    Generator { source throws(Discard) in
      let (rows, rowPosition) = try source.axis(in: symbols)
      let (columns, columnPosition) = try source.axis(in: reproductions)
      source.beginTable([.init(length: rowPosition)])
      let weights = Weights(try source.weights(rows, through: 20))
      source.beginTable([.init(length: rowPosition), .init(length: columnPosition)])
      var distortion: [[Int]] = []
      for _ in 0..<rows {
        var row: [Int] = []
        for _ in 0..<columns { row.append(try source.integer(in: 0...most)) }
        distortion.append(row)
      }
      return DistortionSource(source: weights, distortion: distortion)
    }
  }
}

/// A finite learning system: samples z with law μ, m of them, hypotheses w chosen by P(w|s), and a loss.
public struct LearningSystem: Hashable, Sendable {
  /// The number m of samples.
  public var sampleCount: Int
  /// The law μ of a sample, over its values.
  public var law: Weights
  /// The algorithm P(w|s): a row for each of the |Z|^m sample tuples, the last sample fastest.
  public var algorithm: [Weights]
  /// The loss, hypotheses×values.
  public var loss: [[Int]]

  /// A learning system with the given parts, whose shapes are not checked.
  public init(sampleCount: Int, law: Weights, algorithm: [Weights], loss: [[Int]]) {
    self.sampleCount = sampleCount
    self.law = law
    self.algorithm = algorithm
    self.loss = loss
  }
}

extension Generator where Value == LearningSystem {
  /// Finite learning systems; the simplest have few samples, then few hypotheses, then few sample values.
  public static func learningSystem(
    samples: ClosedRange<Int>, hypotheses: ClosedRange<Int>, values: ClosedRange<Int>, lossThrough most: Int = 4
  ) -> Generator {
    Generator { source throws(Discard) in
      let axes = try source.systemAxes(samples: samples, hypotheses: hypotheses, values: values)
      return try source.learningSystem(axes, lossThrough: most)
    }
  }
}

/// The sizes of a learning system, with the positions of their choices.
struct SystemAxes {
  let samples: (count: Int, position: Int)
  let hypotheses: (count: Int, position: Int)
  let values: (count: Int, position: Int)
}

extension ChoiceSource {
  mutating func systemAxes(
    samples: ClosedRange<Int>, hypotheses: ClosedRange<Int>, values: ClosedRange<Int>
  ) throws(Discard) -> SystemAxes {
    SystemAxes(samples: try axis(in: samples), hypotheses: try axis(in: hypotheses), values: try axis(in: values))
  }

  mutating func learningSystem(_ axes: SystemAxes, lossThrough most: Int) throws(Discard) -> LearningSystem {
    beginTable([.init(length: axes.values.position)])
    let law = Weights(try weights(axes.values.count, through: 9))
    beginTable([
      .init(length: axes.values.position, repeats: axes.samples.position), .init(length: axes.hypotheses.position),
    ])
    var rows = 1
    for _ in 0..<axes.samples.count { rows *= axes.values.count }
    var algorithm: [Weights] = []
    for _ in 0..<rows { algorithm.append(Weights(try weights(axes.hypotheses.count, through: 9))) }
    beginTable([.init(length: axes.hypotheses.position), .init(length: axes.values.position)])
    var loss: [[Int]] = []
    for _ in 0..<axes.hypotheses.count {
      var row: [Int] = []
      for _ in 0..<axes.values.count { row.append(try integer(in: 0...most)) }
      loss.append(row)
    }
    return LearningSystem(sampleCount: axes.samples.count, law: law, algorithm: algorithm, loss: loss)
  }
}
