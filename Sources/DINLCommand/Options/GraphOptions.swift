import ArgumentParser
import Console
import DINL
import Foundation
import JSONReading
import PlainText

/// How the file of a graph is read, and which of its nodes is the root.
struct GraphOptions: ParsableArguments {
  @Option(
    help: """
      The root (fusion node) by name, or else by index from 0, or else 'best': the node with the least largest \
      distance, then the least mean distance, then the first name. (default: the root that the file names, else \
      fusion, sink or root, else the last node)
      """)
  var root: String?

  @Option(
    help: """
      The capacity of links that have none, in values per second, \(Limits.defaultCapacity). (default: such a link \
      is an error)
      """)
  var defaultCapacity: Double?

  @Option(
    help: """
      The bits of one value, for link speeds in bit/s, \(Limits.bitsPerValue). \
      (default: \(exactly(GraphOptions.standard.bitsPerValue)))
      """)
  var bitsPerValue: Double?

  @Option(
    name: .customLong("capacity"),
    help: ArgumentHelp(
      """
      The name of the attribute or column that holds the capacity of a link, in values per second or as a rate with its \
      unit, such as bandwidth. (default: \(CapacitatedGraph.ReadingOptions.usualCapacityName))
      """,
      valueName: "name"))
  var capacityName: String?

  @Flag(
    help: "Read directed links as undirected: a link may stand in one direction only, or in both alike.")
  var undirected = false

  @Flag(
    help: """
      Keep only the largest connected component of the graph, of several as large the one with the first node, and say \
      what is left out. Links that are left out need no capacity.
      """)
  var largestComponent = false

  /// What a reader assumes where no option is given.
  private static let standard = CapacitatedGraph.ReadingOptions()
  /// The value of --root that stands for the best root.
  private static let best = "best"

  func requireValid() throws {
    try Limits.defaultCapacity.check(defaultCapacity)
    try Limits.bitsPerValue.check(bitsPerValue)
    if capacityName?.isEmpty == true { throw ValidationError("--capacity is empty; name an attribute of the links") }
  }

  /// An option that was given, if any.
  var given: String? {
    if root != nil { return "--root" }
    if defaultCapacity != nil { return "--default-capacity" }
    if capacityName != nil { return "--capacity" }
    if undirected { return "--undirected" }
    if largestComponent { return "--largest-component" }
    return bitsPerValue == nil ? nil : "--bits-per-value"
  }

  /// Reads a graph from a file, or from standard input for "-".
  ///
  /// - Throws: `GraphError`.
  func read(_ file: String) throws(GraphError) -> GraphFile {
    try GraphFile.read(
      from: URL(fileURLWithPath: file == "-" ? "/dev/stdin" : file), named: Self.shown(file), options: reading)
  }

  /// The name of a file in what is said of it.
  static func shown(_ file: String) -> String { file == "-" ? "standard input" : file }

  /// An error with the name of its file.
  static func named(_ file: String, _ error: GraphError) -> GraphError { .inFile(shown(file), error) }

  /// Names the file in what is wrong with its graph.
  ///
  /// - Throws: what the body throws; a `GraphError` with the name of the file.
  static func naming<Value>(_ file: String, _ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as GraphError { throw named(file, error) }
  }

  /// What to do where the file is silent.
  var reading: CapacitatedGraph.ReadingOptions {
    CapacitatedGraph.ReadingOptions(
      defaultCapacity: defaultCapacity, bitsPerValue: bitsPerValue ?? Self.standard.bitsPerValue,
      capacityName: capacityName ?? Self.standard.capacityName, readsAsUndirected: undirected,
      keepsLargestComponent: largestComponent)
  }

  /// The root of a graph, with the reason why it is this node.
  ///
  /// - Parameters:
  ///   - reading: the file of the graph.
  ///   - graph: the graph itself, whose widths may differ from those of the file.
  ///   - exponent: p in the cost (width / capacity)^p, for the best root.
  ///   - file: the name of the file.
  /// - Throws: `CommandFailure` if --root names no node; `GraphError` if the file's root is no node, or if there is no
  ///   best root.
  func root(
    in reading: GraphFile, graph: CapacitatedGraph, exponent: Double, of file: String
  ) throws -> (node: Int, reason: String) {
    guard let root else {
      if let written = try reading.root() { return (written, "by the file; --root names another") }
      return (graph.fusionNode, Self.defaultReason(in: graph))
    }
    if let named = graph.node(named: root) { return (named, "by --root") }
    if let index = Int(root), graph.nodeNames.indices.contains(index) { return (index, "by --root") }
    if root == Self.best {
      let ranked = try Self.rankedRoots(of: graph, exponent: exponent, file: file)
      return (ranked[0].root, "the best of \(ranked.count) roots, as --compare-roots ranks them")
    }
    throw CommandFailure(
      .usage,
      "--root '\(root.plain())' is neither a node's name nor an index in 0 ... \(graph.nodeCount - 1) nor 'best'; "
        + "the first names are \(graph.nodeNames.prefix(5).map { "'\($0.plain())'" }.joined(separator: ", "))")
  }

  /// All roots of a graph, the best first.
  ///
  /// - Throws: `CommandFailure` for a graph with too many nodes; `GraphError` if there is no tree.
  static func rankedRoots(of graph: CapacitatedGraph, exponent: Double, file: String) throws -> [RootFigures] {
    guard graph.nodeCount <= RootFigures.greatestNodeCount else {
      throw CommandFailure(
        .usage,
        "--compare-roots and --root best take at most \(RootFigures.greatestNodeCount) nodes, and the graph has "
          + "\(graph.nodeCount); name a root with --root")
    }
    return try naming(file) { try graph.rankedRoots(exponent: exponent) }
  }

  static func defaultReason(in graph: CapacitatedGraph) -> String {
    let names = CapacitatedGraph.fusionNames
    return names.contains(graph.nodeNames[graph.fusionNode])
      ? "by its name; --root names another"
      : "the last node, as none is named \(names.joined(separator: ", ")); --root names another"
  }
}
