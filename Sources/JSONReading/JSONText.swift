import Foundation
import PlainText

/// Values as JSON for other programs: indented, with sorted keys.
public enum JSONText {
  /// A value as JSON; characters that do not show, or that a terminal interprets, are escaped as in JSON.
  ///
  /// - Parameter infinity: the text that represents an infinite number, which JSON lacks; minus infinity gets a minus
  ///   before it, and NaN becomes "NaN". By default a number that is not finite is an error.
  /// - Throws: what the encoder throws.
  public static func of(_ value: some Encodable, infinity: String? = nil) throws -> String {
    let encoder = JSONEncoder.canonical
    if let infinity {
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: infinity, negativeInfinity: "-" + infinity, nan: "NaN")
    }
    return escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// The same document with `\uXXXX` for each character of its texts that does not show.
  static func escaped(_ document: String) -> String {
    // Most documents need no escape.
    if document.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A }) { return document }
    var text = ""
    text.reserveCapacity(document.utf8.count)
    for scalar in document.unicodeScalars {
      // Line breaks within texts are escaped already: those that remain are between values.
      if scalar.isShown || scalar == "\n" {
        text.unicodeScalars.append(scalar)
      } else {
        for unit in scalar.utf16 {
          let digits = String(unit, radix: 16, uppercase: true)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return text
  }
}
