import Foundation

/// Where and how much a job works.
struct Setting: Sendable {
  /// Whether all inputs are small.
  let isSmall: Bool
  /// Whether peers that are not part of the program take part.
  let hasPeers: Bool
  /// A folder for what jobs write.
  let folder: URL

  /// A value for the full work, or another for small inputs.
  func size<Value>(_ full: Value, small: Value) -> Value { isSmall ? small : full }
}

/// A piece of work that is timed beside others who do the same.
struct Job: Sendable {
  let name: String
  /// What one piece of work is.
  let work: String
  /// The greatest number of seconds that is wanted for a piece of the full work.
  var wanted: Double?
  /// The greatest number of bytes that is wanted for it.
  var wantedBytes: Double?
  let comparison: @Sendable (Setting) throws -> Comparison

  static let all = trees + [reading] + epochs + informations + rateDistortions + trials
}
