import Foundation
import Testing

@testable import DINL

/// What holds memory that no reference counts.
private enum Holder: String, Sendable {
  case queue, matrix, parameters
  /// The parser of a text in GraphML.
  case parser
  /// A buffer that is never given back.
  case leak

  /// The file in which Linux counts the memory of a process.
  static let pages = "/proc/self/statm"

  /// Whether memory that is given back can be had again at once: a sanitizer keeps it for a while.
  static let isReused = dlsym(nil, "__asan_init") == nil && dlsym(nil, "__tsan_init") == nil

  /// The addresses of buffers that are never given back, so that the compiler cannot leave them out.
  nonisolated(unsafe) static var kept: UInt = 0

  /// How many are made: a buffer of 2¹⁸ single values has 1 MB, a parser some 13 KB.
  var count: Int { self == .parser ? 1500 : 16 }

  /// Makes one and drops it.
  func make() throws {
    let size = 1 << 18
    switch self {
    case .queue: _ = DistanceQueue(nodeCount: size).distances[0]
    case .matrix: _ = Matrix<Float>(rows: size, columns: 1)
    case .parameters: _ = Parameters<Float>(count: size, decayingCount: size)
    case .parser:
      _ = try GraphMLReader.document(
        Data("<graphml><graph edgedefault=\"directed\"/></graphml>".utf8), LinkAttributes(.init()))
    case .leak:
      let buffer = UnsafeMutablePointer<Float>.allocate(capacity: size)
      buffer.initialize(repeating: 0, count: size)
      Self.kept ^= UInt(bitPattern: buffer)
    }
  }

  /// Whether the process holds about as much memory after many were made as after the first.
  ///
  /// If a buffer or a parser is never given back, 16 MB or more are left, of which what the allocator keeps for the
  /// next call is a small part.
  func isGivenBack() throws -> Bool {
    try make()
    let before = try Self.residentBytes()
    for _ in 0..<count { try make() }
    return try Self.residentBytes() - before < 8 << 20
  }

  /// The memory of this process.
  static func residentBytes() throws -> Int {
    let counts = try String(contentsOfFile: pages, encoding: .utf8).split(separator: " ")
    return try #require(Int(counts[1])) * Int(getpagesize())
  }
}

// Each holder has a process of its own, in which no other test allocates.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: Holder.pages) && Holder.isReused))
struct `Buffers are given back with their owner` {
  @Test(arguments: ["queue", "matrix", "parameters", "parser"])
  func `the memory of the process does not grow with the owners made`(_ name: String) async {
    await #expect(processExitsWith: .success) { [name = name as String] in
      let isGivenBack = try #require(Holder(rawValue: name)).isGivenBack()
      precondition(isGivenBack)
    }
  }

  @Test func `a matrix takes the memory of its numbers`() async {
    await #expect(processExitsWith: .success) {
      let before = try Holder.residentBytes()
      let matrix = Matrix<Float>(rows: 1 << 11, columns: 1 << 11)
      let taken = try Holder.residentBytes() - before
      precondition(matrix[0, 0] == 0)
      // 16 MB; what the system counts late, and what the process takes for all else, is far less than 4 MB.
      precondition((12 << 20..<20 << 20).contains(taken))
    }
  }

  /// Fills memory for numbers with NaN and gives it back, so that the next buffer of this size is likely to get it.
  private func leaveNaN(count: Int, buffers: Int) {
    let left = (0..<buffers).map { _ in UnsafeMutablePointer<Float>.allocate(capacity: count) }
    for buffer in left { buffer.initialize(repeating: .nan, count: count) }
    for buffer in left { buffer.deallocate() }
  }

  @Test func `numbers are zero at first, also in memory that held others`() {
    for count in 1...64 {
      leaveNaN(count: count, buffers: 1)
      let matrix = Matrix<Float>(rows: count, columns: 1)
      #expect((0..<count).allSatisfy { matrix[$0, 0] == 0 })
      leaveNaN(count: count, buffers: 4)
      let parameters = Parameters<Float>(count: count, decayingCount: 0)
      #expect((0..<count).allSatisfy { parameters.values[$0] == 0 && parameters.gradients[$0] == 0 })
    }
  }

  @Test func `control: a buffer that is kept is noticed`() async {
    await #expect(processExitsWith: .failure) {
      let isGivenBack = try Holder.leak.isGivenBack()
      precondition(isGivenBack)
    }
  }
}
