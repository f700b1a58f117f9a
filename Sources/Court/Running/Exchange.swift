import Console
import Foundation

/// The exchange with a program that has started: its input is written while its output is read.
final class Exchange {
  private let process: pid_t
  private let input: [UInt8]
  private let (mostOutput, keptError): (Int, Int)
  /// The descriptors of its input, its output and its errors; −1 if closed.
  private var descriptors: [Int32]
  private var written = 0
  private var output: [UInt8] = []
  private var error: [UInt8] = []

  init(process: pid_t, descriptors: [Int32], input: [UInt8], mostOutput: Int, keptError: Int) {
    (self.process, self.descriptors, self.input) = (process, descriptors, input)
    (self.mostOutput, self.keptError) = (mostOutput, keptError)
    output.reserveCapacity(64)
  }

  /// Waits for the end of the program, or for that of its time; then kills what is left of its group.
  func outcome(within limit: Duration) -> RunOutcome {
    let end = ContinuousClock.now + limit
    var fault: RunOutcome.Fault?
    while true {
      // What ended before this step has written all that it will write.
      let hasEnded = hasEnded
      let moved = step(atMost: hasEnded ? 0 : descriptors[1] < 0 ? 1 : 20)
      if output.count > mostOutput {
        fault = RunOutcome.Fault(kind: .output, text: "it printed more than \(mostOutput) bytes instead of one number")
        break
      }
      if hasEnded, !moved { break }
      if ContinuousClock.now >= end {
        let seconds = Double(limit.components.seconds) + Double(limit.components.attoseconds) / 1e18
        fault = RunOutcome.Fault(
          kind: .timeLimit, text: "it did not end within \(seconds) s (--time-limit sets another time)")
        break
      }
    }
    for place in descriptors.indices { close(place) }
    // The process is not yet waited for, so that its id still names its own group.
    kill(-process, SIGKILL)
    RunningPrograms.forget(process)
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    return fault.map(RunOutcome.nothing) ?? RunOutcome(status: status, output: output, error: error)
  }

  /// Whether the process has ended; it is not waited for.
  private var hasEnded: Bool {
    var information = siginfo_t()
    let result = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
    return result == 0 && information.si_signo == SIGCHLD
  }

  /// Waits until something can be written or read, and does it.
  ///
  /// - Returns: whether something was read.
  private func step(atMost milliseconds: Int32) -> Bool {
    var requests = zip(descriptors, [POLLOUT, POLLIN, POLLIN]).map { pollfd(fd: $0, events: Int16($1), revents: 0) }
    guard poll(&requests, nfds_t(requests.count), milliseconds) > 0 else { return false }
    if requests[0].revents != 0 { write() }
    var moved = false
    for place in 1...2 where requests[place].revents != 0 { moved = read(place) || moved }
    return moved
  }

  private func write() {
    let count = input.withUnsafeBytes { bytes in
      Foundation.write(descriptors[0], bytes.baseAddress.map { $0 + written }, bytes.count - written)
    }
    if count > 0 {
      written += count
    } else if errno != EAGAIN, errno != EINTR {
      // The program has closed its input, and does not want the rest.
      written = input.count
    }
    if written == input.count { close(0) }
  }

  private func read(_ place: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Foundation.read(descriptors[place], &buffer, buffer.count)
    guard count > 0 else {
      if count == 0 || (errno != EAGAIN && errno != EINTR) { close(place) }
      return false
    }
    if place == 1 {
      output += buffer[..<count]
    } else {
      error = Array((error + buffer[..<count]).suffix(keptError))
    }
    return true
  }

  private func close(_ place: Int) {
    guard descriptors[place] >= 0 else { return }
    _ = Foundation.close(descriptors[place])
    descriptors[place] = -1
  }
}
