/// A counterexample as data that can be drawn: a graph, a table, or the tables of a system.
public struct CaseDrawing: Codable, Equatable, Sendable {
  /// A graph whose nodes are numbered from 0.
  public struct Graph: Codable, Equatable, Sendable {
    /// A link between two nodes.
    public struct Link: Codable, Equatable, Sendable {
      /// The number of one end.
      public var from: Int
      /// The number of the other end.
      public var to: Int
      /// What stands beside the link.
      public var label: String

      /// A link with its label.
      public init(from: Int, to: Int, label: String) { (self.from, self.to, self.label) = (from, to, label) }
    }

    /// The number of nodes.
    public var nodeCount: Int
    /// The number of the root, if there is one.
    public var root: Int?
    /// The links.
    public var links: [Link]

    /// A graph with its links.
    public init(nodeCount: Int, root: Int? = nil, links: [Link]) {
      (self.nodeCount, self.root, self.links) = (nodeCount, root, links)
    }
  }

  /// A table of numbers; its rows may differ in length.
  public struct Table: Codable, Equatable, Sendable {
    /// What the table holds, such as "loss"; empty if it has no name.
    public var title: String
    /// The cells of each row.
    public var rows: [[String]]

    /// A table with its cells.
    public init(title: String, rows: [[String]]) { (self.title, self.rows) = (title, rows) }
  }

  /// The graph, if there is one.
  public var graph: Graph?
  /// The tables: one for a table alone, several for a system.
  public var tables: [Table]

  /// A drawing of a graph, of tables, or of both.
  public init(graph: Graph? = nil, tables: [Table] = []) { (self.graph, self.tables) = (graph, tables) }
}
