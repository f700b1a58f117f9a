import Foundation
import Testing

@testable import Reproduction

@Suite struct `Results are whole or not there` {
  @Test func `a file is written and replaced, and nothing else is left`() throws {
    let folder = try TemporaryFolder()
    let directory = try OutputDirectory(folder.url.appending(path: "a/b"))
    for text in ["one", "two"] { try directory.write(Data(text.utf8), to: "r.json") }
    #expect(try String(contentsOf: directory.url.appending(path: "r.json"), encoding: .utf8) == "two")
    #expect(folder.files == ["a/b/r.json"])
    directory.removePartial()
    #expect(!FileManager.default.fileExists(atPath: directory.partial.path))
  }

  @Test func `a failing write leaves what was there, and no trace`() throws {
    let folder = try TemporaryFolder()
    let directory = try OutputDirectory(folder.url)
    // A directory that is not empty cannot be replaced by a file, whoever runs the test.
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "r.json"), withIntermediateDirectories: true)
    try Data("old".utf8).write(to: folder.url.appending(path: "r.json/old"))
    #expect(throws: OutputError.self) { try directory.write(Data("new".utf8), to: "r.json") }
    #expect(folder.files == ["r.json/old"])
  }

  @Test func `a path that is a file is refused by name`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "taken")
    try Data().write(to: file)
    do {
      _ = try OutputDirectory(file)
      Issue.record("a file was taken for a directory")
    } catch {
      #expect("\(error)".contains("taken") && "\(error)".contains("--output"))
    }
  }
}

@Suite struct `The journal` {
  private static let job = Experiment.Job(network: 0, phase: .test, seedIndex: 3)

  private static func runs() throws -> [Run] { try SyntheticEvidence.evidence().networks[0].runs }

  @Test func `gives back what was recorded`() throws {
    let folder = try TemporaryFolder()
    let directory = try OutputDirectory(folder.url)
    let runs = try Self.runs()
    try RunJournal(in: directory, basis: "b").record(runs, of: Self.job)
    #expect(try RunJournal(in: directory, basis: "b").finishedJobs() == [Self.job: runs])
    #expect(try RunJournal(in: directory, basis: "another").finishedJobs().isEmpty)
    try RunJournal(in: directory, basis: "b").clear()
    #expect(try RunJournal(in: directory, basis: "b").finishedJobs().isEmpty)
  }

  @Test func `passes over what an interrupted write or another hand left`() throws {
    let folder = try TemporaryFolder()
    let directory = try OutputDirectory(folder.url)
    let journal = try RunJournal(in: directory, basis: "b")
    try journal.record(try Self.runs(), of: Self.job)
    let file = try #require(
      try FileManager.default.contentsOfDirectory(at: directory.partial, includingPropertiesForKeys: nil).first)
    let whole = try Data(contentsOf: file)
    for damaged in [whole.prefix(whole.count / 2), Data(), Data("{}".utf8)] {
      try damaged.write(to: file)
      #expect(journal.finishedJobs().isEmpty)
    }
    try whole.write(to: file)
    #expect(journal.finishedJobs().count == 1)
  }
}

@Suite struct `Evidence as files` {
  @Test func `JSON comes back equal, to the same bytes`() throws {
    let evidence = try SyntheticEvidence.evidence(name: "a \"b\", c\nd")
    let data = try evidence.json()
    let back = try JSONDecoder().decode(Evidence.self, from: data)
    #expect(back == evidence)
    #expect(try back.json() == data)
  }

  /// Whether every line of a table has as many fields as its header, by a reader of RFC 4180.
  private static func isRectangular(_ csv: String) -> Bool {
    var (rows, fields, isQuoted) = ([Int](), 1, false)
    for character in csv {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: fields += 1
      case "\n" where !isQuoted: (rows, fields) = (rows + [fields], 1)
      default: break
      }
    }
    return !isQuoted && rows.count > 1 && rows.allSatisfy { $0 == rows[0] }
  }

  @Test func `CSV keeps its columns whatever a network is called`() throws {
    var evidence = try SyntheticEvidence.evidence()
    evidence.networks[0].name = "a, \"b\"\nc"
    let csv = evidence.csv()
    #expect(Self.isRectangular(csv))
    #expect(csv.contains("\"a, \"\"b\"\"\nc\",dense"))
  }

  @Test func `control: a name that is not quoted is refuted`() throws {
    let csv = try SyntheticEvidence.evidence().csv()
    #expect(Self.isRectangular(csv))
    #expect(!Self.isRectangular(csv.replacing("nine-node instance,dense", with: "nine, node,dense")))
  }

  @Test func `all three files are written`() throws {
    let folder = try TemporaryFolder()
    try SyntheticEvidence.evidence().write(to: try OutputDirectory(folder.url))
    #expect(folder.files == Evidence.fileNames.sorted())
  }
}

@Suite struct `What a terminal shows` {
  private final class Lines: @unchecked Sendable {
    private let lock = NSLock()
    private var written = ""

    func append(_ text: String) { lock.withLock { written += text } }

    var text: String { lock.withLock { written } }
  }

  @Test func `a pipe gets a plain line each tenth`() async {
    let lines = Lines()
    let progress = ProgressReporter(total: 40, unit: "seeds", isTerminal: false) { lines.append($0) }
    await progress.skip(4)
    for _ in 0..<36 { await progress.advance() }
    let rows = lines.text.split(separator: "\n")
    #expect(rows.first == "4 of 40 seeds taken over from the earlier run")
    #expect(
      rows.dropFirst().map { $0.prefix { $0 != " " } }.map(String.init) == [
        "5/40", "8/40", "12/40", "16/40", "20/40", "24/40", "28/40", "32/40", "36/40", "40/40",
      ])
    #expect(!lines.text.contains("\u{1B}") && rows.last?.contains("left") == false)
  }

  @Test func `a terminal gets a bar in place, whole at the end`() async {
    let lines = Lines()
    let progress = ProgressReporter(total: 3, unit: "seeds", isTerminal: true) { lines.append($0) }
    for _ in 0..<3 { await progress.advance() }
    #expect(lines.text.hasPrefix("\r"))
    #expect(lines.text.hasSuffix("\n") && lines.text.filter { $0 == "\n" }.count == 1)
    #expect(lines.text.contains("[" + String(repeating: "█", count: 30) + "] 3/3 seeds"))
  }

  @Test func `a table aligns and wraps`() {
    var table = TextTable(["name", "n"], alignments: [.left, .right])
    table.append(["a long name", "7"])
    table.append(["b", "1234"])
    #expect(
      table.text(cellWidth: 6) == """
        name       n
        ──────  ────
        a long     7
        name
        b       1234
        """)
  }
}
