/// The accuracy, loss, rates and exchange of a network on samples, when its gates send the messages of a deployed one.
public struct Evaluation: Sendable, Equatable, Codable {
  /// The share of samples that are classified correctly.
  public var accuracy: Double
  /// The mean cross-entropy, in nats per sample.
  public var crossEntropy: Double
  /// The rate of each arc, in the order of the flow; empty without gates.
  public var rates: [RateReading]
  /// The values that crossed the links: latents only.
  public var ledger: ExchangeLedger

  /// The sum of the variational rates of the arcs, in nats per sample; nil without gates.
  public var rate: Double? { rates.isEmpty ? nil : rates.reduce(0) { $0 + $1.variational } }
}

extension ModuleNetwork {
  /// Classifies samples with sampled gates, and measures the rates of the gates.
  ///
  /// A sample whose loss is NaN, as after training that diverged, is not classified correctly.
  ///
  /// - Parameters:
  ///   - samples: the data, with the columns that the nodes see and labels below the network's classes.
  ///   - subset: the indices of the samples, at least 1.
  ///   - stream: child 1 + arc is the private noise of the gate on that arc.
  /// - Complexity: O(samples · parameters).
  /// - SeeAlso: RT-003
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func evaluate(on samples: Samples<Scalar>, subset: [Int], stream: RandomStream) -> Evaluation {
    precondition(!subset.isEmpty, "an evaluation needs samples")
    requireFaultless(fault(in: samples, subset: subset))
    let exchange = Exchange<Scalar>(linkCount: flow.linkCount)
    var noise = noiseStreams(of: stream)
    for arc in flow.arcs.indices { gate(on: arc).clearReading() }
    var (total, correct) = (0.0, 0)
    forEachBatch(of: subset, size: batchCapacity) { batch in
      sense(samples.features, rows: batch)
      drawNoise(rows: batch.count, streams: &noise)
      forward(rows: batch.count, sampling: .deployed, over: exchange)
      let loss = loss(rows: batch.count, labels: samples.labels, at: batch)
      (total, correct) = (total + loss.total, correct + loss.correct)
      for node in nodes { node.read(rows: batch.count) }
    }
    return Evaluation(
      accuracy: Double(correct) / Double(subset.count), crossEntropy: total / Double(subset.count),
      rates: gateKind == .none ? [] : flow.arcs.indices.map { gate(on: $0).reading }, ledger: exchange.ledger)
  }

  /// Sets the prior of every gate to the one that minimizes its rate on the samples, as training with β > 0 does in the
  /// end.
  ///
  /// The penalty moves priors by β times a gradient, so that at β = 0 they keep their initial values. Fitting them
  /// after training makes the rates at all β comparable.
  ///
  /// - Parameters: as ``evaluate(on:subset:stream:)``.
  public func fitPriors(on samples: Samples<Scalar>, subset: [Int], stream: RandomStream) {
    precondition(!subset.isEmpty, "priors are fitted to samples")
    requireFaultless(fault(in: samples, subset: subset))
    guard gateKind != .none else { return }
    _ = evaluate(on: samples, subset: subset, stream: stream)
    for arc in flow.arcs.indices { gate(on: arc).fitPrior() }
  }
}
