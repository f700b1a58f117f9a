import Console
import Foundation
import TestSupport
import Testing

@Suite struct `A file that is written whole` {
  func text(_ file: URL) -> String? { try? String(contentsOf: file, encoding: .utf8) }

  /// The kind of what lies at a path, links not followed.
  func kind(_ file: URL) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: file.path))?[.type] as? FileAttributeType
  }

  func names(in directory: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
  }

  /// Whether a writer reaches through a link to a file, keeps the link, and leaves no other file.
  func followsLinks(_ write: (Data, URL) throws -> Void) throws -> Bool {
    try withTemporaryDirectory { directory in
      let inner = directory.appending(path: "inner")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      let (file, link, second) = (
        inner.appending(path: "file"), directory.appending(path: "link"), directory.appending(path: "second")
      )
      try Data("old".utf8).write(to: file)
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "inner/file")
      try FileManager.default.createSymbolicLink(atPath: second.path, withDestinationPath: "link")
      try write(Data("new".utf8), second)
      return try text(file) == "new" && kind(link) == .typeSymbolicLink && kind(second) == .typeSymbolicLink
        && kind(file) == .typeRegular && names(in: directory) == ["inner", "link", "second"]
        && names(in: inner) == ["file"]
    }
  }

  @Test func `is written at the end of symbolic links, which stay`() throws {
    #expect(try followsLinks { try OutputFile.write($0, to: $1) })
  }

  @Test func `control: a write that replaces the link itself is refuted`() throws {
    let holds = try followsLinks { data, file in
      let temporary = file.appendingPathExtension("new")
      try data.write(to: temporary)
      rename(temporary.path, file.path)
    }
    #expect(!holds)
  }

  @Test func `is made where a link leads to nothing, and links in a ring are refused`() throws {
    try withTemporaryDirectory { directory in
      let (link, ring) = (directory.appending(path: "link"), directory.appending(path: "ring"))
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "new")
      try FileManager.default.createSymbolicLink(atPath: ring.path, withDestinationPath: "ring")
      try OutputFile.write(Data("whole".utf8), to: link)
      #expect(text(directory.appending(path: "new")) == "whole" && kind(link) == .typeSymbolicLink)
      #expect(throws: OutputError.self) { try OutputFile.write(Data("whole".utf8), to: ring) }
      #expect(try names(in: directory) == ["link", "new", "ring"])
    }
  }

  /// Whether a writer hands the bytes to the reader of a pipe, which stays one.
  func writesThroughPipes(_ write: @escaping @Sendable (Data, URL) throws -> Void) throws -> Bool {
    try withTemporaryDirectory { directory in
      let pipe = directory.appending(path: "pipe")
      #expect(mkfifo(pipe.path, 0o600) == 0)
      // Opened for both, so that nobody waits for the other.
      let descriptor = open(pipe.path, O_RDWR | O_NONBLOCK)
      defer { close(descriptor) }
      try write(Data("through".utf8), pipe)
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = read(descriptor, &bytes, bytes.count)
      return try String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == "through"
        && kind(pipe) != .typeRegular && names(in: directory) == ["pipe"]
    }
  }

  @Test func `is a pipe's reader's where the place is a pipe`() throws {
    #expect(try writesThroughPipes { try OutputFile.write($0, to: $1) })
  }

  @Test func `control: a file in the pipe's place is refuted`() throws {
    #expect(try !writesThroughPipes { try $0.write(to: $1, options: .atomic) })
  }

  @Test func `goes to a device without touching it, and a full one is an error`() throws {
    try OutputFile.write(Data("gone".utf8), to: URL(filePath: "/dev/null"))
    #expect(kind(URL(filePath: "/dev/null")) == .typeCharacterSpecial)
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let error = #expect(throws: OutputError.self) {
      try OutputFile.write(Data("gone".utf8), to: URL(filePath: "/dev/full"))
    }
    #expect(isClear("\(try #require(error))", file: "/dev/full", names: ["--output"]))
  }

  /// What is wrong with a place before anything is written there: a kind of error, or nothing.
  func fault(_ place: URL, force: Bool = false) -> String? {
    do throws(OutputError) { try OutputFile.requireWritable(place, force: force) } catch {
      if case .exists = error { return "exists" }
      return "cannot be written"
    }
    return nil
  }

  @Test func `is refused before the work wherever writing it would fail, and where it would replace another`() throws {
    try withTemporaryDirectory { directory in
      let (file, pipe, link) = (
        directory.appending(path: "file"), directory.appending(path: "pipe"), directory.appending(path: "ring")
      )
      try Data("old".utf8).write(to: file)
      #expect(mkfifo(pipe.path, 0o600) == 0)
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "ring")
      #expect(fault(directory.appending(path: "new")) == nil && fault(pipe) == nil)
      #expect(fault(file) == "exists" && fault(file, force: true) == nil)
      for place in [directory, directory.appending(path: "none/file"), file.appending(path: "below"), link] {
        for force in [false, true] {
          #expect(fault(place, force: force) == "cannot be written", "\(place.lastPathComponent)")
          #expect(throws: OutputError.self) { try OutputFile.write(Data("new".utf8), to: place) }
        }
      }
      // The superuser may write everywhere.
      guard geteuid() != 0 else { return }
      let closed = directory.appending(path: "closed")
      try FileManager.default.createDirectory(at: closed, withIntermediateDirectories: true)
      chmod(closed.path, 0o500)
      defer { chmod(closed.path, 0o700) }
      #expect(fault(closed.appending(path: "file")) == "cannot be written")
    }
  }

  @Test func `control: a question whether the file exists is refuted as one for whether it can be written`() throws {
    try withTemporaryDirectory { directory in
      let place = directory.appending(path: "none/file")
      #expect(!FileManager.default.fileExists(atPath: place.path) && fault(place) != nil)
    }
  }

  @Test func `is named in an error with all its characters shown`() {
    let error = OutputError.cannotWrite(path: "a\u{202E}b\u{1B}c", reason: "no")
    #expect("\(error)".hasPrefix("a\\u{202E}b\\u{1B}c: "))
  }

  @Test func `keeps its permissions, and a folder or a socket in its place is refused`() throws {
    try withTemporaryDirectory { directory in
      let file = directory.appending(path: "file")
      try Data("old".utf8).write(to: file)
      chmod(file.path, 0o640)
      try OutputFile.write(Data("new".utf8), to: file)
      var status = stat()
      #expect(stat(file.path, &status) == 0 && status.st_mode & 0o7777 == 0o640)
      for name in ["", "none/file"] {
        #expect(throws: OutputError.self) { try OutputFile.write(Data("x".utf8), to: directory.appending(path: name)) }
      }
      #expect(try names(in: directory) == ["file"])
    }
  }
}
