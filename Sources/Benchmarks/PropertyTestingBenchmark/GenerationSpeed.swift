import Foundation
import PropertySearch

/// How many cases a second the harness generates and checks, in processor time, beside what is wanted of a release
/// build.
enum GenerationSpeed {
  static func printAll() {
    let lists = Generator<Int>.integer.array(count: 0...100)
    measure("lists of at most 100 integers", atLeast: 200_000, cases: 200_000) { cases in
      Search(cases: cases, baseSeed: 1).run(lists) { $0.count <= 100 ? .passed : .failed }
    }
    let fixed = Generator<Int>.integer.array(count: 100...100)
    measure("lists of 100 integers", atLeast: 200_000, cases: 100_000) { cases in
      Search(cases: cases, baseSeed: 1).run(fixed) { $0.count == 100 ? .passed : .failed }
    }
    let graphs = Generator<GeneratedGraph<Int>>.graph(
      .connected(vertices: 50...50, extraLinks: 51...51), capacity: .integer(in: 1...100))
    measure("graphs of 50 vertices and 100 links", atLeast: 25_000, cases: 20_000) { cases in
      Search(cases: cases, baseSeed: 1).run(graphs) { $0.links.count <= 100 ? .passed : .failed }
    }
    let nothing = Generator<Int>.just(0)
    measure("empty cases (the overhead)", atLeast: 1_000_000, cases: 5_000_000) { cases in
      Search(cases: cases, baseSeed: 1).run(nothing) { $0 == 0 ? .passed : .failed }
    }
  }

  /// The best of five runs, since other work on the machine only slows a run.
  static func measure<Value>(_ name: String, atLeast wanted: Int, cases: Int, _ run: (Int) -> Search.Outcome<Value>) {
    var best = Double.infinity
    for _ in 0..<5 {
      let start = processorSeconds
      guard case .passed = run(cases) else { preconditionFailure("\(name): a case failed") }
      best = min(best, processorSeconds - start)
    }
    let rate = Double(cases) / best
    let verdict = rate >= Double(wanted) ? "as wanted" : "too slow"
    print(
      "\(name): \(Int(rate)) cases/s, \(String(format: "%.3f", 1e6 / rate)) µs a case; \(verdict), at least \(wanted)")
  }

  static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
