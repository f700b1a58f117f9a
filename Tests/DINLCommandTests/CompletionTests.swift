import Foundation
import TestSupport
import Testing

@Suite struct `The completion in a shell` {
  /// The names of values that are paths.
  static let paths: Set = ["file", "dir", "model", "table", "part", "graph", "data", "output"]

  /// Whether files are offered where a path is wanted, and the values where there are a few.
  func isFit(_ argument: CommandDump.Argument) -> Bool {
    let offered = argument.completionKind
    if let values = argument.allValues, offered?.list?.values != values { return false }
    return !Self.paths.contains(argument.valueName ?? "") || offered?.file != nil || offered?.directory != nil
  }

  @Test func `offers files for every path, and the values of every choice`() throws {
    var paths = 0
    for command in try CommandDump.commands() {
      for argument in command.arguments ?? [] where argument.kind != "flag" {
        #expect(isFit(argument), "\(command.commandName) \(argument.names?.first?.name ?? argument.valueName ?? "")")
        if Self.paths.contains(argument.valueName ?? "") { paths += 1 }
      }
    }
    #expect(paths >= 25)
  }

  @Test func `is written for three shells, and bash completes by it`() throws {
    try withTemporaryDirectory { directory in
      for (shell, mark) in [("bash", "#!/bin/bash"), ("zsh", "#compdef dinl"), ("fish", "function ")] {
        let outcome = try DINLProgram.call(["--generate-completion-script", shell], in: directory)
        #expect(outcome.status == 0 && outcome.error.isEmpty && outcome.output.hasPrefix(mark), "\(shell)")
        try Data(outcome.output.utf8).write(to: directory.appending(path: "dinl.\(shell)"))
      }
      let script = """
        . ./dinl.bash; COMP_WORDS=(dinl graph --compare); COMP_CWORD=2; COMP_LINE='dinl graph --compare'
        COMP_POINT=${#COMP_LINE}; _dinl dinl --compare graph; echo "${COMPREPLY[*]}"
        """
      try Data(script.utf8).write(to: directory.appending(path: "complete.bash"))
      let completed = try DINLProgram.shell("bash complete.bash", in: directory)
      #expect(completed.output == "--compare-roots\n", "\(completed)")
    }
  }

  @Test func `control: a path without files and a choice without its values are not fit`() throws {
    func argument(_ members: String) throws -> CommandDump.Argument {
      try JSONDecoder().decode(CommandDump.Argument.self, from: Data(#"{"kind": "option", \#(members)}"#.utf8))
    }
    #expect(try isFit(argument(#""valueName": "file", "completionKind": {"file": {"extensions": []}}"#)))
    #expect(try !isFit(argument(#""valueName": "file""#)))
    #expect(try !isFit(argument(#""valueName": "dataset", "allValues": ["digits"]"#)))
  }
}
