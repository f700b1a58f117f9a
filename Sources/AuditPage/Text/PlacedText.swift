/// A text of which every character knows its place in the file, also where it is a part of what the file holds.
struct PlacedText {
  /// The characters of the text.
  private(set) var characters: [Character] = []
  private var places: [TextPosition] = []

  /// A text that is empty.
  init() {}

  /// A text that begins on a line of a file, in its first column.
  init(_ text: String, line: Int = 1) {
    var (line, column) = (line, 1)
    for character in text {
      characters.append(character)
      places.append(TextPosition(line: line, column: column))
      (line, column) = character.isNewline ? (line + 1, 1) : (line, column + 1)
    }
  }

  /// The text alone.
  var text: String { String(characters) }

  /// Whether the text shows nothing.
  var isBlank: Bool { characters.allSatisfy(\.isWhitespace) }

  /// The number of spaces at the beginning.
  var indentation: Int { characters.prefix { $0 == " " }.count }

  /// The place of a character; at the end, that behind the last one.
  func position(at index: Int) -> TextPosition {
    if index < places.count { return places[index] }
    guard let last = places.last else { return TextPosition(line: 1, column: 1) }
    return TextPosition(line: last.line, column: last.column + 1)
  }

  /// A part of the text.
  subscript(range: Range<Int>) -> PlacedText {
    var part = PlacedText()
    part.characters = Array(characters[range])
    part.places = Array(places[range])
    return part
  }

  /// The text without what precedes a character; empty if there is none.
  func dropping(_ count: Int) -> PlacedText { self[min(count, characters.count)..<characters.count] }

  /// The text without white space at its ends.
  var trimmed: PlacedText {
    let start = characters.firstIndex { !$0.isWhitespace } ?? characters.count
    let end = characters.lastIndex { !$0.isWhitespace }.map { $0 + 1 } ?? start
    return self[start..<end]
  }

  /// The lines, without the line breaks.
  var lines: [PlacedText] {
    var lines: [PlacedText] = []
    var start = 0
    for index in characters.indices where characters[index].isNewline {
      lines.append(self[start..<index])
      start = index + 1
    }
    return lines + [dropping(start)]
  }

  /// Whether a text stands at a place.
  func has(_ text: String, at index: Int) -> Bool {
    index <= characters.count && characters[index...].starts(with: text)
  }

  /// Where a text stands first, from a place on.
  func firstIndex(of text: String, from start: Int) -> Int? {
    (start..<max(start, characters.count)).first { has(text, at: $0) }
  }

  /// Adds a line break and another line.
  mutating func append(line: PlacedText) {
    if !characters.isEmpty {
      places.append(position(at: places.count))
      characters.append("\n")
    }
    characters += line.characters
    places += line.places
  }
}
