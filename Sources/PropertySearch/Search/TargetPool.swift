/// The recordings with the greatest scores, and ways to change them that may give a greater score.
struct TargetPool {
  private static let capacity = 4
  private var entries: [(score: Double, recording: Recording)] = []

  var isEmpty: Bool { entries.isEmpty }

  mutating func add(_ recording: Recording, score: Double) {
    guard !score.isNaN, !recording.choices.isEmpty else { return }
    if entries.count == Self.capacity, let least = entries.last, score <= least.score { return }
    // Among equal scores the newer comes first, so that the search can cross plateaus.
    let place = entries.firstIndex { $0.score <= score } ?? entries.count
    entries.insert((score, recording), at: place)
    if entries.count > Self.capacity { entries.removeLast() }
  }

  /// Makes a source replay a changed recording, and draw at random after its end.
  func mutate(_ source: inout ChoiceSource, seed: UInt64) {
    var random = CaseRandom(seed: seed ^ 0x5851_F42D_4C95_7F2D)
    let rank = min(random.next().trailingZeroBitCount / 2, entries.count - 1)
    let recording = entries[rank].recording
    var choices = recording.choices
    let edits = 1 + min(random.next().trailingZeroBitCount, 7)
    for _ in 0..<edits {
      if random.next() & 3 == 0, let edited = Self.repeated(recording, &random),
        choices.count == recording.choices.count
      {
        choices = edited
        continue
      }
      let index = Int(random.below(through: UInt64(choices.count - 1)))
      choices[index] = Self.altered(choices[index], &random)
    }
    source.start(replaying: choices)
    source.random = random
    source.replay.drawsOn = true
  }

  /// Another value for one choice: an end of the range, a neighbor, twice or half the distance, or any value.
  private static func altered(_ choice: Choice, _ random: inout CaseRandom) -> Choice {
    let word = random.next()
    let isNegative = choice.kind != .count && (choice.below > 0 && choice.kind != .float) && word >> 8 & 1 == 1
    let bound = choice.kind == .float ? FloatRank.firstUneven : (isNegative ? choice.below : choice.above)
    guard bound > 0 else { return choice }
    let step = random.below(through: min(bound, choice.magnitude / 4 + 1))
    let magnitude =
      switch word & 7 {
      case 0, 1: bound
      case 2: choice.magnitude &+ step
      case 3: choice.magnitude &- min(choice.magnitude, step)
      case 4: choice.magnitude &* 2
      case 5: choice.magnitude / 2
      default: random.below(through: bound)
      }
    let keepsSign = word & 7 > 1 && word & 7 < 6
    return choice.changed(to: min(magnitude, bound), isNegative: keepsSign ? choice.isNegative : isNegative) ?? choice
  }

  /// The choices with one element of some sequence repeated.
  private static func repeated(_ recording: Recording, _ random: inout CaseRandom) -> [Choice]? {
    let elements = recording.spans.indices.filter { recording.spans[$0].kind == .element }
    guard !elements.isEmpty else { return nil }
    let element = recording.spans[elements[Int(random.below(through: UInt64(elements.count - 1)))]]
    guard element.parent >= 0, recording.spans[Int(element.parent)].kind == .sequence else { return nil }
    let count = Int(recording.spans[Int(element.parent)].start)
    guard recording.choices[count].magnitude < recording.choices[count].above else { return nil }
    var choices = recording.choices
    choices[count].magnitude += 1
    choices.insert(contentsOf: recording.choices[element.range], at: Int(element.end))
    return choices
  }
}
