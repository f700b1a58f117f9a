extension Generator {
  /// Arrays whose number of elements is in a range.
  @inlinable
  public func array(count range: ClosedRange<Int>) -> Generator<[Value]> {
    Generator<[Value]> { source throws(Discard) in
      let whole = source.open(.sequence)
      let count = try source.count(in: range)
      var values: [Value] = []
      values.reserveCapacity(count)
      for _ in 0..<count {
        let element = source.open(.element)
        values.append(try body(&source))
        source.close(element)
      }
      source.close(whole)
      return values
    }
  }

  /// Arrays of a fixed number of elements.
  @inlinable
  public func array(count: Int) -> Generator<[Value]> {
    // One loop for both in a function of its own is miscompiled with typed errors: it overwrites memory (Swift 6.3).
    Generator<[Value]> { source throws(Discard) in
      var values: [Value] = []
      values.reserveCapacity(count)
      let whole = source.open(.row)
      for _ in 0..<count {
        let element = source.open(.element)
        values.append(try body(&source))
        source.close(element)
      }
      source.close(whole)
      return values
    }
  }

  /// Values or `nil`, which is simpler.
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
