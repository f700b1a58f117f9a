/// The mark that begins an item of a list.
struct ListMarker {
  /// The number; nil for a bullet.
  let number: Int?
  /// The bullet, or what follows the number.
  private let mark: Character
  /// The columns before the item's text.
  let width: Int

  /// Reads a line; nil if it begins no item.
  init?(_ line: PlacedText) {
    let start = line.indentation
    let text = line.characters.dropFirst(start)
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.count < 10, let mark = text.dropFirst(digits.count).first,
      (digits.isEmpty ? "-*+" : ".)").contains(mark)
    else { return nil }
    let rest = text.dropFirst(digits.count + 1)
    let spaces = rest.prefix { $0 == " " }.count
    guard (1...4).contains(spaces), spaces < rest.count else { return nil }
    self.mark = mark
    number = Int(String(digits))
    width = start + digits.count + 1 + spaces
  }

  /// Whether both are items of one list if they follow each other.
  func isSibling(of other: ListMarker) -> Bool { mark == other.mark }
}
