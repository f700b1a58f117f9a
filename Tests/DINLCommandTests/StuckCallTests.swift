import Foundation
import TestSupport
import Testing

@Suite struct `A call that is stuck` {
  /// A shell that waits for another, whose cat waits for the end of a pipe that they hold open themselves.
  static let stuck = "mkfifo pipe; sh -c 'exec 3<>pipe; echo started; echo > ready; cat <&3; true'; true"

  /// Whether every process that held the pipe open has ended, after some seconds at most.
  func isLetGo(_ directory: URL, within seconds: Double) -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      let descriptor = open(directory.appending(path: "pipe").path, O_WRONLY | O_NONBLOCK)
      guard descriptor >= 0 else { return errno == ENXIO }
      close(descriptor)
      usleep(10_000)
    }
    return false
  }

  @Test func `fails in its time, says so and leaves no process`() throws {
    try withTemporaryDirectory { directory in
      let error = #expect(throws: DINLProgram.Overdue.self) {
        try DINLProgram.shell(Self.stuck, in: directory, seconds: 0.5) { waitUntilReady($0, in: directory) }
      }
      let text = "\(try #require(error))"
      #expect(text.hasPrefix("sh -c mkfifo pipe; ") && text.contains("within 0.5 s") && text.contains("started"))
      #expect(isLetGo(directory, within: 30))
    }
  }

  @Test func `that leaves its group is not waited for, nor is it killed`() throws {
    try withTemporaryDirectory { directory in
      let begin = ContinuousClock.now
      let stray = "setsid sh -c 'echo $$ > stray; exec sleep 1000' & while [ ! -s stray ]; do :; done"
      #expect(throws: DINLProgram.Overdue.self) { try DINLProgram.shell(stray, in: directory, seconds: 1) }
      #expect(ContinuousClock.now - begin < .seconds(60))
      let text = try String(contentsOf: directory.appending(path: "stray"), encoding: .utf8)
      let number = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
      #expect(kill(number, SIGKILL) == 0)
    }
  }

  @Test func `leaves no process either where the body beside it fails`() throws {
    struct Fault: Error {}
    try withTemporaryDirectory { directory in
      #expect(throws: Fault.self) {
        try DINLProgram.shell(Self.stuck, in: directory) { process in
          waitUntilReady(process, in: directory)
          throw Fault()
        }
      }
      #expect(isLetGo(directory, within: 30))
    }
  }

  func waitUntilReady(_ process: Process, in directory: URL) {
    let ready = directory.appending(path: "ready").path
    while process.isRunning, !FileManager.default.fileExists(atPath: ready) { usleep(1000) }
  }

  @Test func `control: a signal to the shell alone leaves the other process`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try DINLProgram.shell(Self.stuck, in: directory) { process in
        waitUntilReady(process, in: directory)
        kill(process.processIdentifier, SIGKILL)
        #expect(!isLetGo(directory, within: 0.3))
        kill(-process.processIdentifier, SIGKILL)
      }
      #expect(outcome.isEndedBySignal && outcome.status == SIGKILL && outcome.output == "started\n")
      #expect(isLetGo(directory, within: 30))
    }
  }

  /// Whether a file starts a process.
  func startsProcess(_ text: String) -> Bool {
    ["Process" + "()", "posix_" + "spawn", "pop" + "en("].contains(where: text.contains)
  }

  /// The program that only sleeps ends by itself.
  @Test func `comes from the one place where tests start processes`() throws {
    let tests = Project.folder.appending(path: "Tests")
    let paths = try #require(FileManager.default.enumerator(atPath: tests.path)?.allObjects as? [String])
    let starting = try paths.filter { path in
      // Packages of their own are no tests of this one, nor is what was built in them.
      try path.hasSuffix(".swift") && !["Mutation/", "Consumer/"].contains(where: path.hasPrefix)
        && startsProcess(String(contentsOf: tests.appending(path: path), encoding: .utf8))
    }
    #expect(starting.sorted() == ["TestSupport/DINLProgram.swift", "TestSupport/SleepingProgram.swift"])
  }

  @Test func `control: a test with a process of its own is found`() {
    #expect(startsProcess("let process = Process" + "()") && !startsProcess("try DINLProgram.call([], in: directory)"))
  }
}
