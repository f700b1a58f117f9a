extension CapacitatedGraph {
  /// A graph of a fusion node and its sensors: "sensor 1" … "sensor k" are nodes 0 ..< k, "fusion" is node k.
  ///
  /// Connected and otherwise random, with log-uniform capacities over [1e6, 1e7) values per second.
  ///
  /// - Parameters:
  ///   - sensorCount: k ≥ 1.
  ///   - linkCount: k ... k(k + 1)/2.
  ///   - width: of every link, at least 1, in values per sample.
  ///   - random: the stream from which links and capacities are drawn.
  /// - Throws: `noSensors`, `tooLarge`, `impossibleSize`, `invalidWidth`, `exchangeOverflow`.
  /// - Complexity: O(k²).
  public static func sensorsAndFusion(
    sensorCount: Int, linkCount: Int, width: Int, using random: inout RandomStream
  ) throws(GraphError) -> CapacitatedGraph {
    guard sensorCount >= 1 else { throw .noSensors }
    guard sensorCount < greatestCount else { throw .tooLarge }
    let links = try randomLinks(nodeCount: sensorCount + 1, linkCount: linkCount, width: width, using: &random)
    return try CapacitatedGraph(nodeNames: (1...sensorCount).map { "sensor \($0)" } + ["fusion"], links: links)
  }

  /// The instance on which the letter's figure is reproduced: eight sensors, one fusion node, 27 links of one width.
  ///
  /// The letter's own graph is not available; that it has 9 nodes and 27 links is inferred from its 70.4 %, which is
  /// 1 − 8/27 to the printed digit. The links and capacities are drawn from seed 2605.
  ///
  /// - Parameter width: of every link, at least 1, in values per sample.
  /// - Throws: `invalidWidth`, `exchangeOverflow`.
  /// - SeeAlso: LG-002
  public static func nineNodes(width: Int) throws(GraphError) -> CapacitatedGraph {
    var random = RandomStream(seed: 2605)
    return try sensorsAndFusion(sensorCount: 8, linkCount: 27, width: width, using: &random)
  }
}
