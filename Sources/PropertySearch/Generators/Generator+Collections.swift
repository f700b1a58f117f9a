extension Generator {
  /// Arrays whose number of elements is in a range.
  @inlinable
  public func array(count range: ClosedRange<Int>) -> Generator<[Value]> {
    Generator<[Value]> { source throws(Discard) in
      let whole = source.open(.sequence)
      let values = try elements(try source.count(in: range), from: &source)
      source.close(whole)
      return values
    }
  }

  /// Arrays of a fixed number of elements.
  @inlinable
  public func array(count: Int) -> Generator<[Value]> {
    Generator<[Value]> { source throws(Discard) in
      let whole = source.open(.row)
      let values = try elements(count, from: &source)
      source.close(whole)
      return values
    }
  }

  /// So many values, each a part of its own.
  @inlinable
  func elements(_ count: Int, from source: inout ChoiceSource) throws(Discard) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      let element = source.open(.element)
      values.append(try body(&source))
      source.close(element)
    }
    return values
  }

  /// Values, or their absence, which is the simpler.
  @inlinable
  public func optional(probability: Double = 0.75) -> Generator<Value?> {
    Generator<Value?>.part { source throws(Discard) in
      try source.boolean(probability: probability) ? try body(&source) : nil
    }
  }
}

extension Generator where Value: Hashable & SendableMetatype {
  /// Sets whose number of elements is in a range, or below it if too few different values are drawn.
  public func set(count range: ClosedRange<Int>) -> Generator<Set<Value>> {
    array(count: range).map { Set($0) }
  }
}

extension Generator where Value == Character {
  /// The characters of a text, the first of which is the simplest.
  public static func character(of characters: String) -> Generator {
    Generator.element(of: Array(characters))
  }

  /// Strings whose number of characters is in a range.
  public func string(count range: ClosedRange<Int>) -> Generator<String> {
    array(count: range).map { String($0) }
  }
}
