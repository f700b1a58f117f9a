import DINL
import PlainText
import Verification

/// A program under judgment, with the laws and the plan.
///
/// - SeeAlso: EX-010
package struct Court: Sendable {
  package let plan: CourtPlan
  private let laws: [(number: Int, law: CertifiedLaw)]

  /// A court.
  ///
  /// - Parameters:
  ///   - names: the names of the laws.
  ///   - sizes: the sizes of the samples.
  ///   - repetitions: the number of samples of each law and size.
  ///   - confidence: the probability with which all limits cover at once.
  ///   - seed: the number from which all samples are drawn.
  ///   - timeLimit: the seconds that a run may take.
  /// - Throws: `CourtError.usage`; `VerificationError`.
  package init(
    laws names: [String], sizes: [Int], repetitions: Int, confidence: Double, seed: UInt64, timeLimit: Double
  ) throws {
    laws = try LawCatalog.laws(names)
    plan = try CourtPlan(
      laws.map(\.law), sizes: sizes, repetitions: repetitions, confidence: confidence, seed: seed, timeLimit: timeLimit)
  }

  /// A run: a law, a size and the number of the sample.
  package struct Run: Hashable, Sendable {
    /// The place of the law among those of the plan.
    let law: Int
    /// The place of the size.
    let size: Int
    /// The number of the sample.
    let repetition: Int
  }

  /// All runs, in the order of the plan.
  package var runs: [Run] {
    laws.indices.flatMap { law in
      plan.sizes.indices.flatMap { size in
        (0..<plan.repetitions).map { Run(law: law, size: size, repetition: $0) }
      }
    }
  }

  /// The sample of a run; it depends on the seed, the law, the size and the number of the sample, and on nothing else.
  package func sample(of run: Run) -> CourtSample {
    let (number, law) = laws[run.law]
    let size = plan.sizes[run.size]
    let stream = RandomStream(seed: plan.seed).stream(UInt64(number)).stream(UInt64(size))
    return law.sample(count: size, from: stream.stream(UInt64(run.repetition)))
  }

  /// Runs a program once, on a sample that the plan does not use, to see that it can be judged.
  ///
  /// - Throws: `CourtError.notStarted` if it cannot be started, `noNumber` if it gives no number.
  package func requireNumber(of program: Program) throws(CourtError) {
    let sample = sample(of: Run(law: 0, size: 0, repetition: plan.repetitions))
    guard case .nothing(let fault) = try program.run(on: sample.csv) else { return }
    throw .noNumber(
      "\"\(program.command[0].plain(upTo: 200))\": on a first sample of \(plan.sizes[0]) draws of the law "
        + "\(plan.laws[0]), \(fault.text)")
  }

  /// Runs a program on all samples.
  ///
  /// - Parameters:
  ///   - program: the program.
  ///   - threads: the number of runs at once, at least 1.
  ///   - advance: called after each run.
  /// - Returns: the outcome of each run; it depends on the number of threads only as far as the program does.
  /// - Throws: `CourtError.notStarted`.
  package func outcomes(
    of program: Program, threads: Int, advance: () async -> Void
  ) async throws -> [Run: RunOutcome] {
    precondition(threads >= 1, "some thread must do the work")
    var waiting = runs[...]
    return try await withThrowingTaskGroup(of: (Run, RunOutcome).self) { group in
      func startNext() {
        guard let run = waiting.popFirst() else { return }
        group.addTask { (run, try await program.outcome { sample(of: run).csv }) }
      }
      for _ in 0..<threads { startNext() }
      var outcomes: [Run: RunOutcome] = [:]
      while let (run, outcome) = try await group.next() {
        startNext()
        outcomes[run] = outcome
        await advance()
      }
      return outcomes
    }
  }

  /// The judgment on the outcomes of all runs.
  ///
  /// - Throws: `VerificationError`.
  package func report(on outcomes: [Run: RunOutcome], of command: [String]) throws -> CourtReport {
    var cells: [CellJudgment] = []
    for (law, entry) in laws.enumerated() {
      for (size, count) in plan.sizes.enumerated() {
        let own = (0..<plan.repetitions).compactMap { outcomes[Run(law: law, size: size, repetition: $0)] }
        precondition(own.count == plan.repetitions, "each run has an outcome")
        cells.append(try CellJudgment(entry.law, size: count, outcomes: own, miss: plan.miss))
      }
    }
    return CourtReport(
      command: command, plan: plan, explanations: laws.map(\.law.explanation), cells: cells)
  }
}
