// The gaps in the commands that documents tell the reader to run.
extension ProjectReading {
  func commandGaps() -> [Gap] {
    let written = documents.flatMap { document in
      (document.codeSpans + document.fencedLines).compactMap { fragment in
        complaint(about: fragment.text).map { problem in
          Gap(
            kind: .unknownCommand, claim: nil, location: Location(path: document.path, line: fragment.line),
            message: problem.message, remedy: problem.remedy)
        }
      }
    }
    return written + claims.values.flatMap(evidenceGaps) + documents.filter { $0.path == "README.md" }.flatMap(rowGaps)
  }

  private func complaint(about line: String) -> (message: String, remedy: String)? {
    for command in ShellCommand.read(line) {
      switch command {
      case .dinl(let name?, let options):
        guard let known = commands[name] else {
          let names = commands.keys.sorted().joined(separator: ", ")
          return ("the command '\(line)' does not exist", "'\(name)' should be one of: \(names)")
        }
        if let unknown = options.first(where: { !known.contains($0) }) {
          return (
            "the command '\(line)' has the option \(unknown), which does not exist",
            "dinl \(name) has: \(known.sorted().joined(separator: ", "))"
          )
        }
      case .test(let pattern?) where !matches(pattern, suites):
        return ("the command '\(line)' runs no test", "let --filter match a suite, as in --filter GR-001")
      default:
        continue
      }
    }
    guard let path = absentPath(in: line) else { return nil }
    return ("the command '\(line)' names \(path), which does not exist", "correct the path, which counts from the root")
  }

  /// The first path in a line's commands that begins with a folder of the project and leads to nothing in it; those that
  /// a command writes are left out.
  private func absentPath(in line: String) -> String? {
    ShellCommand.paths(line).first { path in
      let parts = path.split(separator: "/").map(String.init)
      return paths.contains(parts[0]) && !paths.contains(parts.joined(separator: "/"))
    }
  }

  /// Whether a pattern of `swift test --filter` matches a test that is not a control.
  private func matches(_ pattern: String, _ suites: [TestSuite]) -> Bool {
    guard let expression = try? Regex(pattern) else { return false }
    return suites.contains { suite in
      suite.functions.contains { !$0.isControl && $0.identifier.contains(expression) }
    }
  }

  /// A proof's `Evidence` without a command, and the test commands in it that run no test of that claim.
  private func evidenceGaps(of proof: ClaimProof) -> [Gap] {
    guard let evidence = proof.fields[.evidence] else { return [] }
    let commands = evidence.codeSpans.flatMap { span in ShellCommand.read(span.text).map { (span: span, command: $0) } }
    guard commands.contains(where: { $0.command.runsSomething }) else {
      return [
        Gap(
          kind: .missingSection, claim: proof.id, location: Location(path: proof.location.path, line: evidence.line),
          message: "\(proof.id) has evidence without a command that shows it",
          remedy: "add a dinl or swift test command in backquotes")
      ]
    }
    return commands.compactMap { span, command in
      guard case .test(let pattern?) = command, matches(pattern, suites), !matches(pattern, suites(of: proof.id))
      else { return nil }
      return Gap(
        kind: .unknownCommand, claim: proof.id, location: Location(path: proof.location.path, line: span.line),
        message: "the evidence '\(span.text)' runs no test of \(proof.id)", remedy: "filter by \(proof.id)")
    }
  }

  /// The rows without a command in tables with a column `Command`.
  private func rowGaps(in document: MarkdownDocument) -> [Gap] {
    document.tables.flatMap { table -> [Gap] in
      guard let column = table.column("command") else { return [] }
      return table.rows.compactMap { row in
        let cell = column < row.cells.count ? row.cells[column] : ""
        let commands = cell.matches(of: Pattern.code).flatMap { ShellCommand.read(String($0.1)) }
        guard !commands.contains(where: \.runsSomething) else { return nil }
        return Gap(
          kind: .rowWithoutCommand, claim: nil, location: Location(path: document.path, line: row.line),
          message: "the row's command cell '\(cell)' holds no command of the project",
          remedy: "write the dinl or swift test command in backquotes")
      }
    }
  }
}
