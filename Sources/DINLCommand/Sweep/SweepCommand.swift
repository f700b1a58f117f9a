import ArgumentParser
import Console
import Foundation
import PlainText
import Reproduction
import Trials

struct SweepCommand: AsyncParsableCommand, ValidatedCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Train the letter's three networks over many drawn graphs, seeds and datasets, and show the spread.",
    discussion: """
      PLAN is JSON, such as Data/sweeps/small.json:

      \(SweepPlan.example)

      Each law of graphs is "connected" with nodes and links, "preferential" with nodes and attachments, or "grid" with \
      rows and columns. Each graph has its own seeds, so that graphs are independent of one another. Each job is a \
      dataset, a graph and a seed: it trains dense INL, D-INL, and gated D-INL with each of the gates (gaussian, \
      categorical) at β = 0 and at each of the betas, which are in nats of loss per nat of rate. The other fields are \
      seed, epochs, learningRate, weightDecay, hiddenWidth and latentWidth, by default those of reproduce.

      Writes sweep.json, sweep.csv (one line per training) and sweep.html into the output directory, by default \
      results/sweep-NAME. They say how much training exchange the tree saves, and for the accuracy less that of dense \
      INL and for the share of the latent rate that is saved, between which limits the median over graphs, with their \
      seeds, and 80 % of such graphs lie in each row, with 95 % confidence for all limits together (EX-009). Exchange is in values, rates are in nats per sample. The same plan gives the same bytes \
      whatever the number of threads and parts.

      Exit codes: 0 done, 64 wrong usage, 65 a wrong plan, or a training that diverged, 66 a file that cannot be read, \
      70 a fault of the program, 73 results that cannot be written or belong to another plan, 74 output that is lost, \
      75 another run in the same directory, 130 and 143 stopped by a signal.
      """)

  @Argument(help: "The file of the plan.", completion: .file(extensions: ["json"]))
  var plan: String

  @Option(
    help: "The folder of the datasets. (default: the nearest folder Data, here or above)", completion: .directory)
  var data: String?

  @Option(help: "How many jobs run at once, \(Limits.threads). (default: the number of cores)")
  var threads: Int?

  @OptionGroup var results: ResultsOptions

  @OptionGroup var part: ShardOptions

  @Option(
    help: ArgumentHelp(
      "Print what lets a scheduler do the parts and merge them, and train nothing. (default: train)",
      discussion: "slurm is a script for sbatch, snakemake is a Snakefile; both call the program dinl in the path."))
  var print: SchedulerScript.Kind?

  @Option(help: "The number of parts of --print, \(Limits.parts). (default: 40, but no more than there are jobs)")
  var parts: Int?

  @OptionGroup var answer: AnswerOptions

  func requireValid() throws {
    try Limits.threads.check(threads)
    try Limits.parts.check(parts)
    try part.requireValid(against: [(print != nil, "--print", "a printed script gives each part its --shard")])
    guard print != nil || parts == nil else { throw ValidationError("--parts is about a printed script; give --print") }
    guard print == nil || !results.resume && !results.force else {
      throw ValidationError("--print trains nothing; drop \(results.resume ? "--resume" : "--force")")
    }
    if print == .snakemake, results.output?.contains(where: { "{}".contains($0) }) == true {
      throw ValidationError("--output holds a brace, which Snakemake reads as a wildcard; name another directory")
    }
    for (isGiven, option) in [(answer.json, "--json"), (answer.quiet, "--quiet")] where print != nil && isGiven {
      throw ValidationError("--print and \(option) exclude each other; give one")
    }
  }

  func run() async throws {
    let plan = try SweepPlan.read(URL(fileURLWithPath: self.plan))
    let output = results.output ?? "results/sweep-\(plan.name)"
    if let print {
      let script = SchedulerScript(
        plan: self.plan, name: plan.name, parts: min(parts ?? SchedulerScript.usualParts, plan.jobCount),
        threads: threads ?? 1, data: data, output: output)
      return try StandardOutput.print(script.text(print), terminator: "")
    }
    let sweep = try Sweep(plan, data: data.map { URL(fileURLWithPath: $0, isDirectory: true) })
    let basis = SweepBasis(plan: plan, checksums: sweep.outline.data.map(\.sha256))
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    if let shard = part.choice {
      let run = PartRun(jobs: sweep, outline: sweep.outline, shard: shard, options: results, answer: answer)
      return try await run.perform(basis: basis, notes: [], threads: threads, unit: "jobs")
    }
    let files = SweepResults.fileNames + [SweepResults.timingsFileName]
    let run = try ResultsRun(
      sweep, of: SweepOutline.command, in: output, files: files, options: results, basis: basis, say: answer.say)
    let (trainings, timings) = try await run.perform(threads: threads, unit: "jobs")
    let found = try sweep.outline.results(
      from: trainings, environment: .ofThisProgram, fingerprint: run.fingerprint)
    try found.write(to: run.directory)
    try Provenance.Timings.write([timings], to: run.directory, named: SweepResults.timingsFileName)
    run.end()
    let line = WrittenFiles.line(files, in: output)
    try answer.print(json: found.evidence, text: found.evidence.summary + "\n\n" + line)
    if answer.json { answer.say(line + "\n") }
  }
}

/// All that a job's trainings depend on beside the job.
private struct SweepBasis: Encodable {
  let plan: SweepPlan
  let checksums: [String]
}

extension SweepEvidence {
  /// The spread of each claim, for a terminal: a table for each dataset and topology, and how to read them.
  var summary: String {
    let rowsEach = spreads.count / max(1, exchange.count)
    let tables = exchange.enumerated().flatMap { place, saved -> [String] in
      var table = TextTable(["claim", "letter", "median", "80 % of the graphs"])
      table.append(["EX-001 training exchange saved by the tree", saved.letter, saved.text, ""])
      for row in spreads.dropFirst(place * rowsEach).prefix(rowsEach) {
        table.append(["\(row.id) \(row.title)", row.letter, row.medianText, row.middleText])
      }
      return ["", "\(saved.dataset), \(saved.topology):", "", table.text(width: Terminal.width)]
    }
    return (tables + ["", reading] + [shortage].compactMap(\.self)).joined(separator: "\n")
  }
}
