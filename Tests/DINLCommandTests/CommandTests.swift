import Foundation
import Reproduction
import TestSupport
import Testing
import Trials
import Verification

@Suite struct `The command line` {
  static let data = Project.data.path

  /// A call of reproduce on the wines that takes about a second in all.
  static func reproduce(_ output: String, epochs: Int = 2, threads: Int = 2, more: [String] = []) -> [String] {
    [
      "reproduce", "--dataset", "wine", "--data", data, "--output", output, "--seeds", "3", "--selection-seeds", "2",
      "--epochs", "\(epochs)", "--hidden-width", "6", "--latent-width", "3", "--threads", "\(threads)",
    ] + more
  }

  func evidence(_ output: String, in directory: URL) throws -> Evidence {
    try JSONDecoder().decode(
      Evidence.self, from: Data(contentsOf: directory.appending(path: "\(output)/results.json")))
  }

  @Test(arguments: [
    (
      "reproduce",
      ["values per sample", "nats per sample", "(default: 20)", "(default: 40)", "default: digits", "Exit"]
    ),
    ("graph", ["values per second", "seconds", "bit/s", "(default: 32", "else the last node", "Exit codes"]),
    ("information", ["nats", "(values: certified, gsl; default: certified)", "(default: none)", "Exit codes"]),
    ("bound", ["nats", "\"version\" 1", "\"counts\"", "Exit codes"]),
    ("atlas", ["nats", "(default: none, with --family or --list)", "from 1 to 50", "Exit codes"]),
    ("judge", ["nats", "(default: 100,1000,10000)", "(default: 0.95)", "(default: 60.0)", "Exit codes"]),
    ("refute", ["nats", "(default: 200000)", "(default: 0,1,2,3,4)", "(default: the number of cores)", "Exit codes"]),
    (
      "check", ["nats per sample", "values per second", "(default: 1000)", "(default: 0.95)", "Exit codes"]
    ),
    ("risk", ["nats per sample", "(default: 0.95)", "from 0.01 to 0.98", "(default: 1000)", "Exit codes"]),
    ("predict", ["nats per sample", "(values: drawn, none; default: drawn)", "(default: 1)", "Exit codes"]),
    ("audit", ["(default: .)", "Exits with 0"]),
    ("sweep", ["nats per sample", "nats of loss", "from 1 to 1000000", "results/sweep-NAME", "Exit codes"]),
    ("simulate", ["values per second", "seconds", "(default: 100)", "(default: 0)", "Exit codes"]),
  ])
  func `every command's help says its units, defaults and exit codes`(command: String, phrases: [String]) throws {
    try withTemporaryDirectory { directory in
      let outcome = try DINLProgram.call([command, "--help"], in: directory)
      let help = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(outcome.status == 0 && outcome.error.isEmpty)
      for phrase in phrases { #expect(help.contains(phrase), "\(command): \(phrase)") }
    }
  }

  @Test func `every option says what it does and its default, but for those of one's own table`() throws {
    let commands = try CommandDump.commands()
    let known: Set = [
      "reproduce", "check", "risk", "predict", "graph", "bound", "atlas", "refute", "information", "judge", "audit",
    ]
    #expect(Set(commands.map(\.commandName)).isSuperset(of: known))
    for command in commands {
      for argument in command.arguments ?? [] {
        let name = argument.names?.first?.name ?? "the argument"
        let text = argument.abstract ?? ""
        #expect(text.hasSuffix(".") || text.hasSuffix(")"), "\(command.commandName) \(name)")
        guard argument.kind == "option", !["table", "label"].contains(name) else { continue }
        #expect(argument.defaultValue != nil || text.contains("(default: "), "\(command.commandName) \(name)")
      }
    }
  }

  @Test func `graph prints JSON that parses, DOT and a table`() throws {
    try withTemporaryDirectory { directory in
      let file = "\(Self.data)/topologies/abilene.json"
      let json = try DINLProgram.call(["graph", file, "--root", "Denver", "--json"], in: directory)
      let report = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      #expect(report["root"] as? String == "Denver")
      #expect(report["isOptimal"] as? Bool == true)
      let nodes = try #require(report["nodes"] as? [[String: Any]])
      #expect(nodes.count == 11)
      let root = try #require(nodes.first { $0["node"] as? String == "Denver" })
      #expect(root["parent"] is NSNull && root["hops"] as? Int == 0)
      let table = try DINLProgram.call(["graph", file, "--root", "Denver"], in: directory)
      let lines = table.output.split(separator: "\n").map(String.init)
      #expect(lines[0].hasPrefix("node ") && lines[0].hasSuffix("hops"))
      #expect(lines[1].allSatisfy { "─ ".contains($0) })
      #expect(lines.contains { $0.hasPrefix("Denver ") && $0.contains("(root)") && $0.hasSuffix(" 0") })
      #expect(lines.contains { $0.hasPrefix("exchange saved") && $0.contains("28.57 %") })
      #expect(try DINLProgram.call(["graph", file, "--dot"], in: directory).output.hasPrefix("digraph dinl {\n"))
    }
  }

  @Test func `refute writes a system that bound reads, and both print JSON that parses`() throws {
    try withTemporaryDirectory { directory in
      let refuted = try DINLProgram.call(["refute", "gap <= I/m", "--output", "found.json", "--json"], in: directory)
      let answer = try #require(try JSONSerialization.jsonObject(with: Data(refuted.output.utf8)) as? [String: Any])
      #expect(refuted.status == 0 && answer["verdict"] as? String == "refuted")
      let bound = try DINLProgram.call(["bound", "found.json", "--json"], in: directory)
      let report = try #require(try JSONSerialization.jsonObject(with: Data(bound.output.utf8)) as? [String: Any])
      let bounds = try #require(report["bounds"] as? [[String: Any]])
      #expect(bounds.count > 10 && bounds.allSatisfy { $0["isRefuted"] as? Bool == false })
      let figures = try #require(report["figures"] as? [[String: Any]])
      func value(_ name: String) -> Double? { figures.first { $0["name"] as? String == name }?["value"] as? Double }
      let (gap, information) = (try #require(value("gap")), try #require(value("I")))
      #expect(gap > information / (value("m") ?? .nan))
      let table = try DINLProgram.call(["bound", "found.json"], in: directory).output
      #expect(table.contains("GB-001") && table.contains("slack") && table.contains("left out"))
      let text = try DINLProgram.call(["refute", "gap <= I/m", "--threads", "3"], in: directory).output
      #expect(text.hasPrefix("refuted for losses in {0,1,2,3,4}: gap <= I/m\n") && text.contains("certified"))
      let list = try DINLProgram.call(["refute", "--list"], in: directory).output
      #expect(list.contains("deltapopulation") && list.contains("I(S;W) in nats"))
      #expect(ProvenInequality.all.allSatisfy { list.contains($0.inequality.text) && list.contains($0.conditions) })
    }
  }

  @Test func `reproduce takes a table of one's own, and gives the dataset's own figures on the dataset's table`() throws
  {
    try withTemporaryDirectory { directory in
      let table = "\(Self.data)/wine/wine.csv"
      let own =
        ["reproduce", "--csv", table, "--label", "label"] + Self.reproduce("own").dropFirst(5)
      let outcome = try DINLProgram.call(own, in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.output.contains("own/results.json"))
      #expect(try DINLProgram.call(Self.reproduce("shipped"), in: directory).status == 0)
      let (first, second) = (try evidence("own", in: directory), try evidence("shipped", in: directory))
      #expect(first.data.file == table && second.data.file == "wine/wine.csv")
      #expect(first.data.sha256 == second.data.sha256)
      let verdicts = [first, second].map { $0.networks[0].claims[0].verdict }
      #expect(verdicts == [.none, .consistent])
      var networks = first.networks
      for index in networks.indices { networks[index].claims[0].verdict = .consistent }
      #expect(networks == second.networks)
      #expect((first.networks + second.networks).flatMap(\.claims).allSatisfy { $0.verdict != .confirmed })
    }
  }

  @Test func `reproduce on Gaussian views states the Bayes accuracy of their law`() throws {
    try withTemporaryDirectory { directory in
      let arguments = ["reproduce", "--dataset", "gaussian-views"] + Self.reproduce("results", epochs: 1).dropFirst(5)
      let outcome = try DINLProgram.call(Array(arguments), in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      let best = try GaussianViews().bayesAccuracy().value
      #expect(try evidence("results", in: directory).data.bayesAccuracy == best)
      #expect(outcome.output.contains(String(format: "Bayes accuracy of their law %.2f %%", 100 * best)))
    }
  }

  @Test func `control: the results of another seed are not the same`() throws {
    try withTemporaryDirectory { directory in
      #expect(try DINLProgram.call(Self.reproduce("first"), in: directory).status == 0)
      #expect(try DINLProgram.call(Self.reproduce("again", threads: 1), in: directory).status == 0)
      #expect(try DINLProgram.call(Self.reproduce("other", more: ["--seed", "2"]), in: directory).status == 0)
      let (first, other) = (try evidence("first", in: directory), try evidence("other", in: directory))
      #expect(try first == evidence("again", in: directory))
      #expect(first != other && first.networks != other.networks)
    }
  }

  @Test(arguments: [[], ["--shard", "1/2"]])
  func `a training that diverges is said in a line that names the remedy, and no results are written`(
    more: [String]
  ) throws {
    try withTemporaryDirectory { directory in
      let outcome = try DINLProgram.call(
        Self.reproduce("results", epochs: 5, more: ["--learning-rate", "1000", "--weight-decay", "0"] + more),
        in: directory)
      let lines = outcome.error.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("error: ") }
      #expect(outcome.status == 65 && outcome.output.isEmpty && lines.count == 1, "\(outcome)")
      for word in ["as after training that diverged", "--learning-rate"] { #expect(outcome.error.contains(word)) }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: directory.appending(path: "results").path)
          == [".partial-reproduce"])
    }
  }

  static let epochsOfKilled = 60

  /// Begins a run and kills it with a signal when some of its five jobs are finished, but not all.
  ///
  /// A busy machine may look away until the run is over; then it is begun anew, a few times.
  func killed(by number: Int32, in directory: URL) throws -> (outcome: DINLProgram.Outcome, finished: [String]) {
    let results = directory.appending(path: "killed")
    func finished() -> [String] {
      let names = try? FileManager.default.contentsOfDirectory(
        atPath: results.appending(path: ".partial-reproduce").path)
      return (names ?? []).filter { $0.hasSuffix(".json") }
    }
    for _ in 0..<8 {
      try? FileManager.default.removeItem(at: results)
      let call = Self.reproduce("killed", epochs: Self.epochsOfKilled, threads: 1)
      let outcome = try DINLProgram.call(call, in: directory) { process in
        while process.isRunning, finished().count < 2 { usleep(500) }
        kill(process.processIdentifier, number)
      }
      let names = finished()
      if (2..<5).contains(names.count) { return (outcome, names) }
    }
    throw CancellationError()
  }

  @Test(arguments: [SIGKILL, SIGINT])
  func `kill -9 and Ctrl-C leave no half-written file, and the resumed run gives the same results`(
    number: Int32
  ) throws {
    try withTemporaryDirectory { directory in
      let results = directory.appending(path: "killed")
      let (outcome, finished) = try killed(by: number, in: directory)
      if number == SIGKILL {
        #expect(outcome.isEndedBySignal && outcome.status == SIGKILL)
      } else {
        #expect(!outcome.isEndedBySignal && outcome.status == 128 + SIGINT)
        // A line of progress from a thread that had just finished a seed may still come after it.
        #expect(outcome.error.contains("\ndinl: interrupted; --resume with the same options continues from here\n"))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: results.path) == [".partial-reproduce"])
      for name in finished {
        let bytes = try Data(contentsOf: results.appending(path: ".partial-reproduce/\(name)"))
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: bytes) }
      }
      let other = try DINLProgram.call(Self.reproduce("killed", epochs: 1, more: ["--resume"]), in: directory)
      #expect(other.status == 73 && other.output.isEmpty && other.error.contains("--resume"))
      let resumed = try DINLProgram.call(
        Self.reproduce("killed", epochs: Self.epochsOfKilled, more: ["--resume"]), in: directory)
      #expect(resumed.status == 0)
      #expect(resumed.error.hasPrefix("\(finished.count) of 5 seeds taken over from the earlier run\n"))
      #expect(!FileManager.default.fileExists(atPath: results.appending(path: ".partial-reproduce").path))
      let whole = try DINLProgram.call(Self.reproduce("whole", epochs: Self.epochsOfKilled), in: directory)
      #expect(whole.status == 0)
      #expect(try evidence("killed", in: directory) == evidence("whole", in: directory))
      #expect(
        try Data(contentsOf: results.appending(path: "results.csv"))
          == Data(contentsOf: directory.appending(path: "whole/results.csv")))
    }
  }
}
