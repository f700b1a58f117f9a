import JSONReading

/// The place of a field in a line of an edge list, without space at its ends and without its quotes.
struct EdgeListField {
  private let start: Int
  private let end: Int
  private let isQuoted: Bool

  private init(_ start: Int, _ end: Int, isQuoted: Bool) {
    (self.start, self.end, self.isQuoted) = (start, end, isQuoted)
  }

  /// The text of the field.
  func text(in line: ArraySlice<UInt8>) -> String {
    guard isQuoted else { return String(decoding: line[start..<end], as: UTF8.self) }
    var (bytes, isFirstOfTwo) = ([UInt8](), false)
    for byte in line[start..<end] {
      isFirstOfTwo = byte == UInt8(ascii: "\"") && !isFirstOfTwo
      if byte != UInt8(ascii: "\"") || isFirstOfTwo { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The number that the field is; nil if it is another text or a long number.
  func decimal(in line: ArraySlice<UInt8>) -> ShortDecimal? {
    var position = start
    guard let decimal = ShortDecimal(line, at: &position), position == end else { return nil }
    return decimal
  }

  /// The texts of the fields of a line; nil if quotes are not closed or text follows them.
  static func texts(of line: ArraySlice<UInt8>, separator: UInt8) -> [String]? {
    var fields: [EdgeListField] = []
    guard split(line, separator: separator, into: &fields) else { return nil }
    return fields.map { $0.text(in: line) }
  }

  /// Finds the fields of a line.
  ///
  /// - Parameters:
  ///   - separator: the byte between fields; a blank stands for a tab too.
  ///   - fields: replaced by the fields found.
  /// - Returns: false if quotes are not closed or text follows them.
  /// - Complexity: O(n) for n bytes.
  static func split(_ line: ArraySlice<UInt8>, separator: UInt8, into fields: inout [EdgeListField]) -> Bool {
    let isBlank = separator == UInt8(ascii: " ")
    func isSeparator(_ byte: UInt8) -> Bool { byte == separator || isBlank && byte == UInt8(ascii: "\t") }
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 && separator != 0x09 }
    fields.removeAll(keepingCapacity: true)
    var (position, lineEnd) = (line.startIndex, line.endIndex)
    while lineEnd > position, isSpace(line[lineEnd - 1]) { lineEnd -= 1 }
    while true {
      while position < lineEnd, isSpace(line[position]) { position += 1 }
      var start = position
      if position < lineEnd, line[position] == UInt8(ascii: "\"") {
        start += 1
        guard let quote = closingQuote(of: line[start..<lineEnd]) else { return false }
        fields.append(EdgeListField(start, quote, isQuoted: true))
        position = quote + 1
        if !isBlank { while position < lineEnd, isSpace(line[position]) { position += 1 } }
        guard position == lineEnd || isSeparator(line[position]) else { return false }
      } else {
        while position < lineEnd, !isSeparator(line[position]) { position += 1 }
        var end = position
        while end > start, isSpace(line[end - 1]) { end -= 1 }
        fields.append(EdgeListField(start, end, isQuoted: false))
      }
      guard position < lineEnd else { return true }
      position += 1
    }
  }

  /// The place of the first quote that is not doubled.
  private static func closingQuote(of text: ArraySlice<UInt8>) -> Int? {
    var position = text.startIndex
    while position < text.endIndex {
      guard text[position] == UInt8(ascii: "\"") else {
        position += 1
        continue
      }
      guard position + 1 < text.endIndex, text[position + 1] == UInt8(ascii: "\"") else { return position }
      position += 2
    }
    return nil
  }
}
