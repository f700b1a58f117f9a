/// Separates the prose of a Markdown text from its code and comments, and keeps every line and column.
struct MarkdownMasker {
  private(set) var prose: [String]
  private(set) var codeSpans: [MarkdownDocument.Fragment] = []
  private(set) var fencedBlocks: [MarkdownDocument.FencedBlock] = []

  init(lines: [String]) { prose = lines }

  mutating func maskFences() {
    var fence: Substring?
    for index in prose.indices {
      let marker = prose[index].prefixMatch(of: Pattern.fence)
      if let open = fence {
        if let marker, marker.1.first == open.first, marker.1.count >= open.count, marker.2.trimmed.isEmpty {
          fence = nil
        } else {
          fencedBlocks[fencedBlocks.count - 1].lines.append(prose[index])
        }
        prose[index] = ""
      } else if let marker {
        fence = marker.1
        let language = marker.2.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
        fencedBlocks.append(.init(language: language, lines: [], line: index + 1))
        prose[index] = ""
      }
    }
  }

  /// Replaces with spaces the comments, and the code between runs of equally many backquotes within a paragraph.
  mutating func maskSpansAndComments() {
    var characters = Array(prose.joined(separator: "\n"))
    var index = 0
    var line = 1
    while index < characters.count {
      var end = index + 1
      if characters[index] == "`" {
        let width = runLength(at: index, in: characters)
        end = index + width
        if let close = closingRun(width, from: end, in: characters) {
          let code = String(characters[end..<close]).split(whereSeparator: \.isNewline).map(\.trimmed)
          codeSpans.append(.init(text: code.joined(separator: " ").trimmed, line: line))
          end = close + width
          blank(&characters, index..<end, line: &line)
        }
      } else if starts(with: "<!--", at: index, in: characters) {
        while end < characters.count, !starts(with: "-->", at: end, in: characters) { end += 1 }
        end = min(end + 3, characters.count)
        blank(&characters, index..<end, line: &line)
      } else if characters[index] == "\\" {
        end = min(index + 2, characters.count)
        if characters[index..<end].contains("\n") { line += 1 }
      } else if characters[index] == "\n" {
        line += 1
      }
      index = end
    }
    prose = String(characters).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func runLength(at start: Int, in characters: [Character]) -> Int {
    characters[start...].prefix { $0 == "`" }.count
  }

  /// The start of the next run of exactly `width` backquotes before the paragraph ends.
  private func closingRun(_ width: Int, from start: Int, in characters: [Character]) -> Int? {
    var index = start
    while index < characters.count {
      if characters[index] == "`" {
        let length = runLength(at: index, in: characters)
        if length == width { return index }
        index += length
      } else if characters[index] == "\n", index + 1 < characters.count, characters[index + 1] == "\n" {
        return nil
      } else {
        index += 1
      }
    }
    return nil
  }

  private func starts(with text: String, at index: Int, in characters: [Character]) -> Bool {
    characters[index...].starts(with: text)
  }

  private func blank(_ characters: inout [Character], _ range: Range<Int>, line: inout Int) {
    for index in range {
      if characters[index] == "\n" { line += 1 } else { characters[index] = " " }
    }
  }
}
