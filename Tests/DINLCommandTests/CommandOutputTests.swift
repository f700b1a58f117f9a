import Foundation
import TestSupport
import Testing

@Suite struct `What a command writes` {
  static let request = #"[{"id": "a", "kind": "bivariate_normal_mi", "params": {"rho": "0.75"}}]"#

  /// Runs a line of the shell in which `$DINL` is the program, beside a small request, graph and table.
  func shell(_ script: String, in directory: URL) throws -> DINLProgram.Outcome {
    try Data(Self.request.utf8).write(to: directory.appending(path: "request.json"))
    for name in ["good.json", "good.csv"] {
      try Data(#require(CommandFault.files[name]).utf8).write(to: directory.appending(path: name))
    }
    return try DINLProgram.shell(script, in: directory)
  }

  func names(in directory: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
  }

  /// Whether a call ends with the code of lost output and one line that says so.
  func isLost(_ outcome: DINLProgram.Outcome) -> Bool {
    outcome.status == 74 && outcome.error.hasPrefix("error: standard output cannot be written")
      && outcome.error.split(separator: "\n", omittingEmptySubsequences: false).count == 2
  }

  static let calls = ["graph good.json", "information request.json", "refute --list", "--help", "--version"]

  @Test(arguments: calls, ["> /dev/full", ">&-"])
  func `is not lost without a word where standard output is full or closed`(call: String, end: String) throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    try withTemporaryDirectory { directory in
      let outcome = try shell("\"$DINL\" \(call) \(end)", in: directory)
      #expect(isLost(outcome), "\(outcome)")
    }
  }

  @Test func `control: output that arrives is not called lost`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try shell("\"$DINL\" graph good.json", in: directory)
      #expect(outcome.status == 0 && outcome.error.isEmpty && !isLost(outcome))
      #expect(outcome.output.contains("\nroot             c (the last node"))
    }
  }

  @Test(arguments: ["2> /dev/full", "2>&-"])
  func `is whole where standard error is full or closed`(end: String) throws {
    try withTemporaryDirectory { directory in
      let refused = try shell("\"$DINL\" graph none.json \(end)", in: directory)
      #expect(refused.status == 66)
      let check = "\"$DINL\" check good.csv --label label --draws 2 --epochs 1 --sweep-draws 0 --output results \(end)"
      #expect(try shell(check, in: directory).status == 0)
      #expect(
        try names(in: directory.appending(path: "results")) == ["check-timings.json", "check.html", "check.json"])
    }
  }

  @Test func `ends as is usual when its reader goes away, unless the caller wants the error`() throws {
    try withTemporaryDirectory { directory in
      // A status above 128 is that of a signal. Whoever runs the tests may have had the signal ignored, and the reader
      // is given time to go.
      let usual = #"perl -e '$SIG{PIPE} = "DEFAULT"; exec @ARGV'"#
      let call = "(sleep 0.3; \(usual) \"$DINL\" refute --list; echo $? >&2) | true"
      #expect(try shell(call, in: directory).error == "\(128 + SIGPIPE)\n")
      let other = try shell("trap '' PIPE; (sleep 0.3; \"$DINL\" refute --list; echo $? >&2) | true", in: directory)
      #expect(other.error.hasPrefix("error: standard output") && other.error.hasSuffix("\n74\n"))
    }
  }

  @Test func `leaves no half file where files may not grow`() throws {
    try withTemporaryDirectory { directory in
      let call = "(ulimit -f 0; \"$DINL\" information request.json --output new.json 2>/dev/null; exit $?) | cat"
      _ = try shell(call, in: directory)
      #expect(try names(in: directory) == ["good.csv", "good.json", "request.json"])
    }
  }

  @Test func `goes through links, pipes and devices, and never replaces them`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try shell(
        """
        mkdir inner; ln -s inner/file link; mkfifo pipe; ln -s pipe other
        "$DINL" information request.json --output link > out || exit 1
        "$DINL" information request.json --output /dev/null > /dev/null || exit 2
        "$DINL" information request.json --output /dev/stdout > both || exit 3
        cat pipe > copy & "$DINL" information request.json --output other > /dev/null || { kill $!; exit 4; }
        wait; grep -q bivariate_normal_mi inner/file && grep -q bivariate_normal_mi copy || exit 5
        "$DINL" refute "gap <= I/m" --systems 8000 --output link --force > /dev/null || exit 6
        test -L link && test -p pipe && test -L other && test -c /dev/null || exit 7
        "$DINL" information request.json --output inner
        """, in: directory)
      #expect(outcome.status == 73 && outcome.error.hasPrefix("error: inner: cannot be written"), "\(outcome)")
      #expect(try names(in: directory.appending(path: "inner")) == ["file"])
    }
  }

  @Test func `is told though its file cannot be written, and no work is done for a place that cannot be`() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    try withTemporaryDirectory { directory in
      let calls = [
        ("information request.json", "bivariate_normal_mi"), ("refute \"gap <= I/m\" --systems 8000", "certified"),
      ]
      for (call, answer) in calls {
        let full = try shell("\"$DINL\" \(call) --output /dev/full", in: directory)
        #expect(full.status == 73 && full.output.contains(answer) && !full.output.contains("Wrote"), "\(full)")
        #expect(full.error.hasPrefix("error: /dev/full: cannot be written"), "\(full)")
        let missing = try shell("\"$DINL\" \(call) --output none/file", in: directory)
        #expect(missing.status == 73 && missing.output.isEmpty, "\(missing)")
      }
    }
  }

  @Test func `replaces no file that it was not told to replace`() throws {
    try withTemporaryDirectory { directory in
      let mine = Data("mine".utf8)
      for call in ["information request.json", "refute \"gap <= I/m\" --systems 8000"] {
        try mine.write(to: directory.appending(path: "file"))
        let refused = try shell("\"$DINL\" \(call) --output file", in: directory)
        #expect(refused.status == 73 && refused.output.isEmpty && refused.error.contains("--force"), "\(refused)")
        #expect(try Data(contentsOf: directory.appending(path: "file")) == mine)
        let replaced = try shell("\"$DINL\" \(call) --output file --force", in: directory)
        #expect(replaced.status == 0, "\(replaced)")
        #expect(try Data(contentsOf: directory.appending(path: "file")) != mine)
        // What is appended to standard output replaces nothing.
        #expect(try shell("\"$DINL\" \(call) --output /dev/stdout >> file", in: directory).status == 0)
      }
      let none = try shell("\"$DINL\" refute \"gap <= I/m\" --losses 0 --systems 100 --output none", in: directory)
      #expect(none.output.contains("none was not written") == !(try names(in: directory).contains("none")), "\(none)")
    }
  }

  @Test func `lies in a folder of its own kind and data, and is replaced only by results of the same`() throws {
    try withTemporaryDirectory { directory in
      let check = "\"$DINL\" check good.csv --label label --draws 2 --epochs 1 --sweep-draws 0"
      #expect(try shell(check, in: directory).status == 0)
      let file = directory.appending(path: "results/check-good/check.json")
      let first = try Data(contentsOf: file)
      let refused = try shell("\(check) --seed 2", in: directory)
      #expect(refused.status == 73 && refused.output.isEmpty)
      #expect(refused.error.contains("check.json") && refused.error.contains("--force"))
      #expect(try Data(contentsOf: file) == first)
      #expect(try shell("\(check) --threads 1", in: directory).status == 0)
      #expect(try shell("\(check) --seed 2 --force", in: directory).status == 0)
      #expect(try Data(contentsOf: file) != first)
      let reproduce =
        "\"$DINL\" reproduce --csv good.csv --label label --seeds 2 --selection-seeds 2 --epochs 1 --hidden-width 4"
      #expect(try shell(reproduce, in: directory).status == 0)
      #expect(
        try names(in: directory.appending(path: "results/reproduce-good"))
          == ["report.html", "results-timings.json", "results.csv", "results.json"])
      #expect(try names(in: directory.appending(path: "results")) == ["check-good", "reproduce-good"])
    }
  }

  /// Begins a run that takes long, and kills it when some of its jobs are finished.
  func interrupted(_ body: () throws -> Void, in directory: URL) throws {
    let call = `The command line`.reproduce("both", epochs: 200, threads: 1)
    _ = try DINLProgram.call(call, in: directory) { process in
      let partial = directory.appending(path: "both/.partial-reproduce").path
      while process.isRunning,
        !((try? FileManager.default.contentsOfDirectory(atPath: partial)) ?? []).contains(where: {
          $0.hasSuffix(".json")
        })
      { usleep(1000) }
      try body()
      kill(process.processIdentifier, SIGKILL)
    }
  }

  @Test func `belongs to one run at a time, and a check keeps what a reproduction had finished`() throws {
    try withTemporaryDirectory { directory in
      let check = `dinl check`.check("both")
      try interrupted(
        {
          let second = try DINLProgram.call(check, in: directory)
          #expect(second.status == 75 && second.output.isEmpty && second.error.contains("another run"))
        }, in: directory)
      #expect(try DINLProgram.call(check, in: directory).status == 0)
      let other = try DINLProgram.call(`The command line`.reproduce("both"), in: directory)
      #expect(other.status == 73 && other.error.contains("interrupted run") && other.error.contains("--force"))
      let resumed = try DINLProgram.call(
        `The command line`.reproduce("both", epochs: 200, more: ["--resume"]), in: directory)
      #expect(resumed.status == 0 && resumed.error.contains(" of 5 seeds taken over"))
    }
  }

  @Test func `says which damaged jobs are done again`() throws {
    try withTemporaryDirectory { directory in
      try interrupted({}, in: directory)
      let partial = directory.appending(path: "both/.partial-reproduce")
      let file = try #require(try names(in: partial).first { $0.hasSuffix(".json") })
      var bytes = try Data(contentsOf: partial.appending(path: file))
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: partial.appending(path: file))
      let resumed = try DINLProgram.call(
        `The command line`.reproduce("both", epochs: 200, more: ["--resume"]), in: directory)
      #expect(resumed.status == 0 && resumed.error.contains("both/.partial-reproduce/\(file): is damaged"))
      let whole = try DINLProgram.call(`The command line`.reproduce("whole", epochs: 200), in: directory)
      #expect(whole.status == 0)
      #expect(
        try Data(contentsOf: directory.appending(path: "both/results.csv"))
          == Data(contentsOf: directory.appending(path: "whole/results.csv")))
    }
  }
}
