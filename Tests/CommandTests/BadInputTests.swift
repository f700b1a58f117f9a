import Foundation
import Testing

@Suite struct `Bad input gets one clear line, its exit code, and no file` {
  private struct Fault: Sendable {
    let arguments: [String]
    var files: [String: String] = [:]
    let status: Int32
    /// What the message names: the place and the remedy.
    let names: [String]
  }

  private static let graph = """
    {"directed": false, "multigraph": false, "nodes": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
     "links": [{"source": "a", "target": "b", "capacity": 1}]}
    """

  private static let data = Command.projectRoot.appending(path: "Data").path

  private static let faults: [Fault] = [
    Fault(arguments: ["graph", "none.json"], status: 66, names: ["none.json"]),
    Fault(arguments: ["graph", "g.json"], files: ["g.json": graph], status: 65, names: ["c", "no path"]),
    Fault(
      arguments: ["graph", "g.json", "--root", "x"], files: ["g.json": graph], status: 64, names: ["'x'", "'a'"]),
    Fault(arguments: ["graph", "g.json"], files: ["g.json": "{"], status: 65, names: ["g.json"]),
    Fault(
      arguments: ["graph", "g.json"],
      files: ["g.json": graph.replacingOccurrences(of: "\"capacity\": 1", with: "\"capacity\": -1")], status: 65,
      names: ["a", "b", "-1"]),
    Fault(
      arguments: ["reproduce", "--csv", "none.csv", "--label", "y"], status: 66, names: ["none.csv", "no such file"]),
    Fault(
      arguments: ["reproduce", "--csv", "t.csv", "--label", "y"], files: ["t.csv": "a,b\n1,2\n"], status: 65,
      names: ["t.csv", "line 1", "\"y\"", "--label"]),
    Fault(
      arguments: ["reproduce", "--csv", "t.csv", "--label", "y"], files: ["t.csv": "a,y\n1,u\nred,v\n"], status: 65,
      names: ["t.csv", "line 3", "\"a\"", "\"red\""]),
    Fault(
      arguments: ["reproduce", "--csv", "t.csv", "--label", "y"], files: ["t.csv": "a,y\n1,u\n2,v\n"], status: 65,
      names: ["\"u\"", "1 samples"]),
    Fault(arguments: ["reproduce", "--data", "."], status: 66, names: ["digits", "--data"]),
    Fault(
      arguments: ["reproduce", "--data", data, "--output", "taken"], files: ["taken": ""], status: 73,
      names: ["taken", "--output"]),
  ]

  @Test(arguments: faults.indices)
  func `one line names place and remedy`(index: Int) throws {
    let fault = Self.faults[index]
    let workspace = try Workspace(fault.files)
    let before = workspace.names
    let command = try Command(fault.arguments, in: workspace.url)
    #expect(command.status == fault.status, "\(command.errors)")
    #expect(command.output.isEmpty)
    #expect(command.errors.split(separator: "\n").count == 1, "\(command.errors)")
    #expect(command.errors.hasPrefix("dinl: "))
    for name in fault.names { #expect(command.errors.contains(name), "\(command.errors)") }
    #expect(workspace.names == before)
  }

  @Test(arguments: [
    ["reproduce", "--seeds", "1"], ["reproduce", "--csv", "t.csv"], ["reproduce", "--label", "y"],
    ["reproduce", "--dataset", "none"], ["reproduce", "--epochs", "many"], ["graph"], ["none"],
    ["reproduce", "--threads", "0"], ["reproduce", "--learning-rate", "nan"],
  ])
  func `wrong usage is refused with 64`(arguments: [String]) throws {
    let workspace = try Workspace()
    let command = try Command(arguments, in: workspace.url)
    #expect(command.status == 64)
    #expect(command.output.isEmpty && command.errors.contains("Error: "))
    #expect(workspace.names.isEmpty)
  }
}
