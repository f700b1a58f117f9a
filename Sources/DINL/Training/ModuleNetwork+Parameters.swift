// The parameters of a trained network, by which it can be kept and made again.

extension ModuleNetwork {
  /// The parameters of each node, in the order of the nodes.
  ///
  /// Those of a node are W₁ (inputs×hidden), b₁, W₂ (hidden×outputs) and b₂ of its module, matrices row by row, and then
  /// those of its gates in the order of its outgoing arcs. The inputs are the node's view and then its incoming latents.
  /// A Gaussian gate has W (width×width), b and the prior's logarithms of variances; a categorical one has W
  /// (width×routes), b, the codebook (routes×width) and the prior's logits.
  ///
  /// - Complexity: O(parameters).
  public var parameters: [[Scalar]] {
    nodes.map { Array(UnsafeBufferPointer(start: $0.parameters.values, count: $0.parameters.count)) }
  }

  /// The number of parameters of each node of a network that ``checkSize(flow:views:classCount:hiddenWidth:gate:batch:)``
  /// does not refuse.
  ///
  /// - Complexity: O(V + E).
  public static func parameterCounts(
    flow: MessageFlow, views: [[Int]], classCount: Int, hiddenWidth: Int, gate: GateKind
  ) -> [Int] {
    precondition(views.count == flow.nodeCount, "each node has its own list of columns, be it empty")
    return (0..<flow.nodeCount).map { node in
      let incoming = flow.incoming[node].reduce(0) { $0 + flow.arcs[$1].width }
      let module = Perceptron<Scalar>.parameterCount(
        inputs: views[node].count + incoming, hidden: hiddenWidth,
        outputs: node == flow.root ? classCount : flow.latentWidth(of: node))
      return flow.outgoing[node].reduce(module) {
        $0 + gate.parameterCount(width: flow.arcs[$1].width, of: Scalar.self)
      }
    }
  }

  /// Replaces the parameters of every node.
  ///
  /// - Parameter values: as many for each node as ``parameters`` has.
  /// - Complexity: O(parameters).
  public func setParameters(_ values: [[Scalar]]) {
    precondition(values.map(\.count) == nodes.map(\.parameters.count), "each parameter of each node has one value")
    for (node, values) in zip(nodes, values) {
      for (place, value) in values.enumerated() { node.parameters.values[place] = value }
    }
  }
}
