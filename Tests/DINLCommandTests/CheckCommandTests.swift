import BoundCheck
import Foundation
import TestSupport
import Testing
import Trials

@Suite struct `dinl check` {
  /// A call that takes less than a second.
  static func check(_ output: String, threads: Int = 2, more: [String] = []) -> [String] {
    [
      "check", "--dataset", "wine", "--data", `The command line`.data, "--output", output, "--draws", "12",
      "--sweep", "0,0.01", "--sweep-draws", "5", "--epochs", "3", "--hidden-width", "6", "--latent-width", "3",
      "--threads", "\(threads)",
    ] + more
  }

  func evidence(_ output: String, in directory: URL) throws -> CheckEvidence {
    try JSONDecoder().decode(
      CheckEvidence.self, from: Data(contentsOf: directory.appending(path: "\(output)/check.json")))
  }

  @Test func `prints a table, writes its files, and gives the same on any number of threads`() throws {
    try withTemporaryDirectory { directory in
      let outcome = try DINLProgram.call(Self.check("first"), in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      for word in ["GB-006 is inconclusive", "gap", "I(L;U)", "samples/s", "R_g", "first/check.html"] {
        #expect(outcome.output.contains(word), "\(word)")
      }
      #expect(outcome.error.contains("training 22 of 22 networks"))
      #expect(try DINLProgram.call(Self.check("again", threads: 1), in: directory).status == 0)
      #expect(try evidence("first", in: directory) == evidence("again", in: directory))
      #expect(try DINLProgram.call(Self.check("other", more: ["--seed", "2"]), in: directory).status == 0)
      #expect(try evidence("first", in: directory).draws != evidence("other", in: directory).draws)
      let page = try String(contentsOf: directory.appending(path: "first/check.html"), encoding: .utf8)
      #expect(WellFormedness.elements(of: page) != nil)
    }
  }

  @Test func `finds a shipped dataset where no folder Data is near, and says the same of it`() throws {
    try withTemporaryDirectory { directory in
      let call = Self.check("named")
      #expect(try DINLProgram.call(call, in: directory).status == 0)
      let place = try #require(call.firstIndex(of: "--data"))
      let unnamed = Array(call[..<place]) + call[(place + 2)...] + ["--output", "unnamed"]
      let outcome = try DINLProgram.call(unnamed, in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(try evidence("unnamed", in: directory) == evidence("named", in: directory))
    }
  }

  @Test func `takes a table with missing values, text classes, a graph and sensors of one's own`() throws {
    try withTemporaryDirectory { directory in
      let rows = (0..<40).map { "\($0 == 7 ? "" : "\($0)");\($0 % 5);\"\($0 < 30 ? "often" : "seldom, so")\"" }
      let table = "\u{FEFF}first;second;class\r\n" + rows.joined(separator: "\r\n")
      try Data(table.utf8).write(to: directory.appending(path: "own.csv"))
      let graph = try #require(CommandFault.files["good.json"])
      try Data(graph.utf8).write(to: directory.appending(path: "net.json"))
      let call = [
        "check", "own.csv", "--label", "class", "--drop-missing", "--graph", "net.json", "--root", "b",
        "--view", "a=second", "--view", "c=first", "--draws", "3", "--epochs", "2", "--sweep-draws", "0", "--loss",
        "quantized",
        "--steps", "3", "--output", "own",
      ]
      let outcome = try DINLProgram.call(call, in: directory)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(outcome.output.contains("was missing: 1\n"))
      let found = try evidence("own", in: directory)
      #expect(found.data.samples == 39 && found.data.classes == 2 && found.data.droppedRows == 1 && found.pairs == 19)
      #expect(found.network.views == [["second"], [], ["first"]] && found.network.viewRule == .views)
      #expect(outcome.output.contains("Columns go to nodes as --view says"))
      #expect(found.network.links.allSatisfy { $0.width == 8 && $0.inTree })
      #expect(found.draws.allSatisfy { $0.training.count == 3 })
    }
  }

  @Test(arguments: [
    (["a", "sink", "root", "b"], "sink"), (["root", "Sink", "b"], "root"), (["Root", "a", "b"], "b"),
  ])
  func `takes the same root as graph does`(names: [String], root: String) throws {
    try withTemporaryDirectory { directory in
      let nodes = names.map { "{\"id\": \"\($0)\"}" }.joined(separator: ", ")
      let links = zip(names, names.dropFirst()).map {
        "{\"source\": \"\($0)\", \"target\": \"\($1)\", \"capacity\": 1}"
      }
      let graph = "{\"nodes\": [\(nodes)], \"links\": [\(links.joined(separator: ", "))]}"
      try Data(graph.utf8).write(to: directory.appending(path: "net.json"))
      #expect(
        try DINLProgram.call(["graph", "net.json"], in: directory).output.contains("\nroot             \(root) ("))
      let call = Self.check("own", more: ["--graph", "net.json", "--draws", "1", "--sweep-draws", "0"])
      let outcome = try DINLProgram.call(call, in: directory)
      #expect(outcome.status == 0 && outcome.output.contains("\nRoot: \(root) ("), "\(outcome)")
      let found = try evidence("own", in: directory).network
      #expect(found.nodes[found.root] == root)
    }
  }

  @Test func `goes on from an interrupted check with the same options, and from no other`() throws {
    try withTemporaryDirectory { directory in
      #expect(try DINLProgram.call(Self.check("whole"), in: directory).status == 0)
      let whole = try evidence("whole", in: directory)
      // What an interrupted check leaves: some jobs, under the fingerprint of the program's own.
      let call = Self.check("cut", threads: 1, more: ["--epochs", "400"])
      let cut = try DINLProgram.call(call, in: directory) { process in
        let partial = directory.appending(path: "cut/.partial-check").path
        while process.isRunning,
          ((try? FileManager.default.contentsOfDirectory(atPath: partial)) ?? []).count(where: { $0.hasSuffix(".json") }
          )
            == 0
        { usleep(1000) }
        kill(process.processIdentifier, SIGKILL)
      }
      #expect(cut.isEndedBySignal)
      let other = try DINLProgram.call(Self.check("cut", more: ["--resume"]), in: directory)
      #expect(other.status == 73 && other.error.contains("--resume"))
      let resumed = try DINLProgram.call(Self.check("cut", more: ["--epochs", "400", "--resume"]), in: directory)
      #expect(resumed.status == 0 && resumed.error.contains("taken over from the earlier run"))
      #expect(try DINLProgram.call(Self.check("new", more: ["--epochs", "400"]), in: directory).status == 0)
      #expect(try evidence("cut", in: directory) == evidence("new", in: directory))
      #expect(try evidence("cut", in: directory).draws != whole.draws)
    }
  }
}
