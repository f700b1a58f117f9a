/// What a generator drew in one run: its choices, and the structure that it declared over them.
public struct Recording: Sendable {
  /// The choices in the order in which they were drawn.
  public var choices: [Choice] = []
  /// The spans over the choices, in the order in which they were opened.
  public var spans: [Span] = []
  /// The tables whose cells are indexed by axes that are drawn too.
  public var tables: [TableLayout] = []

  /// An empty recording.
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

/// The layout of a block of choices: one for each combination of the indices of its axes, the last index fastest.
public struct TableLayout: Hashable, Sendable {
  /// One index of a table, which runs over 0 ..< n for a drawn count n.
  public struct Axis: Hashable, Sendable {
    /// The position of the count choice that holds the length.
    public var length: Int
    /// The position of the count choice that holds the number of repetitions of the axis; one repetition if `nil`.
    public var repeats: Int?

    /// An axis, by the positions of its count choices.
    ///
    /// - Parameters:
    ///   - length: The position of the choice that holds the length.
    ///   - repeats: The position of the choice that holds the number of repetitions; `nil` for one repetition.
    public init(length: Int, repeats: Int? = nil) {
      self.length = length
      self.repeats = repeats
    }
  }

  /// The position of the first cell.
  public var start: Int
  /// The indices of the table, the last fastest.
  public var axes: [Axis]
  /// Whether the table has only the cells whose row is at least their column.
  public var isTriangular: Bool
}

/// The reason why a run of a generator has no value.
public enum Discard: Error, Sendable {
  /// A filter rejected what was drawn.
  case filtered
  /// More choices were drawn than the limit allows.
  case overrun
}
