import ArgumentParser
import Console
import DINL
import Foundation
import JSONReading
import PlainText

/// How the file of a graph is read, and which of its nodes is the root.
struct GraphOptions: ParsableArguments {
  @Option(
    help:
      "The root (fusion node) by name, or else by index from 0. (default: fusion, sink or root, else the last node)")
  var root: String?

  @Option(
    help: """
      The capacity of links that have none, in values per second, \(Limits.defaultCapacity). (default: such a link is an \
      error)
      """)
  var defaultCapacity: Double?

  @Option(
    help: """
      The bits of one value, for link speeds in bit/s, \(Limits.bitsPerValue). \
      (default: \(exactly(GraphOptions.standard.bitsPerValue)))
      """)
  var bitsPerValue: Double?

  /// What a reader assumes where no option is given.
  private static let standard = CapacitatedGraph.ReadingOptions()

  func validate() throws {
    try Limits.defaultCapacity.check(defaultCapacity)
    try Limits.bitsPerValue.check(bitsPerValue)
  }

  /// An option that was given, if any.
  var given: String? {
    if root != nil { return "--root" }
    if defaultCapacity != nil { return "--default-capacity" }
    return bitsPerValue == nil ? nil : "--bits-per-value"
  }

  /// Reads a graph.
  ///
  /// - Throws: `GraphError`.
  func read(_ file: String) throws(GraphError) -> GraphFile {
    try GraphFile.read(from: URL(fileURLWithPath: file), options: reading)
  }

  /// What to do where the file is silent.
  var reading: CapacitatedGraph.ReadingOptions {
    CapacitatedGraph.ReadingOptions(
      defaultCapacity: defaultCapacity, bitsPerValue: bitsPerValue ?? Self.standard.bitsPerValue)
  }

  /// The root of a graph, with the reason why it is this node.
  ///
  /// - Throws: `CommandFailure` if --root names no node.
  func root(in graph: CapacitatedGraph) throws(CommandFailure) -> (node: Int, reason: String) {
    guard let root else { return (graph.fusionNode, Self.defaultReason(in: graph)) }
    if let named = graph.node(named: root) { return (named, "by --root") }
    if let index = Int(root), graph.nodeNames.indices.contains(index) { return (index, "by --root") }
    throw CommandFailure(
      .usage,
      "--root '\(root.plain())' is neither a node's name nor an index in 0 ... \(graph.nodeCount - 1); "
        + "the first names are \(graph.nodeNames.prefix(5).map { "'\($0.plain())'" }.joined(separator: ", "))")
  }

  static func defaultReason(in graph: CapacitatedGraph) -> String {
    let names = CapacitatedGraph.fusionNames
    return names.contains(graph.nodeNames[graph.fusionNode])
      ? "by its name; --root names another"
      : "the last node, as none is named \(names.joined(separator: ", ")); --root names another"
  }
}
