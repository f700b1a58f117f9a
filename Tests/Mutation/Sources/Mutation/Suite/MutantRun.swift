import Foundation

/// What the specification said of a mutant.
public struct Outcome: Sendable {
  /// The states of the Stryker report format that occur here.
  public enum Status: String, Sendable, Codable {
    case killed = "Killed"
    case survived = "Survived"
    case timeout = "Timeout"
    case noCoverage = "NoCoverage"
    case refused = "CompileError"
  }

  /// The number of the mutant.
  public let number: Int
  /// Its place and change.
  public let site: Site
  /// What was said of it.
  public let status: Status
  /// The test that failed first, or the signal or time limit that ended the run.
  public let reason: String?
  /// How many tests reach the mutant.
  public let reaching: Int
  /// How long its tests took, in seconds.
  public let seconds: Double
  /// Why the mutant is marked as equivalent, if it is.
  public var equivalent: String?
}

extension Outcome {
  /// The outcome on one line.
  public var line: String {
    "\(status.rawValue) \(site.file):\(site.line) \(site.change) \(Int(seconds)) s \(reason ?? "")"
  }
}

extension Schemata {
  /// The outcomes of the mutants that the compiler refused.
  public var refusals: [Outcome] {
    refused.map { mutant, reason in
      Outcome(number: mutant.number, site: mutant.site, status: .refused, reason: reason, reaching: 0, seconds: 0)
    }
  }
}

extension Workspace {
  /// Runs the tests that reach a mutant until one of them fails.
  ///
  /// The suites of claims whose `Code` links name the mutant's file come first, then the others, the quickest first. They
  /// run in batches, each of at least as much work as all before it.
  ///
  /// - Parameters:
  ///   - mutant: the mutant.
  ///   - units: the recorded tests.
  ///   - claims: the claims that name the file.
  /// - Throws: an error if the program cannot be started.
  public func outcome(of mutant: InstrumentedFile.Mutant, units: [TestUnit], claims: Set<String>) throws -> Outcome {
    let reaching = units.filter { $0.passes && $0.reached.contains(mutant.number) }
      .sorted { first, second in
        let ranks = [first, second].map { claims.isDisjoint(with: $0.claims) ? 1 : 0 }
        return (ranks[0], first.seconds, first.name) < (ranks[1], second.seconds, second.name)
      }
    let start = Date()
    func outcome(_ status: Outcome.Status, _ reason: String?) -> Outcome {
      Outcome(
        number: mutant.number, site: mutant.site, status: status, reason: reason,
        reaching: reaching.map(\.tests.count).reduce(0, +),
        seconds: Date().timeIntervalSince(start))
    }
    guard !reaching.isEmpty else { return outcome(.noCoverage, nil) }
    var index = 0
    var work = 1.0
    while index < reaching.count {
      var batch: [TestUnit] = []
      var seconds = 0.0
      while index < reaching.count, batch.isEmpty || seconds + reaching[index].seconds <= work {
        batch.append(reaching[index])
        seconds += reaching[index].seconds
        index += 1
      }
      work += seconds
      let run = try run(
        batch, environment: [Self.choice: String(mutant.number)], seconds: 5 * seconds + 20, stopsAtFailure: true)
      switch run.ending {
      case .exit(0): continue
      case .timeout: return outcome(.timeout, "the time limit")
      case .stopped: return outcome(.killed, run.failure)
      case .exit(let code):
        return outcome(.killed, run.failure ?? (code >= 128 ? "signal \(code - 128)" : "exit \(code)"))
      }
    }
    return outcome(.survived, nil)
  }
}
