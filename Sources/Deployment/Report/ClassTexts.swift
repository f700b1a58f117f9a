import Trials

/// The classes of a model by the texts that denote them: if all names are numbers, texts of the same number denote one
/// class, as in the table of the training.
struct ClassTexts {
  private let byText: [String: Int]
  private let byValue: [WrittenDecimal: Int]
  private let hasDecimalComma: Bool

  /// - Parameter hasDecimalComma: whether the comma is a decimal mark too.
  init(_ names: [String], hasDecimalComma: Bool) {
    self.hasDecimalComma = hasDecimalComma
    func index<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
      Dictionary(zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
    }
    byText = index(names)
    let values = names.compactMap { WrittenDecimal($0, hasDecimalComma: hasDecimalComma) }
    byValue = values.count == names.count ? index(values) : [:]
  }

  /// The class that a text denotes; nil for an unknown class.
  func index(of text: String) -> Int? {
    if let known = byText[text] { return known }
    return byValue.isEmpty ? nil : WrittenDecimal(text, hasDecimalComma: hasDecimalComma).flatMap { byValue[$0] }
  }
}
