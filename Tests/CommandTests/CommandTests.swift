import Foundation
import Testing

@Suite struct `The command` {
  private static let small = [
    "reproduce", "--data", Command.projectRoot.appending(path: "Data").path, "--dataset", "wine", "--seeds", "4",
    "--selection-seeds", "3", "--hidden-width", "8", "--latent-width", "4", "--output", "out",
  ]

  /// The results without what may differ: the timings.
  private func results(in workspace: Workspace) throws -> NSDictionary {
    let data = try Data(contentsOf: workspace.url.appending(path: "out/results.json"))
    var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object.removeValue(forKey: "timings") != nil)
    return object as NSDictionary
  }

  @Test func `a run writes three files and prints a row a claim`() throws {
    let workspace = try Workspace()
    let command = try Command(Self.small + ["--epochs", "2"], in: workspace.url)
    #expect(command.status == 0, "\(command.errors)")
    for id in ["EX-001", "EX-002", "EX-003", "EX-004"] { #expect(command.output.contains(id)) }
    let files = try FileManager.default.contentsOfDirectory(atPath: workspace.url.appending(path: "out").path)
    #expect(files.sorted() == ["report.html", "results.csv", "results.json"])
  }

  @Test func `killed and resumed, it gives the results of a run that was left alone`() throws {
    let (killed, whole) = (try Workspace(), try Workspace())
    let arguments = Self.small + ["--epochs", "60", "--threads", "1"]
    let (process, _, _) = try Command.start(arguments, in: killed.url)
    let partial = killed.url.appending(path: "out/.partial").path
    // Killed by the count of finished seeds and not by a clock: two of seven are done.
    while process.isRunning,
      ((try? FileManager.default.contentsOfDirectory(atPath: partial)) ?? []).count(where: { $0.hasSuffix(".json") })
        < 2
    {
      usleep(1000)
    }
    #expect(process.isRunning, "the run was over before it could be killed")
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try FileManager.default.contentsOfDirectory(atPath: killed.url.appending(path: "out").path) == [".partial"])
    let resumed = try Command(arguments + ["--resume"], in: killed.url)
    #expect(resumed.status == 0 && resumed.errors.contains("taken over from the earlier run"))
    #expect(try Command(Self.small + ["--epochs", "60", "--threads", "2"], in: whole.url).status == 0)
    #expect(try results(in: killed) == results(in: whole))
  }

  @Test func `a graph's tree is printed for people and for programs`() throws {
    let file = Command.projectRoot.appending(path: "Data/topologies/abilene.json").path
    let table = try Command(["graph", file, "--root", "Chicago"], in: Command.projectRoot)
    #expect(table.status == 0)
    for part in ["node", "parent", "distance in s", "hops", "(root)", "certificate", "exchange saved"] {
      #expect(table.output.contains(part))
    }
    let json = try Command(["graph", file, "--root", "Chicago", "--json"], in: Command.projectRoot)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["root"] as? String == "Chicago" && object["isOptimal"] as? Bool == true)
    #expect((object["nodes"] as? [Any])?.count == 11)
  }

  @Test func `the audit passes here and fails on a project with a gap`() throws {
    #expect(try Command(["audit"], in: Command.projectRoot).status == 0)
    let workspace = try Workspace()
    for folder in ["Proofs", "Sources", "Tests"] {
      try FileManager.default.createDirectory(
        at: workspace.url.appending(path: folder), withIntermediateDirectories: true)
    }
    let proof = "<a id=\"GR-001\"></a>\n\n## GR-001 A claim\n\n- Uses: none\n\n**Claim.** So it is.\n"
    try Data(proof.utf8).write(to: workspace.url.appending(path: "Proofs/Graph.md"))
    try Data("# x\n".utf8).write(to: workspace.url.appending(path: "README.md"))
    let audit = try Command(["audit"], in: workspace.url)
    #expect(audit.status == 1 && (audit.output + audit.errors).contains("GR-001"))
  }

  @Test(arguments: [
    ([], ["reproduce", "graph", "audit"]), (["reproduce"], ["nats", "values per sample", "default: 20", "--resume"]),
    (["graph"], ["values per second", "seconds", "--root", "--json"]), (["audit"], ["proof", "control"]),
  ])
  func `help says units and defaults`(command: [String], names: [String]) throws {
    let help = try Command(command + ["--help"], in: Command.projectRoot)
    #expect(help.status == 0)
    for name in names { #expect(help.output.contains(name), "\(help.output)") }
  }
}
