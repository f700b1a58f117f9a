import Foundation

extension JSONEncoder {
  /// An encoder that gives equal bytes for equal values: indented, with sorted keys.
  package static var canonical: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return encoder
  }
}
