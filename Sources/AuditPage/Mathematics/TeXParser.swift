import Console

/// Converts a formula in the part of TeX that the proofs use to MathML.
///
/// It knows letters, numbers and the signs of `TeXSymbols`; groups, indices, exponents and primes; `\frac`, `\tfrac`,
/// `\dfrac`, `\cfrac`, `\sqrt`, accents, `\text`, the alphabets of `MathAlphabet`, fences with `\left … \right` or a
/// size such as `\bigl`, spaces, `\textstyle`, `\displaystyle` and the tables of `TeXEnvironment`. Anything else is an
/// error.
struct TeXParser {
  var reader: TeXReader
  /// Whether what is read stands in an index or exponent.
  private var isScript = false

  private init(_ source: PlacedText) { reader = TeXReader(source) }

  /// The formula as an element `math`.
  ///
  /// - Parameters:
  ///   - source: The formula without the dollar signs around it.
  ///   - isDisplay: Whether it stands on a line of its own.
  /// - Throws: `MathematicsError` for a command that is unknown or incomplete, with its place.
  static func mathematics(_ source: PlacedText, isDisplay: Bool) throws(MathematicsError) -> Markup {
    var parser = TeXParser(source)
    let row = try parser.row()
    if parser.reader.next != nil { throw parser.unopened() }
    return .element(
      "math", ["xmlns": "http://www.w3.org/1998/Math/MathML", "display": isDisplay ? "block" : "inline"], row.nodes)
  }

  /// Reads up to the end, or to what ends a group, a cell or a pair of fences, which it leaves.
  mutating func row(upTo end: Character? = nil) throws(MathematicsError) -> MathRow {
    var row = MathRow(isScript: isScript)
    while true {
      reader.skipSpaces()
      guard let next = reader.next, next != "}", next != "&", next != end else { return row }
      guard let command = reader.nextCommand else {
        row.append(try scripted(next.isASCII && next.isNumber ? number() : atom(next)))
        continue
      }
      if command == "right" || command == "\\" || command == "end" { return row }
      if let width = TeXSymbols.spaces[command] {
        reader.skipCommand(command)
        row.append(space: width)
      } else if command == "!" {
        reader.skipCommand(command)
        row.appendTightening()
      } else if command == "textstyle" || command == "displaystyle" {
        reader.skipCommand(command)
        let rest = try self.row(upTo: end)
        row.append(styled(rest.nodes, isDisplay: command == "displaystyle"))
        return row
      } else {
        row.append(try scripted(atom(command: command)))
      }
    }
  }

  private mutating func number() -> MathRow.Atom {
    MathRow.Atom(kind: .ordinary, node: .element("mn", text: reader.number()))
  }

  /// Reads a group, a letter, a digit or a sign.
  private mutating func atom(_ character: Character) throws(MathematicsError) -> MathRow.Atom {
    // An index or exponent without a base, as in ₙC, has an empty one.
    if "_^'".contains(character) { return MathRow.Atom(kind: .ordinary, node: .element("mrow")) }
    let start = reader.index
    reader.advance()
    if character == "{" {
      let row = try row()
      guard reader.skip("}") else { throw error(.unclosed("{"), at: start) }
      return MathRow.Atom(kind: .ordinary, node: row.node)
    }
    if let sign = TeXSymbols.characters[character] { return atom(sign) }
    if character.isASCII, character.isNumber {
      return MathRow.Atom(kind: .ordinary, node: .element("mn", text: String(character)))
    }
    guard character.isLetter else { throw error(.unknownCharacter(String(character)), at: start) }
    return MathRow.Atom(kind: .ordinary, node: .element("mi", text: String(character)))
  }

  /// A sign as a piece of a row.
  func atom(_ sign: MathOperator) -> MathRow.Atom {
    MathRow.Atom(
      kind: sign.kind, node: sign.node(isScript: isScript), sign: sign, hasLimits: TeXSymbols.hasLimits(sign))
  }

  /// Reads what a command or a mark applies to: a group, or one character or command.
  mutating func argument(of command: String, isScript: Bool? = nil) throws(MathematicsError) -> Markup {
    let outer = self.isScript
    self.isScript = isScript ?? outer
    defer { self.isScript = outer }
    reader.skipSpaces()
    guard let next = reader.next, !"}&_^".contains(next) else {
      throw error(.missing(after: command), at: reader.index)
    }
    guard let name = reader.nextCommand else { return try atom(next).node }
    if ["right", "\\", "end"].contains(name) { throw error(.missing(after: command), at: reader.index) }
    return try atom(command: name).node
  }

  func styled(_ nodes: [Markup], isDisplay: Bool) -> MathRow.Atom {
    MathRow.Atom(
      kind: .ordinary,
      node: .element("mstyle", ["displaystyle": isDisplay ? "true" : "false", "scriptlevel": "0"], nodes))
  }

  func error(_ fault: MathematicsError.Fault, at index: Int) -> MathematicsError {
    MathematicsError(fault, at: reader.position(at: index))
  }

  /// The error for the end of something that has not begun, which comes next.
  func unopened() -> MathematicsError {
    let text = reader.nextCommand.map { "\\" + $0 } ?? reader.next.map(String.init) ?? ""
    return error(.unopened(text), at: reader.index)
  }

  /// Reads the index, the exponent and the primes that follow a base.
  private mutating func scripted(_ base: MathRow.Atom) throws(MathematicsError) -> MathRow.Atom {
    var (index, exponent): (Markup?, Markup?)
    var primes = ""
    while true {
      reader.skipSpaces()
      let start = reader.index
      if reader.skip("'") {
        if exponent != nil { throw error(.doubleScript("^"), at: start) }
        primes += "′"
      } else if reader.skip("_") {
        if index != nil { throw error(.doubleScript("_"), at: start) }
        index = try argument(of: "_", isScript: true)
      } else if reader.skip("^") {
        if exponent != nil { throw error(.doubleScript("^"), at: start) }
        exponent = try argument(of: "^", isScript: true)
      } else {
        break
      }
    }
    if !primes.isEmpty {
      let prime = Markup.element("mo", text: primes)
      exponent = exponent.map { .element("mrow", [:], [prime, $0]) } ?? prime
    }
    return base.adding(index: index, exponent: exponent)
  }
}

extension MathRow.Atom {
  /// The piece with an index and an exponent.
  fileprivate func adding(index: Markup?, exponent: Markup?) -> MathRow.Atom {
    var base = node
    if let word, hasLimits {
      // Only an operator moves its limits to the side in a line of text.
      base = .element("mo", ["lspace": "0", "rspace": "0", "movablelimits": "true"], text: word)
    }
    let names = hasLimits ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup")
    let scripted: Markup
    switch (index, exponent) {
    case (let index?, let exponent?): scripted = .element(names.2, [:], [base, index, exponent])
    case (let index?, nil): scripted = .element(names.0, [:], [base, index])
    case (nil, let exponent?): scripted = .element(names.1, [:], [base, exponent])
    case (nil, nil): return self
    }
    return MathRow.Atom(kind: kind, node: scripted)
  }
}
