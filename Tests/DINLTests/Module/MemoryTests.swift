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

  /// How many are made: a buffer of 2¹⁸ single values has 1 MB, a parser some 13 KB.
  var count: Int { self == .parser ? 1500 : 16 }

  /// Makes one and drops it.
  func make() throws {
    let size = 1 << 18
    switch self {
    case .queue: _ = DistanceQueue(nodeCount: size).distances[0]
    case .matrix: _ = Matrix<Float>(rows: size, columns: 1)
    case .parameters: _ = Parameters<Float>(count: size, decayingCount: size)
    case .parser: _ = try GraphMLReader.document(Data("<graphml><graph edgedefault=\"directed\"/></graphml>".utf8))
    case .leak: UnsafeMutablePointer<Float>.allocate(capacity: size).initialize(repeating: 0, count: size)
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

  private static func residentBytes() throws -> Int {
    let counts = try String(contentsOfFile: pages, encoding: .utf8).split(separator: " ")
    return try #require(Int(counts[1])) * Int(getpagesize())
  }
}

// Each holder has a process of its own, in which no other test allocates.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: Holder.pages)))
struct `Buffers are given back with their owner` {
  @Test(arguments: ["queue", "matrix", "parameters", "parser"])
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
