import Console
import Foundation
import TestSupport
import Testing

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
      // A file instead of the folder for what is unfinished lets no new file be begun.
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
      directory.removePartialIfEmpty()
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

  /// Whether a second run is kept out of a folder as long as the first one is at work, by whatever path it comes.
  func keepsOthersOut(_ lock: (OutputDirectory) throws -> OutputDirectory.Lock?) throws -> Bool {
    try withTemporaryDirectory { url in
      let link = url.appending(path: "link")
      let directory = try OutputDirectory(url.appending(path: "results"), of: "check")
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "results")
      let other = try OutputDirectory(link, of: "reproduce")
      var errors: [OutputError?] = []
      let first = try lock(directory)
      for _ in 0..<2 {
        do throws(OutputError) {
          _ = try other.lock()
          errors.append(nil)
        } catch { errors.append(error) }
      }
      withExtendedLifetime(first) {}
      return errors == [.isInUse(path: link.path), .isInUse(path: link.path)]
        && isClear("\(OutputError.isInUse(path: link.path))", file: link.path, names: ["--output", "another run"])
    }
  }

  @Test func `lets one run in at a time, and the next when that has ended`() throws {
    #expect(try keepsOthersOut { try $0.lock() })
    try withTemporaryDirectory { url in
      for _ in 0..<3 { _ = try OutputDirectory(url).lock() }
    }
  }

  @Test func `control: a lock that nobody holds keeps nobody out`() throws {
    #expect(
      try !keepsOthersOut { directory in
        _ = try directory.lock()
        return nil
      })
  }

  /// Whether results are kept from a run of other data or options, and given to one of the same.
  func protects(_ protect: (OutputDirectory, String) throws -> Void) throws -> Bool {
    func isRefused(_ files: [String: String], _ fingerprint: String) throws -> Bool {
      try withTemporaryDirectory { url in
        for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
        do { try protect(OutputDirectory(url), fingerprint) } catch is OutputError { return true }
        return false
      }
    }
    let own = ["a.json": "{\"fingerprint\": \"f00d\"}", "a.html": ""]
    let others: [[String: String]] = [
      ["a.json": "{\"fingerprint\": \"beef\"}"], ["a.json": "{}"], ["a.json": "\u{0}"], ["a.html": "mine"],
    ]
    return try others.allSatisfy { try isRefused($0, "f00d") } && !isRefused(own, "f00d") && !isRefused([:], "f00d")
      && !isRefused(["notes": "mine"], "f00d") && isRefused(own, "beef")
  }

  @Test func `keeps results of other data or options`() throws {
    #expect(try protects { try $0.protect(["a.json", "a.html"], against: $1) })
  }

  @Test func `control: a look at whether the file is there alone, or none, is refuted`() throws {
    #expect(try !protects { _, _ in })
    let holds = try protects { directory, _ in
      if FileManager.default.fileExists(atPath: directory.url.appending(path: "a.json").path) {
        throw OutputError.holdsOtherResults(path: "", what: "")
      }
    }
    #expect(!holds)
  }

  @Test func `a link in the place of what is unfinished is refused, and what it leads to stays`() throws {
    try withTemporaryDirectory { url in
      let mine = url.appending(path: "mine")
      try FileManager.default.createDirectory(at: mine, withIntermediateDirectories: true)
      try Data("mine".utf8).write(to: mine.appending(path: "0-0.json"))
      try FileManager.default.createSymbolicLink(
        atPath: url.appending(path: ".partial").path, withDestinationPath: "mine")
      #expect(throws: OutputError.self) { try OutputDirectory(url).lock() }
      #expect(contents(of: mine) == ["0-0.json"])
    }
  }
}
