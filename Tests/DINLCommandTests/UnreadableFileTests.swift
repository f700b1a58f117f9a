import Foundation
import TestSupport
import Testing

@Suite struct `A file that cannot be read` {
  /// Calls that read a file, which stands for @.
  static let calls = [
    "graph @", "simulate @", "bound @", "atlas @", "information @", "predict @ good.csv", "check @ --label label",
    "check good.csv --label label --graph @", "reproduce --table @ --label label",
    "risk @ --label label",
  ]

  /// Names that lead to no file that is read, and what is said of each; a part of a run may be a folder, or not there.
  static let faults = [
    (name: "none.json", reason: "no such file"), (name: "folder", reason: "is a folder"),
    (name: "/dev/null", reason: "is a device"),
  ]

  /// Whether a call says in one line that a file cannot be read, why, and what to do.
  func isSaid(_ reason: String, of name: String, in outcome: DINLProgram.Outcome) -> Bool {
    outcome.status == 66 && outcome.output.isEmpty
      && outcome.error.hasPrefix("error: \(name): cannot be read (\(reason)); give the path of ")
      && outcome.error.split(separator: "\n", omittingEmptySubsequences: false).count == 2
  }

  func outcome(_ call: String, _ name: String) throws -> DINLProgram.Outcome {
    try withTemporaryDirectory { directory in
      try Data(#require(CommandFault.files["good.csv"]).utf8).write(to: directory.appending(path: "good.csv"))
      try FileManager.default.createDirectory(
        at: directory.appending(path: "folder"), withIntermediateDirectories: false)
      let words = call.split(separator: " ").map { $0 == "@" ? name : String($0) }
      return try DINLProgram.call(words, in: directory)
    }
  }

  @Test(arguments: calls)
  func `is named with the reason and the remedy in the same words, whichever command reads it`(call: String) throws {
    for fault in Self.faults {
      let outcome = try outcome(call, fault.name)
      #expect(isSaid(fault.reason, of: fault.name, in: outcome), "\(fault.name): \(outcome)")
    }
  }

  @Test func `may be a device where a part of a run is wanted`() throws {
    let outcome = try outcome("merge @", "/dev/null")
    #expect(isSaid("is a device", of: "/dev/null", in: outcome), "\(outcome)")
  }

  @Test func `control: a file with other content, and other words of one that is missing, are not that`() throws {
    #expect(try !isSaid("no such file", of: "good.csv", in: outcome("graph @", "good.csv")))
    #expect(try !isSaid("no such file", of: "none", in: outcome("merge @", "none")))
  }
}
