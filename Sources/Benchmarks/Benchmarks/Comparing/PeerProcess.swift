import Foundation
import PlainText

/// A peer in a process of its own, which waits between its turns; `Peers/peer.h` states the exchange.
final class PeerProcess: Contestant {
  let name: String
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let errors: URL
  private let numbers: URL
  private var unread = Data()

  /// Starts a peer and waits until it has read its input.
  ///
  /// - Parameters:
  ///   - name: what does the work; the version that the peer states follows.
  ///   - command: the words that start it.
  ///   - input: the numbers that it reads.
  ///   - arguments: more words behind the paths of its input and its output.
  ///   - folder: where files are written.
  /// - Throws: `PeerFault`, or an error of the file system.
  init(_ name: String, _ command: [String], input numbers: [Double], arguments: [String] = [], in folder: URL) throws {
    let stem = UUID().uuidString
    let file = folder.appending(path: stem + ".input")
    (self.numbers, errors) = (folder.appending(path: stem + ".output"), folder.appending(path: stem + ".errors"))
    try numbers.withUnsafeBytes { try Data($0).write(to: file) }
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command + [file.path, self.numbers.path] + arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let words = Self.line(from: output, keeping: &unread)?.split(separator: " ").map(String.init) ?? []
    guard words.first == "ready" else { throw PeerFault.stopped(Self.lastLine(of: errors)) }
    self.name = ([name] + words.dropFirst().prefix(1)).joined(separator: " ")
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func run(_ count: Int) throws -> Double { try number(for: "run \(count)") }

  func result() throws -> [Double] {
    guard try ask("result") == "done" else { throw PeerFault.stopped(Self.lastLine(of: errors)) }
    return try Data(contentsOf: numbers).withUnsafeBytes { bytes in
      (0..<bytes.count / 8).map { bytes.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self) }
    }
  }

  func memory() throws -> Double? { try number(for: "memory") }

  private func number(for question: String) throws -> Double {
    guard let answer = Double(try ask(question)) else { throw PeerFault.stopped(Self.lastLine(of: errors)) }
    return answer
  }

  private func ask(_ question: String) throws -> String {
    try input.fileHandleForWriting.write(contentsOf: Data((question + "\n").utf8))
    guard let line = Self.line(from: output, keeping: &unread) else {
      throw PeerFault.stopped(Self.lastLine(of: errors))
    }
    return line
  }

  /// The next line that a peer says; nil if it has ended.
  private static func line(from pipe: Pipe, keeping unread: inout Data) -> String? {
    while true {
      if let end = unread.firstIndex(of: 0x0A) {
        let line = String(decoding: unread[..<end], as: UTF8.self)
        unread = Data(unread[(end + 1)...])
        return line
      }
      let more = pipe.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      unread += more
    }
  }

  private static func lastLine(of file: URL) -> String {
    let text = (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: "\n").last.map { String($0).plain(upTo: 200) } ?? "it says nothing"
  }
}
