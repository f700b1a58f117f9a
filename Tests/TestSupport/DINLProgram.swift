import Foundation
import Synchronization
import Testing

/// The program `dinl` as it was built beside the tests.
package enum DINLProgram {
  /// What a call left behind.
  package struct Outcome: Equatable {
    /// The exit code, or the number of the signal that ended the call.
    package let status: Int32
    package let output: String
    package let error: String
    package let isEndedBySignal: Bool

    /// What a call would have left behind.
    package init(status: Int32, output: String, error: String, isEndedBySignal: Bool = false) {
      (self.status, self.output, self.error) = (status, output, error)
      self.isEndedBySignal = isEndedBySignal
    }
  }

  /// A call that did not end in its time, and was killed with all that it had started.
  package struct Overdue: Error, CustomStringConvertible {
    let call: [String]
    let seconds: Double
    let output: String
    let error: String

    package var description: String {
      "\(call.joined(separator: " ")) did not end within \(seconds) s and was killed; output: \(output); error: \(error)"
    }
  }

  /// The seconds after which a call is taken to be stuck: far more than any takes on a busy machine.
  package static let patience = 180.0

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

  /// Calls the program in a directory and waits for its end.
  ///
  /// - Parameter body: what to do as soon as the call has begun.
  /// - Throws: `Overdue` if it does not end in its time; what the body throws, after which the call is killed.
  package static func call(
    _ arguments: [String], in directory: URL, seconds: Double = patience,
    beside body: (Process) throws -> Void = { _ in }
  ) throws -> Outcome {
    let program: URL = try #require(url, "build the product dinl first")
    return try outcome(of: program, arguments, in: directory, environment: nil, seconds, beside: body)
  }

  /// Runs a line of the shell in a directory, with the program's path in `$DINL`, in the same way.
  package static func shell(
    _ script: String, in directory: URL, seconds: Double = patience, beside body: (Process) throws -> Void = { _ in }
  ) throws -> Outcome {
    let program: URL = try #require(url, "build the product dinl first")
    let environment = ProcessInfo.processInfo.environment.merging(["DINL": program.path]) { $1 }
    return try outcome(
      of: URL(filePath: "/bin/sh"), ["-c", script], in: directory, environment: environment, seconds, beside: body)
  }

  /// The only place where a test starts a process: each has a time limit.
  private static func outcome(
    of program: URL, _ arguments: [String], in directory: URL, environment: [String: String]?, _ seconds: Double,
    beside body: (Process) throws -> Void
  ) throws -> Outcome {
    // Output goes to files, so that nobody waits for a child that still has it open.
    try withTemporaryDirectory { log in
      let process = Process()
      (process.executableURL, process.arguments, process.currentDirectoryURL) = (program, arguments, directory)
      if let environment { process.environment = environment }
      let (output, error) = (log.appending(path: "output"), log.appending(path: "error"))
      for file in [output, error] { try Data().write(to: file) }
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: error)
      process.standardInput = FileHandle.nullDevice
      try process.run()
      let watch = Watch(process.processIdentifier, seconds: seconds)
      defer { watch.end() }
      do { try body(process) } catch let fault {
        Watch.killGroup(of: process.processIdentifier)
        process.waitUntilExit()
        throw fault
      }
      process.waitUntilExit()
      let texts = try [output, error].map { try String(contentsOf: $0, encoding: .utf8) }
      guard !watch.isOverdue else {
        throw Overdue(
          call: [program.lastPathComponent] + arguments, seconds: seconds, output: texts[0], error: texts[1])
      }
      return Outcome(
        status: process.terminationStatus, output: texts[0], error: texts[1],
        isEndedBySignal: process.terminationReason == .uncaughtSignal)
    }
  }

  /// Kills a process with its children when its time is up.
  private final class Watch: Sendable {
    private let ended = DispatchSemaphore(value: 0)
    private let overdue = Atomic<Bool>(false)

    var isOverdue: Bool { overdue.load(ordering: .acquiring) }

    init(_ process: Int32, seconds: Double) {
      Thread.detachNewThread { [self] in
        guard ended.wait(timeout: .now() + seconds) == .timedOut else { return }
        overdue.store(true, ordering: .releasing)
        Self.killGroup(of: process)
      }
    }

    /// Called when the process has ended, so that no other process of its number is killed.
    func end() { ended.signal() }

    /// Kills a process with its group: Foundation gives each process that it starts a group of its own.
    static func killGroup(of process: Int32) {
      if kill(-process, SIGKILL) != 0 { kill(process, SIGKILL) }
    }
  }
}
