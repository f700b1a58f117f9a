import Foundation
import Testing

/// The program `dinl` as it was built beside the tests.
enum DINLProgram {
  /// What a call left behind.
  struct Outcome: Equatable {
    let status: Int32
    let output: String
    let error: String
  }

  private final class Marker {}

  /// Where the program lies: in the folder of the test bundle.
  static let url: URL? = {
    let folders = [
      Bundle.main.executableURL?.deletingLastPathComponent(), Bundle.main.bundleURL,
      Bundle(for: Marker.self).bundleURL.deletingLastPathComponent(),
    ]
    return folders.compactMap { $0?.appending(path: "dinl") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// Begins a call in a directory; its output goes to files in a directory of its own.
  static func start(_ arguments: [String], in directory: URL, log: URL) throws -> Process {
    let process = Process()
    let program: URL = try #require(url, "build the product dinl first")
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = directory
    for name in ["output", "error"] { try Data().write(to: log.appending(path: name)) }
    process.standardOutput = try FileHandle(forWritingTo: log.appending(path: "output"))
    process.standardError = try FileHandle(forWritingTo: log.appending(path: "error"))
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Calls the program in a directory and waits for its end.
  static func call(_ arguments: [String], in directory: URL) throws -> Outcome {
    try withTemporaryDirectory { log in
      let process = try start(arguments, in: directory, log: log)
      process.waitUntilExit()
      return Outcome(
        status: process.terminationStatus,
        output: try String(contentsOf: log.appending(path: "output"), encoding: .utf8),
        error: try String(contentsOf: log.appending(path: "error"), encoding: .utf8))
    }
  }
}
