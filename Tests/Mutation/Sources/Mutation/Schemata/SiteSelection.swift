/// A generator of random numbers whose numbers depend on the seed alone (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// A generator with a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The slots of sites that are chosen, none of which overlaps another.
struct TakenSlots {
  private var ranges: [String: [Range<Int>]] = [:]

  /// Takes the slot of a site; false, and nothing is taken, if it overlaps one that is taken.
  mutating func insert(_ site: Site) -> Bool {
    guard !ranges[site.file, default: []].contains(where: { $0.overlaps(site.slot.range) }) else { return false }
    ranges[site.file, default: []].append(site.slot.range)
    return true
  }
}

extension Sequence<Site> {
  /// Random sites, at most one per slot and none within another's slot.
  ///
  /// The slot is drawn first and a site of it second, so that a long statement is not drawn more often than a short one
  /// and a kind with many changes per place does not crowd out the others.
  public func drawn(count: Int, seed: UInt64) -> [Site] {
    var generator = SeededGenerator(seed: seed)
    let slots = Dictionary(grouping: self) { "\($0.file):\($0.slot.range.lowerBound):\($0.slot.range.upperBound)" }
    var chosen: [Site] = []
    var taken = TakenSlots()
    for key in slots.keys.sorted().shuffled(using: &generator) where chosen.count < count {
      let kinds = Dictionary(grouping: slots[key]!) { $0.mutation.kind }
      let kind = kinds.keys.sorted { $0.rawValue < $1.rawValue }.randomElement(using: &generator)!
      let site = kinds[kind]!.randomElement(using: &generator)!
      if taken.insert(site) { chosen.append(site) }
    }
    return chosen
  }
}
