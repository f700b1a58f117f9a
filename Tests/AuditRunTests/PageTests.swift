import AuditPage
import Foundation
import TestSupport
import Testing

@testable import AuditRun

@Suite struct `The page of a run` {
  /// The ids of the rows that are red on the page of a run.
  private static func red(_ run: SmallRun) throws -> Set<String> {
    let elements = try #require(WellFormedness.elements(of: ReportPage(run.report()).html))
    let rows = elements.filter { $0.attributes["class"]?.split(separator: " ").contains("broken-row") == true }
    return Set(rows.compactMap { $0.attributes["id"] })
  }

  @Test func `the command writes the page of the report that it writes`() throws {
    try withTemporaryDirectory { root in
      try SmallRun().write(to: root)
      let call = try DINLProgram.call(
        [
          "audit", "--run", "--events", "results/events.jsonl", "--attachments", "results/attachments", "--output",
          "out",
        ], in: root)
      #expect(call.status == 0, "\(call)")
      let report = try AuditReport(json: Data(contentsOf: root.appending(path: "out/audit.json")))
      let page = try String(contentsOf: root.appending(path: "out/audit.html"), encoding: .utf8)
      #expect(page == ReportPage(report).html)
    }
  }

  @Test func `a run without faults turns no row red`() throws {
    #expect(try Self.red(SmallRun()) == [])
  }

  @Test(arguments: RunFault.all)
  func `control: a deliberate fault turns exactly the right rows red`(fault: RunFault) throws {
    var run = SmallRun()
    fault.plant(&run)
    let red = try Self.red(run)
    let parts = red.filter { $0.contains("-test") || $0.contains("-control") || $0.hasPrefix("mark-") }
    #expect(parts == fault.redParts, "\(fault.name)")
    let letter = fault.kinds == [.unreadable] ? [] : fault.verdicts.keys.map { "letter-\($0.dropFirst())" }
    let datasets = fault.datasets.map { _ in "dataset-1" }
    #expect(red.subtracting(parts) == fault.broken.union(fault.fallen).union(letter).union(datasets), "\(fault.name)")
  }
}

extension RunFault {
  /// The rows of tests, of controls and of marks that the fault turns red.
  fileprivate var redParts: Set<String> {
    switch name {
    case "a test fails": ["GR-001-test-1"]
    case "a test is not in the run", "a test is left out of the run": ["LG-001-test-1"]
    case "a test begins and does not end, nor does the run": ["GR-002-test-1"]
    case "a control is missing": ["GR-002-no-control"]
    case "a control refutes nothing": ["GR-002-control-1"]
    case "a control without a search holds no expectation", "a control fails": ["GR-001-control-1"]
    // The claim whose anchor is gone keeps a row, without the tests that its suite holds.
    case "an anchor is gone": ["GR-001-no-test", "GR-001-no-control"]
    case "the statement of an equivalent mutant changed", "the file of an equivalent mutant is gone",
      "the declaration of an equivalent mutant has another name":
      ["mark-1"]
    default: []
    }
  }
}
