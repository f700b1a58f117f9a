import DINL
import Foundation
import PlainText

/// The number of sensors of a drawn network, or the columns that each of them sees.
public enum SensorChoice: Sendable, Equatable {
  /// A number of sensors, which divide all columns among them.
  case count(Int)
  /// The names of each sensor's columns, in order; columns that are not named are not seen.
  case columns([[String]])
}

/// The columns that the nodes of a network should see, as requested by options and the graph.
public struct ViewRequest: Sendable, Equatable {
  /// Where a view was requested.
  package enum Source: Sendable, Equatable { case option, relay, attribute, sensors }

  /// The requested columns of a node; an empty list makes it a relay.
  package struct View: Sendable, Equatable {
    package let node: String
    package let columns: [String]
    package let source: Source

    /// Where it was requested, in the words of a message.
    package var place: String {
      switch source {
      case .option: "--view \(node.quoted)"
      case .relay: "--relay \(node.quoted)"
      case .attribute: "columns of node \(node.quoted)"
      case .sensors: "--sensors"
      }
    }
  }

  package let views: [View]
  /// The number of sensors of a drawn network; nil if not given.
  package let sensorCount: Int?

  /// An empty request.
  public init() { (views, sensorCount) = ([], nil) }

  /// The request of options and a graph; an option about a node replaces the node's attribute.
  ///
  /// - Parameters:
  ///   - sensors: the sensors of a drawn network; nil if not given.
  ///   - options: texts of the form NODE=COLUMN,COLUMN.
  ///   - relays: the names of nodes that see nothing.
  ///   - graph: the names of the nodes, and the columns that each has as an attribute; nil for a drawn network.
  /// - Throws: `malformed`, `nodeTwice`, `sensorsOfGraph` or `sensorsBesideViews`.
  public init(
    sensors: SensorChoice? = nil, options: [String] = [], relays: [String] = [],
    graph: (nodes: [String], columns: [[String]?])? = nil
  ) throws(ViewError) {
    if graph != nil, sensors != nil { throw .sensorsOfGraph }
    var views: [View] = []
    for option in options { views.append(try Self.view(option, nodes: graph?.nodes ?? [])) }
    for relay in relays { views.append(View(node: relay, columns: [], source: .relay)) }
    var named: Set<String> = []
    for view in views where !named.insert(view.node).inserted { throw .nodeTwice(name: view.node) }
    if let graph {
      for (node, columns) in zip(graph.nodes, graph.columns) where !named.contains(node) {
        if let columns { views.append(View(node: node, columns: columns, source: .attribute)) }
      }
    }
    switch sensors {
    case .columns(let lists):
      guard views.isEmpty else { throw .sensorsBesideViews }
      // "sensor 1" and so on are the names of the nodes of a drawn network.
      self.views = lists.enumerated().map { View(node: "sensor \($0 + 1)", columns: $1, source: .sensors) }
      sensorCount = lists.count
    case .count(let count): (self.views, sensorCount) = (views, count)
    case nil: (self.views, sensorCount) = (views, nil)
    }
  }

  /// The names of all columns that some node should see; nil if none is named, in which case all columns are read.
  public var columns: Set<String>? {
    let names = Set(views.flatMap(\.columns))
    return names.isEmpty ? nil : names
  }

  /// The node and the columns of an option; a name that contains an equals sign is recognized if the graph has such a
  /// node.
  private static func view(_ text: String, nodes: [String]) throws(ViewError) -> View {
    let known = nodes.filter { text.starts(with: $0 + "=") }.max { $0.count < $1.count }
    guard let name = known ?? text.firstIndex(of: "=").map({ String(text[..<$0]) }) else {
      throw .malformed(text: text)
    }
    guard let columns = ColumnList.names(in: String(text.dropFirst(name.count + 1))) else {
      throw .malformed(text: text)
    }
    return View(node: known ?? name.trimmingCharacters(in: .whitespaces), columns: columns, source: .option)
  }
}
