import Console
import Foundation
import TestSupport
import Testing

@testable import Benchmarks

@Suite struct `Comparisons` {
  private func contestant(_ name: String, _ numbers: [Double]) -> InProcess<[Double]> {
    InProcess(name, numbers: { $0 }) { numbers }
  }

  private let effort = Comparison.Effort(turn: 1e-6, total: 1e-3, rounds: 3...3)

  @Test func `an equal result is timed, and control: another one is named and not timed`() async throws {
    var comparison = Comparison(contestant("dinl", [1, 2]))
    comparison.add(contestant("right", [1, 2]), .equal)
    comparison.add(contestant("wrong", [1, 2.nextUp]), .equal)
    comparison.add(contestant("short", [1]), .equal)
    comparison.add(contestant("other", [9]), .otherWork("does less"))
    let rows = try await comparison.measure(effort)
    #expect(rows.filter { $0.ratio != nil }.map(\.opponent) == ["right", "other"])
    #expect(rows.filter { $0.fault != nil }.map(\.opponent) == ["wrong", "short"])
    #expect(rows.allSatisfy { $0.fault != nil || $0.rounds == 3 } && !rows.contains(where: \.isAbsent))
  }

  @Test func `errors allow their sum, and control: no more, and none that says nothing`() {
    let agreement = Agreement.withinErrors(upTo: 0.1)
    #expect(agreement.disagreement(of: [1.05, 0.03], with: [1, 0.03]) == nil)
    #expect(agreement.disagreement(of: [1.07, 0.03], with: [1, 0.03]) != nil)
    #expect(agreement.disagreement(of: [1, 0.2], with: [1, 0]) != nil)
    #expect(agreement.disagreement(of: [.nan, 0], with: [1, 0]) != nil)
    #expect(agreement.disagreement(of: [1, .nan], with: [1, 0]) != nil)
    #expect(Agreement.equal.disagreement(of: [], with: []) != nil)
  }

  /// A contestant whose runs last as long as it says, and who writes down its turns.
  private final class Clocked: Contestant {
    let name: String
    private let seconds: Double
    private let turns: Turns

    final class Turns { var names: [String] = [] }

    init(_ name: String, _ seconds: Double, _ turns: Turns) {
      (self.name, self.seconds, self.turns) = (name, seconds, turns)
    }

    func run(_ count: Int) -> Double {
      turns.names.append("\(name) \(count)")
      return seconds * Double(count)
    }

    func result() -> [Double] { [1] }
    func memory() -> Double? { 2 * seconds }
  }

  @Test func `sides take turns that a clock can tell, and times are those of a piece of work`() async throws {
    let turns = Clocked.Turns()
    var comparison = Comparison(Clocked("A", 0.25, turns), pieces: 4)
    comparison.add(Clocked("B", 2, turns), .equal)
    let row = try #require(
      try await comparison.measure(Comparison.Effort(turn: 1, total: 9, rounds: 1...100)).first)
    // Each runs once for its result and once for its time; then a turn takes 1 s of A and 2 s of B.
    #expect(turns.names == ["A 1", "B 1", "A 1", "B 1"] + Array(repeating: ["A 4", "B 1"], count: 3).flatMap(\.self))
    #expect(row.rounds == 3 && row.seconds == Quartiles([0.25 / 4]) && row.itsSeconds == Quartiles([0.5]))
    #expect(row.ratio == Quartiles([8]) && row.bytes == 0.5 && row.itsBytes == 4)
  }

  @Test func `the table holds medians, quartiles and ratios, and names who failed`() {
    let row = Row(opponent: "peer", own: [1e-3, 2e-3, 3e-3], its: [4e-3, 4e-3, 3e-3])
    var report = Report(machine: Machine(), isSmall: false)
    report.entries = [
      Report.Entry(
        name: "job", work: "some work", wantedSeconds: 2e-3,
        rows: [row, Row(opponent: "Absent", fault: PeerFault.missing(remedy: "install it"))])
    ]
    // The quartiles of 1, 2 and 3 ms are 1.5 and 2.5 ms, those of 3, 4 and 4 ms 3.5 and 4 ms, those of the ratios 4, 2
    // and 1 are 1.5 and 3.
    #expect(row.ratio == Quartiles([1, 2, 4]))
    let table = report.markdown
    #expect(table.contains("| job | 2 ms ± 25 % | peer | 4 ms ± 6 % | 2 ± 38 % | ≤ 2 ms |"))
    #expect(table.contains("job: Absent is not installed: install it") && !report.hasFault)
    report.entries.append(Report.Entry(name: "bad", work: "", rows: [Row(opponent: "peer", fault: "has 1")]))
    #expect(report.hasFault && report.text(width: 200).contains("bad: peer has 1"))
  }

  @Test func `a peer answers through its process, and control: one that ends is named with its last words`() throws {
    try withTemporaryDirectory { folder in
      // Its only number is the one that it was given, eight bytes.
      let script = """
        echo 'ready 1.5'
        while read -r word rest; do
          case $word in run) echo 0.25 ;; memory) echo 4096 ;; *) cp "$0" "$1"; echo done ;; esac
        done
        """
      let peer = try PeerProcess("sh", ["sh", "-c", script], input: [42.5], in: folder)
      #expect(peer.name == "sh 1.5")
      #expect(try peer.run(3) == 0.25 && peer.memory() == 4096 && peer.result() == [42.5])
      #expect(throws: PeerFault.self) {
        try PeerProcess("sh", ["sh", "-c", "echo 'no such file' >&2; exit 3"], input: [], in: folder)
      }
      do {
        _ = try PeerProcess("sh", ["sh", "-c", "echo 'no such file' >&2; exit 3"], input: [], in: folder)
      } catch { #expect("\(error)" == "stopped: no such file") }
    }
  }

  @Test func `a figure of growth holds a curve per series`() throws {
    let points = [100, 200, 400].map {
      GrowthResult.Point(size: $0, seconds: [Double($0)], bytes: Double($0 * $0))
    }
    let results = [GrowthResult(.nodes, points: points), GrowthResult(.links, points: points)]
    let files = GrowthFigure.files(results)
    #expect(files.map(\.name) == ["growth-time.svg", "growth-memory.svg"])
    #expect(files[0].text.contains("nodes, exponent 1.00 ± 0.00") && files[1].text.contains("links, exponent 2.00"))
    #expect(files.allSatisfy { $0.text.components(separatedBy: "<polyline").count == 3 })
    #expect(GrowthTable.text(results, width: 300).contains("1.00 ± 0.00"))
  }
}
