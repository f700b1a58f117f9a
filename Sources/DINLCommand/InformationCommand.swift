import ArgumentParser
import Foundation
import Reproduction

struct InformationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "information",
    abstract: "Compute quantities of information, each in an interval that contains the true value.",
    discussion: """
      FILE is JSON: an array of {"id": …, "kind": …, "params": {…}}, or an object whose "values" are such an array. \
      Numbers may be written as numbers or as texts ("0.9", "-40"); either is taken as the decimal that it is. \
      Informations are in nats. --list documents every kind with its parameters, their units and defaults.

      The certified method returns an interval that contains the value by proof; gsl the value of the GNU Scientific \
      Library within the error that it reports of itself.

      Exit codes: 64 wrong usage, 65 wrong data, 66 the file cannot be opened, 70 a fault of the program, 73 the output \
      cannot be written.
      """)

  @Argument(help: "The file of the quantities asked for. (default: none, with --list)")
  var file: String?

  @Flag(help: "Document every kind instead: parameters with units and defaults, and the claim that proves it.")
  var list = false

  @Option(help: "The method: certified or gsl.")
  var method: InformationMethod = .certified

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  @Option(help: ArgumentHelp("Write the answers as JSON to this file too. (default: none)", valueName: "file"))
  var output: String?

  func validate() throws {
    let tasks = [file != nil, list].count { $0 }
    guard tasks == 1 else {
      throw ValidationError(
        tasks == 0
          ? "give the <file> of the quantities, or --list" : "the <file> and --list exclude each other; give one")
    }
    if file == nil, output != nil { throw ValidationError("--output needs the <file> of the quantities") }
  }

  func run() throws {
    if list { return print(json ? try InformationKinds.json() : InformationKinds.documentation) }
    guard let file else { return }
    let requests = try InformationRequest.read(from: URL(fileURLWithPath: file), named: file)
    let answers = try requests.map { request in try request.answer(by: method) }
    let text = try InformationAnswer.json(answers)
    if let output { try OutputDirectory.write(Data((text + "\n").utf8), to: URL(fileURLWithPath: output)) }
    print(json ? text : InformationAnswer.table(answers))
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
