import DINL
import Foundation
import PlainText

/// How many sensors share out the columns of a network that is drawn, or the columns of each.
public enum SensorChoice: Sendable, Equatable {
  /// So many sensors.
  case count(Int)
  /// The names of each sensor's columns, in order; a column that no sensor names is not seen.
  case columns([[String]])
}

/// Which columns the nodes of a check are to see, as options and graph ask for it.
public struct ViewRequest: Sendable, Equatable {
  /// Where a view was asked for.
  package enum Source: Sendable, Equatable { case option, relay, attribute, sensors }

  /// The columns of a node; none makes it a relay.
  package struct View: Sendable, Equatable {
    package let node: String
    package let columns: [String]
    package let source: Source

    /// Where it was asked for, as a message names it.
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
  /// How many sensors a drawn network has; nil where nothing is said.
  package let sensorCount: Int?

  /// Nothing asked for.
  public init() { (views, sensorCount) = ([], nil) }

  /// What options and graph ask for; an option about a node takes the place of the node's attribute.
  ///
  /// - Parameters:
  ///   - sensors: of a network that is drawn; nil where nothing is said.
  ///   - options: texts NODE=COLUMN,COLUMN.
  ///   - relays: names of nodes that see nothing.
  ///   - graph: the names of the nodes, and the columns that each has as an attribute; nil for a network that is drawn.
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
      // The names that the nodes of a drawn network have.
      self.views = lists.enumerated().map { View(node: "sensor \($0 + 1)", columns: $1, source: .sensors) }
      sensorCount = lists.count
    case .count(let count): (self.views, sensorCount) = (views, count)
    case nil: (self.views, sensorCount) = (views, nil)
    }
  }

  /// All columns that some node is to see, or nil where none is named, so that all are wanted.
  public var columns: Set<String>? {
    let names = Set(views.flatMap(\.columns))
    return names.isEmpty ? nil : names
  }

  /// The node and the columns of an option; a node whose name holds an equals sign is known by its name.
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
