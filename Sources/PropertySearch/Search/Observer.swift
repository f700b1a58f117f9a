/// The remarks of a property about its inputs, besides its verdict.
///
/// One observer serves all cases of a search in turn.
public final class Observer {
  /// One remark about the current case.
  @usableFromInline
  package enum Remark: Sendable {
    case label(String, isThere: Bool, atLeast: Double?)
    case collected(String)
    case score(Double)
  }

  /// Thrown by ``assume(_:)``; the case is then discarded.
  package struct Unassumed: Error {}

  @usableFromInline package var remarks: [Remark] = []

  /// An observer without remarks.
  public init() {}

  /// Counts the cases that have a property of interest; the shares are reported for a failure or on request.
  public func classify(_ label: String, when condition: Bool) {
    remarks.append(.label(label, isThere: condition, atLeast: nil))
  }

  /// Demands that at least a share of all cases have a property of interest.
  ///
  /// A case counts once for each label, regardless of the number of remarks, and has it if one of them says so.
  ///
  /// - Parameters:
  ///   - label: The name of the property of interest.
  ///   - share: The least probability, greater than 0 and less than 1.
  ///   - condition: Whether this case has the property of interest.
  /// - SeeAlso: PT-001
  public func cover(_ label: String, atLeast share: Double, when condition: Bool) {
    precondition(share > 0 && share < 1, "a share to be covered lies between 0 and 1")
    remarks.append(.label(label, isThere: condition, atLeast: share))
  }

  /// Adds a value to the histogram of the search.
  public func collect(_ value: some CustomStringConvertible) {
    remarks.append(.collected(value.description))
  }

  /// Reports how near the case is to what is sought; the search moves toward greater scores.
  public func score(_ value: Double) {
    remarks.append(.score(value))
  }

  /// Discards the case if an assumption does not hold; a discarded case does not count as passed.
  ///
  /// - Throws: an error that ends the case if the condition is false.
  public func assume(_ condition: Bool) throws {
    if !condition { throw Unassumed() }
  }
}
