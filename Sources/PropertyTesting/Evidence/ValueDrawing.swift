import PropertySearch
import TestEvidence

/// A value as data that can be drawn; nil if it holds neither a graph nor a table of numbers, or too many of them.
func drawing(of value: Any) -> CaseDrawing? {
  var parts = DrawnParts()
  parts.add(value, title: "", depth: 0)
  return parts.drawing
}

/// A graph that can be drawn.
protocol DrawnGraph {
  var drawnGraph: CaseDrawing.Graph { get }
}

extension GeneratedGraph: DrawnGraph {
  var drawnGraph: CaseDrawing.Graph {
    CaseDrawing.Graph(
      nodeCount: vertexCount,
      links: links.map { link in
        let label = (link.capacity as? any CustomStringConvertible)?.description
        return .init(from: link.from, to: link.to, label: label ?? PropertySearch.swiftLiteral(of: link.capacity))
      })
  }
}

/// The parts of a value that can be drawn, gathered from its structures, tuples and lists.
private struct DrawnParts {
  private var graph: CaseDrawing.Graph?
  private var tables: [CaseDrawing.Table] = []
  private var scalars: [(title: String, text: String)] = []
  private var root: Int?

  /// More cells make no picture that a person can take in.
  private static let mostCells = 400
  private static let greatestDepth = 4

  /// What was gathered. A number beside a graph is its root or no part of the picture; beside tables it is a table of
  /// one cell.
  var drawing: CaseDrawing? {
    if var graph {
      if let root, root < graph.nodeCount { graph.root = root }
      return CaseDrawing(graph: graph, tables: tables)
    }
    guard !tables.isEmpty else { return nil }
    let all =
      scalars.filter { !$0.title.isEmpty }.map { CaseDrawing.Table(title: $0.title, rows: [[$0.text]]) } + tables
    let cells = all.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.count } }
    return cells <= Self.mostCells ? CaseDrawing(tables: all) : nil
  }

  mutating func add(_ value: Any, title: String, depth: Int) {
    guard depth <= Self.greatestDepth else { return }
    if let drawn = value as? any DrawnGraph {
      if graph == nil { graph = drawn.drawnGraph }
    } else if let text = Self.cell(value) {
      if title == "root" { root = value as? Int }
      scalars.append((title, text))
    } else if let row = Self.row(value) {
      tables.append(CaseDrawing.Table(title: title, rows: [row]))
    } else if let rows = Self.rows(value) {
      tables.append(CaseDrawing.Table(title: title, rows: rows))
    } else {
      addChildren(of: Mirror(reflecting: value), title: title, depth: depth)
    }
  }

  private mutating func addChildren(of mirror: Mirror, title: String, depth: Int) {
    switch mirror.displayStyle {
    case .collection:
      guard mirror.children.count <= Self.mostCells else { return }
      for (index, child) in mirror.children.enumerated() {
        add(child.value, title: "\(title)[\(index)]", depth: depth + 1)
      }
    case .struct, .tuple:
      for child in mirror.children {
        add(child.value, title: child.label.map { $0.hasPrefix(".") ? title : $0 } ?? title, depth: depth + 1)
      }
    case .optional:
      for child in mirror.children { add(child.value, title: title, depth: depth + 1) }
    default: break
    }
  }

  private static func cell(_ value: Any) -> String? {
    switch value {
    case let value as any BinaryInteger: "\(value)"
    case let value as Double: "\(value)"
    case let value as Float: "\(value)"
    case let value as Bool: "\(value)"
    default: nil
    }
  }

  private static func row(_ value: Any) -> [String]? {
    if let weights = value as? Weights { return weights.weights.map { "\($0)" } }
    return elements(of: value, cell)
  }

  private static func rows(_ value: Any) -> [[String]]? { elements(of: value, row) }

  /// The elements of a list, each read in the same way; nil if the value is no list, is empty, or an element is not so.
  private static func elements<Element>(of value: Any, _ read: (Any) -> Element?) -> [Element]? {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .collection, !mirror.children.isEmpty, mirror.children.count <= mostCells else {
      return nil
    }
    var elements: [Element] = []
    for child in mirror.children {
      guard let element = read(child.value) else { return nil }
      elements.append(element)
    }
    return elements
  }
}
