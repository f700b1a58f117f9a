import Foundation
import TestSupport
import Testing

/// What the program says of its own commands, for tools.
struct CommandDump: Decodable {
  struct Command: Decodable {
    let commandName: String
    let subcommands: [Command]?
    let arguments: [Argument]?
  }
  struct Argument: Decodable {
    struct Name: Decodable { let name: String }
    struct Completion: Decodable {
      struct Values: Decodable { let values: [String] }
      struct Files: Decodable {}
      let list: Values?
      let file: Files?
      let directory: Files?
    }
    let kind: String
    let names: [Name]?
    let abstract: String?
    let defaultValue: String?
    let valueName: String?
    let allValues: [String]?
    let completionKind: Completion?
  }
  let command: Command

  /// The subcommands but for help.
  static func commands() throws -> [Command] {
    let outcome = try withTemporaryDirectory { try DINLProgram.call(["--experimental-dump-help"], in: $0) }
    let dump = try JSONDecoder().decode(CommandDump.self, from: Data(outcome.output.utf8))
    return (dump.command.subcommands ?? []).filter { $0.commandName != "help" }
  }
}

@Suite struct `An option that is a number` {
  /// The options that are texts; every other one must have limits.
  static let texts: Set = [
    "table", "label", "drop", "features", "encoding", "dataset", "data", "output", "root", "graph", "plot", "method",
    "gate", "loss", "losses", "capacity", "view", "relay", "events", "attachments", "coverage", "svg", "save", "noise",
    "fail-on", "flow", "draw", "family", "at", "shard", "print", "laws",
  ]

  /// Values that no option takes, but for those below.
  static let hostile = ["9223372036854775807", "1e300", "nan", "-1"]

  /// Those for one option; the parser itself refuses all but whole numbers where the default is one.
  static func hostile(for argument: CommandDump.Argument) -> [String] {
    argument.defaultValue.flatMap { Int($0) } == nil ? hostile : [hostile[0], hostile[3]]
  }

  /// A number beyond the greatest seed, and the texts that are names of columns and no numbers.
  static let exceptions = [
    "seed": ["18446744073709551616", "1e300", "nan", "-1"], "sensors": ["9223372036854775807", "-1"],
  ]

  /// What makes a call right but for the option.
  static let rest = [
    "reproduce": ["--dataset", "gaussian-views"], "check": ["--dataset", "gaussian-views"], "graph": ["none.json"],
    "refute": ["gap <= I/m"], "atlas": ["--family", "coin"], "predict": ["none.json", "none.csv"],
    "simulate": ["none.json"], "sweep": ["none.json"], "judge": ["--list"],
    "risk": ["--dataset", "gaussian-views"],
  ]

  /// Whether a call is refused at once, in one line that names the option and says a limit of it.
  ///
  /// A negative number is a word of its own, which a parser may take for an option.
  func isRefused(_ command: String, _ more: [String], option: String, value: String, help: String) throws -> Bool {
    try withTemporaryDirectory { directory in
      let words = value.hasPrefix("-") ? ["--\(option)", value] : ["--\(option)=\(value)"]
      let outcome = try DINLProgram.call([command] + more + words, in: directory, seconds: 20)
      return try outcome.status == 64 && outcome.output.isEmpty && outcome.error.contains("--\(option)")
        && outcome.error.split(separator: "\n", omittingEmptySubsequences: false).count == 2
        && help.matches(of: Self.limits).contains { outcome.error.contains($0.output) }
        && FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty
    }
  }

  /// Whether a help text says the least and the greatest value.
  func saysLimits(_ text: String) -> Bool { text.contains(Self.limits) }

  private static var limits: Regex<Substring> { #/from -?[0-9.e+-]+ to [0-9.e+-]+[0-9]/# }

  /// Each place in the lists of values is a case of its own, so that they run side by side.
  @Test(arguments: hostile.indices)
  func `has a least and a greatest value, said in its help and checked before any work`(place: Int) throws {
    var count = 0
    for command in try CommandDump.commands() {
      for argument in command.arguments ?? [] where argument.kind == "option" {
        let name = argument.names?.first?.name ?? ""
        guard !Self.texts.contains(name) else { continue }
        count += 1
        #expect(saysLimits(argument.abstract ?? ""), "\(command.commandName) --\(name)")
        let values = Self.exceptions[name] ?? Self.hostile(for: argument)
        guard values.indices.contains(place) else { continue }
        let holds = try isRefused(
          command.commandName, Self.rest[command.commandName] ?? [], option: name, value: values[place],
          help: argument.abstract ?? "")
        #expect(holds, "\(command.commandName) --\(name)=\(values[place])")
      }
    }
    #expect(count >= 30)
  }

  @Test func `control: an option that takes any number, and a help without limits, are refuted`() throws {
    let more = ["gap <= I/m", "--systems", "80"]
    #expect(try !isRefused("refute", more, option: "losses", value: "9223372036854775807", help: ""))
    #expect(!saysLimits("Passes over the training samples, at least 1."))
    // A value that is no number is refused by the parser, which says what the option is.
    let help = "from 1 to 1000"
    #expect(try !isRefused("refute", ["gap <= I/m"], option: "threads", value: "-1", help: help))
    #expect(try isRefused("refute", ["gap <= I/m"], option: "threads", value: "-1", help: "from 1 to 1024"))
  }
}
