import ArgumentParser
import Trials

/// Which share of a run's jobs a call does.
struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Do part I of N of the jobs alone, on whatever machine, and write it for dinl merge. (default: all jobs)",
      discussion: """
        N is at most \(Shard.greatestCount); leading zeros count for nothing, so that 01/5 is 1/5. The jobs, their seeds and their results depend neither on I nor on N nor \
        on --threads. The part is the file part.json in the directory of --output, by default results/COMMAND-part-I-of-N: one directory \
        for each part.
        """,
      valueName: "I/N"))
  var shard: String?

  /// Refuses a text that is no share, and options that need all jobs.
  ///
  /// - Parameter needs: options that are given and need all jobs, each with what to do instead.
  /// - Throws: `ValidationError`.
  func requireValid(against needs: [(isGiven: Bool, option: String, remedy: String)]) throws {
    guard let shard else { return }
    guard Shard(shard) != nil else {
      throw ValidationError("--shard is \"\(shard.prefix(60))\"; it must be \(Shard.form)")
    }
    for need in needs where need.isGiven {
      throw ValidationError("\(need.option) and --shard exclude each other; \(need.remedy)")
    }
  }

  /// The share, if one is asked for.
  var choice: Shard? { shard.flatMap { Shard($0) } }
}

extension FailureOptions {
  /// That a part has no verdict.
  var needOfAllJobs: (isGiven: Bool, option: String, remedy: String) {
    (!verdicts.isEmpty, "--fail-on", "give it to dinl merge, as a part has no verdict")
  }
}
