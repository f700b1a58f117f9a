import Foundation
import Testing

@testable import Reproduction

@Suite struct `A directory of results` {
  func text(_ name: String, in directory: URL) -> String? {
    try? String(contentsOf: directory.appending(path: name), encoding: .utf8)
  }

  /// The names of all that lies below a directory.
  func contents(of directory: URL) -> [String] {
    (FileManager.default.enumerator(atPath: directory.path)?.allObjects as? [String] ?? []).sorted()
  }

  /// Whether a write that fails leaves the old file as it was and nothing beside it.
  func keepsTheOldFile(_ write: (OutputDirectory, Data) throws -> Void) throws -> Bool {
    try withTemporaryDirectory { url in
      let directory = try OutputDirectory(url)
      try directory.write(Data("old".utf8), to: "results.json")
      // A file in place of the folder for what is unfinished lets no new file be begun.
      directory.removePartial()
      try Data().write(to: directory.partial)
      do {
        try write(directory, Data("new".utf8))
        return false
      } catch {
        return text("results.json", in: url) == "old" && contents(of: url) == [".partial", "results.json"]
      }
    }
  }

  @Test func `is made with its parents, and holds what is written whole`() throws {
    try withTemporaryDirectory { url in
      let target = url.appending(path: "a/b")
      let directory = try OutputDirectory(target)
      try directory.write(Data("first".utf8), to: "results.json")
      #expect(text("results.json", in: target) == "first")
      try directory.write(Data("second, longer".utf8), to: "results.json")
      #expect(text("results.json", in: target) == "second, longer")
      #expect(contents(of: target) == [".partial", "results.json"])
      directory.removePartial()
      #expect(contents(of: target) == ["results.json"])
      _ = try OutputDirectory(target)
      #expect(text("results.json", in: target) == "second, longer")
    }
  }

  @Test func `a write that fails leaves the old file as it was`() throws {
    #expect(try keepsTheOldFile { try $0.write($1, to: "results.json") })
  }

  @Test func `control: a write in place is refuted`() throws {
    let holds = try keepsTheOldFile { directory, data in
      let handle = try FileHandle(forWritingTo: directory.url.appending(path: "results.json"))
      try handle.truncate(atOffset: 0)
      try handle.write(contentsOf: data.prefix(1))
      throw OutputError.cannotWrite(path: "results.json", reason: "the disk is full")
    }
    #expect(!holds)
  }

  @Test func `a name that a folder has is refused, and nothing is left of the attempt`() throws {
    try withTemporaryDirectory { url in
      let directory = try OutputDirectory(url)
      try FileManager.default.createDirectory(
        at: url.appending(path: "results.json/inner"), withIntermediateDirectories: true)
      let error = #expect(throws: OutputError.self) { try directory.write(Data("new".utf8), to: "results.json") }
      #expect(isClear("\(try #require(error))", file: "results.json", names: ["--output", "directory"]))
      #expect(contents(of: url) == [".partial", "results.json", "results.json/inner"])
    }
  }

  @Test func `a path on which no directory can be made is refused`() throws {
    try withTemporaryDirectory { url in
      let file = url.appending(path: "taken")
      try Data("mine".utf8).write(to: file)
      for target in [file, file.appending(path: "below")] {
        let error = #expect(throws: OutputError.self) { try OutputDirectory(target) }
        #expect(isClear("\(try #require(error))", file: target.path, names: ["--output"]))
      }
      #expect(text("taken", in: url) == "mine")
      #expect(contents(of: url) == ["taken"])
    }
  }
}
