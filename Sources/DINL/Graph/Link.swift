/// An undirected link of a capacitated graph.
public struct Link: Hashable, Sendable, Codable {
  /// The index of one end.
  public let first: Int
  /// The index of the other end.
  public let second: Int
  /// The capacity, in values per second: finite and positive in every graph.
  public let capacity: Double
  /// The width of the latent that the link carries, in real values per sample: at least 1 in every graph.
  public let width: Int

  /// A link between two nodes, which only the graph that it becomes part of checks.
  ///
  /// - Parameters:
  ///   - first: the index of one end.
  ///   - second: the index of the other end.
  ///   - capacity: in values per second.
  ///   - width: in values per sample.
  public init(_ first: Int, _ second: Int, capacity: Double, width: Int = 1) {
    self.first = first
    self.second = second
    self.capacity = capacity
    self.width = width
  }

  /// The time to send one latent over the link, width / capacity, in seconds.
  @inlinable
  public var sendingTime: Double { Double(width) / capacity }

  /// The end of the link that is not `node`.
  @inlinable
  public func end(oppositeTo node: Int) -> Int {
    precondition(node == first || node == second, "the node is no end of the link")
    return node == first ? second : first
  }
}
