import ArgumentParser
import Console
import JSONReading
import PlainText
import Trials

/// In which form a command answers, and whether it says anything beside.
struct AnswerOptions: ParsableArguments {
  @Flag(help: "Print the answer as JSON instead, and nothing else on standard output.")
  var json = false

  @Flag(
    help: """
      Print no text: neither the answer, unless --json is given, nor notes and progress. Errors are still said, and \
      files are written.
      """)
  var quiet = false

  /// Prints the answer in the form that is asked for, and does not make the other.
  ///
  /// - Throws: `CommandFailure` if the output is lost; what makes the answer throws.
  func print(json value: @autoclosure () throws -> some Encodable, text: @autoclosure () throws -> String) throws {
    try print(document: try JSONText.of(try value()), text: try text())
  }

  /// Prints the answer in the form that is asked for, of which the one is a JSON document.
  func print(document: @autoclosure () throws -> String, text: @autoclosure () throws -> String) throws {
    if json { return try StandardOutput.print(try document()) }
    try print(text: try text())
  }

  /// Prints a text that is no JSON, unless nothing is to be printed.
  func print(text: @autoclosure () throws -> String, terminator: String = "\n") throws {
    if !quiet { try StandardOutput.print(try text(), terminator: terminator) }
  }

  /// Writes a note or progress to standard error.
  var say: @Sendable (String) -> Void {
    let isQuiet = quiet
    return { text in if !isQuiet { Terminal.say(text) } }
  }

  /// Says, a line each, what the user should know of a table of one's own; other data are known.
  func note(_ dataset: Dataset) {
    if dataset.isUsersOwn { note(dataset.notices, of: dataset.file) }
  }

  /// Says, a line each, what the user should know of a file.
  func note(_ notices: [String], of file: String) {
    for notice in notices { say("note: \("\(file): \(notice)".plain(upTo: .max))\n") }
  }
}
