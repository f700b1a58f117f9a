import Foundation
import Testing

@testable import DINL

/// What holds memory that no reference counts.
private enum Holder: String, Sendable {
  case queue, matrix, parameters
  /// A buffer that is never given back.
  case leak

  /// The file in which Linux counts the memory of a process.
  static let pages = "/proc/self/statm"

  /// Makes one with room for a number of single values, and drops it.
  func make(count: Int) {
    switch self {
    case .queue: _ = DistanceQueue(nodeCount: count).distances[0]
    case .matrix: _ = Matrix<Float>(rows: count, columns: 1)
    case .parameters: _ = Parameters<Float>(count: count, decayingCount: count)
    case .leak: UnsafeMutablePointer<Float>.allocate(capacity: count).initialize(repeating: 0, count: count)
    }
  }

  /// Whether the process holds about as much memory after many were made as after the first.
  ///
  /// The smallest buffer of each has 1 MB: if one is never given back, 16 of them leave 16 MB, of which what the
  /// allocator keeps for the next call is a small part.
  func isGivenBack() throws -> Bool {
    make(count: 1 << 18)
    let before = try Self.residentBytes()
    for _ in 0..<16 { make(count: 1 << 18) }
    return try Self.residentBytes() - before < 8 << 20
  }

  private static func residentBytes() throws -> Int {
    let counts = try String(contentsOfFile: pages, encoding: .utf8).split(separator: " ")
    return try #require(Int(counts[1])) * Int(getpagesize())
  }
}

// Each holder has a process of its own, in which no other test allocates.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: Holder.pages)))
struct `Buffers are given back with their owner` {
  @Test(arguments: ["queue", "matrix", "parameters"])
  func `the memory of the process does not grow with the owners made`(_ name: String) async {
    await #expect(processExitsWith: .success) { [name = name as String] in
      let isGivenBack = try #require(Holder(rawValue: name)).isGivenBack()
      precondition(isGivenBack)
    }
  }

  @Test func `control: a buffer that is kept is noticed`() async {
    await #expect(processExitsWith: .failure) {
      let isGivenBack = try Holder.leak.isGivenBack()
      precondition(isGivenBack)
    }
  }
}
