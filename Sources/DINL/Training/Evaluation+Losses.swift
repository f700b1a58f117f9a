import RealModule

extension ModuleNetwork {
  /// The cross-entropy of each sample in nats, when gates send what a deployed network sends.
  ///
  /// With the stream of an evaluation of the same samples the messages are the same, and so is the mean.
  ///
  /// - Parameter stream: child 1 + arc is the private noise of that arc's gate.
  /// - Complexity: O(samples · parameters).
  public func crossEntropies(on samples: Samples<Scalar>, subset: [Int], stream: RandomStream) -> [Double] {
    let exchange = Exchange<Scalar>(linkCount: flow.linkCount)
    var noise = noiseStreams(of: stream)
    var losses: [Double] = []
    forEachBatch(of: subset, size: batchCapacity) { batch in
      sense(samples.features, rows: batch)
      drawNoise(rows: batch.count, streams: &noise)
      forward(rows: batch.count, sampling: .deployed, over: exchange)
      let logits = root.perceptron.output
      for (row, sample) in batch.enumerated() {
        let values = (0..<classCount).map { Double(logits[row, $0]) }
        let greatest = values.max() ?? 0
        let total = values.reduce(0) { $0 + Double.exp($1 - greatest) }
        losses.append(Double.log(total) + greatest - values[samples.labels[sample]])
      }
    }
    return losses
  }
}
