import Foundation
import TestSupport
import Testing

@testable import AuditRun

/// An export of coverage as LLVM writes it, with the fields that are not read.
struct SmallExport {
  /// A file with its counts, as they are written.
  struct File {
    var path: String
    var count: String
    var covered: String
  }

  /// The folder to which the paths belong.
  var root: String
  var files = [
    File(path: "/Sources/DINL/Tree.swift", count: "10", covered: "7"),
    File(path: "/Sources/Verification/Law.swift", count: "4", covered: "4"),
    File(path: "/Sources/DINL/Graph/Edge.swift", count: "30", covered: "29"),
    File(path: "/Sources/DINLCommand/Command.swift", count: "100", covered: "0"),
    File(path: "/Sources/Verification/Entropy.swift", count: "16", covered: "15"),
    File(path: "/Tests/DINLTests/TreeTests.swift", count: "50", covered: "50"),
    File(path: "/.build/checkouts/Other/Sources/DINL/Tree.swift", count: "60", covered: "1"),
  ]

  var text: String {
    let files = files.map { file in
      """
      {"branches":[],"expansions":[],"filename":"\(root)\(file.path)","mcdc_records":[],
       "segments":[[1,2,0,true,true,false]],"summary":{"branches":{"count":0,"covered":0,"notcovered":0,"percent":0},
        "functions":{"count":3,"covered":2,"percent":66.6},"lines":{"count":\(file.count),"covered":\(file.covered),
        "percent":70.5},"regions":{"count":9,"covered":8,"notcovered":1,"percent":88.8}}}
      """
    }.joined(separator: ",")
    return """
      {"data":[{"files":[\(files)],"functions":[{"count":1,"filenames":["/a"],"name":"a","regions":[[1,1,2,2,1,0,0,0]]}],
       "totals":{"lines":{"count":270,"covered":106,"percent":39.2}}}],"type":"llvm.coverage.json.export",
       "version":"2.0.1"}
      """
  }

  /// What it shows of a project at its root.
  static let summary = CoverageSummary(
    command: "swift test --enable-code-coverage",
    modules: [
      "DINL": .init(lines: 40, covered: 36), "Verification": .init(lines: 20, covered: 19),
    ],
    files: [
      .init(path: "Sources/DINL/Graph/Edge.swift", lines: 30, covered: 29),
      .init(path: "Sources/DINL/Tree.swift", lines: 10, covered: 7),
      .init(path: "Sources/Verification/Entropy.swift", lines: 16, covered: 15),
    ])

  /// Creates the files, empty, so that the links on the way to them can be followed.
  func createFiles() throws {
    for file in files {
      let url = URL(filePath: root + file.path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: url)
    }
  }
}

@Suite struct `The line coverage of the judged modules` {
  static func summary(_ text: String, of root: String = "/project") throws(AuditRunError) -> CoverageSummary {
    try CoverageSummary(
      export: Data(text.utf8), path: "codecov.json", of: URL(filePath: root, directoryHint: .isDirectory))
  }

  @Test(arguments: [
    ("/project", "/project"), ("/project/", "/project"), ("/project", "/project/Tests/.."),
    ("/project/Tests/..", "/project"),
  ])
  func `is summed up from the files of these modules alone, by their paths in the project`(
    root: String, named: String
  ) throws {
    #expect(try Self.summary(SmallExport(root: named).text, of: root) == SmallExport.summary)
  }

  @Test func `is the same however symbolic links name the project`() throws {
    try withTemporaryDirectory { folder in
      let (project, link) = (folder.appending(path: "project").path, folder.appending(path: "link").path)
      try SmallExport(root: project).createFiles()
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: project)
      for (root, named) in [(project, project), (link, project), (project, link), (link, link)] {
        #expect(try Self.summary(SmallExport(root: named).text, of: root) == SmallExport.summary, "\(root), \(named)")
      }
    }
  }

  @Test func `of a part is its share, and none without lines`() {
    #expect(CoverageSummary.Lines(lines: 8, covered: 6).share == 0.75)
    #expect(CoverageSummary.Lines(lines: 0, covered: 0).share == nil)
  }

  @Test func `is the same after it was written and read`() throws {
    try withTemporaryDirectory { root in
      #expect(try CoverageSummary.read(in: root) == nil)
      let file = root.appending(path: SmallProject.coverage)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(SmallExport.summary.json().utf8).write(to: file)
      #expect(try CoverageSummary.read(in: root) == SmallExport.summary)
    }
  }

  @Test func `is that of the run if it was measured, and else that of the project`() throws {
    var run = SmallRun()
    #expect(try run.report().coverage?.modules["DINL"] == .init(lines: 10, covered: 9))
    run.coverage = SmallExport.summary
    #expect(try run.report().coverage == SmallExport.summary)
    // The project's summary is then not needed, nor read.
    run.files[SmallProject.coverage] = "{"
    let report = try run.report()
    #expect(report.gaps.isEmpty && !report.notRun.contains { $0.hasPrefix("line coverage") })
  }

  @Test(arguments: [
    ("llvm.coverage.json.export", "lcov", "type"), ("\"data\"", "\"date\"", "data"), ("\"lines\"", "\"rows\"", "lines"),
    ("\"filename\"", "\"file\"", "filename"), ("}],\"type\"", "}],,\"type\"", "no export"),
    ("\"covered\":7", "\"covered\":11", "11 covered lines of 10 in Sources/DINL/Tree.swift"),
    ("\"covered\":7", "\"covered\":-7", "no export"), ("\"count\":10,", "\"count\":-10,", "no export"),
    ("\"count\":10,", "\"count\":9223372036854775807,", "no export"),
    ("Graph/Edge.swift", "Tree.swift", "Sources/DINL/Tree.swift twice"),
    ("/Verification/", "/Verified/", "Sources/Verification"),
    ("/project/Sources/DINL/", "/project/Sources/DINL2/", "Sources/DINL"),
    ("/project/", "/projects/", "Sources/DINL"), ("/project/", "/other/project/", "Sources/DINL"),
  ])
  func `control: an export of another form, of another project or of impossible counts is refused`(
    old: String, new: String, says: String
  ) throws {
    let text = SmallExport(root: "/project").text
    #expect(text.contains(old))
    let error = #expect(throws: AuditRunError.self) { try Self.summary(text.replacing(old, with: new)) }
    #expect(error?.problem.contains(says) == true && error?.path == "codecov.json", "\(String(describing: error))")
    #expect(error?.isMissing == false)
  }

  @Test func `control: bytes that are not UTF-8, and a file that is missing, are refused`() throws {
    let root = URL(filePath: "/project", directoryHint: .isDirectory)
    var bytes = Data(SmallExport(root: "/project").text.utf8)
    bytes[bytes.count / 2] = 0xFF
    let error = #expect(throws: AuditRunError.self) {
      try CoverageSummary(export: bytes, path: "codecov.json", of: root)
    }
    #expect(error?.problem == "is not UTF-8")
    try withTemporaryDirectory { folder in
      let none = folder.appending(path: "none.json")
      let error = #expect(throws: AuditRunError.self) { try CoverageSummary(exportAt: none, of: root) }
      #expect(error?.isMissing == true)
    }
  }

  @Test func `is read by the command, shown in its report and written beside it`() throws {
    try withTemporaryDirectory { root in
      try SmallRun().write(to: root)
      let (export, written) = (root.appending(path: "codecov.json"), root.appending(path: "out/coverage.json"))
      let arguments = [
        "audit", "--run", "--events", "results/events.jsonl", "--attachments", "results/attachments", "--output", "out",
      ]
      func call(_ more: [String]) throws -> DINLProgram.Outcome { try DINLProgram.call(arguments + more, in: root) }
      func report() throws -> AuditReport {
        try AuditReport(json: Data(contentsOf: root.appending(path: "out/audit.json")))
      }
      let missing = try call(["--coverage", "codecov.json"])
      #expect(missing.status == 66 && missing.error.hasPrefix("error: codecov.json: "), "\(missing)")
      try Data("{}".utf8).write(to: export)
      let malformed = try call(["--coverage", "codecov.json"])
      #expect(malformed.status == 65 && malformed.error.hasPrefix("error: codecov.json: "), "\(malformed)")
      #expect(!FileManager.default.fileExists(atPath: root.appending(path: "out").path))
      #expect(try call([]).status == 0)
      #expect(try report().coverage?.modules["DINL"] == .init(lines: 10, covered: 9))
      #expect(!FileManager.default.fileExists(atPath: written.path))
      try Data(SmallExport(root: root.path).text.utf8).write(to: export)
      let outcome = try call(["--coverage", "codecov.json"])
      #expect(outcome.status == 0 && outcome.output.contains("line coverage DINL 90.0 %, Verification 95.0 %"))
      #expect(outcome.error.contains("out/coverage.json"))
      #expect(try report().coverage == SmallExport.summary)
      #expect(try JSONDecoder().decode(CoverageSummary.self, from: Data(contentsOf: written)) == SmallExport.summary)
    }
  }
}
