import Foundation
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

  /// A call that did not end in its time; its process group was killed.
  package struct Overdue: Error, CustomStringConvertible {
    let call: [String]
    let seconds: Double
    let output: String
    let error: String

    package var description: String {
      "\(call.joined(separator: " ")) did not end within \(seconds) s and was killed; output: \(output); error: \(error)"
    }
  }

  /// The seconds after which a call is taken to be stuck; the calls of the suite take a few seconds at most.
  package static let patience = 180.0

  private final class Marker {}

  /// Where the program lies: in the folder of the test bundle.
  package static let url = product("dinl")

  /// Where an executable product of the package lies.
  private static func product(_ name: String) -> URL? {
    let folders = [
      Bundle.main.executableURL?.deletingLastPathComponent(), Bundle.main.bundleURL,
      Bundle(for: Marker.self).bundleURL.deletingLastPathComponent(),
    ]
    return folders.compactMap { $0?.appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// Calls the program in a directory and waits for its end.
  ///
  /// - Parameters:
  ///   - seconds: how long the call may take after the body.
  ///   - body: what to do as soon as the call has begun.
  /// - Throws: `Overdue` if it does not end in its time; what the body throws, after which the call is killed.
  package static func call(
    _ arguments: [String], in directory: URL, seconds: Double = patience,
    beside body: (Process) throws -> Void = { _ in }
  ) throws -> Outcome {
    let program: URL = try #require(url, "build the product dinl first")
    return try outcome(of: program, arguments, in: directory, environment: nil, seconds, beside: body)
  }

  /// Calls an example, which takes no arguments, in the same way.
  package static func example(_ name: String) throws -> Outcome {
    let program: URL = try #require(product(name), "build the product \(name) first")
    return try withTemporaryDirectory {
      try outcome(of: program, [], in: $0, environment: nil, patience) { _ in }
    }
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
      let fault = faultOfBody(body, process)
      let isOverdue = !isEnded(process, within: fault == nil ? seconds : 0)
      let texts = try [output, error].map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
      if let fault { throw fault }
      guard !isOverdue else {
        throw Overdue(
          call: [program.lastPathComponent] + arguments, seconds: seconds, output: texts[0], error: texts[1])
      }
      return Outcome(
        status: process.terminationStatus, output: texts[0], error: texts[1],
        isEndedBySignal: process.terminationReason == .uncaughtSignal)
    }
  }

  /// What a body throws; while it runs, the process is killed if it takes longer than any should.
  private static func faultOfBody(_ body: (Process) throws -> Void, _ process: Process) -> (any Error)? {
    let isDone = DispatchSemaphore(value: 0)
    defer { isDone.signal() }
    Thread.detachNewThread {
      if isDone.wait(timeout: .now() + patience) == .timedOut { killGroup(of: process) }
    }
    do { try body(process) } catch { return error }
    return nil
  }

  /// Waits until a process ends; if that takes too long, kills its group and waits for no more than some seconds.
  ///
  /// Foundation sees a process end only when all that it started has ended, or has closed what it inherited: a process
  /// that has left the group may go on, and is not waited for.
  private static func isEnded(_ process: Process, within seconds: Double) -> Bool {
    func waits(_ seconds: Double) -> Bool {
      let start = ContinuousClock.now
      while process.isRunning {
        let waited = ContinuousClock.now - start
        if waited > .seconds(seconds) { return false }
        // Looks again after a tenth of the time that it has waited, so that it hardly takes part in it.
        usleep(UInt32(min(max(waited / .milliseconds(10), 1), 20) * 1000))
      }
      return true
    }
    if waits(seconds) { return true }
    killGroup(of: process)
    _ = waits(2)
    return false
  }

  /// Kills a process with its group, which Foundation gives to each process that it starts.
  private static func killGroup(of process: Process) {
    if process.isRunning { kill(-process.processIdentifier, SIGKILL) }
  }
}
