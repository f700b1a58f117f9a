/// A discrete source with its distortion: weights of the letters, and d(letter, reproduction).
public struct DistortionSource: Hashable, Sendable {
  public var source: Weights
  /// letters×reproductions.
  public var distortion: [[Int]]

  public init(source: Weights, distortion: [[Int]]) {
    self.source = source
    self.distortion = distortion
  }
}

extension Generator where Value == DistortionSource {
  /// Discrete rate-distortion sources; the simplest weights are 1, the simplest distortions 0.
  public static func distortionSource(
    letters: ClosedRange<Int>, reproductions: ClosedRange<Int>, distortionThrough most: Int = 9
  ) -> Generator {
    Generator { source throws(Discard) in
      let (rows, rowPosition) = try source.axis(in: letters)
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
  /// Number m of samples.
  public var sampleCount: Int
  /// μ, over the samples.
  public var law: Weights
  /// P(w|s), a row for each of the |Z|^m sample tuples, the last sample fastest.
  public var algorithm: [Weights]
  /// Loss, hypotheses×samples.
  public var loss: [[Int]]

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
      let (m, mPosition) = try source.axis(in: samples)
      let (hypothesisCount, wPosition) = try source.axis(in: hypotheses)
      let (valueCount, zPosition) = try source.axis(in: values)
      source.beginTable([.init(length: zPosition)])
      let law = Weights(try source.weights(valueCount, through: 9))
      source.beginTable([.init(length: zPosition, repeats: mPosition), .init(length: wPosition)])
      var rows = 1
      for _ in 0..<m { rows *= valueCount }
      var algorithm: [Weights] = []
      for _ in 0..<rows { algorithm.append(Weights(try source.weights(hypothesisCount, through: 9))) }
      source.beginTable([.init(length: wPosition), .init(length: zPosition)])
      var loss: [[Int]] = []
      for _ in 0..<hypothesisCount {
        var row: [Int] = []
        for _ in 0..<valueCount { row.append(try source.integer(in: 0...most)) }
        loss.append(row)
      }
      return LearningSystem(sampleCount: m, law: law, algorithm: algorithm, loss: loss)
    }
  }
}
