/// One small change of the source.
public struct Mutation: Sendable, Hashable {
  /// What kind of change it is.
  public let kind: MutationKind
  /// The bytes of the file that are replaced.
  public let range: Range<Int>
  /// What stood there.
  public let original: String
  /// What stands there in the mutant.
  public let replacement: String
}

/// The kinds of change, for ordinary and for numerical code.
public enum MutationKind: String, Sendable, CaseIterable, Codable {
  /// `<` becomes `<=`: strict against not strict, at ties and ends of domains.
  case boundary
  /// `<` becomes `>=`, `==` becomes `!=`.
  case relation
  /// `&&` becomes `||`; a negation is dropped.
  case logic
  /// `+` becomes `-`, `*` becomes `/`, in operators and in assignments.
  case arithmetic
  /// A literal is changed: 1 becomes 2, 0.5 becomes 1, `true` becomes `false`.
  case constant
  /// A statement is dropped.
  case statement
  /// A condition is always true, always false or negated.
  case condition
  /// The two branches of a choice are exchanged.
  case branches
  /// Two neighboring arguments are exchanged.
  case arguments
  /// The lower end of an interval stands where the upper one did, or the reverse.
  case interval
  /// `nextUp` becomes `nextDown`, `.up` becomes `.down`.
  case rounding
  /// A tolerance is ten times as wide, or zero.
  case tolerance
  /// A term of a sum is dropped.
  case term
  /// A factor of a product is dropped.
  case factor
  /// A sign, an absolute value or a root is dropped.
  case unary
  /// `min` becomes `max`.
  case extremum
  /// A natural logarithm becomes one to base two.
  case unit
  /// A degree, a count or a range has one more or one less.
  case count
  /// A stream of random numbers is used twice.
  case stream
}
