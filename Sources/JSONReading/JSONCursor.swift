/// A place in a checked JSON document, from which values are read one after another.
///
/// In this way a reader takes a long list apart without a ``JSONValue`` of the whole. Wrong calls, such as to read the
/// next element where no list is open, end the program.
public struct JSONCursor: Sendable {
  let bytes: [UInt8]
  var position = 0
  private var key = JSONTextRange(start: 0, end: 0, isPlain: true)

  /// The beginning of a document.
  ///
  /// - Throws: `JSONError` with the place of the first fault of the whole document.
  /// - Complexity: O(n) for n bytes.
  public init(_ bytes: consuming some Sequence<UInt8>) throws(JSONError) {
    self.bytes = Array(consume bytes)
    try JSONChecker.check(self.bytes)
    skipSpace()
  }

  /// The kinds of values.
  public enum Kind: Sendable {
    case null, boolean, number, text, array, object
  }

  /// The kind of the value at the place.
  public var kind: Kind {
    switch Unicode.Scalar(bytes[position]) {
    case "{": .object
    case "[": .array
    case "\"": .text
    case "n": .null
    case "t", "f": .boolean
    default: .number
    }
  }

  /// Goes into a list, whose elements follow by ``nextElement()``.
  public mutating func enterArray() {
    precondition(kind == .array, "a list is entered")
    position += 1
  }

  /// Goes to the next element of a list, behind the value at the place; at the end of the list, goes on behind it.
  ///
  /// - Returns: whether there is another element, which then must be read or skipped.
  public mutating func nextElement() -> Bool { goOn(to: UInt8(ascii: "]")) }

  /// Goes into an object, whose members follow by ``nextMember()``.
  public mutating func enterObject() {
    precondition(kind == .object, "an object is entered")
    position += 1
  }

  /// Goes to the value of the next member of an object; at the end of the object, goes on behind it.
  ///
  /// - Returns: whether there is another member, whose value then must be read or skipped.
  public mutating func nextMember() -> Bool {
    guard goOn(to: UInt8(ascii: "}")) else { return false }
    key = scanText()
    skipSpace()
    position += 1
    skipSpace()
    return true
  }

  /// The key of the member whose value comes next.
  public var keyText: String { key.text(in: bytes) }

  /// Whether the member whose value comes next has a key.
  public func keyIs(_ name: JSONName) -> Bool {
    guard key.isPlain, name.isASCII else { return keyText == name.text }
    guard key.end - key.start == name.bytes.count else { return false }
    return name.bytes.indices.allSatisfy { bytes[key.start + $0] == name.bytes[$0] }
  }

  /// Passes over the value at the place.
  ///
  /// - Complexity: O(n) for its n bytes.
  public mutating func skip() {
    var depth = 0
    repeat {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        _ = scanText()
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x0A, 0x0D, 0x09: break
      default:
        skipWord()
        continue
      }
      position += 1
    } while depth > 0
  }

  /// Goes on over a number, or null, true or false.
  mutating func skipWord() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), 0x20, 0x0A, 0x0D, 0x09: return
      default: position += 1
      }
    }
  }

  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private mutating func goOn(to end: UInt8) -> Bool {
    skipSpace()
    if bytes[position] == UInt8(ascii: ",") {
      position += 1
      skipSpace()
      return true
    }
    guard bytes[position] == end else { return true }
    position += 1
    return false
  }

  /// Goes on over a text.
  mutating func scanText() -> JSONTextRange {
    position += 1
    var text = JSONTextRange(start: position, end: position, isPlain: true)
    while true {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\") || byte >= 0x80 { text.isPlain = false }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    text.end = position
    position += 1
    return text
  }
}

/// The name of a member, to be compared with keys.
public struct JSONName: Sendable {
  let text: String
  let bytes: [UInt8]
  let isASCII: Bool

  /// A name.
  public init(_ text: String) {
    (self.text, bytes) = (text, Array(text.utf8))
    isASCII = bytes.allSatisfy { $0 < 0x80 }
  }
}
