/// The reason why a text is not a replay.
public struct ReplayError: Error, Equatable, CustomStringConvertible {
  /// The reason, such as "a choice is malformed".
  public let description: String
}
