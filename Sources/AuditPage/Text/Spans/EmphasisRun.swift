/// A run of `*` or `_`, which may begin or end emphasis.
///
/// The rules are those of CommonMark 0.30, section 6.2, by which GitHub reads: they leave alone the star of `k* ≤ 1`
/// and the underscores of `w_k` and `⊗_v P_{W_v}`. Since version 0.31 a mathematical sign such as ⊗ counts as
/// punctuation, and the last would be emphasis.
struct EmphasisRun {
  let mark: Character
  /// The marks that are not used yet.
  var count: Int
  private let written: Int
  private let canOpen: Bool
  let canClose: Bool

  /// A run between two characters, nil at the ends of the text.
  init(mark: Character, count: Int, before: Character?, after: Character?) {
    let isAfterSpace = before?.isWhitespace ?? true
    let isBeforeSpace = after?.isWhitespace ?? true
    let isAfterSign = before.map(Self.isSign) ?? false
    let isBeforeSign = after.map(Self.isSign) ?? false
    let isLeft = !isBeforeSpace && (!isBeforeSign || isAfterSpace || isAfterSign)
    let isRight = !isAfterSpace && (!isAfterSign || isBeforeSpace || isBeforeSign)
    (self.mark, self.count, written) = (mark, count, count)
    canOpen = isLeft && (mark == "*" || !isRight || isAfterSign)
    canClose = isRight && (mark == "*" || !isLeft || isBeforeSign)
  }

  private static func isSign(_ character: Character) -> Bool {
    character.isPunctuation || character.isASCII && character.isSymbol
  }

  /// Whether this run begins the emphasis that another one ends.
  func opens(_ closer: EmphasisRun) -> Bool {
    guard mark == closer.mark, canOpen else { return false }
    let isAmbiguous = canClose || closer.canOpen
    return !isAmbiguous || !(written + closer.written).isMultiple(of: 3)
      || written.isMultiple(of: 3) && closer.written.isMultiple(of: 3)
  }
}
