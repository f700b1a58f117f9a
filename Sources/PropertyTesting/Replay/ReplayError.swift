/// Why a text is no replay.
public struct ReplayError: Error, Equatable, CustomStringConvertible {
  public let description: String
}
