/// Checks that bytes are a document that ``JSONReader`` accepts.
struct JSONChecker: ~Copyable {
  let bytes: [UInt8]
  var position = 0
  /// The keys of the objects that are open, those of the innermost last.
  private var keys: [JSONTextRange] = []

  private static let words = ["null", "true", "false"]

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Checks a document.
  ///
  /// - Throws: `JSONError` with the place of the first fault.
  /// - Complexity: O(n) for n bytes.
  static func check(_ bytes: [UInt8]) throws(JSONError) {
    var checker = JSONChecker(bytes)
    if let place = JSONReader.firstInvalidByte(of: bytes) {
      checker.position = place
      throw checker.error("is not UTF-8; save the file as UTF-8")
    }
    guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      throw checker.error("begins with a byte-order mark; save the file without one")
    }
    checker.skipSpace()
    try checker.value(depth: 0)
    checker.skipSpace()
    guard checker.position == bytes.count else { throw checker.error("something follows the document; drop it") }
  }

  func error(_ problem: String) -> JSONError {
    let before = bytes[..<min(position, bytes.count)]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONError(
      line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: before.count - start + 1, problem: problem)
  }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Goes on over a character if it comes next.
  ///
  /// - Returns: whether it came next.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) {
    guard let byte = next else { throw error("the document ends too early") }
    guard depth <= JSONReader.greatestDepth else { throw error("is nested deeper than \(JSONReader.greatestDepth)") }
    switch Unicode.Scalar(byte) {
    case "{": try object(depth: depth)
    case "[": try array(depth: depth)
    case "\"": _ = try text()
    case "-", "0"..."9": try number()
    default:
      for word in Self.words where bytes[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return
      }
      throw error("is no JSON value (NaN and Infinity are none either)")
    }
  }

  private mutating func array(depth: Int) throws(JSONError) {
    position += 1
    skipSpace()
    if take("]") { return }
    while true {
      skipSpace()
      try value(depth: depth + 1)
      skipSpace()
      if take("]") { return }
      guard take(",") else { throw error("needs a comma or the end of the list") }
    }
  }

  private mutating func object(depth: Int) throws(JSONError) {
    position += 1
    skipSpace()
    if take("}") { return }
    let first = keys.count
    var names: Set<String> = []
    while true {
      skipSpace()
      try key(first, &names)
      skipSpace()
      guard take(":") else { throw error("needs a colon after the key") }
      skipSpace()
      try value(depth: depth + 1)
      skipSpace()
      if take("}") { break }
      guard take(",") else { throw error("needs a comma or the end of the object") }
    }
    keys.removeSubrange(first...)
  }

  /// Checks the key of an object, which must differ from the ones before it.
  ///
  /// - Parameters:
  ///   - first: the place of the object's first key in ``keys``.
  ///   - names: the names of an object of many keys, which are then looked up instead of compared one by one.
  private mutating func key(_ first: Int, _ names: inout Set<String>) throws(JSONError) {
    guard next == UInt8(ascii: "\"") else { throw error("needs a key in quotes") }
    let place = position
    let key = try text()
    let isRepeated: Bool
    if keys.count - first < Self.greatestComparedCount {
      isRepeated = keys[first...].contains { $0.isEqual(to: key, in: bytes) }
    } else {
      if names.isEmpty { names = Set(keys[first...].map { $0.text(in: bytes) }) }
      isRepeated = !names.insert(key.text(in: bytes)).inserted
    }
    guard !isRepeated else {
      position = place
      throw error("has the key \(JSONValue.text(key.text(in: bytes)).shown) twice; drop one")
    }
    if names.isEmpty { keys.append(key) }
  }

  /// The greatest number of keys to which another key is compared one by one.
  private static let greatestComparedCount = 16
}
