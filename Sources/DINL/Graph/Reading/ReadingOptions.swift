import Foundation

extension CapacitatedGraph {
  /// What a reader assumes for what a file does not give, and what it keeps.
  public struct ReadingOptions: Sendable {
    /// The greatest width that a file may give a link, 2³¹ − 1 values per sample. The exchange of any graph that can be
    /// read then fits in an `Int`, and a `Double` holds every width exactly.
    public static let greatestWidth = Int(Int32.max)

    /// The capacity of links that have none, in values per second; nil makes such a link an error.
    public var defaultCapacity: Double?
    /// The number of bits per value, by which speeds in bits per second are divided to get values per second.
    public var bitsPerValue: Double
    /// The name of the attribute that holds the capacity of a link, in values per second.
    public var capacityName: String
    /// Whether a directed file may give a link in one of its directions only, as DOT may.
    public var readsAsUndirected: Bool
    /// Whether only the largest connected component is kept; of several as large, the one with the first node.
    ///
    /// Links of the part that is left out need no capacity.
    public var keepsLargestComponent: Bool

    /// The usual name of the attribute that holds the capacity.
    public static let usualCapacityName = "capacity"

    /// Options; by default every link must have a capacity, a value has 32 bits, a directed file must give each link in
    /// both directions, and the whole graph is kept.
    ///
    /// - Parameters:
    ///   - defaultCapacity: in values per second, or nil.
    ///   - bitsPerValue: positive; 32 for the Float values that training exchanges.
    ///   - capacityName: the name of the attribute that holds the capacity of a link.
    ///   - readsAsUndirected: whether a directed file may give a link in one direction only.
    ///   - keepsLargestComponent: whether only the largest connected component is kept.
    public init(
      defaultCapacity: Double? = nil, bitsPerValue: Double = 32, capacityName: String = usualCapacityName,
      readsAsUndirected: Bool = false, keepsLargestComponent: Bool = false
    ) {
      precondition(bitsPerValue > 0 && bitsPerValue.isFinite, "a value has a positive number of bits")
      self.defaultCapacity = defaultCapacity
      self.bitsPerValue = bitsPerValue
      self.capacityName = capacityName
      self.readsAsUndirected = readsAsUndirected
      self.keepsLargestComponent = keepsLargestComponent
    }
  }

  /// The graph in a file, whose content tells its format, as ``GraphFile/read(from:named:options:)`` reads it.
  ///
  /// - Parameters:
  ///   - file: the file, which may be a pipe.
  ///   - options: what to assume for what the file does not give.
  /// - Throws: `inaccessible` if the file cannot be read; otherwise `inFile`, which wraps the error.
  public static func read(
    from file: URL, options: ReadingOptions = ReadingOptions()
  ) throws(GraphError) -> CapacitatedGraph {
    try GraphFile.read(from: file, options: options).graph
  }

  /// The graph in GraphML, as the Internet Topology Zoo and NetworkX write it.
  ///
  /// - Parameters:
  ///   - data: XML text.
  ///   - options: what to assume for what the text does not give.
  /// - Throws: `malformed`, which names the field; `missingCapacity`; or another error of the graph, in `inPlace`.
  public init(graphML data: Data, options: ReadingOptions = ReadingOptions()) throws(GraphError) {
    self = try GraphFile(data, as: .graphML, options: options).graph
  }

  /// The graph in NetworkX node-link data.
  ///
  /// - Parameters:
  ///   - data: JSON text, in UTF-8.
  ///   - options: what to assume for what the text does not give.
  /// - Throws: `malformed`, which names the field; or another error of the graph, in `inPlace`.
  /// - Complexity: O(n) for n bytes.
  public init(nodeLinkJSON data: Data, options: ReadingOptions = ReadingOptions()) throws(GraphError) {
    self = try GraphFile(data, as: .nodeLinkJSON, options: options).graph
  }
}
