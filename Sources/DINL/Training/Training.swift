import RealModule

/// How a network is trained.
public struct TrainingPlan: Sendable, Hashable, Codable {
  /// The number of passes over the training samples.
  public var epochs: Int
  /// The number of samples per step.
  public var batchSize: Int
  /// The constants of Adam, with the learning rate of the first step.
  public var adam: Adam
  /// β, the weight of the gates' rate in the objective: loss + β · rate, both in nats per sample; finite.
  public var rateWeight: Double

  /// A plan with the given settings, which ``ModuleNetwork/train(on:subset:plan:stream:)`` checks.
  public init(epochs: Int, batchSize: Int, adam: Adam, rateWeight: Double) {
    (self.epochs, self.batchSize, self.adam, self.rateWeight) = (epochs, batchSize, adam, rateWeight)
  }

  /// The constants of Adam at one step: the learning rate falls to zero along half a cosine.
  ///
  /// Source: Loshchilov, Hutter, "SGDR", ICLR 2017, eq. 5 without restarts.
  func adam(at step: Int, of stepCount: Int) -> Adam {
    var adam = adam
    adam.learningRate *= (1 + Double.cos(Double.pi * Double(step) / Double(stepCount))) / 2
    return adam
  }
}

/// The result of a training run: its loss curve, and the values that crossed the links.
public struct TrainingRecord: Sendable, Equatable, Codable {
  /// The mean cross-entropy of each epoch, nats per sample, without the rate penalty.
  public var losses: [Double]
  /// The latents and errors that crossed the links.
  public var ledger: ExchangeLedger
}

extension ModuleNetwork {
  /// Trains all modules together by exchanging latents and errors over the active links.
  ///
  /// - Parameters:
  ///   - samples: the data, with the columns that the nodes see and labels below the network's classes.
  ///   - subset: the indices of the training samples, at least 1.
  ///   - plan: batches of 1 ... the network's batch; its numbers are finite, and only β may be negative.
  ///   - stream: child 0 shuffles the samples, child 1 + arc is the private noise of the gate on that arc.
  /// - Complexity: O(epochs · samples · parameters).
  /// - SeeAlso: NN-001, LG-001
  public func train(
    on samples: Samples<Scalar>, subset: [Int], plan: TrainingPlan, stream: RandomStream
  ) -> TrainingRecord {
    train(on: samples, subset: subset, plan: plan, stream: stream, over: Exchange(linkCount: flow.linkCount))
  }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func train(
    on samples: Samples<Scalar>, subset: [Int], plan: TrainingPlan, stream: RandomStream,
    over exchange: Exchange<Scalar>
  ) -> TrainingRecord {
    precondition(!subset.isEmpty, "training needs samples")
    requireFaultless(fault(in: samples, subset: subset) ?? fault(in: plan, sampleCount: subset.count))
    var order = subset
    var orderStream = stream.stream(0)
    var noise = noiseStreams(of: stream)
    var losses: [Double] = []
    let stepCount = plan.epochs * ((order.count + plan.batchSize - 1) / plan.batchSize)
    var step = 0
    for _ in 0..<plan.epochs {
      orderStream.shuffle(&order)
      var total = 0.0
      forEachBatch(of: order, size: plan.batchSize) { batch in
        sense(samples.features, rows: batch)
        drawNoise(rows: batch.count, streams: &noise)
        forward(rows: batch.count, sampling: .relaxed, over: exchange)
        total += loss(rows: batch.count, labels: samples.labels, at: batch).total
        backward(rows: batch.count, weight: plan.rateWeight, over: exchange)
        let adam = plan.adam(at: step, of: stepCount)
        step += 1
        for node in nodes { node.parameters.step(adam) }
      }
      losses.append(total / Double(order.count))
    }
    return TrainingRecord(losses: losses, ledger: exchange.ledger)
  }

  func noiseStreams(of stream: RandomStream) -> [RandomStream] {
    flow.arcs.indices.map { stream.stream(UInt64($0) + 1) }
  }

  func forEachBatch(of order: [Int], size: Int, _ body: (ArraySlice<Int>) -> Void) {
    for start in stride(from: 0, to: order.count, by: size) {
      body(order[start..<min(start + size, order.count)])
    }
  }
}
