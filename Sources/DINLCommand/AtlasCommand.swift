import ArgumentParser
import Atlas
import Console
import Foundation
import JSONReading
import PlainText
import Refutation
import Verification

struct AtlasCommand: ParsableCommand, ValidatedCommand {
  static let configuration = CommandConfiguration(
    commandName: "atlas",
    abstract: "Compare all generalization bounds with the true gap, on a system or a family of systems.",
    discussion: """
      FILE is a learning system as dinl bound reads it. A family is a list of systems with a parameter, each enumerated \
      exactly; --list explains each. Information is in nats, risks in units of the loss.

      A bound is the tightest only if its certified interval lies below those of all others; if intervals overlap, they \
      are among the least. It is vacuous if it is no better than the limits of the losses, and attained where a claim proves \
      it equal to the gap. Verdicts are those of dinl bound: a bound "holds" if its least possible slack is not negative, and \
      is "not refuted" if rounding leaves that open. --output writes atlas.json and atlas.html.

        dinl atlas Data/systems/gated.json
        dinl atlas --family coin --at 1/8,1/2,1 --samples 7 --output results/coin

      Exit codes: 0 whatever the verdicts, 1 a verdict of --fail-on, 64 wrong usage, 65 wrong data, 66 the file cannot be \
      read, 70 a fault of the program, 73 results that cannot be written or belong to other data or options, 74 the output \
      is lost, 75 another run in the same directory.
      """)

  @Argument(help: "The JSON file of a system. (default: none, with --family or --list)", completion: .file())
  var file: String?

  @Option(
    help: ArgumentHelp(
      "The family: \(SystemFamily.all.map(\.name).joined(separator: ", ")). (default: none)", valueName: "name"),
    completion: .list(SystemFamily.all.map(\.name)))
  var family: String?

  @Option(
    help: ArgumentHelp(
      "The numbers of the family's parameter, at most \(SystemFamily.mostMembers) decimals or fractions between commas. "
        + "(default: those that --list shows)",
      valueName: "numbers"))
  var at: String?

  @Option(
    help: "The number of samples of the families that have one, \(Limits.familySamples). (default: that of the family)")
  var samples: Int?

  @Option(
    help: "The number of values of the family memory, \(Limits.familyValues). (default: that of the family)")
  var values: Int?

  @Flag(help: "Explain every family instead: systems, parameter, range and default numbers.")
  var list = false

  @Option(
    help: ArgumentHelp("Write atlas.json and atlas.html into this directory too. (default: none)", valueName: "dir"),
    completion: .directory)
  var output: String?

  @Flag(help: "Replace results of other data or options in the directory of --output.")
  var force = false

  @OptionGroup var answer: AnswerOptions

  @OptionGroup var failureOptions: FailureOptions<BoundFailure>

  func requireValid() throws {
    try Limits.familySamples.check(samples)
    try Limits.familyValues.check(values)
    guard [file != nil, family != nil, list].count(where: { $0 }) == 1 else {
      throw ValidationError("give one of the <file> of a system, --family and --list")
    }
    let others = [("--at", at != nil), ("--samples", samples != nil), ("--values", values != nil)]
    for (option, isGiven) in others where isGiven && family == nil {
      throw ValidationError("\(option) is for a family; give --family, or leave it out")
    }
    if list, output != nil { throw ValidationError("--output needs a system or a family, and --list has none") }
    if list, !failureOptions.verdicts.isEmpty {
      throw ValidationError("--fail-on is about bounds, and --list has none; give one of the two")
    }
  }

  func run() throws {
    if list { return try answer.print(json: FamilyList(), text: FamilyList().text) }
    let (report, basis) = try report()
    let results = try AtlasResults(report: report, basis: basis)
    let files = try output.map { try results.write(to: $0, force: force) } ?? []
    let written = files.isEmpty ? "" : "Wrote \(files.map { $0.plain(upTo: .max) }.joined(separator: ", "))"
    let text = AtlasTables(report, width: Terminal.listWidth).text
    try answer.print(json: results, text: text + (files.isEmpty ? "" : "\n\n\(written)"))
    if answer.json, !files.isEmpty { answer.say(written + "\n") }
    try failureOptions.check(report.verdicts.compactMap(BoundFailure.init))
  }

  /// The report, and all that it depends on.
  private func report() throws -> (AtlasReport, AtlasBasis) {
    if let file {
      let system = try SystemFile.read(URL(fileURLWithPath: file)).file
      let name = URL(fileURLWithPath: file).lastPathComponent.plain()
      let report = try MemberReport(system, label: name)
      return (AtlasReport(report), AtlasBasis(file: name, checksum: sha256(of: try system.json())))
    }
    let family = try SystemFamily.named(family ?? "")
    let size = try givenSize(of: family)
    let report = try AtlasReport(family, at: at, size: size)
    return (
      report,
      AtlasBasis(family: family.name, numbers: report.members.map(\.label), size: try family.checked(size))
    )
  }

  /// The size that is given for a family, which must be one that it has.
  private func givenSize(of family: SystemFamily) throws -> Int? {
    let given: [(kind: SystemFamily.Size.Kind, number: Int?)] = [(.samples, samples), (.values, values)]
    for (kind, number) in given where number != nil && family.size?.kind != kind {
      let names = SystemFamily.all.filter { $0.size?.kind == kind }.map(\.name).joined(separator: ", ")
      throw ValidationError("--\(kind.rawValue) is for \(names), and \(family.name) has none; leave it out")
    }
    return samples ?? values
  }
}

/// All that a report depends on.
struct AtlasBasis: Encodable {
  var file: String?
  var checksum: String?
  var family: String?
  var numbers: [String]?
  var size: Int?
}

/// A report with the fingerprint of what it depends on.
struct AtlasResults: Encodable {
  private let fingerprint: String
  private let report: AtlasReport

  init(report: AtlasReport, basis: AtlasBasis) throws {
    self.report = report
    fingerprint = sha256(of: Data(try JSONText.of(basis).utf8))
  }

  private enum CodingKeys: String, CodingKey { case fingerprint }

  func encode(to encoder: any Encoder) throws {
    try report.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(fingerprint, forKey: .fingerprint)
  }

  /// Writes the document and the page into a directory.
  ///
  /// - Returns: the paths of the files.
  /// - Throws: `OutputError`.
  func write(to path: String, force: Bool) throws -> [String] {
    let directory = try OutputDirectory(URL(fileURLWithPath: path, isDirectory: true), of: "atlas")
    let lock = try directory.lock()
    defer { withExtendedLifetime(lock) { directory.removePartial() } }
    let files = [
      ("atlas.json", try JSONText.of(self) + "\n"), ("atlas.html", AtlasPage(report).html),
    ]
    if !force { try directory.protect(files.map(\.0), against: fingerprint) }
    for (name, text) in files { try directory.write(Data(text.utf8), to: name) }
    return files.map { "\(path)/\($0.0)" }
  }
}

/// The families with their parameters.
struct FamilyList: Encodable {
  struct Entry: Encodable {
    let family: String
    let title: String
    let explanation: String
    let finding: String
    let parameter: String
    let meaning: String
    let range: String
    let numbers: [String]
    let size: String?
  }

  let families = SystemFamily.all.map { family in
    Entry(
      family: family.name, title: family.title, explanation: family.explanation, finding: family.finding,
      parameter: family.parameter.symbol, meaning: family.parameter.meaning, range: family.parameter.range,
      numbers: family.parameter.grid,
      size: family.size.map {
        "--\($0.kind.rawValue) from \($0.range.lowerBound) to \($0.range.upperBound), by default \($0.usual)"
      })
  }

  /// A paragraph for each family.
  var text: String {
    families.map { entry in
      var lines = ["\(entry.family): \(entry.title)", "  \(entry.explanation)."]
      lines.append(
        "  --at: \(entry.parameter), \(entry.meaning), \(entry.range); by default "
          + entry.numbers.joined(separator: ","))
      if let size = entry.size { lines.append("  \(size)") }
      return (lines + ["  Known by GB-015: \(entry.finding)."]).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}

extension FamilyError: ExitCoded {
  var exitCode: CommandFailure.Code { .usage }
}
