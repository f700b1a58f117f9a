/// The words of a call, and what the parser says of wrong ones.
enum CommandArguments {
  /// The words with each negative number joined to the option before it: `--interval -1` becomes `--interval=-1`.
  ///
  /// The parser takes a word that begins with a minus for an option, so that it would call the value missing. No option
  /// of the program begins with a minus and a digit.
  static func joiningNegativeNumbers(_ words: some Sequence<String>) -> [String] {
    var joined: [String] = []
    var isOptions = true
    for word in words {
      if isOptions, let option = joined.last, option.hasPrefix("--"), !option.contains("="), isNegativeNumber(word) {
        joined[joined.count - 1] += "=\(word)"
      } else {
        joined.append(word)
      }
      if word == "--" { isOptions = false }
    }
    return joined
  }

  /// Whether a word is a negative number, or a list or a fraction that begins with one.
  private static func isNegativeNumber(_ word: String) -> Bool {
    word.wholeMatch(of: #/-(inf|infinity|nan|[0-9.][0-9.eE+,;\/ -]*)/#) != nil
  }

  /// What is wrong with a call, in one line, from the parser's whole message: "Error: …", then perhaps
  /// "Help:  --seed <seed>  …" with what the option is, and "Usage: …".
  ///
  /// The help is kept, as it says the limits of a number, unless the values that can be given are named already.
  static func problem(_ message: String) -> String {
    func line(_ text: Substring) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }
    let all = message.firstRange(of: "\nUsage:").map { message[..<$0.lowerBound] } ?? message[...]
    let parts = all.trimmingPrefix("Error: ").split(separator: "\nHelp:  ", maxSplits: 1)
    guard let problem = parts.first.map(line) else { return line(message[...]) }
    guard parts.count == 2, !problem.hasSuffix("."), let help = parts[1].firstRange(of: ">  ") else { return problem }
    return "\(problem): \(line(parts[1][help.upperBound...]))"
  }
}
