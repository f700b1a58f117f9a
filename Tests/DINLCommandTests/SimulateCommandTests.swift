import Foundation
import TestSupport
import Testing

extension CommandFault {
  /// Wrong calls of dinl simulate.
  static let simulations: [CommandFault] = [
    CommandFault("simulate", 64, "<file>", "--draw"),
    CommandFault("simulate good.json --draw grid", 64, "<file>", "--draw"),
    CommandFault("simulate none.json", 66, "none.json"),
    CommandFault("simulate bad.json", 65, "bad.json"),
    CommandFault("simulate disconnected.json", 65, "disconnected.json", "c", "--largest-component"),
    CommandFault("simulate good.json --root nobody", 64, "--root", "nobody", "'a'"),
    CommandFault("simulate good.json --interval soon", 64, "--interval", "soon"),
    CommandFault("simulate good.json --samples 0", 64, "--samples", "from 1 to 1000000"),
    CommandFault("simulate good.json --half-duplex", 64, "--half-duplex", "--training"),
    CommandFault("simulate good.json --nodes 9", 64, "--nodes", "--draw"),
    CommandFault("simulate --draw grid --default-capacity 1", 64, "--default-capacity", "--draw"),
    CommandFault("simulate --draw grid --nodes 9,x", 64, "--nodes", "9,x"),
    CommandFault("simulate --draw grid --nodes 9,1", 64, "--nodes", "from 2 to 1000000"),
    CommandFault("simulate --draw grid --nodes 9 --root 9", 64, "--root", "'9'", "0,0 0,1"),
    CommandFault(
      "simulate --draw connected --nodes 9,100000 --samples 1000", 64, "100000 nodes", "--samples", "at most 66"),
  ]
}

@Suite struct `dinl simulate` {
  static let abilene = "'\(Project.data.path)/topologies/abilene.json' --root Chicago"

  /// The document that a call prints.
  func document(_ line: String) throws -> Any {
    let outcome = try withTemporaryDirectory { try DINLProgram.shell("\"$DINL\" simulate \(line) --json", in: $0) }
    #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome)")
    return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
  }

  /// The figures of the flows of a report.
  func flows(_ report: Any) throws -> [[String: Any]] {
    try #require((report as? [String: Any])?["flows"] as? [[String: Any]])
  }

  /// Whether a flow's figures are those of the formulas, and its values a given number.
  static func agrees(_ flow: [String: Any], values: Int) -> Bool {
    guard let difference = flow["formulaDifference"] as? Double, let bound = flow["roundingBound"] as? Double else {
      return false
    }
    return flow["isRecursionEqual"] as? Bool == true && difference <= bound
      && flow["values"] as? Int == values && flow["ledgerValues"] as? Int == values
  }

  @Test func `a latency of which rounding leaves no six digits is not printed`() throws {
    func last(_ interval: String) throws -> [Double?] {
      try flows(document("\(Self.abilene) --samples 9 --interval \(interval)")).map { $0["lastLatency"] as? Double }
    }
    // The latencies are a few billionths of a second.
    #expect(try last("1e6") == [nil, nil] && last("1e-9").allSatisfy { ($0 ?? 0) > 1e-9 })
  }

  @Test func `prints times and values that agree with the formulas, on tree and dense flow`() throws {
    let report = try document("\(Self.abilene) --samples 7 --training --interval least")
    let (tree, dense) = (try flows(report)[0], try flows(report)[1])
    #expect(Self.agrees(tree, values: 7 * 2 * 10) && Self.agrees(dense, values: 7 * 2 * 14))
    let latency = try #require((report as? [String: Any])?["forwardLatencySeconds"] as? Double)
    let first = try #require(tree["firstLatency"] as? Double)
    // There and back: the same costs, added in another order.
    #expect(abs(first - 2 * latency) <= 0x1p-48 * latency)
    // The interval exceeds the cycle time by 2⁻³⁰ of it, and the samples of the second half come at that interval.
    let (rate, most) = (try #require(tree["throughput"] as? Double), try #require(tree["greatestRate"] as? Double))
    #expect(rate < most && rate > most * (1 - 0x1p-29))
    #expect(tree["bytes"] as? Double == 4 * 140 && dense["bytes"] as? Double == 4 * 196)
    #expect(tree["greatestQueue"] as? Int == 1 && tree["greatestInFlight"] as? Int != nil)
    #expect(tree["bottleneck"] as? String == "link 'Atlanta' – 'Indianapolis'" || dense["bottleneck"] != nil)
  }

  @Test func `control: figures of other values, times or another recursion are refuted`() {
    func agrees(_ change: [String: Any]) -> Bool {
      let flow: [String: Any] = [
        "isRecursionEqual": true, "formulaDifference": 0.0, "roundingBound": 1e-15, "values": 20, "ledgerValues": 20,
      ]
      return Self.agrees(flow.merging(change) { $1 }, values: 20)
    }
    #expect(agrees([:]))
    for change: [String: Any] in [
      ["values": 21], ["ledgerValues": 21], ["formulaDifference": 1e-14], ["isRecursionEqual": false],
    ] { #expect(!agrees(change), "\(change)") }
  }

  @Test func `has no formula of times over half-duplex links, and takes a width for all links`() throws {
    let report = try document("\(Self.abilene) --samples 4 --training --half-duplex --flow tree --width 3")
    let flow = try flows(report)[0]
    #expect(try flows(report).count == 1 && flow["completionByFormula"] == nil && flow["isRecursionEqual"] == nil)
    #expect(flow["values"] as? Int == 4 * 2 * 10 * 3)
    let rate = try #require(flow["greatestRate"] as? Double)
    #expect(try #require(flow["completion"] as? Double) >= 4 / rate)
  }

  @Test(arguments: ["connected", "preferential", "grid"]) func `draws graphs of several sizes, the same for a seed`(
    law: String
  ) throws {
    func rows(_ seed: Int) throws -> [[String: Any]] {
      try #require(
        try document("--draw \(law) --nodes 9,100 --samples 2 --seed \(seed) --module-rate 1e7") as? [[String: Any]])
    }
    let first = try rows(4)
    #expect(first.map { $0["nodes"] as? Int } == [9, 100])
    for row in first { for flow in try flows(row) { #expect(flow["isRecursionEqual"] as? Bool == true) } }
    #expect(try NSArray(array: rows(4)) == NSArray(array: first) && NSArray(array: rows(5)) != NSArray(array: first))
  }

  @Test func `times beyond the range of numbers are refused by file and option`() throws {
    func refused(_ link: String, _ options: String) throws -> DINLProgram.Outcome {
      try withTemporaryDirectory { directory in
        let script = "printf 'source,target,capacity,width\\na,b,\(link)\\n' | \"$DINL\" simulate - \(options)"
        return try DINLProgram.shell(script, in: directory)
      }
    }
    let slow = try refused("1e-306,1", "--samples 1000")
    #expect(slow.status == 65 && slow.error.hasPrefix("error: standard input: the times of all"), "\(slow)")
    #expect(slow.error.hasSuffix(" --samples, or greater capacities\n"))
    let fast = try refused("1e300,1", "--samples 3 --json")
    #expect(fast.status == 0 && fast.error.isEmpty, "\(fast)")
  }

  @Test func `prints a table of figures, or of sizes`() throws {
    try withTemporaryDirectory { directory in
      let one = try DINLProgram.shell("\"$DINL\" simulate \(Self.abilene)", in: directory)
      #expect(one.status == 0 && one.error.isEmpty)
      #expect(one.output.contains("\nrecursion        equal to the bit\n"))
      #expect(one.output.contains("Chicago (by --root)"))
      let many = try DINLProgram.shell("\"$DINL\" simulate --draw grid --nodes 4,16 --samples 2", in: directory)
      let lines = many.output.split(separator: "\n")
      #expect(many.status == 0 && lines.count == 6 && lines[0].hasPrefix("nodes") && lines[5].hasSuffix("equal"))
    }
  }
}
