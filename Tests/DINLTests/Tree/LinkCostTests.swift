import DINL
import Testing

@Suite struct `Costs of links are normal numbers whose sums along a path are finite` {
  private static let name = GraphError.LinkName("0", "1")

  /// The costs of a path on which all links are alike.
  private func costs(width: Int = 1, capacity: Double, exponent: Double, nodeCount: Int = 2) throws -> [Double] {
    let links = (1..<nodeCount).map { Link($0 - 1, $0, capacity: capacity, width: width) }
    return Array(try CapacitatedGraph(nodeCount: nodeCount, links: links).costs(exponent: exponent))
  }

  @Test func `a cost is the power of the sending time`() throws {
    #expect(try costs(width: 3, capacity: 2, exponent: 2) == [2.25])
    #expect(try costs(width: 9, capacity: 4, exponent: 0.5) == [1.5])
    #expect(try costs(width: 9, capacity: 4, exponent: 0, nodeCount: 3) == [1, 1])
    #expect(try costs(width: 1, capacity: 3, exponent: 1) == [1.0 / 3])
    #expect(try costs(width: 1, capacity: 8, exponent: 2) == [0x1p-6])
    #expect(try costs(width: 1, capacity: 0x1p-300, exponent: 3) == [0x1p900])
  }

  /// The greatest number is (2⁵³ − 1)·2⁹⁷¹, so that n = 2^k nodes refuse the time (2⁵³ − 1)·2^(970 − k).
  @Test(arguments: [1, 2, 3]) func `the greatest number over twice the nodes is refused, and one below it is admitted`(
    logarithm: Int
  ) throws {
    let (width, nodeCount) = (1 << 53 - 1, 1 << logarithm)
    let capacity = Double(sign: .plus, exponent: logarithm - 970, significand: 1)
    let limit = Double.greatestFiniteMagnitude / Double(2 * nodeCount)
    #expect(Double(width) / capacity == limit)
    for (exponent, error) in [
      (1, GraphError.costOutOfRange(Self.name, exponent: 1)), (0, .timeOutOfRange(Self.name)),
      (0.5, .timeOutOfRange(Self.name)),
    ] {
      #expect(throws: error) {
        try costs(width: width, capacity: capacity, exponent: exponent, nodeCount: nodeCount)
      }
      let below = try costs(width: width, capacity: capacity.nextUp, exponent: exponent, nodeCount: nodeCount)
      #expect(below.count == nodeCount - 1 && below[0] < limit)
      if exponent == 1 { #expect(below[0] > limit.nextDown.nextDown.nextDown) }
      if exponent == 0 { #expect(below[0] == 1) }
    }
  }

  @Test func `the least normal number is admitted, and a cost or a time below it is refused`() throws {
    #expect(try costs(capacity: 0x1p1022, exponent: 1) == [Double.leastNormalMagnitude])
    #expect(try costs(capacity: 0x1p1022, exponent: 0) == [1])
    #expect(try costs(capacity: 0x1p511, exponent: 2) == [Double.leastNormalMagnitude])
    #expect(throws: GraphError.costOutOfRange(Self.name, exponent: 1)) { try costs(capacity: 0x1p1023, exponent: 1) }
    #expect(throws: GraphError.timeOutOfRange(Self.name)) { try costs(capacity: 0x1p1023, exponent: 0) }
    #expect(throws: GraphError.timeOutOfRange(Self.name)) { try costs(capacity: 0x1p1023, exponent: 0.5) }
    #expect(throws: GraphError.costOutOfRange(Self.name, exponent: 2)) { try costs(capacity: 0x1p512, exponent: 2) }
  }

  @Test func `an exponent is a number of at least 0`() throws {
    #expect(throws: GraphError.invalidExponent(-.leastNonzeroMagnitude)) {
      try costs(capacity: 1, exponent: -.leastNonzeroMagnitude)
    }
    #expect(throws: GraphError.invalidExponent(.infinity)) { try costs(capacity: 1, exponent: .infinity) }
    #expect {
      try costs(capacity: 1, exponent: .nan)
    } throws: { error in
      guard case GraphError.invalidExponent(let exponent) = error else { return false }
      return exponent.isNaN
    }
    #expect(try costs(capacity: 1, exponent: .leastNonzeroMagnitude) == [1])
  }

  @Test func `control: costs of twice the limit would overflow in a sum`() {
    let path = [Double](repeating: Double.greatestFiniteMagnitude / 2, count: 3)
    #expect(path.reduce(0, +) == .infinity)
    #expect(path.reduce(0) { $0 + $1 / 2 }.isFinite)
  }
}
