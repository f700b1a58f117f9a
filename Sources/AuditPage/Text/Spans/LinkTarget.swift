/// The target of a link in a text, in the parentheses after the link's text.
struct LinkTarget {
  /// The address as it is written.
  let address: String
  /// The place behind the closing parenthesis.
  let end: Int

  /// Reads the target that begins at a place with a parenthesis; nil if there is none.
  init?(_ source: PlacedText, at start: Int) {
    let characters = source.characters
    guard source.has("(", at: start) else { return nil }
    var index = start + 1
    var depth = 0
    let isBracketed = source.has("<", at: index)
    while index < characters.count {
      let character = characters[index]
      if isBracketed ? character == ">" : character.isWhitespace || depth == 0 && character == ")" { break }
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      index += 1
    }
    address = String(characters[(start + (isBracketed ? 2 : 1))..<index])
    if isBracketed { index += 1 }
    // A title may follow, which the page does not show.
    let rest = String(characters[min(index, characters.count)...])
    guard let match = rest.prefixMatch(of: #/(?:\s+"[^"]*"|\s+'[^']*')?\s*\)/#) else { return nil }
    end = index + match.output.count
  }
}
