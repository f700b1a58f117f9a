/// Where generators draw from: fresh random choices, or recorded ones that are replayed.
///
/// One source serves many cases; its buffers are kept, so that a case allocates nothing of its own.
public struct ChoiceSource: Sendable {
  public var recording = Recording()
  @usableFromInline var random = CaseRandom(seed: 0)
  @usableFromInline var replay: [Choice] = []
  @usableFromInline var cursor = 0
  @usableFromInline var isReplaying = false
  /// Whether every replayed choice was taken as it was recorded.
  @usableFromInline var isFaithful = true
  /// Whether draws after the end of a replay are random rather than the simplest.
  @usableFromInline var drawsOnAfterReplay = false
  @usableFromInline var limit = Self.defaultLimit
  @usableFromInline var openSpan: Int32 = -1
  @usableFromInline var scopeCount: Int32 = 0
  /// From 1 to 100: how large collections may grow in this case.
  @usableFromInline var size = 100
  @usableFromInline var depth = 0

  /// Choices that a case may draw.
  public static let defaultLimit = 1 << 16

  public init() {}

  /// Makes ready to draw a fresh case.
  @inlinable
  public mutating func start(seed: UInt64, size: Int) {
    reset(limit: Self.defaultLimit)
    random.state = seed
    self.size = size
    isReplaying = false
  }

  /// Makes ready to draw recorded choices again.
  ///
  /// - Parameters:
  ///   - choices: The choices; where they end, the simplest are taken.
  ///   - limit: How many choices may be drawn.
  public mutating func start(replaying choices: [Choice], limit: Int = Self.defaultLimit) {
    reset(limit: limit)
    replay = choices
    cursor = 0
    isReplaying = true
    isFaithful = true
    drawsOnAfterReplay = false
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

  /// Whether the replay took every choice exactly, and all of them.
  public var replayedExactly: Bool { isFaithful && cursor == replay.count }

  @inlinable
  mutating func record(_ choice: Choice) throws(Discard) {
    guard recording.choices.count < limit else { throw .overrun }
    recording.choices.append(choice)
  }

  /// Takes the next recorded choice into a range, at the same distance from the simplest value where there is room.
  @usableFromInline
  mutating func replayed(kind: Choice.Kind, above: UInt64, below: UInt64, scope: Int32) throws(Discard) -> Choice {
    var choice = Choice(kind: kind, magnitude: 0, above: above, below: below, scope: scope)
    if cursor < replay.count {
      let old = replay[cursor]
      cursor += 1
      choice.magnitude = min(old.magnitude, old.isNegative ? below : above)
      choice.isNegative = old.isNegative && choice.magnitude > 0
      if old.kind != kind || old.above != above || old.below != below || choice.magnitude != old.magnitude {
        isFaithful = false
      }
    } else {
      isFaithful = false
    }
    if drawsOnAfterReplay, cursor == replay.count { isReplaying = false }
    try record(choice)
    return choice
  }

  // MARK: Spans

  /// Opens a span; every choice until ``close(_:)`` belongs to it.
  @inlinable
  public mutating func open(_ kind: Span.Kind, label: Int = 0) -> Int32 {
    let index = Int32(truncatingIfNeeded: recording.spans.count)
    let start = Int32(truncatingIfNeeded: recording.choices.count)
    recording.spans.append(Span(kind: kind, label: label, start: start, end: start, parent: openSpan))
    openSpan = index
    return index
  }

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
