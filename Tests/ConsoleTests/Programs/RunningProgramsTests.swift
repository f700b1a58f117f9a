import Console
import Foundation
import TestSupport
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
      #expect(RunningPrograms.endOnSignal())
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
      #expect(RunningPrograms.endOnSignal())
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
      #expect(RunningPrograms.endOnSignal())
      kill(getpid(), SIGHUP)
      usleep(200_000)
      exit(7)
    }
  }

  @Test("a group that is forgotten is not ended", .timeLimit(.minutes(2)))
  func forgottenGroup() async throws {
    let result = await #expect(processExitsWith: .exitCode(128 + SIGTERM), observing: [\.standardOutputContent]) {
      #expect(RunningPrograms.endOnSignal())
      RunningPrograms.forget(RunningPrograms.starting { SleepingProgram.start() })
      kill(getpid(), SIGTERM)
      usleep(60_000_000)
    }
    let output = try #require(result).standardOutputContent
    #expect(try !SleepingProgram.hasEnded(printedIn: output, within: .milliseconds(500)))
  }
}
