/// A generator of values, which draws typed choices from a source and contains no code for shrinking.
///
/// What it draws is recorded. Shrinking edits the record and runs the generator again, so that all values that are
/// built by `map`, `flatMap`, `filter` or plain code shrink too and keep the generator's invariants.
public struct Generator<Value>: Sendable {
  @usableFromInline let body: @Sendable (inout ChoiceSource) throws(Discard) -> Value

  /// A generator from code that draws from a source.
  @inlinable
  public init(_ body: @escaping @Sendable (inout ChoiceSource) throws(Discard) -> Value) {
    self.body = body
  }

  /// Draws one value.
  ///
  /// - Throws: ``Discard`` if a filter rejects what is drawn, or too many choices are drawn.
  @inlinable
  public func draw(from source: inout ChoiceSource) throws(Discard) -> Value {
    try body(&source)
  }

  /// A generator whose choices form one part, which shrinking may replace as a whole.
  ///
  /// - Parameter label: Equal for parts that can replace one another, such as a tree and its subtrees.
  @inlinable
  public static func part(
    label: Int = 0, _ body: @escaping @Sendable (inout ChoiceSource) throws(Discard) -> Value
  ) -> Generator {
    Generator { source throws(Discard) in
      let span = source.open(.group, label: label)
      let value = try body(&source)
      source.close(span)
      return value
    }
  }
}

extension ChoiceSource {
  /// Draws one value of a generator.
  @inlinable
  public mutating func draw<Value>(_ generator: Generator<Value>) throws(Discard) -> Value {
    try generator.body(&self)
  }
}
