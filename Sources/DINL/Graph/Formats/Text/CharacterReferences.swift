import PlainText

/// Characters that are written as `&#NN;`, `&#xHH;` or by one of the names that XML knows, as in GML and DOT.
enum CharacterReferences {
  private static let names = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  /// The text with the characters for their references; a reference to no character stays as it is.
  ///
  /// - Complexity: O(n) for n characters.
  static func resolved(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text.unicodeScalars[...]
    while let start = rest.firstIndex(of: "&") {
      result.unicodeScalars += rest[..<start]
      let behind = rest[start...].dropFirst()
      // The longest reference is &#x10FFFF;, or one with zeros before it.
      let name = behind.prefix(12).prefix { $0 != ";" }
      if name.endIndex < behind.endIndex, behind[name.endIndex] == ";", let character = character(String(name)) {
        result += character
        rest = behind[name.endIndex...].dropFirst()
      } else {
        result += "&"
        rest = behind
      }
    }
    result.unicodeScalars += rest
    return result
  }

  private static func character(_ name: String) -> String? {
    guard name.hasPrefix("#") else { return names[name] }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = isHexadecimal ? digits.dropFirst() : digits
    guard number.allSatisfy({ $0.isHexDigit && $0.isASCII }) else { return nil }
    return UInt32(number, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init).map { String($0) }
  }

  /// The text with references for `&`, quotes, backslashes and every character that does not show.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isShown, !["&", "\"", "\\"].contains(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "&#\(scalar.value);"
      }
    }
    return result
  }
}
