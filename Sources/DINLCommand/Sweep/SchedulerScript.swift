import ArgumentParser
import Trials

/// What a scheduler needs to do a sweep in parts.
struct SchedulerScript {
  /// A scheduler.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case slurm, snakemake
  }

  static let usualParts = 40

  /// The path of the plan, as the user gave it.
  let plan: String
  /// The name of the sweep.
  let name: String
  /// The number of parts, at least 1.
  let parts: Int
  /// The threads of each part.
  let threads: Int
  /// The folder of the datasets, where it is named.
  let data: String?
  /// The directory of the results.
  let output: String

  /// The script.
  func text(_ kind: Kind) -> String {
    switch kind {
    case .slurm: slurm
    case .snakemake: snakemake
    }
  }

  /// The call of a part, whose number, threads and directory are texts of the shell.
  ///
  /// - Parameter quoted: how texts of the user are written beside them.
  private func call(_ number: String, threads: String, quoted: (String) -> String = { $0 }) -> String {
    let source = ([plan.asArgument] + (data.map { ["--data", $0.asArgument] } ?? [])).joined(separator: " ")
    return "dinl sweep \(quoted(source)) --threads \(threads) --shard \(number)/\(parts) "
      + "--output \(folder)/\(number) --resume"
  }

  /// The directory of the parts, which takes no quotes.
  private var folder: String { "parts-\(name)" }

  private var slurm: String {
    """
    #!/bin/bash
    # The sweep \(name) in \(parts) parts, and then their merge; a part that is run again goes on where it was:
    #   sbatch --dependency="afterok:$(sbatch --parsable sweep.sh)" --array=1 sweep.sh merge
    #SBATCH --job-name=\(name)
    #SBATCH --array=1-\(parts)
    #SBATCH --cpus-per-task=\(threads)
    #SBATCH --requeue
    set -euo pipefail
    if [ "${1:-}" = merge ]; then exec dinl merge \(folder)/* --output \(output.asArgument); fi
    exec \(call("\"$SLURM_ARRAY_TASK_ID\"", threads: "\(threads)"))

    """
  }

  private var snakemake: String {
    """
    # The sweep \(name) in \(parts) parts, and then their merge: snakemake --cores 8
    rule merge:
        input: expand("\(folder)/{part}/part.json", part=range(1, \(parts + 1)))
        output: \((output + "/sweep.json").asPythonText)
        shell: \("dinl merge {input} --output \(output.asArgument)".asPythonText)

    rule part:
        output: "\(folder)/{part}/part.json"
        threads: \(threads)
        shell: \(call("{wildcards.part}", threads: "{threads}", quoted: \.inFormat).asPythonText)

    """
  }
}

extension String {
  /// The text with its braces doubled, as Snakemake wants those that name nothing.
  fileprivate var inFormat: String { replacing("{", with: "{{").replacing("}", with: "}}") }

  /// The text as a text of Python.
  fileprivate var asPythonText: String {
    "\"" + replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }
}
