import Console

/// Reads what a paragraph, a title or a cell of a table holds: text, emphasis, code, links and mathematics.
struct SpanReader {
  private let source: PlacedText
  private let links: PageLinks
  private let isInLink: Bool
  private var index = 0
  private var pieces: [SpanPiece] = []
  private var text = ""

  /// The elements and texts.
  ///
  /// - Parameters:
  ///   - source: The text of the paragraph.
  ///   - links: Where the links of the text lead.
  ///   - isInLink: Whether it is the text of a link, in which there is no other.
  /// - Throws: `MathematicsError` for mathematics that cannot be converted.
  static func nodes(
    of source: PlacedText, links: PageLinks, isInLink: Bool = false
  ) throws(MathematicsError) -> [Markup] {
    var reader = SpanReader(source: source, links: links, isInLink: isInLink)
    try reader.read()
    return SpanPiece.nodes(of: reader.pieces)
  }

  private init(source: PlacedText, links: PageLinks, isInLink: Bool) {
    (self.source, self.links, self.isInLink) = (source, links, isInLink)
  }

  private var characters: [Character] { source.characters }

  private mutating func read() throws(MathematicsError) {
    while index < characters.count {
      switch characters[index] {
      case "\\" where isEscape(at: index):
        text.append(characters[index + 1])
        index += 2
      case "`": readCode()
      case "$": try readMathematics()
      case "[": try readLink()
      case "*", "_": readDelimiters()
      default: keep(1)
      }
    }
    flush()
  }

  /// Keeps characters as text.
  private mutating func keep(_ count: Int) {
    text += String(characters[index..<index + count])
    index += count
  }

  private mutating func flush() {
    if !text.isEmpty { pieces.append(.node(.text(text))) }
    text = ""
  }

  private mutating func add(_ node: Markup, upTo end: Int) {
    flush()
    pieces.append(.node(node))
    index = end
  }

  private func isEscape(at index: Int) -> Bool {
    guard index + 1 < characters.count else { return false }
    let next = characters[index + 1]
    return next.isASCII && (next.isPunctuation || next.isSymbol)
  }

  private func run(at start: Int) -> Int { characters[start...].prefix { $0 == characters[start] }.count }

  /// The code that begins at a place, and its end; nil if no run of as many backquotes ends it.
  private func code(at start: Int) -> (text: String, end: Int)? {
    let width = run(at: start)
    var close = start + width
    while close < characters.count {
      let length = characters[close] == "`" ? run(at: close) : 0
      if length == width {
        let inside = characters[start + width..<close].map { $0.isNewline ? " " : $0 }
        let isPadded = inside.first == " " && inside.last == " " && inside.contains { $0 != " " }
        return (String(isPadded ? Array(inside.dropFirst().dropLast()) : inside), close + width)
      }
      close += max(length, 1)
    }
    return nil
  }

  private mutating func readCode() {
    guard let code = code(at: index) else { return keep(run(at: index)) }
    add(.element("code", text: code.text), upTo: code.end)
  }

  private mutating func readMathematics() throws(MathematicsError) {
    if source.has("$$", at: index) {
      guard let close = source.firstIndex(of: "$$", from: index + 2) else {
        throw MathematicsError(.unclosed("$$"), at: source.position(at: index))
      }
      let formula = try TeXParser.mathematics(source[index + 2..<close], isDisplay: true)
      return add(formula, upTo: close + 2)
    }
    // As on GitHub, a sum of dollars is no formula: no space lies inside of the marks, no digit follows.
    let close = (index + 1..<characters.count).first { end in
      characters[end] == "$" && characters[end - 1] != "\\" && !characters[end - 1].isWhitespace
        && !(end + 1 < characters.count && (characters[end + 1].isNumber || characters[end + 1] == "$"))
    }
    guard let close, close > index + 1, !characters[index + 1].isWhitespace else { return keep(1) }
    add(try TeXParser.mathematics(source[index + 1..<close], isDisplay: false), upTo: close + 1)
  }

  private mutating func readLink() throws(MathematicsError) {
    guard !isInLink, let bracket = closingBracket(), let target = LinkTarget(source, at: bracket + 1) else {
      return keep(1)
    }
    let inside = try Self.nodes(of: source[index + 1..<bracket], links: links, isInLink: true)
    flush()
    if let address = links.address(of: target.address) {
      pieces.append(.node(.element("a", ["href": address], inside)))
    } else {
      pieces += inside.map(SpanPiece.node)
    }
    index = target.end
  }

  /// The bracket that closes the one at this place, regardless of those in code.
  private func closingBracket() -> Int? {
    var (depth, place) = (0, index)
    while place < characters.count {
      switch characters[place] {
      case "\\" where isEscape(at: place): place += 1
      case "`": place = (code(at: place)?.end ?? place + run(at: place)) - 1
      case "[": depth += 1
      case "]":
        depth -= 1
        if depth == 0 { return place }
      default: break
      }
      place += 1
    }
    return nil
  }

  private mutating func readDelimiters() {
    let width = run(at: index)
    flush()
    pieces.append(
      .delimiters(
        EmphasisRun(
          mark: characters[index], count: width, before: index > 0 ? characters[index - 1] : nil,
          after: index + width < characters.count ? characters[index + width] : nil)))
    index += width
  }
}
