import ArgumentParser
import Foundation
import Mutation

/// Plants random faults in the sources, one at a time, and counts those that the specification notices.
@main
struct MutateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate",
    abstract: "Plants random faults in the sources, one at a time, and counts those that the tests notice.",
    discussion: """
      One build holds all mutants; an environment variable chooses one. A mutant is killed if a test fails, traps or \
      exceeds its time. Writes mutation.json (report format of Stryker), summary.json, and tests.tsv with the \
      seconds of each suite.
      """)

  @Option(name: .customLong("module"), help: "A module to mutate; may be given several times.")
  var modules: [String] = []
  @Option(help: "How many mutants to draw.")
  var count = 200
  @Option(help: "The seed of the draw.")
  var seed: UInt64 = 1
  @Option(help: "Only files that the Code links of this claim name.")
  var claim: String?
  @Option(help: "How many mutants run side by side.")
  var jobs = 2
  @Option(
    help: "Leave out suites that take longer alone than this many seconds; some mutants that only they kill survive.")
  var longest: Double?
  @Option(help: "Begin no further mutant after this many minutes of running them; the rest count as not drawn.")
  var minutes: Double?
  @Option(help: "The folder for the reports.")
  var output = "results/mutation"
  @Option(help: "A summary.json: run its survivors again instead of drawing.")
  var retry: String?
  @Option(help: "Exit with 1 if a smaller share of the mutants that are not equivalent is killed.")
  var leastScore = 0.0
  @Option(help: "The folder of the package to mutate.")
  var project = "."
  @Flag(help: "List the sites that are drawn, and run nothing.")
  var list = false

  func validate() throws {
    guard jobs >= 1, jobs <= 64 else { throw ValidationError("--jobs must lie between 1 and 64, is \(jobs)") }
    guard count >= 1, count <= 16_000 else {
      throw ValidationError("--count must lie between 1 and 16000, is \(count)")
    }
    guard leastScore >= 0, leastScore <= 1 else {
      throw ValidationError("--least-score must lie between 0 and 1, is \(leastScore)")
    }
  }

  func run() throws {
    let root = URL(filePath: project).standardizedFileURL
    let claims = try ClaimFiles(project: root)
    let chosen = modules.isEmpty ? ["DINL", "Verification", "Refutation", "PropertySearch"] : modules
    let workspace = try Workspace(project: root, folder: root.appending(path: ".build/mutation"))
    let tree = workingTree(of: root)
    let sites = try MutableSources(workspace, modules: chosen).sites
    let equivalents = try Equivalent.list(at: root.appending(path: "Tests/Mutation/Equivalents.json"))
    let stale = Equivalent.stale(equivalents.filter { mark in chosen.contains { mark.isOf(module: $0) } }, sites: sites)
    for mark in stale { Self.note("stale mark of an equivalent mutant: \(mark.file)#\(mark.symbol) \(mark.change)") }
    let drawn = try draw(from: sites, claims: claims)
    if list {
      for site in drawn { print("\(site.file):\(site.line)\t\(site.mutation.kind)\t\(site.change)\t\(site.statement)") }
      return
    }
    let schemata = try Schemata(building: drawn, in: workspace) { Self.note($0) }
    let recorded = try workspace.recorded(workspace.units(), jobs: jobs)
    try writeTimes(of: recorded)
    let failing = recorded.filter { !$0.passes }
    Self.note(
      "\(recorded.count) suites take \(Int(recorded.map(\.seconds).reduce(0, +))) s alone; \(failing.count) tests fail in the copy without a mutant and are left out"
    )
    for test in failing { Self.note("  " + test.name) }
    let units = recorded.filter { $0.seconds <= longest ?? .infinity }
    let progress = Progress(total: schemata.built.count)
    let end = minutes.map { Date(timeIntervalSinceNow: 60 * $0) } ?? .distantFuture
    var outcomes = try sideBySide(schemata.built, jobs: jobs) { mutant -> Outcome? in
      guard Date() < end else { return nil }
      let outcome = try workspace.outcome(of: mutant, units: units, claims: claims.claims(naming: mutant.site.file))
      Self.note("\(progress.next()) \(outcome.line)")
      return outcome
    }.compactMap { $0 }
    outcomes += schemata.refusals
    for index in outcomes.indices { outcomes[index].equivalent = equivalents.reason(for: outcomes[index].site) }
    try write(outcomes, claims: claims, workspace: workspace, tree: tree)
    if !stale.isEmpty { throw ExitCode(1) }
  }

  /// Writes how long each suite took alone and how many mutants it reached.
  private func writeTimes(of units: [TestUnit]) throws {
    let rows = units.sorted { $0.seconds > $1.seconds }.map { unit in
      "\(unit.seconds)\t\(unit.reached.count)\t\(unit.tests.count)\t\(unit.name)"
    }
    try Data((["seconds\tmutants\ttests\tname"] + rows).joined(separator: "\n").appending("\n").utf8)
      .write(to: outputFolder().appending(path: "tests.tsv"))
  }

  private func draw(from sites: [Site], claims: ClaimFiles) throws -> [Site] {
    var sites = sites
    if let claim {
      guard let files = claims.files[claim] else {
        throw ValidationError("--claim: no proof has a claim \(claim) with Code links")
      }
      sites = sites.filter { files.contains($0.file) }
    }
    guard let retry else { return sites.drawn(count: count, seed: seed) }
    let summary = try JSONDecoder().decode(Summary.self, from: Data(contentsOf: URL(filePath: retry)))
    return summary.sites(among: sites)
  }

  private func write(_ outcomes: [Outcome], claims: ClaimFiles, workspace: Workspace, tree: String?) throws {
    let folder = try outputFolder()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let summary = Summary(outcomes, claims: claims, command: command, tree: tree)
    try encoder.encode(StrykerReport(outcomes, workspace: workspace)).write(to: folder.appending(path: "mutation.json"))
    try encoder.encode(summary).write(to: folder.appending(path: "summary.json"))
    print(summary.tables)
    for mark in summary.wronglyMarked { print("marked as equivalent, but killed: \(mark)") }
    if !summary.wronglyMarked.isEmpty || (summary.total.rate ?? 1) < leastScore { throw ExitCode(1) }
  }

  /// The folder of the reports, made if it is missing.
  private func outputFolder() throws -> URL {
    let folder = URL(filePath: output)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private var command: String {
    var words = ["swift run --package-path Tests/Mutation mutate"]
    words += modules.map { "--module \($0)" }
    words += ["--count \(count)", "--seed \(seed)"]
    if let claim { words.append("--claim \(claim)") }
    if let longest { words.append("--longest \(longest)") }
    if let minutes { words.append("--minutes \(minutes)") }
    if let retry { words.append("--retry \(retry)") }
    return words.joined(separator: " ")
  }

  private static func note(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

/// Counts mutants that are done.
private final class Progress: @unchecked Sendable {
  private let lock = NSLock()
  private let total: Int
  private var count = 0

  init(total: Int) { self.total = total }

  func next() -> String {
    lock.withLock {
      count += 1
      return "\(count)/\(total)"
    }
  }
}
