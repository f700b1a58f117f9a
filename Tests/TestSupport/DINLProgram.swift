import Foundation
import Testing

/// The program `dinl` as it was built beside the tests.
package enum DINLProgram {
  /// What a call left behind.
  package struct Outcome: Equatable {
    package let status: Int32
    package let output: String
    package let error: String

    /// What a call would have left behind.
    package init(status: Int32, output: String, error: String) {
      (self.status, self.output, self.error) = (status, output, error)
    }
  }

  private final class Marker {}

  /// Where the program lies: in the folder of the test bundle.
  package static let url: URL? = {
    let folders = [
      Bundle.main.executableURL?.deletingLastPathComponent(), Bundle.main.bundleURL,
      Bundle(for: Marker.self).bundleURL.deletingLastPathComponent(),
    ]
    return folders.compactMap { $0?.appending(path: "dinl") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// Begins a call in a directory; its output goes to files in a directory of its own.
  package static func start(
    _ arguments: [String], in directory: URL, log: URL, program: URL? = url, environment: [String: String]? = nil
  ) throws -> Process {
    let process = Process()
    let program: URL = try #require(program, "build the product dinl first")
    process.executableURL = program
    if let environment { process.environment = environment }
    process.arguments = arguments
    process.currentDirectoryURL = directory
    for name in ["output", "error"] { try Data().write(to: log.appending(path: name)) }
    process.standardOutput = try FileHandle(forWritingTo: log.appending(path: "output"))
    process.standardError = try FileHandle(forWritingTo: log.appending(path: "error"))
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Calls the program in a directory and waits for its end, or kills it after some seconds.
  package static func call(_ arguments: [String], in directory: URL, seconds: Double = .infinity) throws -> Outcome {
    try outcome(of: seconds) { try start(arguments, in: directory, log: $0) }
  }

  /// Runs a line of the shell in a directory, with the program's path in `$DINL`.
  package static func shell(_ script: String, in directory: URL) throws -> Outcome {
    try outcome(of: .infinity) { log in
      let program: URL = try #require(url, "build the product dinl first")
      return try start(
        ["-c", script], in: directory, log: log, program: URL(filePath: "/bin/sh"),
        environment: ProcessInfo.processInfo.environment.merging(["DINL": program.path]) { $1 })
    }
  }

  private static func outcome(of seconds: Double, _ start: (URL) throws -> Process) throws -> Outcome {
    try withTemporaryDirectory { log in
      let process = try start(log)
      let end = ContinuousClock.now + .seconds(min(seconds, 1e6))
      while seconds.isFinite, process.isRunning, ContinuousClock.now < end { usleep(2000) }
      if seconds.isFinite, process.isRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
      return Outcome(
        status: process.terminationStatus,
        output: try String(contentsOf: log.appending(path: "output"), encoding: .utf8),
        error: try String(contentsOf: log.appending(path: "error"), encoding: .utf8))
    }
  }
}
