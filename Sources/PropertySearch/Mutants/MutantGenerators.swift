extension Generator where Value == MutatedText {
  /// Valid texts, each changed by 1 to 8 edits: bytes changed, spans deleted, repeated or taken from another text,
  /// numbers replaced by extremes, odd tokens inserted, parts nested, the encoding changed.
  ///
  /// Fewer edits are simpler, and so are earlier texts and shorter spans.
  ///
  /// - Parameter seeds: valid texts of one format, at least one, none of them empty.
  public static func mutants(of seeds: [String]) -> Generator {
    precondition(!seeds.isEmpty && seeds.allSatisfy { !$0.isEmpty }, "mutants need texts to be made of")
    let seeds = seeds.map { Array($0.utf8) }
    return Generator { source throws(Discard) in
      let whole = source.open(.sequence)
      let edits = try source.count(in: 1...8)
      var text = MutatedText(seeds[try source.index(below: seeds.count)])
      for _ in 0..<edits {
        let element = source.open(.element)
        try source.edit(&text, seeds: seeds)
        source.close(element)
      }
      source.close(whole)
      return text
    }
  }
}

extension ChoiceSource {
  /// Changes a text by one edit.
  fileprivate mutating func edit(_ text: inout MutatedText, seeds: [[UInt8]]) throws(Discard) {
    switch try index(below: 9) {
    case 0: text.replace(try span(of: text.bytes), with: [])
    case 1:
      guard !text.bytes.isEmpty else { return }
      let place = try index(below: text.bytes.count)
      text.bytes[place] ^= 1 << UInt8(try index(below: 8))
    case 2:
      guard !text.bytes.isEmpty else { return }
      let place = try index(below: text.bytes.count)
      text.bytes[place] = UInt8(try index(below: 256))
    case 3:
      let numbers = text.numbers
      guard !numbers.isEmpty else { return }
      let range = numbers[try index(below: numbers.count)]
      text.replace(range, with: MutantTables.extremes[try index(below: MutantTables.extremes.count)])
    case 4:
      let place = try index(below: text.bytes.count + 1)
      text.replace(place..<place, with: MutantTables.tokens[try index(below: MutantTables.tokens.count)])
    case 5:
      let range = try span(of: text.bytes)
      let copy = Array(text.bytes[range])
      let times = [1, 2, 10, 300][try index(below: 4)]
      text.replace(range.upperBound..<range.upperBound, with: Array([[UInt8]](repeating: copy, count: times).joined()))
    case 6:
      let other = seeds[try index(below: seeds.count)]
      let (start, end) = (try index(below: text.bytes.count + 1), try index(below: other.count + 1))
      text.bytes = Array((text.bytes[..<start] + other[end...]).prefix(MutatedText.mostBytes))
    case 7:
      let range = try span(of: text.bytes)
      let brackets = MutantTables.brackets[try index(below: MutantTables.brackets.count)]
      text.nest(range, in: brackets, depth: [1, 2, 30, 500][try index(below: 4)])
    default:
      let encoding = TextEncoding.allCases[try index(below: TextEncoding.allCases.count)]
      text.replace(0..<text.bytes.count, with: encoding.encoded(text.bytes))
    }
  }

  /// Draws a range of a text: short ranges are the most frequent.
  private mutating func span(of bytes: [UInt8]) throws(Discard) -> Range<Int> {
    let start = try index(below: bytes.count + 1)
    let most = [1, 4, 32, bytes.count][try index(below: 4)]
    let length = try index(below: min(most, bytes.count - start) + 1)
    return start..<start + length
  }
}
