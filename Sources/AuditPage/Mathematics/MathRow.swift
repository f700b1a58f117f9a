import Console

/// A row of a formula, to which the spaces are added that TeX sets and MathML does not.
struct MathRow {
  /// A piece with its kind.
  struct Atom {
    let kind: MathOperator.Kind
    var node: Markup
    /// The sign if the piece is only a sign.
    var sign: MathOperator?
    /// Whether indices and exponents stand below and above.
    var hasLimits = false
    /// The name if the piece is only the name of a function.
    var word: String?
  }

  private enum Piece {
    case atom(Atom)
    case space(Markup)
    case tightening
  }

  private var pieces: [Piece] = []
  private let isScript: Bool

  /// An empty row.
  ///
  /// - Parameter isScript: Whether it is an index or exponent.
  init(isScript: Bool) { self.isScript = isScript }

  mutating func append(_ atom: Atom) { pieces.append(.atom(atom)) }

  /// Adds a space of a width.
  mutating func append(space width: String) { pieces.append(.space(Self.space(width))) }

  /// Adds `\!`, which takes back a thin space.
  mutating func appendTightening() { pieces.append(.tightening) }

  /// The row as one element.
  var node: Markup {
    let nodes = nodes
    return nodes.count == 1 ? nodes[0] : .element("mrow", [:], nodes)
  }

  /// The elements of the row.
  var nodes: [Markup] {
    var nodes: [Markup] = []
    var previous: MathOperator.Kind?
    var isTightened = false
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .space(let node): nodes.append(node)
      case .tightening: isTightened = true
      case .atom(let atom):
        let isOrdinary = atom.kind == .binary && lacksOperand(after: previous, at: index)
        let kind = isOrdinary ? .ordinary : atom.kind
        if previous == .word, [.ordinary, .word, .large, .open, .inner].contains(kind) {
          nodes.append(.element("mo", text: "\u{2061}"))
        }
        switch (hasThinSpace(between: previous, and: kind), isTightened) {
        case (true, false): nodes.append(Self.space("0.1667em"))
        case (false, true): nodes.append(Self.space("-0.1667em"))
        default: break
        }
        isTightened = false
        nodes.append(isOrdinary ? atom.sign?.node(isScript: isScript, isOrdinary: true) ?? atom.node : atom.node)
        previous = kind
      }
    }
    return isTightened ? nodes + [Self.space("-0.1667em")] : nodes
  }

  private static func space(_ width: String) -> Markup { .element("mspace", ["width": width]) }

  /// Whether a binary sign has no operand on one side, so that TeX takes it as ordinary.
  private func lacksOperand(after previous: MathOperator.Kind?, at index: Int) -> Bool {
    let next = pieces[(index + 1)...].lazy.compactMap { piece -> MathOperator.Kind? in
      if case .atom(let atom) = piece { atom.kind } else { nil }
    }.first
    let isFirst = previous.map { [.binary, .large, .word, .relation, .open, .punctuation].contains($0) } ?? true
    return isFirst || next.map { [.relation, .close, .punctuation].contains($0) } ?? true
  }

  /// Whether TeX sets a thin space that the operator dictionary does not have (*The TeXbook*, chapter 18).
  private func hasThinSpace(between left: MathOperator.Kind?, and right: MathOperator.Kind) -> Bool {
    switch (left, right) {
    case (.word, .ordinary), (.word, .word), (.ordinary, .word), (.close, .word): true
    case (.word, .inner), (.inner, .word), (.inner, .ordinary), (.inner, .open), (.inner, .inner),
      (.inner, .punctuation), (.ordinary, .inner), (.close, .inner):
      !isScript
    default: false
    }
  }
}
