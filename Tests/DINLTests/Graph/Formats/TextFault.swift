import DINL
import Foundation
import Testing

/// A text that a reader must refuse, with the line and a word of the error.
struct TextFault: Sendable, CustomTestStringConvertible {
  let text: String
  let line: Int
  let word: String

  init(_ text: String, line: Int, _ word: String) { (self.text, self.line, self.word) = (text, line, word) }

  var testDescription: String { text.prefix(80).debugDescription }

  /// Whether a reader refuses the text in one line that names its line and says the word.
  func isRefused(as format: GraphFormat, options: CapacitatedGraph.ReadingOptions = .init()) -> Bool {
    let words = Self.outcome(Data(text.utf8), as: format, options: options)
    return words.hasPrefix("line \(line): ") && words.contains(word)
      && !words.contains(where: \.isNewline)
  }

  /// What a reader says of a text, or the links that it finds.
  static func outcome(
    _ data: Data, as format: GraphFormat, options: CapacitatedGraph.ReadingOptions = .init()
  ) -> String {
    do throws(GraphError) { return "\(try GraphFile(data, as: format, options: options).graph.links)" } catch {
      return "\(error)"
    }
  }
}
