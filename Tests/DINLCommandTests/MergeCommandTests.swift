import Foundation
import TestSupport
import Testing
import Trials

extension CommandFault {
  /// Calls with shares and parts that must fail.
  static let parts: [CommandFault] =
    ["0/5", "6/5", "x", "1/0", "1/99999999999999999999"].map {
      CommandFault("reproduce --shard \($0)", 64, "--shard is \"\($0)\"", "I/N", "2/5")
    } + [
      CommandFault("reproduce --shard=-1/5", 64, "--shard is \"-1/5\"", "I/N"),
      CommandFault("check good.csv --label label --shard 1/2 --save m.json", 64, "--save", "--shard"),
      CommandFault("check good.csv --label label --shard 1/2 --fail-on violated", 64, "--fail-on", "dinl merge"),
      CommandFault("refute gap<=I --shard 1/2 --seconds 1", 64, "--seconds", "--systems"),
      CommandFault("refute gap<=I --resume", 64, "--resume", "--shard"),
      CommandFault("refute --list --shard 1/2", 64, "--list", "--shard"),
      CommandFault("refute gap<=I --shard 1/2 --output good.csv", 73, "good.csv", "--output"),
      CommandFault("check good.csv --label label --shard 1/2 --output good.csv/below", 73, "good.csv/below"),
      CommandFault("merge", 64, "<part>"),
      CommandFault("merge none", 66, "none", "part.json", "--shard"),
      CommandFault("merge .", 66, "part.json", "--shard"),
      CommandFault("merge good.json", 65, "good.json", "checksum"),
      CommandFault("merge good.json --fail-on sometimes", 64, "--fail-on", "not-confirmed"),
    ]
}

@Suite struct `dinl merge` {
  typealias Faults = `A call that fails`

  @Test(arguments: CommandFault.parts)
  func `and shares fail as other calls do`(fault: CommandFault) throws {
    try withTemporaryDirectory { directory in
      try Faults().write(CommandFault.files, to: directory)
      let outcome = try DINLProgram.call(fault.arguments.split(separator: " ").map(String.init), in: directory)
      #expect(
        Faults().isRefused(
          outcome, status: fault.status, names: fault.names, left: Faults().contents(of: directory)), "\(outcome)")
    }
  }

  func bytes(_ names: [String], of output: String, in directory: URL) throws -> [Data] {
    try names.map { try Data(contentsOf: directory.appending(path: "\(output)/\($0)")) }
  }

  /// Whether a call was refused with a code, in one line that names all that it must.
  func isRefused(_ outcome: DINLProgram.Outcome, _ status: Int32, _ names: String...) -> Bool {
    outcome.status == status && outcome.output.isEmpty && outcome.error.hasPrefix("error: ")
      && outcome.error.split(whereSeparator: \.isNewline).count == 1 && names.allSatisfy(outcome.error.contains)
  }

  /// Begins the first of two parts and kills it when some of its three jobs are done, but not all.
  func killed(in directory: URL) throws -> Int {
    let part = directory.appending(path: "one")
    func finished() -> Int {
      let work = part.appending(path: ".partial-reproduce").path
      return ((try? FileManager.default.contentsOfDirectory(atPath: work)) ?? []).count { $0.hasSuffix(".json") }
    }
    for _ in 0..<8 {
      try? FileManager.default.removeItem(at: part)
      let call = `The command line`.reproduce("one", epochs: 12, threads: 1, more: ["--shard", "1/2"])
      let outcome = try DINLProgram.call(call, in: directory) { process in
        while process.isRunning, finished() < 1 { usleep(500) }
        kill(process.processIdentifier, SIGKILL)
      }
      if outcome.isEndedBySignal, (1...2).contains(finished()) { return finished() }
    }
    throw CancellationError()
  }

  @Test func `writes what one process of reproduce writes, though one part was killed and went on`() throws {
    try withTemporaryDirectory { directory in
      let whole = try DINLProgram.call(`The command line`.reproduce("whole", epochs: 12, threads: 2), in: directory)
      #expect(whole.status == 0, "\(whole.error)")
      let two = `The command line`.reproduce("two", epochs: 12, threads: 3, more: ["--shard", "2/2"])
      let outcome = try DINLProgram.call(two, in: directory)
      #expect(
        outcome.status == 0
          && outcome.output.hasPrefix("Part 2/2 of dinl reproduce: 2 of 5 jobs\nWrote two/part.json; "))
      let done = try killed(in: directory)
      #expect(
        isRefused(
          try DINLProgram.call(["merge", "two"], in: directory), 66, "part 1/2 is missing; run: dinl reproduce "))
      let unfinished = try DINLProgram.call(["merge", "one", "two"], in: directory)
      #expect(
        isRefused(unfinished, 66, "one: part 1/2 is not finished, it lacks \(3 - done) of its 3 jobs; run: dinl "))
      #expect(!FileManager.default.fileExists(atPath: directory.appending(path: "results").path))
      // The remedy is a call that works.
      let remedy = try #require(unfinished.error.split(separator: "run: dinl ").last)
      let resumed = try DINLProgram.shell("\"$DINL\" \(remedy)", in: directory)
      #expect(resumed.status == 0 && resumed.error.hasPrefix("\(done) of 3 seeds taken over"), "\(resumed)")
      let merged = try DINLProgram.call(["merge", "two", "one", "--output", "merged"], in: directory)
      #expect(merged.status == 0 && merged.output == whole.output.replacing("whole/", with: "merged/"), "\(merged)")
      let names = ["results.json", "results.csv", "report.html"]
      #expect(try bytes(names, of: "merged", in: directory) == bytes(names, of: "whole", in: directory))
      let timings = try JSONDecoder().decode(
        [Provenance.Timings].self, from: bytes(["results-timings.json"], of: "merged", in: directory)[0])
      #expect(timings.map(\.shard.description) == ["1/2", "2/2"] && timings.map(\.threads) == [1, 3])
      let left = try FileManager.default.contentsOfDirectory(atPath: directory.appending(path: "merged").path)
      #expect(Set(left) == Set(names + ["results-timings.json"]))
    }
  }

  /// A check of two jobs that takes some tenths of a second.
  static func check(_ output: String, _ more: [String]) -> [String] {
    [
      "check", "good.csv", "--label", "label", "--draws", "6", "--sweep-draws", "0", "--epochs", "1", "--hidden-width",
      "4", "--latent-width", "2", "--pairs", "4", "--sensors", "2", "--output", output,
    ] + more
  }

  @Test func `writes what one process of check writes, and refuses what does not belong together`() throws {
    try withTemporaryDirectory { directory in
      try Faults().write(CommandFault.files, to: directory)
      func call(_ arguments: [String]) throws -> DINLProgram.Outcome { try DINLProgram.call(arguments, in: directory) }
      #expect(try call(Self.check("whole", [])).status == 0)
      for index in 1...3 { #expect(try call(Self.check("p\(index)", ["--shard", "\(index)/3"])).status == 0) }
      let merged = try call(["merge", "p3", "p1", "p2/part.json", "--output", "merged", "--json"])
      #expect(merged.status == 0, "\(merged.error)")
      let names = ["check.json", "check.html"]
      #expect(try bytes(names, of: "merged", in: directory) == bytes(names, of: "whole", in: directory))
      #expect(Data(merged.output.utf8) == (try bytes(["check.json"], of: "whole", in: directory))[0] + Data("\n".utf8))
      #expect(merged.output.contains("\"verdict\" : \"inconclusive\""))
      let strict = ["merge", "p1", "p2", "p3", "--output", "merged", "--fail-on", "inconclusive"]
      #expect(try call(strict).status == 1)
      // Results of other options stay; so does a part.
      let other = directory.appending(path: "other")
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
      try Data("{\"fingerprint\": \"f00d\"}".utf8).write(to: other.appending(path: "check.json"))
      #expect(
        isRefused(try call(["merge", "p1", "p2", "p3", "--output", "other"]), 73, "other: holds check.json", "--force"))
      #expect(
        isRefused(try call(Self.check("p1", ["--shard", "2/3"])), 73, "p1: holds part 1/3 of this run", "--output"))
      let again = try call(Self.check("p1", ["--shard", "1/3", "--resume"]))
      #expect(again.status == 0 && again.output.contains("\nFound p1/part.json; ") && again.error.isEmpty)
      // Another option, N or order of the parts.
      #expect(try call(Self.check("q2", ["--shard", "2/3", "--epochs", "2"])).status == 0)
      #expect(
        isRefused(
          try call(["merge", "p1", "q2", "p3"]), 65,
          "q2/part.json: its configuration.epochs is 2, but 1 in p1/part.json"))
      #expect(try call(Self.check("r2", ["--shard", "2/2"])).status == 0)
      #expect(isRefused(try call(["merge", "p1", "r2"]), 65, "r2/part.json: its number of parts N is 2, but 3 in p1/"))
      #expect(
        isRefused(try call(["merge", "p1", "p2", "p2", "p3"]), 65, "p2/part.json: is part 2/3, as p2/part.json is"))
      #expect(isRefused(try call(["merge", "p2"]), 66, "parts 1/3, 3/3 are missing; run: dinl check good.csv "))
      // A file that was cut.
      let file = directory.appending(path: "p2/part.json")
      try Data(contentsOf: file).dropLast(2).write(to: file)
      #expect(isRefused(try call(["merge", "p1", "p2", "p3"]), 65, "p2/part.json: its checksum", "--force"))
      #expect(try call(Self.check("p2", ["--shard", "2/3", "--force"])).status == 0)
      #expect(try call(["merge", "p1", "p2", "p3", "--output", "merged"]).status == 0)
    }
  }

  @Test func `answers as one process of refute does`() throws {
    try withTemporaryDirectory { directory in
      for (name, text) in [("a", "gap <= I/m"), ("b", "gap <= sqrt(2*sigma^2*I/m)")] {
        let call = ["refute", text, "--systems", "400", "--json"]
        let one = try DINLProgram.call(call + ["--output", "\(name).json"], in: directory)
        for index in 1...3 {
          let part = call + ["--shard", "\(index)/3", "--output", "\(name)\(index)", "--threads", "\(index)"]
          let outcome = try DINLProgram.call(part, in: directory)
          #expect(outcome.status == 0 && outcome.output.contains("\"jobCount\" : 10"), "\(outcome)")
        }
        let merged = try DINLProgram.call(
          ["merge", "\(name)2", "\(name)3", "\(name)1", "--json", "--output", "\(name)-merged.json"], in: directory)
        #expect(merged.status == 0 && merged.output == one.output, "\(merged)")
        #expect(
          try bytes(["\(name).json"], of: ".", in: directory) == bytes(["\(name)-merged.json"], of: ".", in: directory))
      }
    }
  }

  @Test func `and a part say that a disk is full or the output lost, and can be repeated`() throws {
    try withTemporaryDirectory { directory in
      try Faults().write(CommandFault.files, to: directory)
      let part = Self.check("part", ["--shard", "1/1"]).joined(separator: " ")
      func full(_ call: String) throws -> String {
        let script = "(ulimit -f 0; \"$DINL\" \(call) 2>&1 >/dev/null; echo $?) | cat"
        return try DINLProgram.shell(script, in: directory).output
      }
      let disk = try full(part + " --quiet")
      #expect(
        disk.hasPrefix("error: part/.partial-check/part: cannot be written") && disk.hasSuffix("\n73\n"), "\(disk)")
      #expect(!FileManager.default.fileExists(atPath: directory.appending(path: "part/part.json").path))
      #expect(try DINLProgram.shell("\"$DINL\" \(part) --resume", in: directory).status == 0)
      let merge = "\"$DINL\" merge part --output merged"
      let none = try full("merge part --output merged")
      #expect(none.hasPrefix("error: merged/check.json: cannot be written") && none.hasSuffix("\n73\n"), "\(none)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory.appending(path: "merged").path).isEmpty)
      #expect(try DINLProgram.shell("\(merge) > /dev/full", in: directory).status == 74)
      #expect(try DINLProgram.shell("\(merge) > /dev/null", in: directory).status == 0)
    }
  }

  @Test func `control: another seed gives other bytes`() throws {
    try withTemporaryDirectory { directory in
      try Faults().write(CommandFault.files, to: directory)
      #expect(try DINLProgram.call(Self.check("whole", []), in: directory).status == 0)
      #expect(try DINLProgram.call(Self.check("part", ["--shard", "1/1", "--seed", "2"]), in: directory).status == 0)
      #expect(try DINLProgram.call(["merge", "part", "--output", "merged"], in: directory).status == 0)
      let names = ["check.json", "check.html"]
      for name in names {
        #expect(try bytes([name], of: "merged", in: directory) != bytes([name], of: "whole", in: directory))
      }
    }
  }

  @Test func `a part that is a pipe, a loop of links or the output is refused, and stays as it is`() throws {
    try withTemporaryDirectory { directory in
      for number in 1...2 {
        let search = "refute gap<=I --systems 800 --shard \(number)/2 --output \(number)"
        #expect(try DINLProgram.call(search.split(separator: " ").map(String.init), in: directory).status == 0)
      }
      for folder in ["pipe", "loop"] {
        try FileManager.default.createDirectory(
          at: directory.appending(path: folder), withIntermediateDirectories: false)
      }
      #expect(mkfifo(directory.appending(path: "pipe/part.json").path, 0o600) == 0)
      try FileManager.default.createSymbolicLink(
        atPath: directory.appending(path: "loop/part.json").path, withDestinationPath: "part.json")
      #expect(isRefused(try DINLProgram.call(["merge", "1", "pipe"], in: directory), 66, "pipe", "regular file"))
      #expect(isRefused(try DINLProgram.call(["merge", "1", "loop"], in: directory), 66, "loop", "symbolic links"))
      let part = directory.appending(path: "1/part.json")
      let before = try Data(contentsOf: part)
      let onto = ["merge", "1", "2", "--output", "1/part.json", "--force"]
      #expect(isRefused(try DINLProgram.call(onto, in: directory), 64, "--output", "1/part.json"))
      #expect(try Data(contentsOf: part) == before)
      #expect(try DINLProgram.call(["merge", "2", "1"], in: directory).status == 0)
    }
  }
}
