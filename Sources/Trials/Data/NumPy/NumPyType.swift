/// The type of the elements of an array of NumPy that is read.
struct NumPyType {
  /// f for floating point, i and u for integers, b for truth values, U for texts.
  private let kind: Character
  /// The number of bytes of an element.
  let size: Int

  private static let sizes: [Character: Set<Int>] = ["f": [4, 8], "i": [1, 2, 4, 8], "u": [1, 2, 4, 8], "b": [1]]
  private static let mostCharacters = 1 << 20

  /// - Parameter name: the type as NumPy writes it: the order of bytes, the kind, and the number of bytes or characters.
  /// - Throws: `objects`, `bigEndian` or `unsupportedType`.
  init(_ name: String) throws(ArrayFault) {
    let (order, kind, count) = (name.first ?? " ", name.dropFirst().first ?? " ", Int(name.dropFirst(2)) ?? 0)
    guard kind != "O" else { throw .objects }
    guard kind == "U" ? 1...Self.mostCharacters ~= count : Self.sizes[kind]?.contains(count) == true else {
      throw .unsupportedType(name)
    }
    (self.kind, size) = (kind, kind == "U" ? 4 * count : count)
    // The order of a single byte does not matter.
    guard size == 1 && "<>|".contains(order) || order == "<" else {
      throw order == ">" ? .bigEndian(name) : .unsupportedType(name)
    }
  }

  /// The element that begins at a place; nil for a text that is no Unicode.
  func element(in bytes: UnsafeRawBufferPointer, at place: Int) -> NumPyArray.Element? {
    func load<Integer: FixedWidthInteger>(_ type: Integer.Type) -> Integer {
      Integer(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: type))
    }
    switch (kind, size) {
    case ("f", 4): return .single(Float(bitPattern: load(UInt32.self)))
    case ("f", _): return .double(Double(bitPattern: load(UInt64.self)))
    case ("i", 1): return .signed(Int64(load(Int8.self)))
    case ("i", 2): return .signed(Int64(load(Int16.self)))
    case ("i", 4): return .signed(Int64(load(Int32.self)))
    case ("i", _): return .signed(load(Int64.self))
    case ("u", 1): return .unsigned(UInt64(load(UInt8.self)))
    case ("u", 2): return .unsigned(UInt64(load(UInt16.self)))
    case ("u", 4): return .unsigned(UInt64(load(UInt32.self)))
    case ("u", _): return .unsigned(load(UInt64.self))
    case ("b", _): return .truth(load(UInt8.self) != 0)
    default: return Self.text(bytes[place..<place + size]).map { .text($0) }
    }
  }

  /// The text of code points of four bytes each, without the zeros at its end.
  private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String? {
    let points = stride(from: bytes.startIndex, to: bytes.endIndex, by: 4).map { place in
      bytes[place..<place + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    let end = (points.lastIndex { $0 != 0 } ?? -1) + 1
    return String(validating: points[..<end], as: UTF32.self)
  }
}
