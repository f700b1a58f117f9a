import RealModule

/// The loss of a network on one sample.
public struct SampleLoss: Sendable, Equatable {
  /// The cross-entropy in nats.
  public var crossEntropy: Double
  /// Whether the likeliest class (the first of several) is not the label, or the cross-entropy is NaN.
  public var isMistake: Bool
}

extension ModuleNetwork {
  /// The loss of each sample, when gates send the messages of a deployed network.
  ///
  /// With the stream of an evaluation of the same samples the messages are the same, and so is the mean up to rounding.
  ///
  /// - Parameters:
  ///   - samples: the data, with the columns that the nodes see and labels below the network's classes.
  ///   - subset: the indices of the samples.
  ///   - stream: child 1 + arc is the private noise of the gate on that arc.
  /// - Complexity: O(samples · parameters).
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func losses(on samples: Samples<Scalar>, subset: [Int], stream: RandomStream) -> [SampleLoss] {
    requireFaultless(fault(in: samples, subset: subset))
    let exchange = Exchange<Scalar>(linkCount: flow.linkCount)
    var noise = noiseStreams(of: stream)
    var losses: [SampleLoss] = []
    forEachBatch(of: subset, size: batchCapacity) { batch in
      sense(samples.features, rows: batch)
      drawNoise(rows: batch.count, streams: &noise)
      forward(rows: batch.count, sampling: .deployed, over: exchange)
      let logits = root.perceptron.output
      for (row, sample) in batch.enumerated() {
        let values = (0..<classCount).map { Double(logits[row, $0]) }
        var best = 0
        for k in 1..<classCount where values[k] > values[best] { best = k }
        let (greatest, label) = (values[best], samples.labels[sample])
        let total = values.reduce(0) { $0 + Double.exp($1 - greatest) }
        let crossEntropy = Double.log(total) + greatest - values[label]
        losses.append(SampleLoss(crossEntropy: crossEntropy, isMistake: best != label || crossEntropy.isNaN))
      }
    }
    return losses
  }
}
