import RealModule

extension CapacitatedGraph {
  /// What every cost is below: the sum of n of them is then at most half the greatest number, which leaves room for
  /// rounding upward.
  private var costLimit: Double { Double.greatestFiniteMagnitude / (2 * Double(nodeCount)) }

  /// The cost (width / capacity)^exponent of every link, in seconds^exponent.
  ///
  /// - Parameter exponent: finite, at least 0; 1 gives the sending time, 0 counts hops.
  /// - Returns: one positive normal number per link, below greatest / 2n, so that any n of them have a finite sum; the
  ///   sending times themselves are such numbers too, whatever the exponent.
  /// - Throws: `invalidExponent`; `costOutOfRange` for the first link whose cost underflows, or is so large that
  ///   a path could overflow; `timeOutOfRange` if this holds of its sending time alone.
  /// - Complexity: O(E).
  /// - SeeAlso: GR-003, GR-005
  public func costs(exponent: Double = 1) throws(GraphError) -> ContiguousArray<Double> {
    guard exponent.isFinite, exponent >= 0 else { throw .invalidExponent(exponent) }
    var costs = ContiguousArray<Double>()
    costs.reserveCapacity(linkCount)
    for (index, link) in links.enumerated() {
      let time = link.sendingTime
      // At exponent 1 the sending time is kept exactly; `pow` may round it.
      let cost = exponent == 1 ? time : Double.pow(time, exponent)
      guard cost.isNormal, cost < costLimit else {
        throw .costOutOfRange(name(ofLink: index), exponent: exponent)
      }
      guard time.isNormal, time < costLimit else { throw .timeOutOfRange(name(ofLink: index)) }
      costs.append(cost)
    }
    return costs
  }

  /// The rows of the graph at the cost (width / capacity)^exponent of every link.
  ///
  /// - Throws: as ``costs(exponent:)``.
  /// - Complexity: O(1) at exponent 1, for which the graph keeps them; O(E) otherwise.
  func rows(exponent: Double) throws(GraphError) -> ArcRows {
    if exponent == 1, rows.leastCost.isNormal, rows.greatestCost < costLimit { return rows }
    return rows.with(costs: try costs(exponent: exponent))
  }
}
