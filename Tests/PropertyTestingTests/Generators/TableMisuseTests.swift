import PropertyTesting
import Testing

/// Generators that declare a different table from the one that they draw.
@Suite struct `A table that is not drawn as declared` {
  /// What is wrong with a generator.
  enum Fault: CaseIterable, Sendable {
    case none, triangleOfSquare, noCells, axisIsNoCount, axisAfterTable, triangleOfOneAxis, tooManyRepeats
  }

  /// A symmetric matrix of up to four rows, given by its lower triangle.
  static func matrices(_ fault: Fault) -> Generator<[[Int]]> {
    Generator { source throws(Discard) in
      let (size, position) = try source.axis(in: 1...4)
      let other = try source.integer(in: 0...9)
      switch fault {
      case .none: source.beginTable([.init(length: position), .init(length: position)], isTriangular: true)
      case .triangleOfSquare: source.beginTable([.init(length: position), .init(length: position)])
      case .noCells: break
      case .axisIsNoCount: source.beginTable([.init(length: position + 1)])
      case .axisAfterTable: source.beginTable([.init(length: position + 2), .init(length: 1 << 40)])
      case .triangleOfOneAxis: source.beginTable([.init(length: position)], isTriangular: true)
      case .tooManyRepeats: source.beginTable([.init(length: position, repeats: position)])
      }
      var rows: [[Int]] = []
      for row in 0..<size {
        var entries: [Int] = []
        for _ in 0...row { entries.append(try source.integer(in: 0...9)) }
        rows.append(entries)
      }
      if fault == .noCells { source.beginTable([.init(length: position), .init(length: position)]) }
      return rows + [[other]]
    }
  }

  static func hasLargeCorner(_ rows: [[Int]]) -> Bool { rows.dropLast().contains { $0.count > 1 && $0[0] >= 5 } }

  /// The texts of the issues that a failing property records.
  func issues(_ fault: Fault) async throws -> [String] {
    try await recordedIssues {
      checkProperty(Self.matrices(fault)) { #expect(!Self.hasLargeCorner($0)) }
    }.map(\.text)
  }

  @Test(arguments: Fault.allCases.filter { $0 != .none })
  func `is still shrunk, and the report states what is wrong`(fault: Fault) async throws {
    let texts = try await issues(fault)
    #expect(texts.contains { $0.contains("The generator:  a table declared before choice") }, "\(texts)")
    #expect(
      Self.matrices(fault).smallestCounterexamples(seeds: 20, where: Self.hasLargeCorner) == ["[[0], [5, 0], [0]]"])
  }

  @Test func `control: a table that is drawn as declared is not reported`() async throws {
    let texts = try await issues(.none)
    #expect(!texts.isEmpty && !texts.contains { $0.contains("The generator:") }, "\(texts)")
    #expect(
      Self.matrices(.none).smallestCounterexamples(seeds: 20, where: Self.hasLargeCorner) == ["[[0], [5, 0], [0]]"])
  }
}
