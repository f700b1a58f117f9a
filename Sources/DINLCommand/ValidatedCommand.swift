import ArgumentParser

/// A command that checks after the parsing whether its options agree with one another and are within their limits.
///
/// The parser would call `validate()` itself, and at an error there would make the text of the command's usage twice,
/// which is never shown; in a debug build each making checks all declarations of the command again.
protocol ValidatedCommand: ParsableCommand {
  /// - Throws: `ValidationError`.
  func requireValid() throws
}
