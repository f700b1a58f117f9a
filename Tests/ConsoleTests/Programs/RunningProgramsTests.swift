import Console
import Foundation
import Testing

/// Each test runs in a process of its own, which prints the id of the program it starts.
@Suite("Programs that end with the process")
struct RunningProgramsTests {
  @Test(
    "a program that is being started when the signal comes ends too",
    .timeLimit(.minutes(2)), arguments: [SIGINT, SIGTERM, SIGHUP])
  func startsAmidSignal(number: Int32) async throws {
    let result = await #expect(processExitsWith: .exitCode(128 + number), observing: [\.standardOutputContent]) {
      [number = number as Int32] in
      #expect(RunningPrograms.endWithThisProcess())
      RunningPrograms.starting { () -> pid_t in
        let group = SleepingProgram.start()
        // The signal comes after the program has started and before its group is noted.
        kill(getpid(), number)
        usleep(200_000)
        return group
      }
      usleep(60_000_000)
    }
    let output = try #require(result).standardOutputContent
    #expect(try SleepingProgram.hasEnded(printedIn: output))
  }

  @Test("control: a program whose group is noted only after its start is left behind", .timeLimit(.minutes(2)))
  func notedTooLate() async throws {
    let result = await #expect(processExitsWith: .exitCode(128 + SIGTERM), observing: [\.standardOutputContent]) {
      #expect(RunningPrograms.endWithThisProcess())
      let group = SleepingProgram.start()
      kill(getpid(), SIGTERM)
      usleep(60_000_000)
      RunningPrograms.starting { group }
    }
    let output = try #require(result).standardOutputContent
    #expect(try !SleepingProgram.hasEnded(printedIn: output, within: .milliseconds(500)))
  }

  @Test("a signal that is ignored ends nothing", .timeLimit(.minutes(2)))
  func ignoredSignal() async {
    await #expect(processExitsWith: .exitCode(7)) {
      signal(SIGHUP, SIG_IGN)
      #expect(RunningPrograms.endWithThisProcess())
      kill(getpid(), SIGHUP)
      usleep(200_000)
      exit(7)
    }
  }

  @Test("a group that is forgotten is not ended", .timeLimit(.minutes(2)))
  func forgottenGroup() async throws {
    let result = await #expect(processExitsWith: .exitCode(128 + SIGTERM), observing: [\.standardOutputContent]) {
      #expect(RunningPrograms.endWithThisProcess())
      RunningPrograms.forget(RunningPrograms.starting { SleepingProgram.start() })
      kill(getpid(), SIGTERM)
      usleep(60_000_000)
    }
    let output = try #require(result).standardOutputContent
    #expect(try !SleepingProgram.hasEnded(printedIn: output, within: .milliseconds(500)))
  }
}

/// A program that sleeps in a process group of its own.
private enum SleepingProgram {
  /// Starts it and prints its id.
  static func start() -> pid_t {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec sleep 100 > /dev/null 2>&1"]
    do { try process.run() } catch { exit(1) }
    FileHandle.standardOutput.write(Data("sleeping: \(process.processIdentifier)\n".utf8))
    return process.processIdentifier
  }

  /// Whether the program whose id was printed ends in a time; it is ended in any case.
  static func hasEnded(printedIn output: [UInt8], within limit: Duration = .seconds(30)) throws -> Bool {
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
