import Console

// What each command reads and stands for.
extension TeXParser {
  /// Reads a command that stands for a piece of a row.
  mutating func atom(command: String) throws(MathematicsError) -> MathRow.Atom {
    let start = reader.index
    reader.skipCommand(command)
    if let letter = TeXSymbols.letters[command] {
      return MathRow.Atom(kind: .ordinary, node: .element("mi", text: letter))
    }
    if let letter = TeXSymbols.uprightLetters[command] { return upright(letter) }
    if let sign = TeXSymbols.operators[command] { return atom(sign) }
    if let ellipsis = TeXSymbols.ellipses[command] {
      return MathRow.Atom(kind: .inner, node: .element("mi", text: ellipsis))
    }
    if let hasLimits = TeXSymbols.words[command] {
      return MathRow.Atom(
        kind: .word, node: .element("mi", text: command), hasLimits: hasLimits, word: command)
    }
    if let accent = TeXSymbols.accents[command] {
      let base = try argument(of: "\\\(command)")
      let mark = Markup.element("mo", ["stretchy": "false"], text: accent)
      return MathRow.Atom(kind: .ordinary, node: .element("mover", ["accent": "true"], [base, mark]))
    }
    if let alphabet = MathAlphabet(rawValue: "\\\(command)") { return try letters(in: alphabet, from: start) }
    switch command {
    case "frac", "tfrac", "dfrac", "cfrac": return try fraction(command)
    case "sqrt": return try root()
    case "text": return try text(from: start)
    case "left": return try fenced(from: start)
    case "begin": return try environment(from: start)
    default: return try sizedFence(command, from: start)
    }
  }

  private func upright(_ text: String) -> MathRow.Atom {
    // A name of several letters stands upright without the attribute.
    MathRow.Atom(
      kind: .ordinary,
      node: text.count == 1 ? .element("mi", ["mathvariant": "normal"], text: text) : .element("mi", text: text))
  }

  private mutating func letters(in alphabet: MathAlphabet, from start: Int) throws(MathematicsError) -> MathRow.Atom {
    guard let argument = reader.rawArgument(), !argument.isBlank else {
      throw error(.missing(after: alphabet.rawValue), at: start)
    }
    var text = ""
    for (offset, character) in argument.characters.enumerated() {
      guard let letter = alphabet.letter(character) else {
        let fault = MathematicsError.Fault.notInAlphabet(String(character), command: alphabet.rawValue)
        throw MathematicsError(fault, at: argument.position(at: offset))
      }
      text.append(letter)
    }
    return alphabet == .upright ? upright(text) : MathRow.Atom(kind: .ordinary, node: .element("mi", text: text))
  }

  private mutating func fraction(_ command: String) throws(MathematicsError) -> MathRow.Atom {
    let numerator = try argument(of: "\\\(command)")
    let denominator = try argument(of: "\\\(command)")
    let fraction = Markup.element("mfrac", [:], [numerator, denominator])
    if command == "frac" { return MathRow.Atom(kind: .ordinary, node: fraction) }
    return styled([fraction], isDisplay: command != "tfrac")
  }

  private mutating func root() throws(MathematicsError) -> MathRow.Atom {
    let start = reader.index
    guard reader.skip("[") else {
      return MathRow.Atom(kind: .ordinary, node: .element("msqrt", [:], [try argument(of: "\\sqrt")]))
    }
    let degree = try row(upTo: "]")
    guard reader.skip("]") else { throw error(.unclosed("["), at: start) }
    return MathRow.Atom(kind: .ordinary, node: .element("mroot", [:], [try argument(of: "\\sqrt"), degree.node]))
  }

  private mutating func text(from start: Int) throws(MathematicsError) -> MathRow.Atom {
    guard let argument = reader.rawArgument() else { throw error(.missing(after: "\\text"), at: start) }
    if let index = argument.characters.firstIndex(where: { "\\{$".contains($0) }) {
      throw MathematicsError(.unknownCharacter(String(argument.characters[index])), at: argument.position(at: index))
    }
    // MathML drops usual spaces at the ends of a text.
    let text = String(argument.characters.map { $0.isWhitespace ? "\u{A0}" : $0 })
    return MathRow.Atom(kind: .ordinary, node: .element("mtext", text: text))
  }

  /// Reads a fence, or the point that stands for none.
  private mutating func fence(of command: String) throws(MathematicsError) -> MathOperator? {
    reader.skipSpaces()
    let start = reader.index
    guard let character = reader.next else { throw error(.missing(after: command), at: start) }
    let name = reader.nextCommand
    let sign = name.map { TeXSymbols.operators[$0] } ?? TeXSymbols.characters[character]
    guard let sign, sign.isFence || character == "." else { throw error(.missing(after: command), at: start) }
    if let name { reader.skipCommand(name) } else { reader.advance() }
    return character == "." ? nil : sign
  }

  private mutating func fenced(from start: Int) throws(MathematicsError) -> MathRow.Atom {
    let open = try fence(of: "\\left")
    let inside = try row()
    guard reader.nextCommand == "right" else { throw error(.unclosed("\\left"), at: start) }
    reader.skipCommand("right")
    let close = try fence(of: "\\right")
    let fences = (
      open: open.map { [$0.stretched(form: "prefix")] }, close: close.map { [$0.stretched(form: "postfix")] }
    )
    let nodes = (fences.open ?? []) + inside.nodes + (fences.close ?? [])
    return MathRow.Atom(kind: .inner, node: .element("mrow", [:], nodes))
  }

  private mutating func sizedFence(_ command: String, from start: Int) throws(MathematicsError) -> MathRow.Atom {
    let kinds: [(suffix: String, kind: MathOperator.Kind, form: String)] = [
      ("l", .open, "prefix"), ("r", .close, "postfix"), ("m", .relation, "infix"), ("", .ordinary, "infix"),
    ]
    for (suffix, kind, form) in kinds where command.hasSuffix(suffix) {
      guard let size = TeXSymbols.sizes[String(command.dropLast(suffix.count))] else { continue }
      guard let fence = try fence(of: "\\\(command)") else { throw error(.missing(after: "\\\(command)"), at: start) }
      return MathRow.Atom(kind: kind, node: fence.sized(size, form: form))
    }
    throw error(.unknownCommand("\\\(command)"), at: start)
  }

  private mutating func environment(from start: Int) throws(MathematicsError) -> MathRow.Atom {
    guard let written = reader.rawArgument() else { throw error(.missing(after: "\\begin"), at: start) }
    guard let environment = TeXEnvironment(rawValue: written.text) else {
      throw MathematicsError(.unknownEnvironment(written.text), at: written.position(at: 0))
    }
    var rows: [[Markup]] = [[]]
    while true {
      let cell = try row()
      rows[rows.count - 1].append(cell.node)
      if reader.skip("&") { continue }
      if reader.skip("\\\\") {
        rows.append([])
      } else if reader.skip("\\end{\(written.text)}") {
        break
      } else {
        throw reader.next == nil ? error(.unclosed("\\begin"), at: start) : unopened()
      }
    }
    // A line break behind the last row begins no other.
    if rows.count > 1, rows.last == [.element("mrow")] { rows.removeLast() }
    return MathRow.Atom(kind: .ordinary, node: environment.node(rows))
  }
}
