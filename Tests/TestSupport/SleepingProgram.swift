import Foundation
import Testing

/// A program that sleeps in a process group of its own, for 100 s, and then ends by itself.
package enum SleepingProgram {
  /// Starts it and prints its id.
  package static func start() -> pid_t {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec sleep 100 > /dev/null 2>&1"]
    do { try process.run() } catch { exit(1) }
    FileHandle.standardOutput.write(Data("sleeping: \(process.processIdentifier)\n".utf8))
    return process.processIdentifier
  }

  /// Whether the program whose id was printed ends in a time; it is ended in any case.
  package static func hasEnded(printedIn output: [UInt8], within limit: Duration = .seconds(30)) throws -> Bool {
    let line = try #require(String(decoding: output, as: UTF8.self).split(separator: "sleeping: ").last)
    let process = try #require(pid_t(line.prefix { $0.isNumber }))
    defer { kill(process, SIGKILL) }
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end {
      // One that nobody waits for stays as a zombie.
      let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      if kill(process, 0) != 0 || state?.contains(") Z ") == true { return true }
      usleep(10_000)
    }
    return false
  }
}
