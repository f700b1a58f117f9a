import TestSupport
import Testing

@testable import Court

@Suite struct `EX-010 a program under judgment gives one number or is counted by its fault` {
  static let csv = Array("x1,y1\n1,2\n".utf8)

  func outcome(_ script: String, input: [UInt8] = csv, seconds: Double = 20) throws -> RunOutcome {
    try Program(["/bin/sh", "-c", script], timeLimit: .seconds(seconds)).run(on: input)
  }

  func kind(_ outcome: RunOutcome) -> RunOutcome.Fault.Kind? {
    if case .nothing(let fault) = outcome { fault.kind } else { nil }
  }

  @Test(arguments: [
    ("echo 0.25", 0.25), ("printf ' -1e-3 \\n'", -0.001), ("cat > /dev/null; echo 2", 2), ("exec 0<&-; echo 3", 3),
    ("cat /dev/stdin | wc -l", 2), ("sleep 30 & echo 4", 4), ("exec 2>&-; echo 5", 5), ("printf 6", 6),
  ])
  func `gives its number, however it treats its input and what it starts`(script: String, number: Double) throws {
    #expect(try outcome(script) == .number(number))
  }

  @Test func `gets all of a large sample while it writes, and need not read it`() throws {
    let large = [UInt8](repeating: UInt8(ascii: "7"), count: 1 << 20)
    #expect(try outcome("wc -c", input: large) == .number(Double(large.count)))
    #expect(try outcome("echo 1", input: large) == .number(1))
    #expect(try outcome("head -c 10 > /dev/null; echo 1", input: large) == .number(1))
  }

  @Test(arguments: [
    ("true", RunOutcome.Fault.Kind.noNumber, "nothing"), ("echo 0.5 nats", .noNumber, "\"0.5 nats\""),
    ("echo 0,5", .noNumber, "\"0,5\""), ("printf '1\\n2\\n'", .noNumber, "\"1\\u{A}2\""),
    ("echo 0x10", .noNumber, "0x10"), ("echo nan", .notFinite, "nan"), ("echo -inf", .notFinite, "-inf"),
    ("echo 1e999", .notFinite, "inf"), ("echo 1; exit 3", .exitCode, "exit code 3"),
    ("echo why >&2; exit 1", .exitCode, "standard error: why"), ("kill -KILL $$", .signal, "signal 9"),
    ("kill -PIPE $$", .signal, "signal 13"), ("yes", .output, "65536 bytes"),
  ])
  func `without one number is counted by its fault, in one line`(
    script: String, kind: RunOutcome.Fault.Kind, words: String
  ) throws {
    guard case .nothing(let fault) = try outcome(script) else {
      Issue.record("\(script) gave a number")
      return
    }
    #expect(fault.kind == kind && fault.text.contains(words) && !fault.text.contains("\n"), "\(fault)")
  }

  @Test(arguments: ["sleep 60", "trap '' TERM INT; cat; sleep 60", "exec 1>&-; sleep 60", "sleep 60 | cat", "yes >&2"])
  func `is killed with what it started when its time is over`(script: String) throws {
    let begin = ContinuousClock.now
    #expect(kind(try outcome(script, seconds: 0.1)) == .timeLimit)
    #expect(ContinuousClock.now - begin < .seconds(30))
  }

  @Test func `control: one that cannot be started is an error that names it, not an outcome`() throws {
    for command in [["/none/such"], ["/"], [""], ["no-such-program-here", "1"]] {
      let error = #expect(throws: CourtError.self) {
        try Program(command, timeLimit: .seconds(1)).run(on: Self.csv)
      }
      #expect("\(try #require(error))".hasPrefix("\"\(command[0])\": the command cannot be started: "))
    }
  }
}
