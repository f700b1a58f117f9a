import ArgumentParser

/// A command that checks after the parsing whether its options agree with one another and are within their limits.
///
/// The parser would call `validate()` itself, and at an error there would make the text of the command's usage several
/// times, which is never shown and takes most of the time of a wrong call of a debug build.
protocol ValidatedCommand: ParsableCommand {
  /// - Throws: `ValidationError`.
  func requireValid() throws
}
