extension Generator {
  /// The values of this generator after a function is applied to them.
  @inlinable
  public func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> Generator<Other> {
    Generator<Other> { source throws(Discard) in transform(try body(&source)) }
  }

  /// The values of a generator that depends on a value of this generator.
  @inlinable
  public func flatMap<Other>(_ transform: @escaping @Sendable (Value) -> Generator<Other>) -> Generator<Other> {
    Generator<Other> { source throws(Discard) in
      let next = transform(try body(&source))
      return try next.body(&source)
    }
  }

  /// Pairs of values drawn one after the other.
  @inlinable
  public func zip<Other>(_ other: Generator<Other>) -> Generator<(Value, Other)> {
    Generator<(Value, Other)> { source throws(Discard) in (try body(&source), try other.body(&source)) }
  }

  /// The values that satisfy a condition.
  ///
  /// A new case tries up to `attempts` times, records only the accepted value, and is discarded if there is none. A
  /// replay tries once.
  @inlinable
  public func filter(
    attempts: Int = 100, _ isIncluded: @escaping @Sendable (Value) -> Bool
  ) -> Generator {
    Generator { source throws(Discard) in
      let mark = ChoiceSource.Mark(source)
      for _ in 0..<(source.isReplaying ? 1 : attempts) {
        let value = try body(&source)
        if isIncluded(value) { return value }
        if !source.isReplaying { source.takeBack(to: mark) }
      }
      throw .filtered
    }
  }

  /// A value of one of several generators, each with equal probability; the first generator is the simplest.
  @inlinable
  public static func oneOf(_ generators: Generator...) -> Generator {
    oneOf(generators)
  }

  /// A value of one of several generators, each with equal probability; the first generator is the simplest.
  @inlinable
  public static func oneOf(_ generators: [Generator]) -> Generator {
    precondition(!generators.isEmpty, "one of no generators cannot be drawn")
    return .part { source throws(Discard) in
      try generators[try source.index(below: generators.count)].body(&source)
    }
  }

  /// A value of one of several generators, in proportion to their weights; the first generator is the simplest.
  public static func frequency(_ choices: (weight: Int, generator: Generator)...) -> Generator {
    precondition(choices.allSatisfy { $0.weight > 0 } && !choices.isEmpty, "weights are positive, and one at least")
    let total = choices.reduce(0) { $0 + $1.weight }
    let generators = choices.map(\.generator)
    let weights = choices.map(\.weight)
    return .part { source throws(Discard) in
      let index = try source.weightedIndex(weights, total: total)
      return try generators[index].body(&source)
    }
  }

  /// Values built from smaller ones of the same kind.
  ///
  /// - Parameters:
  ///   - maximumDepth: The greatest depth of nesting.
  ///   - base: The values that do not nest, which are simpler.
  ///   - grow: Makes a generator of larger values from a generator of smaller ones.
  public static func recursive(
    maximumDepth: Int = 5, base: Generator, _ grow: (Generator) -> Generator
  ) -> Generator {
    let knot = Knot<Value>()
    let label = Int(bitPattern: ObjectIdentifier(knot))
    let whole = Generator.part(label: label) { source throws(Discard) in
      let isGrown = try source.index(below: source.depth < maximumDepth ? 2 : 1) == 1
      source.depth += 1
      let value = isGrown ? try knot.grown!.body(&source) : try base.body(&source)
      source.depth -= 1
      return value
    }
    knot.grown = grow(whole)
    return whole
  }
}

/// The reference of a recursive generator to itself: set once, before the generator is returned.
private final class Knot<Value>: @unchecked Sendable {
  var grown: Generator<Value>?
}

extension ChoiceSource {
  mutating func weightedIndex(_ weights: [Int], total: Int) throws(Discard) -> Int {
    let above = UInt64(weights.count - 1)
    if isReplaying { return Int(try replayed(kind: .index, above: above, below: 0, scope: 0).magnitude) }
    var rest = Int(random.below(through: UInt64(total - 1)))
    var index = 0
    while rest >= weights[index] {
      rest -= weights[index]
      index += 1
    }
    try record(Choice(kind: .index, magnitude: UInt64(index), above: above))
    return index
  }
}
