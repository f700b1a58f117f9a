/// An inequality between two expressions of quantities.
public struct Inequality: Equatable, Sendable {
  /// The inequality as it was written.
  public let text: String
  /// The side that is claimed to be smaller.
  package let lesser: Expression
  package let greater: Expression
  package let isStrict: Bool

  /// Reads an inequality such as "gap <= sqrt(2*sigma^2*I/m)".
  ///
  /// - Throws: `ExpressionError` with the first position that cannot be read.
  public init(_ text: String) throws(ExpressionError) {
    var parser = ExpressionParser(text)
    self = try parser.inequality()
  }

  package init(text: String, lesser: Expression, greater: Expression, isStrict: Bool) {
    // Only white space can be unprintable in a text that was read as an inequality.
    self.text = String(text.map { $0.isWhitespace ? " " : $0 })
    (self.lesser, self.greater, self.isStrict) = (lesser, greater, isStrict)
  }

  /// The quantities that it names.
  public var quantities: Set<Quantity> { lesser.quantities.union(greater.quantities) }

  /// The values of both sides at the given values of quantities, or `nil` if one has none.
  public func sides(_ values: (Quantity) -> Estimate?) -> (lesser: Estimate, greater: Estimate)? {
    guard let left = lesser.value(values), let right = greater.value(values) else { return nil }
    return (left, right)
  }

  /// Whether the values of the sides prove it false.
  ///
  /// - SeeAlso: GB-008
  public func isRefuted(by sides: (lesser: Estimate, greater: Estimate)) -> Bool {
    isStrict ? sides.lesser.lower >= sides.greater.upper : sides.lesser.certainlyExceeds(sides.greater)
  }
}

/// Why and where an inequality cannot be read.
public struct ExpressionError: Error, Equatable, CustomStringConvertible {
  /// The text of the inequality.
  public let text: String
  /// The position of the error in characters, from 1.
  public let column: Int
  /// What is wrong at that position.
  public let problem: String

  /// One line with an excerpt of the text, the column and the problem.
  public var description: String { "\"\(excerpt)\", column \(column): \(problem)" }

  /// At most 80 characters of the text, with a question mark for each unprintable character.
  private var excerpt: String {
    let start = max(0, min(column - 40, text.count - 80))
    let part = text.dropFirst(start).prefix(80)
    let shown = part.map { character -> Character in
      character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F } || "≤≥·".contains(character)
        ? character : "?"
    }
    return (start > 0 ? "…" : "") + String(shown) + (start + 80 < text.count ? "…" : "")
  }
}
