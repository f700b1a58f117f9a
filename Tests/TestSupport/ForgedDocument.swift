import Foundation

/// JSON documents that differ from a valid one in one place, as somebody may forge them.
package enum ForgedDocument {
  /// What stands in the place of a value.
  private static var values: [Any] {
    [
      -1, 0, 1, 7, 2_000_000, Int.max, Int.min, 0.5, 1e308, -1e308, "", "x/y", "1/0", NSNull(), true, [Any](),
      [String: Any](), [-1], [0, 0],
    ]
  }

  /// For each value in a member of the document, and for each of its parts, the documents in which others stand there,
  /// and those in which it is missing or stands twice; of these, in order, each with a number divisible by the step.
  ///
  /// - Throws: what is wrong with the document.
  package static func all(of document: Data, in member: String, step: Int) throws -> [Data] {
    guard var whole = try JSONSerialization.jsonObject(with: document) as? [String: Any], let part = whole[member]
    else {
      return []
    }
    let variants = variants(of: part)
    return try stride(from: 0, to: variants.count, by: step).map { place in
      whole[member] = variants[place]
      return try JSONSerialization.data(withJSONObject: whole, options: [.sortedKeys])
    }
  }

  private static func variants(of value: Any) -> [Any] {
    var all = values
    if let object = value as? [String: Any] {
      for name in object.keys.sorted() {
        var other = object
        other[name] = nil
        all.append(other)
        for variant in variants(of: object[name] ?? NSNull()) {
          other[name] = variant
          all.append(other)
        }
      }
    } else if let list = value as? [Any] {
      for place in list.indices {
        all.append(Array(list[..<place] + list[(place + 1)...]))
        all.append(Array(list[...place] + list[place...]))
        for variant in variants(of: list[place]) {
          var other = list
          other[place] = variant
          all.append(other)
        }
      }
    }
    return all
  }
}
