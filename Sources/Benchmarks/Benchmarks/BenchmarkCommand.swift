import ArgumentParser
import Console
import Foundation

@main
struct BenchmarkCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "Benchmarks",
    abstract: "Time dinl beside others who do the same work.",
    discussion: """
      Both sides get the same input, and their results are compared before their times: whose result is another is named \
      and not timed. They work in turns, one core each unless a job says otherwise.

      Exit codes: 0 whatever the times, 1 a result that differs, 64 wrong usage, 73 files that cannot be written.
      """)

  @Option(help: ArgumentHelp("A job to run, instead of all; may be repeated.", valueName: "name"))
  var job: [String] = []

  @Flag(help: "Run the peers that are installed too, and say how to install the others.")
  var peers = false

  @Flag(help: "Run each job on small inputs, all in a few seconds.")
  var smoke = false

  @Flag(help: "Measure how time and memory grow instead, and draw it.")
  var growth = false

  @Option(help: ArgumentHelp("The folder of the pictures of --growth.", valueName: "folder"), completion: .directory)
  var output = "results/benchmarks"

  @Flag(help: "Print one JSON document.")
  var json = false

  @Flag(help: "Print the table in Markdown.")
  var markdown = false

  @Flag(help: .hidden)
  var serve = false

  @Argument(help: .hidden)
  var served: [String] = []

  private var jobs: [Job] { job.isEmpty ? Job.all : Job.all.filter { job.contains($0.name) } }

  func validate() throws {
    for name in job where !Job.all.contains(where: { $0.name == name }) {
      let names = Job.all.map(\.name).joined(separator: ", ")
      throw ValidationError("--job \(name): there is no such job; give one of \(names)")
    }
    guard !(json && markdown) else {
      throw ValidationError("--json and --markdown are two forms of one table; give one")
    }
    guard serve ? served.count > 2 : served.isEmpty else {
      throw ValidationError("unexpected argument; jobs are given with --job")
    }
  }

  func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    if serve { return try await ServedWork.serve(Array(served.dropFirst(2)), to: URL(fileURLWithPath: served[1])) }
    let folder = FileManager.default.temporaryDirectory.appending(path: "Benchmarks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let setting = Setting(isSmall: smoke, hasPeers: peers, folder: folder)
    if growth { return try await grow(setting) }
    var report = Report(machine: Machine(), isSmall: smoke)
    for job in jobs {
      Terminal.say("\(job.name)\n")
      let rows = try await job.comparison(setting).measure(smoke ? .smoke : .full)
      report.entries.append(
        Report.Entry(
          name: job.name, work: job.work, wantedSeconds: job.wanted, wantedBytes: job.wantedBytes, rows: rows))
    }
    try print(json ? jsonText(report) : markdown ? report.markdown : report.text(width: Terminal.width))
    if report.hasFault { throw ExitCode(1) }
  }

  private func grow(_ setting: Setting) async throws {
    var results: [GrowthResult] = []
    for series in GrowthSeries.allCases {
      Terminal.say("\(series.rawValue)\n")
      results.append(try await GrowthResult.measure(series, setting))
    }
    let directory = try OutputDirectory(URL(fileURLWithPath: output, isDirectory: true))
    defer { directory.removePartialIfEmpty() }
    for file in GrowthFigure.files(results) { try directory.write(Data(file.text.utf8), to: file.name) }
    let text = GrowthTable.text(results, width: Terminal.width) + "\n\n" + Machine().text
    try print(json ? jsonText(results) : text)
  }

  private func jsonText(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
