/// The source from which generators draw: new random choices, or recorded ones that are replayed.
///
/// One source serves many cases and keeps its buffers, so that a case needs no allocation of its own.
public struct ChoiceSource: Sendable {
  /// The choices of the current case, with the structure over them.
  public var recording = Recording()
  @usableFromInline var random = CaseRandom(seed: 0)
  /// The present or the last replay.
  @usableFromInline var replay = Replay()
  @usableFromInline var isReplaying = false
  @usableFromInline var limit = Self.defaultLimit
  @usableFromInline var openSpan: Int32 = -1
  @usableFromInline var scopeCount: Int32 = 0
  /// The size of the case, from 1 to 100, which limits collections.
  @usableFromInline var size = 100
  @usableFromInline var depth = 0

  /// The number of choices that a case may draw by default.
  public static let defaultLimit = 1 << 16

  /// A source without a case; call `start` before drawing.
  public init() {}

  /// Prepares to draw a new case.
  ///
  /// - Parameters:
  ///   - seed: The seed of the case's random numbers.
  ///   - size: From 1 to 100; greater sizes allow larger collections and distances.
  @inlinable
  public mutating func start(seed: UInt64, size: Int) {
    reset(limit: Self.defaultLimit)
    random.state = seed
    self.size = size
    isReplaying = false
  }

  /// Prepares to draw recorded choices again.
  ///
  /// - Parameters:
  ///   - choices: The choices; after their end, the simplest values are drawn.
  ///   - limit: The number of choices that may be drawn.
  public mutating func start(replaying choices: [Choice], limit: Int = Self.defaultLimit) {
    reset(limit: limit)
    replay = Replay(choices: choices)
    isReplaying = true
    size = 100
  }

  @inlinable
  mutating func reset(limit: Int) {
    recording.removeAll()
    self.limit = limit
    openSpan = -1
    scopeCount = 0
    depth = 0
  }

  /// Whether the replay used every choice exactly, and all of them.
  public var replayedExactly: Bool { replay.isFaithful && replay.isAtEnd }

  @inlinable
  mutating func record(_ choice: Choice) throws(Discard) {
    guard recording.choices.count < limit else { throw .overrun }
    recording.choices.append(choice)
  }

  /// Fits the next recorded choice into a range, at the same distance from the simplest value if the range allows it.
  @usableFromInline
  mutating func replayed(kind: Choice.Kind, above: UInt64, below: UInt64, scope: Int32) throws(Discard) -> Choice {
    var choice = Choice(kind: kind, magnitude: 0, above: above, below: below, scope: scope)
    if let old = nextReplayed() {
      choice.magnitude = min(old.magnitude, old.isNegative ? below : above)
      choice.isNegative = old.isNegative && choice.magnitude > 0
      if old.kind != kind || old.above != above || old.below != below || choice.magnitude != old.magnitude {
        replay.isFaithful = false
      }
    }
    try record(choice)
    return choice
  }

  /// The next recorded choice, `nil` after the end; random draws begin after the last one if the replay draws on.
  mutating func nextReplayed() -> Choice? {
    let choice = replay.next()
    if replay.drawsOn, replay.isAtEnd { isReplaying = false }
    return choice
  }

  /// Recorded choices that are drawn again.
  @usableFromInline
  struct Replay: Sendable {
    let choices: [Choice]
    private var cursor = 0
    /// Whether every choice that was drawn was there and was used as it was recorded.
    var isFaithful = true
    /// Whether draws after the end are random rather than the simplest.
    var drawsOn = false

    /// A replay before its first choice.
    init(choices: [Choice] = []) { self.choices = choices }

    var isAtEnd: Bool { cursor == choices.count }

    /// The next choice; `nil`, and no longer faithful, after the end.
    mutating func next() -> Choice? {
      guard !isAtEnd else {
        isFaithful = false
        return nil
      }
      cursor += 1
      return choices[cursor - 1]
    }
  }

  // MARK: Spans

  /// Opens a span; every choice until ``close(_:)`` belongs to it.
  ///
  /// - Returns: The index of the span, for ``close(_:)``.
  @inlinable
  public mutating func open(_ kind: Span.Kind, label: Int = 0) -> Int32 {
    let index = Int32(truncatingIfNeeded: recording.spans.count)
    let start = Int32(truncatingIfNeeded: recording.choices.count)
    recording.spans.append(Span(kind: kind, label: label, start: start, end: start, parent: openSpan))
    openSpan = index
    return index
  }

  /// Closes a span, which then ends before the next choice; the span around it is open again.
  ///
  /// - Parameter index: The index that ``open(_:label:)`` returned.
  @inlinable
  public mutating func close(_ index: Int32) {
    let position = Int(index)
    recording.spans[position].end = Int32(truncatingIfNeeded: recording.choices.count)
    openSpan = recording.spans[position].parent
  }

  // MARK: Taking back

  @usableFromInline
  struct Mark {
    @usableFromInline var choices, spans, tables: Int
    @usableFromInline var openSpan, scopeCount: Int32
    @usableFromInline var depth: Int

    @inlinable
    init(_ source: borrowing ChoiceSource) {
      choices = source.recording.choices.count
      spans = source.recording.spans.count
      tables = source.recording.tables.count
      openSpan = source.openSpan
      scopeCount = source.scopeCount
      depth = source.depth
    }
  }

  @usableFromInline
  mutating func takeBack(to mark: Mark) {
    recording.choices.removeLast(recording.choices.count - mark.choices)
    recording.spans.removeLast(recording.spans.count - mark.spans)
    recording.tables.removeLast(recording.tables.count - mark.tables)
    openSpan = mark.openSpan
    scopeCount = mark.scopeCount
    depth = mark.depth
  }
}
