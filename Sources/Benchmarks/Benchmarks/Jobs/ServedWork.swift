import BoundCheck
import Console
import DINL
import Foundation

/// Work in a process of its own, so that its memory is its own: the command starts itself with `--serve`.
enum ServedWork {
  /// The words that follow `--serve`, as a contestant.
  static func process(_ words: [String], in folder: URL) throws -> PeerProcess {
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return try PeerProcess("dinl", [program, "--serve"], input: [], arguments: words, in: folder)
  }

  /// Does the work that the words name as often as standard input asks; `Peers/peer.h` states the exchange.
  static func serve(_ words: [String], to output: URL) async throws {
    let contestant = try contestant(words)
    print("ready")
    fflush(nil)
    while let line = readLine() {
      if line.hasPrefix("run") {
        print(try await contestant.run(line.split(separator: " ").last.flatMap { Int($0) } ?? 1))
      } else if line.hasPrefix("memory") {
        print(peakBytes)
      } else {
        try contestant.result().withUnsafeBytes { try Data($0).write(to: output) }
        print("done")
      }
      fflush(nil)
    }
  }

  private static func contestant(_ words: [String]) throws -> any Contestant {
    guard let kind = words.first else { throw BenchmarkError.unknownWork(words) }
    if kind == "reading", words.count == 2 {
      let file = URL(fileURLWithPath: words[1])
      return InProcess("dinl", numbers: \.distances) {
        try GraphFile.read(from: file).graph.shortestPathTree(from: 0)
      }
    }
    guard words.count == 2, let size = Int(words[1]), size >= 0, let series = GrowthSeries(rawValue: kind) else {
      throw BenchmarkError.unknownWork(words)
    }
    return try series.contestant(size)
  }

  /// The greatest number of bytes that this process held; 0 where the system does not tell.
  private static var peakBytes: Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return 1024 * (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? 0)
  }
}
