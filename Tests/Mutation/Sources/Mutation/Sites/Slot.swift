/// The piece of source that an instrumented build holds twice, once as it was and once mutated.
public struct Slot: Sendable, Hashable {
  /// How the choice between the two is written.
  public enum Form: Sendable, Hashable {
    /// A statement: `if mutated(7) { b } else { a }`.
    case statement
    /// An expression whose type is known from its place: `if mutated(7) { b } else { a }`.
    case value
    /// Any other expression: `(mutated(7) ? (b) : (a))`.
    case ternary
  }

  /// The bytes of the file.
  public let range: Range<Int>
  /// The forms to try, one after the other, until one compiles.
  public let forms: [Form]
}

/// A mutation, the slot that holds it, and where a reader finds it.
public struct Site: Sendable, Hashable {
  /// The path of the file in the package.
  public let file: String
  /// The module that the file belongs to.
  public let module: String
  /// The declaration around it, for example `DistanceQueue.siftDown`.
  public let symbol: String
  /// The line and the column of the change, from 1, in bytes.
  public let line: Int, column: Int
  /// The line and the column at which the changed text ends.
  public let endLine: Int, endColumn: Int
  /// The statement around it on one line.
  public let statement: String
  /// How many equal changes of an equal statement come before it in the file.
  public var occurrence = 0
  /// The change.
  public let mutation: Mutation
  /// The piece of source that holds it.
  public let slot: Slot

  /// The change as it is named in tables and in the list of equivalent mutants.
  public var change: String {
    "`\(Self.oneLine(mutation.original))` → `\(Self.oneLine(mutation.replacement))`"
  }

  /// What names the site in lists that outlive a change of other lines: file, declaration, statement, change, occurrence.
  var identity: [String] { [file, symbol, statement, change, String(occurrence)] }

  /// A text with each run of white space as one space.
  static func oneLine(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
