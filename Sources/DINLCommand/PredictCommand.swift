import ArgumentParser
import Console
import Deployment
import Foundation
import Trials

struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Predict the class of each row of a table with a network that dinl check --save wrote.",
    discussion: """
      Prints the predicted class of each row, the accuracy over the rows in which the label's column states a class, and \
      the rate of each link's gate on this table, in nats per sample, beside that in training. The table needs the \
      columns that the network sees, under the same names; others are not read. It is read as that of the training: with \
      the texts that --encode coded there, without a line of names or with decimal commas if that table was so. A model \
      comes back to the bit: the same model, table and options give the same output.

      Exit codes: 64 wrong usage, 65 a wrong model or wrong data, 66 a file that cannot be read, 70 a fault of the \
      program, 73 the file cannot be written or exists, 74 the output is lost.
      """)

  @Argument(help: ArgumentHelp("The model, which dinl check --save wrote.", valueName: "model"), completion: .file())
  var model: String

  @Argument(
    help: ArgumentHelp(
      "The table: text (CSV), or NumPy arrays (.npz, .npy), with the columns that the model reads.",
      discussion: """
        Text is read as dinl check reads it. Of NumPy files, the columns of the matrix or of the array X, x, data or \
        features are named 1, 2, and so on. At most 1 GB.
        """, valueName: "table"),
    completion: .file())
  var table: String

  @Option(
    help: """
      The noise of the gates: drawn from --seed, as in a deployed network; or none, where a gaussian gate sends the mean \
      of its message and a categorical one its likeliest codeword.
      """)
  var noise: NoiseOption = .drawn

  @Option(help: "The seed of the noise, from 0 to 18446744073709551615.")
  var seed: UInt64 = 1

  @OptionGroup var text: TextOptions

  @Flag(help: "Leave out the rows in which a feature is missing (empty, NA, N/A, null, none, ? or NaN).")
  var dropMissing = false

  @OptionGroup var answer: AnswerOptions

  @Option(
    help: ArgumentHelp(
      "Write the rows to this file instead of printing them: as CSV if its name ends in .csv, else the whole as JSON. "
        + "(default: no file)", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Replace the file of --output if it exists.")
  var force = false

  func run() throws {
    let file = output.map { URL(fileURLWithPath: $0) }
    if let file { try OutputFile.requireWritable(file, force: force) }
    let (model, sha256) = try ModelFile.read(URL(fileURLWithPath: model))
    let rows = try FeatureTable.read(
      table: URL(fileURLWithPath: table), form: model.form, options: text.reading(dropMissing: dropMissing))
    let report = try PredictionReport(
      model, from: (self.model, sha256), on: rows, noise: noise == .drawn ? .drawn(seed: seed) : .none)
    answer.note(rows.notices + report.notices, of: rows.file)
    if let file {
      let text = file.pathExtension.lowercased() == "csv" ? report.csv() : try report.json() + "\n"
      try OutputFile.write(Data(text.utf8), to: file)
    }
    let parts = file == nil ? [report.rowTable(), "", report.summary()] : [report.summary()]
    try answer.print(document: try report.json(), text: parts.joined(separator: "\n"))
  }
}

/// The noise of gates that the command line offers.
enum NoiseOption: String, ExpressibleByArgument, CaseIterable {
  case drawn, none
}

extension ModelFileError: ExitCoded {
  var exitCode: CommandFailure.Code {
    if case .unreadable = self { .noInput } else { .data }
  }
}

extension FeatureTableError: ExitCoded {
  var exitCode: CommandFailure.Code { fault.exitCode }
}

extension UndefinedPrediction: ExitCoded {
  var exitCode: CommandFailure.Code { .data }
}
