/// An alphabet of TeX whose letters have code points of their own.
enum MathAlphabet: String {
  /// Letters with doubled strokes.
  case doubleStruck = "\\mathbb"
  /// Script capitals and small letters.
  case script = "\\mathcal"
  /// Letters without serifs.
  case sansSerif = "\\mathsf"
  /// Upright letters, those of plain text.
  case upright = "\\mathrm"

  /// The letter in this alphabet; nil if it has none.
  ///
  /// The blocks are those of the Unicode chart "Mathematical Alphanumeric Symbols"; its reserved places stand for
  /// letters that were encoded earlier, among the letterlike symbols.
  func letter(_ character: Character) -> Character? {
    guard character.isASCII, character.isLetter, let value = character.asciiValue else { return nil }
    if let earlier = earlierLetters[character] { return earlier }
    guard let base else { return character }
    let offset = character.isUppercase ? UInt32(value) - 65 : UInt32(value) - 97 + 26
    return Unicode.Scalar(base + offset).map(Character.init)
  }

  /// The code point of A; the other capitals and the small letters follow.
  private var base: UInt32? {
    switch self {
    case .doubleStruck: 0x1D538
    case .script: 0x1D49C
    case .sansSerif: 0x1D5A0
    case .upright: nil
    }
  }

  private var earlierLetters: [Character: Character] {
    switch self {
    case .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .script:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ", "o": "ℴ",
      ]
    case .sansSerif, .upright: [:]
    }
  }
}
