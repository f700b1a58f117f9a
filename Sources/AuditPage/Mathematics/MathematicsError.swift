import PlainText

/// Why a formula cannot be converted, and where.
struct MathematicsError: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  enum Fault: Equatable {
    /// A command that the converter does not know.
    case unknownCommand(String)
    /// An environment that the converter does not know.
    case unknownEnvironment(String)
    /// A character that has no meaning in a formula.
    case unknownCharacter(String)
    /// A character that has no form in an alphabet such as `\mathbb`.
    case notInAlphabet(String, command: String)
    /// A command or mark without what must follow it.
    case missing(after: String)
    /// A beginning without its end.
    case unclosed(String)
    /// An end, or a mark of a table, without its beginning.
    case unopened(String)
    /// A second index or exponent of the same base.
    case doubleScript(String)
  }

  /// What is wrong.
  let fault: Fault
  /// The line and column of what is wrong.
  let position: TextPosition

  init(_ fault: Fault, at position: TextPosition) {
    self.fault = fault
    self.position = position
  }

  /// One line: the place, what is wrong, and what to do.
  var description: String { "\(position): \(fault.sentence)" }
}

extension MathematicsError.Fault {
  fileprivate var sentence: String {
    switch self {
    case .unknownCommand(let name):
      return "the command \(name.quoted) is unknown; write it otherwise or add it to TeXSymbols"
    case .unknownEnvironment(let name):
      let known = TeXEnvironment.allCases.map(\.rawValue).joined(separator: ", ")
      return "the environment \(name.quoted) is unknown; use one of \(known)"
    case .unknownCharacter(let text): return "\(text.quoted) has no meaning in a formula here; remove it"
    case .notInAlphabet(let text, let command): return "\(text.quoted) has no form in \(command); use a Latin letter"
    case .missing(let text): return "something must follow \(text.quoted); add it"
    case .unclosed(let text): return "\(text.quoted) has no end; add it"
    case .unopened(let text): return "\(text.quoted) has no beginning; add it or remove this"
    case .doubleScript(let text): return "\(text.quoted) follows an exponent or index; put the base in braces"
    }
  }
}
