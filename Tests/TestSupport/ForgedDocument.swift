import Foundation
import Testing

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
  private static func all(of document: Data, in member: String, step: Int) throws -> [Data] {
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

  /// Gives forged documents to a reader, and counts those that it takes and those that it refuses.
  ///
  /// A refusal must be one line that begins with the name of the file; another one is an issue of the test.
  ///
  /// - Throws: what is wrong with the document that is forged.
  package static func outcomes<Fault: Error>(
    of document: Data, in member: String, step: Int, named file: String,
    sourceLocation: SourceLocation = #_sourceLocation, read: (Data) throws(Fault) -> Void
  ) throws -> (united: Int, refused: Int) {
    var counts = (united: 0, refused: 0)
    for forged in try all(of: document, in: member, step: step) {
      do throws(Fault) {
        try read(forged)
        counts.united += 1
      } catch {
        counts.refused += 1
        let text = "\(error)"
        #expect(text.hasPrefix("\(file): ") && !text.contains(where: \.isNewline), sourceLocation: sourceLocation)
      }
    }
    return counts
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
