import Foundation
import PropertySearch
import Refutation
import Verification

/// Prints how long a drawn learning system takes, in wall-clock and processor time.
///
/// `swift run -c release RefutationBenchmark`
@main
struct Benchmark {
  static func main() async {
    let gated = Generator<GatedLearningSystem>.gatedLearningSystem(
      samples: 1...2, hypotheses: 1...3, values: 1...3, messages: 1...3)
    measure("every figure of a system of 1 or 2 samples, with a gate", systems: 200_000, of: gated) { drawn in
      guard let system = system(drawn) else { return .infinity }
      let enumeration = SystemEnumeration(system)
      let (risks, supersample) = (enumeration.risks(), try? enumeration.supersample())
      let (empirical, population) = (enumeration.gates(.empirical), enumeration.gates(.population))
      return risks.gap.value + (supersample?.hypothesis.value ?? 0) + (empirical?.optimizationGap.value ?? 0)
        + (population?.rate.value ?? 0)
    }
    measure("risks and informations about the sample alone", systems: 200_000, of: gated) { drawn in
      system(drawn).map { SystemEnumeration($0).risks().gap.value } ?? .infinity
    }
    let large = Generator<GatedLearningSystem>.gatedLearningSystem(
      samples: 3...3, hypotheses: 3...3, values: 3...3, messages: 3...3)
    measure("every figure of 3 samples of 3 values", systems: 5_000, of: large) { drawn in
      guard let system = system(drawn) else { return .infinity }
      let enumeration = SystemEnumeration(system)
      return enumeration.risks().gap.value + ((try? enumeration.supersample())?.hypothesis.value ?? 0)
        + (enumeration.gates(.empirical)?.rate.value ?? 0)
    }
    for text in ["gap95 <= sqrt((I+ln(2/0.05))*2*sigma^2/m)", "absgap <= 0.9999*sqrt(2*sigma^2*I/m)"] {
      await search(text)
    }
  }

  /// A whole search on one thread: structured systems, tables and optimizers, and the algebra.
  private static func search(_ text: String) async {
    guard let inequality = try? Inequality(text) else { return }
    let start = processorSeconds
    let result = await Refuter(inequality).run()
    let seconds = String(format: "%.2f", processorSeconds - start)
    print("a search on \(text): \(seconds) s for \(result.tried) systems on one core")
  }

  private static func system(_ drawn: GatedLearningSystem) -> FiniteLearningSystem? {
    func numbers(_ weights: [Weights]) -> [[Double]] { weights.map { $0.weights.map(Double.init) } }
    return try? FiniteLearningSystem(
      sampleCount: drawn.system.sampleCount, law: drawn.system.law.weights.map(Double.init),
      algorithm: numbers(drawn.system.algorithm), loss: drawn.system.loss.map { $0.map(Double.init) },
      gates: [.init(channel: drawn.gate.map(numbers))], rateWeight: Double(drawn.rateWeightQuarters) / 4)
  }

  /// The best of three runs, since other work on the machine only slows a run.
  private static func measure<Value>(
    _ name: String, systems: Int, of generator: Generator<Value>, _ figure: (Value) -> Double
  ) {
    var best = Double.infinity
    for _ in 0..<3 {
      let start = processorSeconds
      _ = Search(cases: systems, baseSeed: 1).run(generator) { figure($0) < .infinity ? .passed : .failed }
      best = min(best, processorSeconds - start)
    }
    let microseconds = String(format: "%.1f", 1e6 * best / Double(systems))
    print("\(name): \(microseconds) µs a system, drawn and enumerated, on one core")
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
