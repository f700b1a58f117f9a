import FileReading
import Foundation
import TestSupport
import Testing

@Suite struct `An input file` {
  func fault(_ file: URL, upTo limit: Int = InputFile.greatestSize) -> InputFileError? {
    do throws(InputFileError) { _ = try InputFile.contents(of: file, upTo: limit) } catch { return error }
    return nil
  }

  @Test func `is read completely, whatever its size`() throws {
    try withTemporaryDirectory { folder in
      let file = folder.appendingPathComponent("x")
      for count in [0, 1, 1 << 18, (1 << 18) + 1, 1_000_000] {
        let data = Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try data.write(to: file)
        #expect(try InputFile.contents(of: file) == data)
      }
    }
  }

  @Test func `that is missing, a folder, a device or too large is refused with the reason`() throws {
    try withTemporaryDirectory { folder in
      #expect(fault(folder.appendingPathComponent("none")) == .missing)
      #expect(fault(folder) == .folder)
      #expect(fault(URL(fileURLWithPath: "/dev/null")) == .device)
      #expect(fault(URL(fileURLWithPath: "/dev/zero")) == .device)
      let file = folder.appendingPathComponent("x")
      try Data(count: 11).write(to: file)
      #expect(fault(file.appendingPathComponent("below")) == .missing)
      #expect(fault(file, upTo: 10) == .tooLarge(limit: 10))
      #expect(fault(file, upTo: 11) == nil)
      // A sparse file of 3 GB takes no space and no time.
      try FileHandle(forWritingTo: file).truncate(atOffset: 3 << 30)
      #expect(fault(file) == .tooLarge(limit: 1 << 30))
      #expect("\(InputFileError.tooLarge(limit: 1 << 30))" == "is larger than 1024 MB, the most that is read")
      #expect(
        InputFileError.folder.advice("a graph") == "cannot be read (is a folder); give the path of a graph")
    }
  }

  @Test func `that is a pipe without a writer is refused at once where no pipe is read, and links are followed`() throws
  {
    try withTemporaryDirectory { folder in
      let (pipe, file) = (folder.appendingPathComponent("pipe"), folder.appendingPathComponent("x"))
      #expect(mkfifo(pipe.path, 0o600) == 0)
      try Data("text".utf8).write(to: file)
      for (name, target) in [("to-pipe", "pipe"), ("to-file", "x"), ("loop", "loop")] {
        try FileManager.default.createSymbolicLink(
          atPath: folder.appendingPathComponent(name).path, withDestinationPath: target)
      }
      func fault(_ name: String) -> InputFileError? {
        do throws(InputFileError) {
          _ = try InputFile.contents(of: folder.appendingPathComponent(name), acceptsPipes: false)
        } catch { return error }
        return nil
      }
      #expect(fault("pipe") == .pipe && fault("to-pipe") == .pipe && fault("x") == nil && fault("to-file") == nil)
      #expect(fault("loop") == .failed(reason: "Too many levels of symbolic links"))
    }
  }

  @Test func `whose first bytes allow it is read up to the greater limit`() throws {
    try withTemporaryDirectory { folder in
      let file = folder.appendingPathComponent("x")
      func isRead(_ count: Int, first: UInt8) throws -> Bool {
        try (Data([first]) + Data(count: count - 1)).write(to: file)
        do throws(InputFileError) {
          let data = try InputFile.contents(of: file, upTo: 10, orUpTo: 1_000_000) { beginning in
            #expect(beginning.count > 10)
            return beginning.first == 1
          }
          #expect(data.count == count)
          return true
        } catch {
          #expect(error == .tooLarge(limit: first == 1 || count > 1_000_000 ? 1_000_000 : 10))
          return false
        }
      }
      for first in [0, 1] as [UInt8] {
        let read = try [10, 11, 1_000_000, 1_000_001].filter { try isRead($0, first: first) }
        #expect(read == (first == 1 ? [10, 11, 1_000_000] : [10]))
      }
    }
  }

  @Test func `may be a pipe, of which no more than the limit is read`() throws {
    try withTemporaryDirectory { folder in
      let pipe = folder.appendingPathComponent("pipe")
      for (limit, isRead) in [(1_000_000, true), (999_999, false)] {
        try? FileManager.default.removeItem(at: pipe)
        #expect(mkfifo(pipe.path, 0o600) == 0)
        let path = pipe.path
        let writer = Thread {
          // The reader may end first; the write then fails, and the process gets no signal.
          signal(SIGPIPE, SIG_IGN)
          guard let handle = FileHandle(forWritingAtPath: path) else { return }
          try? handle.write(contentsOf: Data(repeating: 7, count: 1_000_000))
          try? handle.close()
        }
        writer.start()
        let error = fault(pipe, upTo: limit)
        #expect(error == (isRead ? nil : .tooLarge(limit: limit)))
      }
    }
  }

  @Test func `control: a reader that trusts a stated size of 0 misses the contents of a pipe`() throws {
    try withTemporaryDirectory { folder in
      let pipe = folder.appendingPathComponent("pipe")
      #expect(mkfifo(pipe.path, 0o600) == 0)
      var status = stat()
      #expect(stat(pipe.path, &status) == 0 && status.st_size == 0)
      let path = pipe.path
      Thread { try? Data("text".utf8).write(to: URL(fileURLWithPath: path)) }.start()
      let count = try InputFile.contents(of: pipe).count
      #expect(count != Int(status.st_size))
    }
  }
}
