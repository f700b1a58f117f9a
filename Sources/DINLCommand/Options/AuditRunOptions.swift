import ArgumentParser

/// Whether and how the audit judges a run of the tests.
struct AuditRunOptions: ParsableArguments {
  @Flag(help: "Run the tests, or read a finished run, and judge every claim by it.")
  var run = false

  @Option(help: ArgumentHelp("The directory of the report.", valueName: "dir"), completion: .directory)
  var output = "results/audit"

  @Option(
    help: ArgumentHelp(
      "The event stream of a finished run, version 6.3. (default: the tests are run)", valueName: "file"),
    completion: .file())
  var events: String?

  @Option(
    help: ArgumentHelp(
      "The attachments of that run, made with DINL_EVIDENCE=1. (default: the tests are run)", valueName: "dir"),
    completion: .directory)
  var attachments: String?

  @Option(
    help: ArgumentHelp(
      """
      The export of swift test --enable-code-coverage, at the path that swift test --show-codecov-path prints. \
      (default: Proofs/Evidence/coverage.json)
      """, valueName: "file"), completion: .file())
  var coverage: String?

  func requireValid() throws {
    if !run, events != nil || attachments != nil { throw ValidationError("--events and --attachments need --run") }
    if !run, coverage != nil { throw ValidationError("--coverage needs --run") }
    if (events == nil) != (attachments == nil) {
      throw ValidationError("--events and --attachments belong to one run; give both or none")
    }
  }
}
