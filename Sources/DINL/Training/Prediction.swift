/// The noise of the gates of a network that classifies samples.
public enum GateNoise: Sendable {
  /// Noise from a stream, as in a deployed network: child 1 + arc is the private noise of the gate on that arc.
  case drawn(RandomStream)
  /// No noise: a Gaussian gate sends the mean of its message, a categorical one the likeliest codeword, the first of
  /// several.
  case none
}

/// The classes that a network predicts for samples, and the rates of its gates on them.
public struct Prediction: Sendable, Equatable {
  /// The likeliest class of each sample, the first of several; nil if an output is NaN, as for features that are too
  /// large.
  public var classes: [Int?]
  /// The rate of each arc, in the order of the flow; empty without gates.
  public var rates: [RateReading]
}

extension ModuleNetwork {
  /// Classifies samples whose labels need not be known, and measures the rates of the gates.
  ///
  /// The rate of a gate is that of its channel for the latents that reach it, whatever noise is drawn.
  ///
  /// - Parameters:
  ///   - features: samples×features, with the columns that the nodes see.
  ///   - noise: the noise of the gates.
  /// - Complexity: O(samples · parameters).
  /// - SeeAlso: ``evaluate(on:subset:stream:)``
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func predict(_ features: Matrix<Scalar>, noise: GateNoise) -> Prediction {
    requireFaultless(fault(inColumnsOf: features))
    let exchange = Exchange<Scalar>(linkCount: flow.linkCount)
    var streams: [RandomStream] = []
    switch noise {
    case .drawn(let stream): streams = noiseStreams(of: stream)
    case .none: for arc in flow.arcs.indices { gate(on: arc).clearNoise() }
    }
    for arc in flow.arcs.indices { gate(on: arc).clearReading() }
    var classes: [Int?] = []
    forEachBatch(of: Array(0..<features.rows), size: batchCapacity) { batch in
      sense(features, rows: batch)
      if !streams.isEmpty { drawNoise(rows: batch.count, streams: &streams) }
      forward(rows: batch.count, sampling: .deployed, over: exchange)
      for node in nodes { node.read(rows: batch.count) }
      for row in 0..<batch.count { classes.append(likeliestClass(inRow: row)) }
    }
    return Prediction(
      classes: classes, rates: gateKind == .none ? [] : flow.arcs.indices.map { gate(on: $0).reading })
  }

  private func likeliestClass(inRow row: Int) -> Int? {
    let logits = (0..<classCount).map { root.perceptron.output[row, $0] }
    guard !logits.contains(where: \.isNaN) else { return nil }
    var best = 0
    for k in 1..<classCount where logits[k] > logits[best] { best = k }
    return best
  }
}
