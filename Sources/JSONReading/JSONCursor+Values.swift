extension JSONCursor {
  /// Reads the value at the place, whatever it is.
  ///
  /// - Complexity: O(n) expected for its n bytes.
  public mutating func value() -> JSONValue {
    switch kind {
    case .text: return .text(scanText().text(in: bytes))
    case .number: return .number(word())
    case .null, .boolean:
      let word = word()
      return word == "null" ? .null : .boolean(word == "true")
    case .array:
      var elements: [JSONValue] = []
      enterArray()
      while nextElement() { elements.append(value()) }
      return .array(elements)
    case .object:
      var members: [String: JSONValue] = [:]
      enterObject()
      while nextMember() {
        let key = keyText
        members[key] = value()
      }
      return .object(members)
    }
  }

  private mutating func word() -> String {
    let start = position
    skipWord()
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads a text, or nil and stays if the value at the place is none.
  public mutating func text() -> String? { kind == .text ? scanText().text(in: bytes) : nil }

  /// Reads a whole number, or nil and stays if the value at the place is none, or none within the range of `Int`.
  public mutating func integer() -> Int? {
    guard kind == .number else { return nil }
    let start = position
    if let integer = ShortDecimal(bytes[...], at: &position)?.integer { return integer }
    position = start
    guard case .whole(let integer) = JSONWhole(word()) else {
      position = start
      return nil
    }
    return integer
  }

  /// Reads the `Double` nearest to a number, or nil and stays if the value at the place is no number, or one for which
  /// ``JSONField/double()`` throws.
  public mutating func double() -> Double? {
    guard kind == .number else { return nil }
    let start = position
    if let double = ShortDecimal(bytes[...], at: &position)?.double { return double }
    position = start
    let text = word()
    guard let double = JSONDouble.nearest(to: text) else {
      position = start
      return nil
    }
    return double
  }
}
