extension Generator where Value: FixedWidthInteger & Sendable {
  /// Integers of a range; the nearest to `simplest` is the simplest, then by distance, the greater first.
  @inlinable
  public static func integer(in range: ClosedRange<Value>, simplest: Value = 0) -> Generator {
    Generator { source throws(Discard) in try source.integer(in: range, simplest: simplest) }
  }

  /// All integers of the type.
  @inlinable
  public static var integer: Generator { integer(in: Value.min...Value.max) }
}

extension Generator where Value == Double {
  /// Finite numbers of a range.
  public static func double(in range: ClosedRange<Double>) -> Generator {
    Generator { source throws(Discard) in try source.double(in: range) }
  }

  /// All finite numbers.
  public static var double: Generator {
    double(in: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude)
  }
}

extension Generator where Value == Bool {
  /// Booleans that are true with a given probability; false is simpler.
  @inlinable
  public static func boolean(probability: Double = 0.5) -> Generator {
    Generator { source throws(Discard) in try source.boolean(probability: probability) }
  }
}

extension Generator where Value: Sendable {
  /// A fixed value, drawn without a choice.
  @inlinable
  public static func just(_ value: Value) -> Generator {
    Generator { _ throws(Discard) in value }
  }

  /// The elements of a list, the first of which is the simplest.
  @inlinable
  public static func element(of values: [Value]) -> Generator {
    precondition(!values.isEmpty, "an element is drawn from a list that is not empty")
    return Generator { source throws(Discard) in values[try source.index(below: values.count)] }
  }
}
