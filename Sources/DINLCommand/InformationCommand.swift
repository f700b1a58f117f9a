import ArgumentParser
import Console
import Foundation
import InformationRequests
import PlainText

struct InformationCommand: ParsableCommand, ValidatedCommand {
  static let configuration = CommandConfiguration(
    commandName: "information",
    abstract: "Compute quantities of information, each in an interval that contains the true value.",
    discussion: """
      FILE is JSON: an array of {"id": …, "kind": …, "params": {…}}, or an object whose "values" are such an array, of at \
      most 256 MB. \
      Numbers may be written as numbers or as strings ("0.9", "-40"); both are read as exact decimals. \
      Informations are in nats. --list documents every kind with its parameters, their units and defaults.

      The certified method returns an interval that contains the value by proof. gsl computes the value with the GNU \
      Scientific Library directly, with the error estimate that the library reports, which is not a proof.

      A wrong entry gets an error instead of an answer, the others are answered, and the exit code is 65. A file that \
      is not JSON in UTF-8, or in which an object has a key twice, is refused as a whole.

      Exit codes: 64 wrong usage, 65 wrong data, 66 the file cannot be read, 70 a computation of the library that \
      failed or a fault of the program, 73 the file cannot be written or exists, 74 the output is lost.
      """)

  @Argument(help: "The file of the requested quantities. (default: none, with --list or --plot)", completion: .file())
  var file: String?

  @Option(
    help: ArgumentHelp(
      "Draw curves of rate and distortion, bottlenecks, and information over signal-to-noise ratio as SVG files "
        + "into this folder instead. (default: none)",
      valueName: "dir"), completion: .directory)
  var plot: String?

  @Flag(help: "Document every kind instead: parameters with units and defaults, and the claim that proves it.")
  var list = false

  @Option(help: "The method: certified or gsl.")
  var method: InformationMethod = .certified

  @OptionGroup var answer: AnswerOptions

  @Option(
    help: ArgumentHelp("Write the answers as JSON to this file too. (default: none)", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace the file of --output, or those in the folder of --plot, if they exist.")
  var force = false

  func requireValid() throws {
    guard [file != nil, list, plot != nil].count(where: { $0 }) == 1 else {
      throw ValidationError("give one of the <file> of the quantities, --list and --plot")
    }
    if file == nil, output != nil { throw ValidationError("--output needs the <file> of the quantities") }
  }

  func run() throws {
    if list {
      return try answer.print(document: try InformationKinds.json(), text: InformationKinds.documentation)
    }
    if let plot {
      let directory = URL(fileURLWithPath: plot, isDirectory: true)
      let files = try InformationFigures.write(to: directory, force: force).map { "\(plot)/\($0)" }
      return try answer.print(json: files, text: files.map { $0.plain(upTo: .max) }.joined(separator: "\n"))
    }
    guard let file else { return }
    if let output { try OutputFile.requireWritable(URL(fileURLWithPath: output), force: force) }
    let outcomes = try InformationRequest.read(from: URL(fileURLWithPath: file), named: file).map { request in
      do throws(InformationError) { return InformationOutcome.answer(try request.get().answer(by: method)) } catch {
        return .failure(error)
      }
    }
    let text = try InformationOutcome.json(outcomes)
    try answer.print(document: text, text: InformationOutcome.table(outcomes, width: Terminal.listWidth))
    if let output { try OutputFile.write(Data((text + "\n").utf8), to: URL(fileURLWithPath: output)) }
    let errors = outcomes.compactMap { outcome in if case .failure(let error) = outcome { error } else { nil } }
    for error in errors { DINLCommand.report("\(error)") }
    // Wrong data come before a computation that failed.
    guard let code = errors.map(\.exitCode.rawValue).min() else { return }
    throw ExitCode(code)
  }
}

extension InformationMethod: ExpressibleByArgument {}

extension InformationError: ExitCoded {
  var exitCode: CommandFailure.Code {
    switch self {
    case .unreadable: .noInput
    case .malformed, .request: .data
    case .failed: .software
    }
  }
}
