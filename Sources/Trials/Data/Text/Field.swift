import Foundation

/// What a field of a table of text says.
enum Field {
  private static let missing: Set<String> = ["", "na", "n/a", "null", "none", "?"]
  /// A class may be called none.
  private static let missingClasses: Set<String> = ["", "na", "n/a", "null", "nan", "?"]

  /// Whether a feature is missing.
  static func isMissing(_ field: String) -> Bool { missing.contains(field.lowercased()) }

  /// Whether a feature is missing where rows are left out for that, or where it is a text.
  static func isMissingOrNaN(_ field: String) -> Bool { isMissing(field) || Double(field)?.isNaN == true }

  /// Whether a class is missing.
  static func isMissingClass(_ field: String) -> Bool { missingClasses.contains(field.lowercased()) }

  /// 1 for true and yes, 0 for false and no, nil for any other text; case does not matter.
  static func truth(_ field: String) -> Double? {
    switch field.lowercased() {
    case "true", "yes": 1
    case "false", "no": 0
    default: nil
    }
  }

  /// The number in a field, which may be infinite or NaN; nil if there is none.
  ///
  /// - Parameter hasDecimalComma: whether the comma is the decimal mark; a number with a point then is none.
  static func number(_ field: String, hasDecimalComma: Bool) -> Double? {
    guard hasDecimalComma else { return Double(field) }
    return field.contains(".") ? nil : Double(field.replacing(",", with: "."))
  }

  /// Whether a field that is no number would be one with other marks: the comma as decimal mark, or commas between
  /// thousands; where the comma is the decimal mark, a point in either role.
  static func isMiswritten(_ field: String, hasDecimalComma: Bool) -> Bool {
    if hasDecimalComma { return field.contains(".") && (Double(field) != nil || hasThousands(field, mark: ".")) }
    return field.contains(",") && (isDecimalWithComma(field) || hasThousands(field, mark: ","))
  }

  /// Whether a field is a number with a comma as decimal mark.
  static func isDecimalWithComma(_ field: String) -> Bool {
    field.wholeMatch(of: /[+-]?[0-9]*,[0-9]+([eE][+-]?[0-9]+)?/) != nil
  }

  /// Whether a field is a number with marks between groups of three digits, as in 1,234,567.8.
  static func hasThousands(_ field: String, mark: Character) -> Bool {
    guard field.contains(mark) else { return false }
    let text = mark == "," ? field : field.replacing(",", with: ";").replacing(".", with: ",").replacing(";", with: ".")
    return text.wholeMatch(of: /[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?/) != nil
  }

  /// The field without blanks at its ends; fields without any, which are most, are recognized fast.
  static func trimmed(_ field: String) -> String {
    func isInk(_ byte: UInt8?) -> Bool { byte.map { 0x21...0x7E ~= $0 } ?? true }
    guard isInk(field.utf8.first), isInk(field.utf8.last) else {
      return field.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    return field
  }
}
