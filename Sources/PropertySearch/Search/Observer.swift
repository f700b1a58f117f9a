/// What a property says of its input besides whether it holds.
///
/// One observer serves all cases of a search, one after the other.
public final class Observer {
  /// One remark about the present case.
  @usableFromInline
  package enum Remark: Sendable {
    case label(String, isThere: Bool, atLeast: Double?)
    case collected(String)
    case score(Double)
  }

  /// Thrown by ``assume(_:)``; the case is then discarded.
  package struct Unassumed: Error {}

  @usableFromInline package var remarks: [Remark] = []

  public init() {}

  /// Counts the cases that have a property of interest; the shares are reported with a failure or on demand.
  public func classify(_ label: String, when condition: Bool) {
    remarks.append(.label(label, isThere: condition, atLeast: nil))
  }

  /// Demands that at least a share of all cases have a property of interest.
  ///
  /// A case counts once for a label, however often it is remarked on, and has it if one of its remarks says so.
  ///
  /// - Parameters:
  ///   - label: Name of the property of interest.
  ///   - share: Least probability, greater than 0 and less than 1.
  ///   - condition: Whether this case has it.
  /// - SeeAlso: PT-001
  public func cover(_ label: String, atLeast share: Double, when condition: Bool) {
    precondition(share > 0 && share < 1, "a share to be covered lies between 0 and 1")
    remarks.append(.label(label, isThere: condition, atLeast: share))
  }

  /// Adds a value to the histogram of the search.
  public func collect(_ value: some CustomStringConvertible) {
    remarks.append(.collected(value.description))
  }

  /// Says how near the case is to what is looked for; the search climbs toward greater scores.
  public func score(_ value: Double) {
    remarks.append(.score(value))
  }

  /// Discards the case where its assumptions do not hold; a discarded case is not a passing one.
  public func assume(_ condition: Bool) throws {
    if !condition { throw Unassumed() }
  }
}
