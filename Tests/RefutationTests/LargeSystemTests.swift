import Foundation
import Testing

@testable import Refutation

@Suite struct `Large systems` {
  /// As many values as an algorithm may have rows.
  static let values = 1 << 16

  /// A system of one hypothesis and one sample.
  static func text(loss: (Int) -> String) -> Data {
    let law = Array(repeating: "1", count: values)
    let rows = Array(repeating: "[1]", count: values)
    return Data(
      """
      {"version": 1, "samples": 1, "law": [\(law.map { _ in "\"1/\(values)\"" }.joined(separator: ", "))],
       "algorithm": [\(rows.joined(separator: ", "))], "loss": [[\((0..<values).map(loss).joined(separator: ", "))]]}
      """.utf8)
  }

  /// Leaves the process two gigabytes of addresses more than it has.
  static func limitMemory() throws {
    let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).prefix { $0 != " " }
    let bytes = rlim_t((Int(pages) ?? 0) * Int(getpagesize()) + 2 << 30)
    var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
    try #require(setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0)
  }

  @Test func `of as many values as are read need no table of every sample by every value`() async {
    await #expect(processExitsWith: .success) {
      try `Large systems`.limitMemory()
      let figures = try SystemFile.read(json: `Large systems`.text { "\($0)" }, named: "large").figures
      try #require(figures.supersample == nil && figures.risks.gap.contains(0))
    }
  }

  @Test func `control: such a table ends the process`() async {
    await #expect(processExitsWith: .failure) {
      try `Large systems`.limitMemory()
      let table = [Double](repeating: 0, count: `Large systems`.values * `Large systems`.values)
      try #require(table.count > 0)
    }
  }

  @Test func `of losses that one double number stands for need no table of their differences`() throws {
    let loss = { (index: Int) in "1.00000000000000000000000\(100_000 + index)" }
    let figures = try SystemFile.read(json: Self.text(loss: loss), named: "large").figures
    let width = Double(Self.values - 1) * 1e-29
    #expect(figures.width.contains(width) && figures.width.upper < 2 * width)
  }
}
