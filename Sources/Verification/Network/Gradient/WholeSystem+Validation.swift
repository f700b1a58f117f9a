extension WholeSystem {
  func validate() throws(VerificationError) {
    try require(nodes.indices.contains(root), "root", "must be one of \(nodes.count) nodes, is \(root)")
    try require(order.sorted() == Array(nodes.indices), "order", "must name each of \(nodes.count) nodes once")
    for (index, arc) in arcs.enumerated() { try validate(arc, "arcs[\(index)]") }
    try validateIncoming()
    for (index, node) in nodes.enumerated() { try validate(node, index) }
  }

  private func validate(_ arc: Arc, _ name: String) throws(VerificationError) {
    try require(nodes.indices.contains(arc.source), "\(name).source", "is no node: \(arc.source)")
    try require(nodes.indices.contains(arc.target), "\(name).target", "is no node: \(arc.target)")
    let available = nodes[arc.source].outputWidth
    try require(
      arc.width >= 1 && arc.width <= available, "\(name).width",
      "must be 1 to its source's output width \(available), is \(arc.width)")
    try require(arc.penaltyWeight.isFinite, "\(name).penaltyWeight", "must be finite, is \(arc.penaltyWeight)")
    guard let gate = arc.gate else { return }
    if case .categorical(_, _, _, _, let temperature) = gate {
      try requirePositive(temperature, "\(name).temperature")
    }
    for parameter in gate.parameters(width: arc.width) {
      try requireShape(parameter.values, "\(name).\(parameter.name)", parameter.count)
    }
  }

  /// Checks that each arc enters its target exactly once, and that its source comes before its target.
  private func validateIncoming() throws(VerificationError) {
    var position = [Int](repeating: 0, count: nodes.count)
    for (place, node) in order.enumerated() { position[node] = place }
    var uses = [Int](repeating: 0, count: arcs.count)
    for (index, node) in nodes.enumerated() {
      for arc in node.incoming {
        let name = "nodes[\(index)].incoming"
        try require(arcs.indices.contains(arc), name, "\(arc) is no arc")
        try require(arcs[arc].target == index, name, "arc \(arc) ends at node \(arcs[arc].target)")
        try require(
          position[arcs[arc].source] < position[index], "order", "node \(index) comes before the source of arc \(arc)")
        uses[arc] += 1
      }
    }
    if let arc = uses.firstIndex(where: { $0 != 1 }) {
      throw .invalidInput(
        parameter: "arcs[\(arc)]", requirement: "must be in `incoming` once, is there \(uses[arc]) times")
    }
  }

  private func validate(_ node: Node, _ index: Int) throws(VerificationError) {
    let name = "nodes[\(index)]"
    try require(node.ownInputCount >= 0, "\(name).ownInputCount", "must be at least 0, is \(node.ownInputCount)")
    try require(node.hiddenWidth >= 1, "\(name).hiddenWidth", "must be at least 1, is \(node.hiddenWidth)")
    try require(node.outputWidth >= 1, "\(name).outputWidth", "must be at least 1, is \(node.outputWidth)")
    try requireShape(node.firstWeights, "\(name).firstWeights", inputCount(of: index) * node.hiddenWidth)
    try requireShape(node.firstBias, "\(name).firstBias", node.hiddenWidth)
    try requireShape(node.secondWeights, "\(name).secondWeights", node.hiddenWidth * node.outputWidth)
    try requireShape(node.secondBias, "\(name).secondBias", node.outputWidth)
  }

  /// Checks that a batch has the shapes of the system.
  ///
  /// - Throws: `.invalidInput` naming the array that does not fit.
  func validate(_ batch: Batch) throws(VerificationError) {
    let samples = batch.labels.count
    try require(samples >= 1, "labels", "needs at least one sample")
    let classes = nodes[root].outputWidth
    for (sample, label) in batch.labels.enumerated() {
      try require(
        label >= 0 && label < classes, "labels[\(sample)]", "must be 0 to \(classes - 1), is \(label)")
    }
    try require(
      batch.views.count == nodes.count, "views", "needs \(nodes.count) arrays, has \(batch.views.count)")
    try require(batch.noise.count == arcs.count, "noise", "needs \(arcs.count) arrays, has \(batch.noise.count)")
    for (index, view) in batch.views.enumerated() {
      try requireShape(view, "views[\(index)]", samples * nodes[index].ownInputCount)
    }
    for (index, noise) in batch.noise.enumerated() {
      try requireShape(noise, "noise[\(index)]", samples * (arcs[index].gate?.noiseCount ?? 0))
    }
  }

  private func requireShape(_ values: [Double], _ name: String, _ count: Int) throws(VerificationError) {
    try require(values.count == count, name, "needs \(count) values, has \(values.count)")
    try requireFinite(values, name)
  }
}
