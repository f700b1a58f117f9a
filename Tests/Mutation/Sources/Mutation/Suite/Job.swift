import Foundation

/// A program that runs with a time limit, alone in a group of processes.
public struct Job {
  /// How a job ended.
  public enum Ending: Sendable, Equatable {
    /// By itself, with this code; a signal's number is counted from 128.
    case exit(Int32)
    /// Because its time was over.
    case timeout
    /// Because a line of its output decided.
    case stopped
  }

  /// Runs a program and hands each line of its output, errors included, to a function that may stop it.
  ///
  /// - Parameters:
  ///   - arguments: the program and its arguments.
  ///   - folder: the folder in which it runs.
  ///   - environment: what is added to the environment.
  ///   - seconds: the time limit.
  ///   - reading: takes a line; the job is stopped if it returns true.
  /// - Throws: an error if the program cannot be started.
  public static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:], seconds: Double,
    reading: @escaping @Sendable (String) -> Bool
  ) throws -> Ending {
    let process = Process()
    // The group is ended as a whole; `timeout` makes it and keeps the limit. Programs that tests start in groups of
    // their own are ended by their mark.
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["timeout", "--signal=KILL", String(seconds)] + arguments
    process.currentDirectoryURL = folder
    let mark = UUID().uuidString
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      .merging([Self.markName: mark]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    let start = Date()
    try process.run()
    try pipe.fileHandleForWriting.close()
    var isStopped = false
    var rest = Data()
    while true {
      let chunk = pipe.fileHandleForReading.availableData
      if chunk.isEmpty { break }
      rest.append(chunk)
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
        rest = Data(rest[rest.index(after: end)...])
        if !isStopped, reading(line) {
          isStopped = true
          kill(-process.processIdentifier, SIGKILL)
          kill(process.processIdentifier, SIGKILL)
        }
      }
    }
    process.waitUntilExit()
    Self.endAll(with: mark)
    if isStopped { return .stopped }
    if Date().timeIntervalSince(start) >= seconds { return .timeout }
    return .exit(
      process.terminationReason == .uncaughtSignal ? 128 + process.terminationStatus : process.terminationStatus)
  }

  /// The variable by which the programs that a job started are known, also those that left its group.
  private static let markName = "DINL_MUTATION_JOB"

  /// Ends every process that has a mark in its environment, where the system shows the environments of processes.
  private static func endAll(with mark: String) {
    let pattern = Data("\(markName)=\(mark)".utf8)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [] {
      guard let number = pid_t(name), let text = FileManager.default.contents(atPath: "/proc/\(name)/environ") else {
        continue
      }
      if text.range(of: pattern) != nil { kill(number, SIGKILL) }
    }
  }

  /// Runs a program to its end.
  ///
  /// - Returns: how it ended, and the lines of its output, errors included.
  /// - Throws: an error if the program cannot be started.
  static func output(of arguments: [String], in folder: URL, seconds: Double) throws -> (Ending, [String]) {
    let lines = Lines()
    let ending = try run(arguments, in: folder, seconds: seconds) { line in
      lines.append(line)
      return false
    }
    return (ending, lines.all)
  }
}

/// Lines that several threads collect.
final class Lines: @unchecked Sendable {
  private let lock = NSLock()
  private var lines: [String] = []

  func append(_ line: String) { lock.withLock { lines.append(line) } }
  var all: [String] { lock.withLock { lines } }
}
