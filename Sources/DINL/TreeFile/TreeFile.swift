import Foundation
import PlainText

/// A graph with its tree, as a file that the readers of graphs and other programs understand.
///
/// The tree stands in attributes: of a node `parent`, `distance` in seconds^exponent and `hops`, of a link `tree`, and
/// of the graph `root` and `exponent`. What is written is read back to the same graph with the same root and exponent,
/// and so with the same tree; in DOT, the two ends of a link may change places.
public struct TreeFile: Sendable {
  /// The formats that are written, by their file extensions.
  public enum Format: String, CaseIterable, Sendable {
    /// NetworkX node-link data, with links under `edges`.
    case json
    /// GraphML, whose node ids are the names.
    case graphml
    /// Graphviz DOT.
    case dot

    /// The format of a file by its extension, in either case; nil for an extension of none.
    public init?(extensionOf file: URL) { self.init(rawValue: file.pathExtension.lowercased()) }
  }

  let tree: ShortestPathTree
  let positions: [NodePosition?]
  let columns: [[String]?]

  /// A tree with the places of its nodes and the columns that they see.
  ///
  /// - Parameters:
  ///   - tree: the tree with its graph of n nodes.
  ///   - positions: n entries, nil for a node without a place; by default none has one.
  ///   - columns: n entries, nil for a node of which no columns are known; by default all.
  public init(_ tree: ShortestPathTree, positions: [NodePosition?]? = nil, columns: [[String]?]? = nil) {
    let count = tree.graph.nodeCount
    precondition((positions?.count ?? count) == count && (columns?.count ?? count) == count, "an entry a node")
    self.tree = tree
    self.positions = positions ?? Array(repeating: nil, count: count)
    self.columns = columns ?? Array(repeating: nil, count: count)
  }

  /// The content of the file in UTF-8.
  ///
  /// Each number is written as the shortest text that reads back to the same bits.
  ///
  /// - Throws: `excessiveWidth` for the first link whose width a reader would refuse; `malformed` for a name with a
  ///   character that the format does not admit.
  /// - Complexity: O(V + E).
  public func data(as format: Format) throws(GraphError) -> Data {
    try tree.graph.requireReadableWidths()
    return switch format {
    case .json: try nodeLinkJSON()
    case .graphml: Data(try graphML().utf8)
    case .dot: Data(dot().utf8)
    }
  }

  /// Whether a link is in the tree.
  func isInTree(_ link: Int) -> Bool {
    tree.parentLinks[tree.graph.links[link].first] == link || tree.parentLinks[tree.graph.links[link].second] == link
  }
}

extension NodePosition {
  /// The coordinates with the names under which they are written and read.
  var attributes: [(name: String, value: Double)] {
    isGeographic ? [("Longitude", x), ("Latitude", y)] : [("x", x), ("y", y)]
  }
}

extension CapacitatedGraph {
  /// Refuses widths that no reader accepts.
  ///
  /// - Throws: `excessiveWidth` for the first such link.
  func requireReadableWidths() throws(GraphError) {
    for (index, link) in links.enumerated() where link.width > ReadingOptions.greatestWidth {
      throw .excessiveWidth(name(ofLink: index), width: link.width)
    }
  }
}
