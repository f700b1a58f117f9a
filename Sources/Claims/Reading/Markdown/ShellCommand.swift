/// A command of the project that a document tells the reader to run.
public enum ShellCommand: Hashable, Sendable {
  /// `dinl` with its first argument, if it is a subcommand, and its options, without their values.
  case dinl(subcommand: String?, options: [String] = [])
  /// `swift test` with the pattern of `--filter`, if there is one.
  case test(filter: String?)

  /// Reads the commands in a shell line, without those of other programs.
  ///
  /// - Parameter line: One line, possibly with several commands joined by `&&`, `||`, `;` or `|`.
  public static func read(_ line: String) -> [ShellCommand] {
    split(line).compactMap(command)
  }

  /// Whether it runs something: it is more than the bare name of the program.
  var runsSomething: Bool { self != .dinl(subcommand: nil) }

  /// The words in the commands of a shell line that may be paths, as they have a slash between names; those that a
  /// command writes are left out.
  static func paths(_ line: String) -> [String] {
    split(line).filter { command($0) != nil }.flatMap { words in
      zip([""] + words, words).filter { before, word in
        !writesNext(before) && word.wholeMatch(of: Pattern.path) != nil
      }.map(\.1)
    }
  }

  /// Whether the word after this one names what the command writes.
  private static func writesNext(_ word: String) -> Bool {
    word == "--output" || word == "-o" || word.wholeMatch(of: Pattern.redirection) != nil
  }

  /// The command that words make up; nil if it is of another program.
  private static func command(_ words: [String]) -> ShellCommand? {
    var words = words[...]
    while let first = words.first, first == "$" || first == "sudo" || first.contains(Pattern.assignment) {
      words = words.dropFirst()
    }
    guard let program = words.popFirst() else { return nil }
    if program == "dinl" || program.hasSuffix("/dinl") { return dinl(words) }
    guard program == "swift", let action = words.popFirst() else { return nil }
    if action == "test" { return .test(filter: filter(words)) }
    guard action == "run" else { return nil }
    while let option = words.first, option.hasPrefix("-") {
      words = words.dropFirst(optionsWithValue.contains(option) ? 2 : 1)
    }
    return words.popFirst() == "dinl" ? dinl(words) : nil
  }

  private static let optionsWithValue: Set = [
    "-c", "--configuration", "--package-path", "--scratch-path", "--traits", "-j", "--jobs", "-Xswiftc", "-Xcc",
  ]

  private static func dinl(_ arguments: ArraySlice<String>) -> ShellCommand {
    var arguments = arguments
    if arguments.first == "help" { arguments = arguments.dropFirst() }
    guard let first = arguments.first, first.contains(Pattern.letterStart) else { return .dinl(subcommand: nil) }
    let options = arguments.prefix { $0 != "--" }.filter { $0.contains(Pattern.optionStart) }
    return .dinl(subcommand: first, options: options.map { String($0.prefix { $0 != "=" }) })
  }

  private static func filter(_ arguments: ArraySlice<String>) -> String? {
    for (argument, next) in zip(arguments, Array(arguments.dropFirst()) + [""]) {
      if argument == "--filter" { return next }
      if argument.hasPrefix("--filter=") { return String(argument.dropFirst("--filter=".count)) }
    }
    return nil
  }

  /// The words of each command on the line, without quotes and comments.
  private static func split(_ line: String) -> [[String]] {
    var commands: [[String]] = [[]]
    var word: String?
    var quote: Character?
    func finish(_ word: inout String?) {
      if let finished = word { commands[commands.count - 1].append(finished) }
      word = nil
    }
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == "#", word == nil {
        break
      } else if "&|;".contains(character) {
        finish(&word)
        commands.append([])
      } else if character.isWhitespace {
        finish(&word)
      } else {
        word = (word ?? "") + String(character)
      }
    }
    finish(&word)
    return commands
  }
}
