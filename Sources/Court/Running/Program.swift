import Console
import Foundation
import PlainText

/// A program with its arguments, which runs without a shell, once for each sample.
///
/// It gets the sample on standard input, which is closed after it, and may read all, some or none of it. It runs in a
/// process group of its own, which is killed when the run has ended or its time is over.
package struct Program: Sendable {
  /// The program and its arguments.
  package let command: [String]
  /// The time that a run may take.
  package let timeLimit: Duration

  /// The most bytes of an answer, which is one number.
  private static let mostOutput = 65_536
  /// The bytes of standard error that are kept, the last ones.
  private static let keptError = 2048

  /// A program.
  ///
  /// - Parameters:
  ///   - command: the program, found as a shell finds it, and its arguments.
  ///   - timeLimit: the time that a run may take.
  package init(_ command: [String], timeLimit: Duration) {
    precondition(!command.isEmpty, "a program has a name")
    (self.command, self.timeLimit) = (command, timeLimit)
  }

  /// A program that does not read its input is no reason to end this process.
  private static let ignoresClosedPipes: Void = { signal(SIGPIPE, SIG_IGN) }()

  /// Runs the program on a text and waits for its end.
  ///
  /// - Throws: `CourtError.notStarted`.
  package func run(on input: [UInt8]) throws(CourtError) -> RunOutcome {
    Self.ignoresClosedPipes
    var own: [Int32] = []
    // Programs start one at a time, so that none inherits a pipe of another between its making and its mark.
    let process = try RunningPrograms.starting { () throws(CourtError) in
      let (process, descriptors) = try start()
      own = descriptors
      return process
    }
    for descriptor in own { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    let exchange = Exchange(
      process: process, descriptors: own, input: input, mostOutput: Self.mostOutput, keptError: Self.keptError)
    return exchange.outcome(within: timeLimit)
  }

  /// The outcome of a run on a text, both on a thread that may wait as long as the program runs.
  ///
  /// - Throws: `CourtError.notStarted`.
  package func outcome(on input: @Sendable @escaping () -> [UInt8]) async throws -> RunOutcome {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try run(on: input()) }) }
    }
  }

  /// Starts the program with pipes as its standard input, output and error.
  ///
  /// - Returns: its id, and this process's ends of the pipes.
  private func start() throws(CourtError) -> (process: pid_t, descriptors: [Int32]) {
    var pipes: [Pipe] = []
    for _ in 0..<3 {
      guard let pipe = Pipe() else {
        let reason = String(cString: strerror(errno))
        for pipe in pipes { pipe.close() }
        throw .notStarted("no pipe to a program can be made: \(reason)")
      }
      pipes.append(pipe)
    }
    let (process, code) = spawn([pipes[0].reading, pipes[1].writing, pipes[2].writing])
    guard code == 0 else {
      for pipe in pipes { pipe.close() }
      throw .notStarted(
        "\"\(command[0].plain(upTo: 200))\": the command cannot be started: \(String(cString: strerror(code)))")
    }
    for end in [pipes[0].reading, pipes[1].writing, pipes[2].writing] { _ = Foundation.close(end) }
    return (process, [pipes[0].writing, pipes[1].reading, pipes[2].reading])
  }

  /// Starts the program with descriptors as its standard input, output and error.
  ///
  /// - Returns: its id, and 0 or the system's error code.
  private func spawn(_ ends: [Int32]) -> (process: pid_t, code: Int32) {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (number, end) in ends.enumerated() { posix_spawn_file_actions_adddup2(&actions, end, Int32(number)) }
    // Signals that this process ignores or blocks are as usual in the program.
    var (usual, blocked) = (sigset_t(), sigset_t())
    sigfillset(&usual)
    sigemptyset(&blocked)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, command[0], &actions, &attributes, &arguments, environ)
    return (process, code)
  }
}

/// A pipe whose ends other programs do not inherit.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }

  func close() {
    _ = Foundation.close(reading)
    _ = Foundation.close(writing)
  }
}
