// Checks of the arguments of a network's public functions. Its buffers have raw addresses, so that a wrong index would
// read or write other memory: every index is checked before the first sample is read.

extension ModuleNetwork {
  /// The greatest count of numbers that the modules of a network may hold in parameters and buffers: 2²⁸, 1 GB of
  /// `Float`.
  public static var greatestNumberCount: Int { 1 << 28 }

  /// Refuses a network that would hold more numbers than ``greatestNumberCount``.
  ///
  /// The widths of links come from a file, so that excess is not the caller's mistake. If this check passes, the
  /// initializer with the same arguments passes its own check of the size.
  ///
  /// - Throws: `networkTooLarge`.
  /// - Complexity: O(V + E).
  public static func checkSize(
    flow: MessageFlow, views: [[Int]], classCount: Int, hiddenWidth: Int, gate: GateKind, batch: Int
  ) throws(GraphError) {
    let count = numberCount(
      flow: flow, views: views, classCount: classCount, hiddenWidth: hiddenWidth, gate: gate, batch: batch)
    guard count <= Double(greatestNumberCount) else { throw .networkTooLarge(greatest: greatestNumberCount) }
  }

  /// The count of numbers that the modules hold: rounded, but exact up to the limit and beyond.
  static func numberCount(
    flow: MessageFlow, views: [[Int]], classCount: Int, hiddenWidth: Int, gate: GateKind, batch: Int
  ) -> Double {
    let (rows, hidden) = (Double(batch), Double(hiddenWidth))
    var total = 0.0
    for node in 0..<flow.nodeCount {
      let incoming = flow.incoming[node].reduce(0.0) { $0 + Double(flow.arcs[$1].width) }
      let outputs = Double(node == flow.root ? classCount : flow.latentWidth(of: node))
      let view = node < views.count ? Double(views[node].count) : 0
      var parameters = (view + incoming + 1) * hidden + (hidden + 1) * outputs
      var buffers = rows * (view + 2 * incoming + 2 * hidden + 2 * outputs) + hidden * max(incoming, outputs)
      for arc in flow.outgoing[node] {
        let width = Double(flow.arcs[arc].width)
        switch gate {
        case .none: buffers += rows * width
        case .gaussian:
          parameters += width * (width + 2)
          buffers += 6 * rows * width + width * width
        case .categorical(let routes, _):
          parameters += Double(routes) * (2 * width + 2)
          buffers += rows * (2 * width + 6 * Double(routes)) + Double(routes) * width
        }
      }
      // The value, the gradient and the two moments of each parameter.
      total += 4 * parameters + buffers
    }
    return total
  }

  /// What is wrong with the arguments of a network; nil if nothing is.
  ///
  /// - Complexity: O(V + E + columns).
  package static func fault(
    flow: MessageFlow, views: [[Int]], classCount: Int, hiddenWidth: Int, gate: GateKind, batch: Int
  ) -> String? {
    guard views.count == flow.nodeCount else {
      return "\(views.count) lists of columns for \(flow.nodeCount) nodes; each needs its own, be it empty"
    }
    for (node, columns) in views.enumerated() {
      if let column = columns.first(where: { $0 < 0 }) {
        return "node \(node) sees column \(column); columns count from 0"
      }
      if Set(columns).count < columns.count { return "node \(node) sees a column twice" }
    }
    guard classCount >= 2 else { return "\(classCount) classes; at least 2 can be told apart" }
    guard hiddenWidth >= 1 else { return "\(hiddenWidth) hidden units; a module has at least 1" }
    guard batch >= 1 else { return "batches of \(batch) samples; a batch has at least 1" }
    if case .categorical(let routes, let temperature) = gate {
      guard routes >= 1 else { return "a gate of \(routes) routes; it has at least 1" }
      // A temperature beyond the range of the network's numbers would be 0 or infinite there.
      guard Scalar(temperature) > 0, Scalar(temperature).isFinite else {
        return "a gate's temperature of \(temperature); it is a positive number"
      }
    }
    let count = numberCount(
      flow: flow, views: views, classCount: classCount, hiddenWidth: hiddenWidth, gate: gate, batch: batch)
    guard count <= Double(greatestNumberCount) else {
      return "the modules hold \(count) numbers; at most \(greatestNumberCount) are provided for"
    }
    return nil
  }

  /// What is wrong with a request to read some samples; nil if nothing is.
  ///
  /// - Complexity: O(columns + subset).
  func fault(in samples: Samples<Scalar>, subset: [Int]) -> String? {
    if let fault = fault(inColumnsOf: samples.features) { return fault }
    for sample in subset {
      guard samples.labels.indices.contains(sample) else {
        return "the subset names sample \(sample), but there are \(samples.labels.count)"
      }
      guard (0..<classCount).contains(samples.labels[sample]) else {
        return "sample \(sample) has label \(samples.labels[sample]), but there are \(classCount) classes"
      }
    }
    return nil
  }

  /// What is wrong with a request to read some features; nil if nothing is.
  ///
  /// - Complexity: O(columns).
  func fault(inColumnsOf features: Matrix<Scalar>) -> String? {
    for (node, columns) in views.enumerated() {
      for column in columns where column >= features.columns {
        return "node \(node) sees column \(column), but samples have \(features.columns) features"
      }
    }
    return nil
  }

  /// What is wrong with a plan for a subset of `sampleCount` samples; nil if nothing is.
  func fault(in plan: TrainingPlan, sampleCount: Int) -> String? {
    guard plan.epochs >= 0 else { return "\(plan.epochs) epochs; a training has at least 0" }
    guard (1...batchCapacity).contains(plan.batchSize) else {
      return "batches of \(plan.batchSize) samples; the network was made for 1 to \(batchCapacity)"
    }
    guard !plan.epochs.multipliedReportingOverflow(by: sampleCount).overflow else {
      return "\(plan.epochs) epochs of \(sampleCount) samples are more steps than can be counted"
    }
    let adam = plan.adam
    for (name, value) in [("learning rate", adam.learningRate), ("weight decay", adam.weightDecay)]
    where !(value >= 0 && value.isFinite) {
      return "a \(name) of \(value); it is a number of at least 0"
    }
    guard plan.rateWeight.isFinite else { return "a weight of the rate of \(plan.rateWeight); it is a finite number" }
    for (name, value) in [("first", adam.firstDecay), ("second", adam.secondDecay)] where !(value >= 0 && value < 1) {
      return "a \(name) decay of \(value); it is in 0 ..< 1"
    }
    // An epsilon below the least of the network's numbers would be 0, and a gradient of 0 would then give 0/0.
    guard adam.epsilon.isFinite, Scalar(adam.epsilon) > 0 else {
      return "an epsilon of \(adam.epsilon); it is a positive number"
    }
    return nil
  }
}

/// Ends the program with the fault as its message, if there is one.
func requireFaultless(_ fault: String?) {
  if let fault { preconditionFailure(fault) }
}
