extension CapacitatedGraph {
  /// A grid of rows × columns nodes, each joined to its right and lower neighbor, with log-uniform capacities.
  ///
  /// The node of row i and column j has index i · columns + j and name "i,j".
  ///
  /// - Parameters:
  ///   - rows: at least 1.
  ///   - columns: at least 1.
  ///   - width: of every link, at least 1, in values per sample.
  ///   - random: the stream from which capacities are drawn.
  /// - Throws: `noNodes` for an empty grid, `tooLarge`, `invalidWidth`, `exchangeOverflow`.
  /// - Complexity: O(rows · columns).
  public static func grid(
    rows: Int, columns: Int, width: Int = 1, using random: inout RandomStream
  ) throws(GraphError) -> CapacitatedGraph {
    guard rows >= 1, columns >= 1 else { throw .noNodes }
    guard isCountable(rows: rows, columns: columns) else { throw .tooLarge }
    var names: [String] = []
    var links: [Link] = []
    for row in 0..<rows {
      for column in 0..<columns {
        names.append("\(row),\(column)")
        let node = row * columns + column
        if column + 1 < columns {
          links.append(Link(node, node + 1, capacity: randomCapacity(using: &random), width: width))
        }
        if row + 1 < rows {
          links.append(Link(node, node + columns, capacity: randomCapacity(using: &random), width: width))
        }
      }
    }
    return try CapacitatedGraph(nodeNames: names, links: links)
  }

  /// Whether a grid has at most half of ``greatestCount`` nodes, and so fewer links than that count.
  static func isCountable(rows: Int, columns: Int) -> Bool { rows <= greatestCount / 2 / columns }
}
