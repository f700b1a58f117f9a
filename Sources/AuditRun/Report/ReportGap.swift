/// Something that keeps a run from showing what the project states.
public struct ReportGap: Codable, Equatable, Sendable {
  /// What is wrong.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// The link audit reports it.
    case link
    /// A test failed, or did not end.
    case failedTest = "failed test"
    /// A test that the sources hold was not in the run, or was left out by it.
    case missingTest = "missing test"
    /// A control ran and refuted nothing.
    case idleControl = "control that refuted nothing"
    /// An entry of the list of equivalent mutants says nothing of the code as it is.
    case staleMark = "stale equivalent mark"
    /// A file of data is not the one that is stated.
    case checksum = "wrong checksum"
    /// The run did not end, or an issue belongs to no test.
    case run
    /// A file that the report needs cannot be read.
    case unreadable
  }

  /// What is wrong.
  public var kind: Kind
  /// The id of the claim that it breaks, if it breaks one.
  public var claim: String?
  /// The test, file or place that it is about.
  public var subject: String
  /// What is wrong, in one line.
  public var message: String
}
