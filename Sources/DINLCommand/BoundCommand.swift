import ArgumentParser
import Console
import Foundation
import Refutation

struct BoundCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bound",
    abstract: "Print every figure of a finite learning system, and every generalization bound with its slack.",
    discussion: """
      Information is in nats, risks in units of the loss. Every figure is exact up to rounding, which is bounded: if \
      fewer than six digits are certain, the ends of its interval are shown. A bound "holds" if its least possible \
      slack is not negative, and is "not refuted" if rounding leaves that open. Each bound names its claim. --json gives the certified ends of every \
      figure.

      \(SystemFile.format)

      Exit codes: 0 whatever the verdicts, 1 a verdict of --fail-on, 64 wrong usage, 65 wrong data, 66 the file cannot be \
      read, 70 a fault of the program, 74 the output is lost.
      """)

  @Argument(help: "The JSON file of the system.", completion: .file())
  var file: String

  @OptionGroup var answer: AnswerOptions

  @OptionGroup var failureOptions: FailureOptions<BoundFailure>

  func run() throws {
    let report = BoundReport(try SystemFile.read(URL(fileURLWithPath: file)).figures)
    try answer.print(json: report, text: BoundTables.text(report))
    try failureOptions.check(report.bounds.compactMap(BoundFailure.init))
  }
}

/// Figures and bounds as tables for a terminal.
enum BoundTables {
  static func text(_ report: BoundReport) -> String {
    var bounds = TextTable(
      ["claim", "inequality", "left", "right", "slack", ""], alignments: [.left, .left, .right, .right, .right])
    for bound in report.bounds {
      bounds.append([
        bound.claim, bound.inequality, number(bound.lesser, from: bound.leastLesser, to: bound.mostLesser),
        number(bound.greater, from: bound.leastGreater, to: bound.mostGreater),
        number(bound.slack, from: bound.leastSlack, to: bound.mostSlack),
        bound.isRefuted ? "refuted" : bound.holds ? "holds" : "not refuted",
      ])
    }
    let omitted = report.omitted.map { "left out: \($0)" }
    return ([figures(report.figures), "", bounds.text(width: Terminal.listWidth)] + omitted).joined(separator: "\n")
  }

  static func figures(_ figures: [BoundReport.Figure]) -> String {
    var table = TextTable(["quantity", "value", "what it is"], alignments: [.left, .right])
    for figure in figures {
      table.append([figure.name, number(figure.value, from: figure.lower, to: figure.upper), figure.explanation])
    }
    return table.text(width: Terminal.listWidth)
  }

  /// A number to six digits, as far as its certified ends tell them; else the ends, rounded outward.
  static func number(_ value: Double, from lower: Double, to upper: Double) -> String {
    certified(value, from: lower, to: upper)
  }
}
