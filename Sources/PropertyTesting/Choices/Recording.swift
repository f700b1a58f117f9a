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

/// How a block of choices is laid out: one cell for each combination of the indices of its axes, the last fastest.
///
/// An axis is named by the position of the choice that holds its length. A block of learning channels has one axis
/// repeated m times, m a choice too.
public struct TableLayout: Hashable, Sendable {
  /// One index of a table.
  public struct Axis: Hashable, Sendable {
    /// Position of the choice that holds the length.
    public var choice: Int
    /// The length when that choice is at its simplest.
    public var offset: Int
    /// Position of the choice that holds how often the axis repeats, and the number when it is at its simplest.
    public var repeats: Repeats?

    public init(choice: Int, offset: Int, repeats: Repeats? = nil) {
      self.choice = choice
      self.offset = offset
      self.repeats = repeats
    }
  }

  /// How often an axis repeats.
  public struct Repeats: Hashable, Sendable {
    public var choice: Int
    public var offset: Int

    public init(choice: Int, offset: Int) {
      self.choice = choice
      self.offset = offset
    }
  }

  public var start: Int
  public var axes: [Axis]
  /// Whether only the cells with row ≥ column are there (two equal axes).
  public var isTriangular: Bool
}

/// Why a run of a generator has no value.
public enum Discard: Error, Sendable {
  /// A filter refused what was drawn.
  case filtered
  /// More choices were drawn than allowed.
  case overrun
}
