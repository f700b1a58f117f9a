import Console
import Foundation

/// One run of `swift test` on a project, with what it leaves for a report.
struct SpecificationRun {
  /// The event stream that the run writes.
  let events: URL
  /// The folder of what tests attach.
  let attachments: URL
  /// Whether what the tests print is thrown away.
  private let isQuiet: Bool

  /// The places of a run that keeps its files in a folder.
  init(in folder: URL, isQuiet: Bool) {
    self.isQuiet = isQuiet
    events = folder.appending(path: "events.jsonl")
    attachments = folder.appending(path: "attachments", directoryHint: .isDirectory)
  }

  /// The variables that change what tests draw, as they stand before the command.
  static var settings: String {
    let environment = ProcessInfo.processInfo.environment
    return ["DINL_SEED", "DINL_EFFORT"].compactMap { name in environment[name].map { "\(name)=\($0) " } }.joined()
  }

  /// Runs the tests of a project; what they print goes to standard error, or nowhere. Tests that fail are no error: the event stream
  /// names them.
  ///
  /// - Throws: `CommandFailure` if `swift test` cannot be started, or ends before it runs a test.
  func perform(on root: URL) throws(CommandFailure) {
    let manager = FileManager.default
    try? manager.removeItem(at: attachments)
    try? manager.removeItem(at: events)
    // `swift test` hands the signal on to the tests.
    try Interruption.endPrograms(by: SIGTERM)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "swift", "test", "--event-stream-output-path", events.path, "--event-stream-version", "6.3", "--attachments-path",
      attachments.path,
    ]
    process.currentDirectoryURL = root
    process.environment = ProcessInfo.processInfo.environment.merging(["DINL_EVIDENCE": "1"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = isQuiet ? FileHandle.nullDevice : FileHandle.standardError
    if isQuiet { process.standardError = FileHandle.nullDevice }
    do {
      // The testing library writes attachments only into a folder that exists.
      try manager.createDirectory(at: attachments, withIntermediateDirectories: true)
      // The tests run in a process group of their own.
      try RunningPrograms.starting { () throws(any Error) in
        try process.run()
        return process.processIdentifier
      }
    } catch {
      throw CommandFailure(.software, "swift test cannot be started: \(error.localizedDescription)")
    }
    process.waitUntilExit()
    RunningPrograms.forget(process.processIdentifier)
    guard manager.fileExists(atPath: events.path) else {
      throw CommandFailure(
        .data,
        "swift test ended with \(process.terminationStatus) before it ran a test; "
          + (isQuiet ? "without --quiet its output is shown" : "its output is above"))
    }
  }
}
