/// What a generator drew in one run: its choices and the structure it declared over them.
public struct Recording: Sendable {
  public var choices: [Choice] = []
  public var spans: [Span] = []
  /// Tables whose cells are indexed by axes that are themselves drawn.
  public var tables: [TableLayout] = []

  @inlinable
  public init() {}

  @inlinable
  mutating func removeAll() {
    choices.removeAll(keepingCapacity: true)
    spans.removeAll(keepingCapacity: true)
    if !tables.isEmpty { tables.removeAll(keepingCapacity: true) }
  }

  /// The spans directly inside a span, in order.
  func children(of parent: Int) -> [Int] {
    spans.indices.filter { Int(spans[$0].parent) == parent }
  }
}

/// How a block of choices is laid out: one for each combination of the indices of its axes, the last fastest.
public struct TableLayout: Hashable, Sendable {
  /// One index of a table, which runs over 0 ..< a drawn count.
  public struct Axis: Hashable, Sendable {
    /// Position of the count choice that holds the length.
    public var length: Int
    /// Position of the count choice that holds how often the axis is repeated; once if `nil`.
    public var repeats: Int?

    public init(length: Int, repeats: Int? = nil) {
      self.length = length
      self.repeats = repeats
    }
  }

  /// Position of the first cell.
  public var start: Int
  public var axes: [Axis]
  /// Whether only cells whose row is at least their column are there.
  public var isTriangular: Bool
}

/// Why a run of a generator has no value.
public enum Discard: Error, Sendable {
  /// A filter refused what was drawn.
  case filtered
  /// More choices were drawn than allowed.
  case overrun
}
