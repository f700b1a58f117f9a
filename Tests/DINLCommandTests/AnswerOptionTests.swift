import Foundation
import TestSupport
import Testing

@Suite struct `The answer of a command` {
  /// Calls that write no file of their own, as lines of the shell.
  static let calls = [
    "graph good.json", "graph good.json --compare-roots", "bound '\(Project.data.path)/systems/gated.json'",
    "atlas --family coin", "atlas --list", "refute 'gap <= I/m' --systems 800", "refute --list",
    "information request.json", "information --list", "information --plot curves --force", "audit",
    "simulate good.json", "simulate --draw grid --nodes 9", "judge --list",
    "risk noted.csv --label label --draws 2 --epochs 1 --hidden-width 2 --latent-width 2",
  ]

  /// Calls that train for a moment on a table of which something is to be noted.
  static let trainings = [
    "check noted.csv --label label --draws 2 --epochs 1 --sweep-draws 0 --hidden-width 4 --save model.json --force",
    "reproduce --table noted.csv --label label --seeds 2 --selection-seeds 2 --epochs 1 --hidden-width 4 --force",
  ]

  /// A table with a constant column.
  static let table =
    "a,b,c,label\n" + (0..<40).map { "\($0 * 7 % 11).5,\($0 * 5 % 9).5,1,\($0 % 2 == 0 ? "x" : "y")\n" }.joined()

  /// Runs a call with options, beside the files that calls read.
  func call(_ line: String, _ options: String = "", in directory: URL) throws -> DINLProgram.Outcome {
    try Data(`What a command writes`.request.utf8).write(to: directory.appending(path: "request.json"))
    try Data(Self.table.utf8).write(to: directory.appending(path: "noted.csv"))
    try Data(#require(CommandFault.files["good.json"]).utf8).write(to: directory.appending(path: "good.json"))
    try FileManager.default.createDirectory(
      at: directory.appending(path: "Proofs"), withIntermediateDirectories: true)
    return try DINLProgram.shell("\"$DINL\" \(line) \(options)", in: directory)
  }

  /// The document that a text is; nil if it is none, or if anything stands beside it.
  static func document(_ text: String) -> NSObject? {
    try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSObject
  }

  /// Whether the answers to a call are one document with --json, a text without it, and nothing with --quiet.
  static func isAsAsked(
    plain: DINLProgram.Outcome, json: DINLProgram.Outcome, quiet: DINLProgram.Outcome, both: DINLProgram.Outcome
  ) -> Bool {
    let isText = !plain.output.isEmpty && document(plain.output) == nil
    let isSilent = quiet.output.isEmpty && quiet.error.isEmpty && both.error.isEmpty
    let codes = Set([plain, json, quiet, both].map(\.status))
    return isText && isSilent && document(json.output) != nil && document(both.output) != nil && codes.count == 1
  }

  @Test(arguments: calls)
  func `is a text, or one JSON document with --json, and nothing with --quiet`(line: String) throws {
    try withTemporaryDirectory { directory in
      let (plain, json) = (try call(line, in: directory), try call(line, "--json", in: directory))
      let (quiet, both) = (try call(line, "--quiet", in: directory), try call(line, "--quiet --json", in: directory))
      #expect(Self.isAsAsked(plain: plain, json: json, quiet: quiet, both: both), "\(plain) \(json) \(quiet) \(both)")
      #expect(plain.status == (line == "audit" ? 1 : 0))
    }
  }

  @Test(arguments: zip(trainings, ["check-noted/check.json", "reproduce-noted/results.json"]))
  func `of a training is what its file holds, and notes and progress are on standard error`(
    line: String, file: String
  ) throws {
    try withTemporaryDirectory { directory in
      func written() throws -> NSObject? {
        Self.document(try String(contentsOf: directory.appending(path: "results/\(file)"), encoding: .utf8))
      }
      let plain = try call(line, in: directory)
      #expect(plain.status == 0 && plain.output.contains("Wrote results/\(file)"), "\(plain)")
      let json = try call(line, "--json", in: directory)
      #expect(try Self.document(json.output) == written())
      for outcome in [plain, json] {
        #expect(outcome.error.contains("note: noted.csv: ") && outcome.error.contains("training "), "\(outcome)")
      }
      #expect(json.error.contains("\nWrote results/\(file)"))
      try FileManager.default.removeItem(at: directory.appending(path: "results"))
      let quiet = try call(line, "--quiet", in: directory)
      #expect(try written() != nil)
      let both = try call(line, "--quiet --json", in: directory)
      #expect(try Self.document(both.output) == written())
      #expect(Self.isAsAsked(plain: plain, json: json, quiet: quiet, both: both), "\(quiet) \(both)")
    }
  }

  @Test func `of predict is one document too, and its notes are not said with --quiet`() throws {
    try withTemporaryDirectory { directory in
      #expect(try call(Self.trainings[0], "--quiet", in: directory).status == 0)
      let line = "predict model.json noted.csv"
      let (plain, json) = (try call(line, in: directory), try call(line, "--json", in: directory))
      let (quiet, both) = (try call(line, "--quiet", in: directory), try call(line, "--quiet --json", in: directory))
      #expect(Self.isAsAsked(plain: plain, json: json, quiet: quiet, both: both), "\(plain) \(json) \(quiet) \(both)")
    }
  }

  @Test func `may be quiet, but errors are said`() throws {
    try withTemporaryDirectory { directory in
      let missing = try call("graph none.json", "--quiet --json", in: directory)
      #expect(missing.status == 66 && missing.output.isEmpty && missing.error.hasPrefix("error: none.json"))
      try Data(#"[{"id": "a", "kind": "none", "params": {}}]"#.utf8).write(to: directory.appending(path: "wrong.json"))
      let wrong = try call("information wrong.json", "--quiet", in: directory)
      #expect(wrong.status == 65 && wrong.output.isEmpty && wrong.error.hasPrefix("error: "))
    }
  }

  @Test func `control: two documents, a line beside one, a word with --quiet or another code are refuted`() {
    func isAsAsked(json: String = "{}", error: String = "", status: Int32 = 0, plain: String = "text") -> Bool {
      func outcome(_ output: String, _ error: String = "", _ status: Int32 = 0) -> DINLProgram.Outcome {
        DINLProgram.Outcome(status: status, output: output, error: error)
      }
      return Self.isAsAsked(
        plain: outcome(plain, "note"), json: outcome(json, "note"), quiet: outcome("", error, status),
        both: outcome("{}"))
    }
    #expect(isAsAsked())
    for json in ["{}\n{}", "{}\nWrote x", "", "text"] { #expect(!isAsAsked(json: json), "\(json)") }
    #expect(!isAsAsked(error: "training 1 of 2\n") && !isAsAsked(status: 1) && !isAsAsked(plain: "{}"))
  }
}
