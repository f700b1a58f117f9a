/// The line that begins a fenced block.
struct CodeFence {
  private let mark: Character
  private let width: Int
  /// What the block holds, such as `swift`; empty if it is not said.
  let language: String

  /// Reads a line; nil if it begins no fenced block.
  init?(_ line: PlacedText) {
    let text = line.trimmed.characters
    guard let mark = text.first, mark == "`" || mark == "~" else { return nil }
    let width = text.prefix { $0 == mark }.count
    let rest = text[width...]
    guard width >= 3, mark == "~" || !rest.contains("`") else { return nil }
    (self.mark, self.width) = (mark, width)
    language = String(rest.drop(while: \.isWhitespace).prefix { !$0.isWhitespace })
  }

  /// Whether a line ends the block.
  func isClosed(by line: PlacedText) -> Bool {
    let text = line.trimmed.characters
    return text.count >= width && text.allSatisfy { $0 == mark }
  }

  /// Whether the last of some lines lies in a fenced block.
  static func isOpen(in lines: [PlacedText]) -> Bool {
    var fence: CodeFence?
    for line in lines {
      if let open = fence {
        if open.isClosed(by: line) { fence = nil }
      } else {
        fence = CodeFence(line)
      }
    }
    return fence != nil
  }
}
