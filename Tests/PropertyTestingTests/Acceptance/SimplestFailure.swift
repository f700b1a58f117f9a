import PropertyTesting

/// The first failing value in the shortlex order, found by trying every recording up to a bound. The result of
/// shrinking is compared with it; the two share no code.
///
/// For generators that draw the fewest choices after the simplest ones, and no fewer after a greater count.
struct SimplestFailure<Value> {
  let generator: Generator<Value>
  /// Greatest distance tried for counts, references, indices and booleans.
  let structure: UInt64
  /// Greatest distance tried for integers; numbers are tried up to that size, to quarters.
  let amounts: UInt64
  /// Greatest length tried.
  let longest: Int

  /// The numbers tried, in the order of simplicity.
  private let numbers: [Number]

  init(generator: Generator<Value>, structure: UInt64, amounts: UInt64, longest: Int) {
    self.generator = generator
    self.structure = structure
    self.amounts = amounts
    self.longest = longest
    let most = Int(min(amounts, 16))
    var sizes = (0...most).map { Double($0) }
    for denominator in [2, 4] {
      for numerator in stride(from: 1, to: most * denominator, by: 2) {
        sizes.append(Double(numerator) / Double(denominator))
      }
    }
    numbers = sizes.flatMap { size -> [Number] in size == 0 ? [Number(0)] : [Number(size), Number(-size)] }
  }

  func find(_ fails: (Value) -> Bool?) -> Value? {
    for length in 0...longest {
      if let value = find(length: length, fails) { return value }
    }
    return nil
  }

  private func find(length: Int, _ fails: (Value) -> Bool?) -> Value? {
    var prefix: [Choice] = []
    var source = ChoiceSource()
    while true {
      source.start(replaying: prefix, limit: length)
      var next: [Choice]
      do throws(Discard) {
        let value = try source.draw(generator)
        next = source.recording.choices
        if next.count == length, fails(value) == true { return value }
      } catch .overrun {
        // The simplest continuation is the shortest: all others are too long too, and so are those of greater counts.
        next = prefix
        if next.last?.kind == .count { next.removeLast() }
      } catch {
        next = source.recording.choices
      }
      // The next prefix in order: the last choice that can grow is increased, and what follows is dropped.
      while let last = next.popLast() {
        if let grown = successor(of: last) {
          next.append(grown)
          break
        }
      }
      if next.isEmpty { return nil }
      prefix = next
    }
  }

  /// A number, with the magnitude and sign by which the harness records it.
  private struct Number {
    let value: Double
    let magnitude: UInt64
    let isNegative: Bool

    init(_ value: Double) {
      self.value = value
      var source = ChoiceSource()
      // A range that holds this number alone.
      _ = try? source.double(in: value...value)
      magnitude = source.recording.choices[0].magnitude
      isNegative = source.recording.choices[0].isNegative
    }
  }

  private func successor(of choice: Choice) -> Choice? {
    switch choice.kind {
    case .integer: integer(after: choice)
    case .float: number(after: choice)
    default: choice.magnitude < min(structure, choice.above) ? value(choice.magnitude + 1, false, for: choice) : nil
    }
  }

  /// 0, 1, −1, 2, −2 and so on from the simplest value, as far as the range goes.
  private func integer(after choice: Choice) -> Choice? {
    if !choice.isNegative, choice.magnitude > 0, choice.magnitude <= choice.below {
      return value(choice.magnitude, true, for: choice)
    }
    let next = choice.magnitude + 1
    guard next <= amounts else { return nil }
    if next <= choice.above { return value(next, false, for: choice) }
    return next <= choice.below ? value(next, true, for: choice) : nil
  }

  /// Whole numbers, then halves, then quarters, each by size, the positive first.
  private func number(after choice: Choice) -> Choice? {
    let range = Double(bitPattern: choice.below)...Double(bitPattern: choice.above)
    let present = numbers.firstIndex { $0.magnitude == choice.magnitude && $0.isNegative == choice.isNegative }
    guard let next = numbers[((present ?? -1) + 1)...].first(where: { range.contains($0.value) }) else { return nil }
    return value(next.magnitude, next.isNegative, for: choice)
  }

  private func value(_ magnitude: UInt64, _ isNegative: Bool, for choice: Choice) -> Choice {
    var next = choice
    next.magnitude = magnitude
    next.isNegative = isNegative
    return next
  }
}
