import RealModule

/// Sums over all supersamples and all selections from them, up to what the algorithm distinguishes.
///
/// A supersample is a list of slots; each is a kind of pair, and the number of pairs of that kind. For rows by samples,
/// each position has its own slot. For rows by counts, a slot holds all pairs of a kind, and selections with equal
/// numbers of its first value count as one.
///
/// - SeeAlso: GB-005
struct SupersampleSums {
  private struct Kind {
    let first, second: Int
    let probability: Double
  }

  private struct Slot {
    var kind: Int
    var count: Int
    var position: Int
  }

  /// I(W;U|Z̃) in nats.
  private(set) var hypothesis = 0.0
  /// I(F;U|Z̃) in nats.
  private(set) var predictions = 0.0
  /// I(Δ;U|Z̃) in nats.
  private(set) var differences = 0.0
  /// Σ_i I(Δ_i;U_i|Z̃) in nats.
  private(set) var pairs = 0.0
  /// The total number of selections.
  let selectionCount: Double

  private let enumeration: SystemEnumeration
  private let kinds: [Kind]
  private let groups: HypothesisGroups
  private let hypotheses: Int

  private var slots: [Slot] = []
  /// The kind of each slot.
  private var slotKinds: [Int] = []
  /// For each slot, the share of its pairs whose first value is in the current selection.
  private var shares: [Double] = []
  /// The sum over selections of P(w|selection), and the sums of P(w|selection) times the shares of each slot's first
  /// and second values.
  private var mix: [Double]
  private var sided: [Double]
  /// The groups of hypotheses with equal predictions and with equal differences on the current supersample.
  private var predicted: (labels: [Int], count: Int)
  private var differing: (labels: [Int], count: Int)
  /// The sums over selections of Σ p ln p for hypotheses, predictions and differences.
  private var selected = (0.0, 0.0, 0.0)
  private var grouped: [Double]
  /// The law of ℓ(left out) − ℓ(seen) at each position, by the index of the difference, without pairs of equal values.
  private var seenLaw: [[Double]]

  /// The sums of a system, before ``add()`` all 0.
  ///
  /// - Throws: `.invalidInput` if loss differences are so close that it is not decided which are equal.
  init(_ enumeration: SystemEnumeration) throws(VerificationError) {
    (self.enumeration, hypotheses) = (enumeration, enumeration.hypotheses)
    let (law, count) = (enumeration.law, enumeration.classes.sampleCount)
    let support = law.indices.filter { law[$0] > 0 }
    kinds = support.flatMap { a in
      support.filter { $0 >= a }.map { b in
        Kind(first: a, second: b, probability: (a == b ? 1 : 2) * law[a] * law[b])
      }
    }
    let pairs = support.count * support.count
    selectionCount =
      enumeration.classes.keepsPositions ? power(Double(pairs), count) : Self.compositions(of: count, into: pairs)
    // If there are too many selections, nothing is summed, and the tables of pairs are not needed.
    let isFeasible = selectionCount <= Double(SystemEnumeration.mostSelections)
    groups = try HypothesisGroups(enumeration.system, kinds: isFeasible ? kinds.map { ($0.first, $0.second) } : [])
    mix = [Double](repeating: 0, count: hypotheses)
    grouped = mix
    let mostSlots = enumeration.classes.keepsPositions ? count : kinds.count
    sided = [Double](repeating: 0, count: 2 * mostSlots * hypotheses)
    predicted = ([Int](repeating: 0, count: hypotheses), 0)
    differing = predicted
    seenLaw = [[Double]](
      repeating: [Double](repeating: 0, count: groups.differenceCount),
      count: enumeration.classes.keepsPositions ? count : 1)
  }

  /// The number of ways to write n as an ordered sum of a given number of nonnegative parts.
  private static func compositions(of n: Int, into parts: Int) -> Double {
    var result = 1.0
    for step in 0..<n { result = result * Double(parts + step) / Double(step + 1) }
    return result
  }

  /// I(Δ_i;U_i) at each position: for the law q of ℓ(left out) − ℓ(seen), it is H((q + its mirror image)/2) − H(q), to
  /// which q at 0 adds nothing.
  var unconditional: [Double] {
    seenLaw.map { law in
      law.indices.reduce(0) { $0 + xLogX(law[$1]) - xLogX((law[$1] + law[groups.mirror[$1]]) / 2) }
    }
  }

  /// Adds all supersamples.
  mutating func add() {
    if enumeration.classes.keepsPositions {
      addPositions(from: 0, mass: 1)
    } else {
      addKinds(from: 0, left: enumeration.classes.sampleCount, mass: 1)
    }
  }

  private mutating func addPositions(from position: Int, mass: Double) {
    if position == enumeration.classes.sampleCount { return addSupersample(mass) }
    for kind in kinds.indices {
      push(Slot(kind: kind, count: 1, position: position))
      addPositions(from: position + 1, mass: mass * kinds[kind].probability)
      pop()
    }
  }

  private mutating func addKinds(from kind: Int, left: Int, mass: Double) {
    if left == 0 { return addSupersample(mass) }
    for count in (kind == kinds.count - 1 ? left : 0)...left {
      if count > 0 { push(Slot(kind: kind, count: count, position: 0)) }
      addKinds(
        from: kind + 1, left: left - count, mass: mass * binomial(left, count) * power(kinds[kind].probability, count))
      if count > 0 { pop() }
    }
  }

  private mutating func push(_ slot: Slot) {
    slots.append(slot)
    slotKinds.append(slot.kind)
    shares.append(0)
  }

  private mutating func pop() {
    slots.removeLast()
    slotKinds.removeLast()
    shares.removeLast()
  }

  private mutating func addSupersample(_ mass: Double) {
    for w in 0..<hypotheses { mix[w] = 0 }
    for place in 0..<2 * slots.count * hypotheses { sided[place] = 0 }
    selected = (0, 0, 0)
    predicted.count = groups.groupPredictions(on: slotKinds, into: &predicted.labels)
    differing.count = groups.groupDifferences(on: slotKinds, into: &differing.labels)
    select(from: 0, code: 0, weight: 1)
    let whole = mix.reduce(0) { $0 + xLogX($1) }
    hypothesis += mass * (selected.0 - whole)
    predictions += mass * (selected.1 - sum(predicted, mix, 0, whole))
    differences += mass * (selected.2 - sum(differing, mix, 0, whole))
    for slot in slots.indices { addSlot(slot, mass) }
  }

  private mutating func select(from slot: Int, code: Int, weight: Double) {
    if slot == slots.count { return addSelection(enumeration.classes.index(ofCode: code), weight) }
    let (kind, count) = (kinds[slots[slot].kind], slots[slot].count)
    let strides = enumeration.classes.strides[slots[slot].position]
    if kind.first == kind.second {
      return select(from: slot + 1, code: code + count * strides[kind.first], weight: weight)
    }
    for taken in 0...count {
      shares[slot] = Double(taken) / Double(count)
      select(
        from: slot + 1, code: code + taken * strides[kind.first] + (count - taken) * strides[kind.second],
        weight: weight * binomial(count, taken) * power(0.5, count))
    }
  }

  private mutating func addSelection(_ row: Int, _ weight: Double) {
    let base = row * hypotheses
    for w in 0..<hypotheses { mix[w] += weight * enumeration.rows[base + w] }
    for slot in slots.indices where kinds[slots[slot].kind].first != kinds[slots[slot].kind].second {
      let (first, second) = (weight * shares[slot], weight * (1 - shares[slot]))
      let place = 2 * slot * hypotheses
      for w in 0..<hypotheses {
        sided[place + w] += first * enumeration.rows[base + w]
        sided[place + hypotheses + w] += second * enumeration.rows[base + w]
      }
    }
    let rowSum = enumeration.rowSums[row]
    selected.0 += weight * rowSum
    selected.1 += weight * sum(predicted, enumeration.rows, base, rowSum)
    selected.2 += weight * sum(differing, enumeration.rows, base, rowSum)
  }

  /// Σ p ln p over groups of hypotheses, given that over single hypotheses.
  private mutating func sum(
    _ groups: (labels: [Int], count: Int), _ probabilities: [Double], _ base: Int, _ whole: Double
  ) -> Double {
    if groups.count == 1 { return 0 }
    if groups.count == hypotheses { return whole }
    for w in 0..<hypotheses { grouped[w] = 0 }
    for w in 0..<hypotheses { grouped[groups.labels[w]] += probabilities[base + w] }
    return grouped.reduce(0) { $0 + xLogX($1) }
  }

  /// Adds k times I(Δ_i;U_i|Z̃ = z̃) of one of the slot's k pairs, and its part of the unconditional laws.
  private mutating func addSlot(_ slot: Int, _ mass: Double) {
    let (kind, count) = (slots[slot].kind, Double(slots[slot].count))
    let position = slots[slot].position
    let share = enumeration.classes.keepsPositions ? mass : mass * count / Double(enumeration.classes.sampleCount)
    // The difference of equal values is 0, whatever the coin is.
    if kinds[kind].first == kinds[kind].second { return }
    let place = 2 * slot * hypotheses
    var information = Double.log(2)
    for w in 0..<hypotheses {
      // The first hypothesis with a difference represents all that have it.
      let number = groups.difference(w, on: kind)
      var isFirst = true
      for other in 0..<w where groups.difference(other, on: kind) == number { isFirst = false }
      guard isFirst else { continue }
      var (first, second) = (0.0, 0.0)
      for other in w..<hypotheses where groups.difference(other, on: kind) == number {
        first += sided[place + other]
        second += sided[place + hypotheses + other]
      }
      information += xLogX(first) + xLogX(second) - xLogX(first + second)
      seenLaw[position][number] += share * first
      seenLaw[position][groups.mirror[number]] += share * second
    }
    pairs += mass * count * information
  }
}
