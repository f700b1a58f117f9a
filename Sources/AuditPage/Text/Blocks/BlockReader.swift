/// Reads the blocks of the part of GitHub's Markdown that the proofs use, from lines.
///
/// It knows paragraphs, lists, quotations, fenced blocks, tables, and mathematics from `$$` to `$$` on lines of its own
/// or in a block fenced as `math`. Headings, rules, indented code and HTML are text like any other.
struct BlockReader {
  private let lines: [PlacedText]
  private var index = 0
  /// Whether a blank line separates two of the blocks read.
  private(set) var hasGap = false

  init(_ lines: [PlacedText]) { self.lines = lines }

  /// All blocks.
  ///
  /// - Throws: `MathematicsError` for a formula without its end.
  mutating func blocks() throws(MathematicsError) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var isAfterBlank = false
    while index < lines.count {
      if lines[index].isBlank {
        isAfterBlank = true
        index += 1
        continue
      }
      if isAfterBlank, !blocks.isEmpty { hasGap = true }
      isAfterBlank = false
      blocks.append(try block())
    }
    return blocks
  }

  private mutating func block() throws(MathematicsError) -> MarkdownBlock {
    let line = lines[index]
    if let fence = CodeFence(line) { return fenced(fence) }
    if let formula = formula() { return formula }
    if line.trimmed.characters.first == ">" { return try quote() }
    if let marker = ListMarker(line) { return try list(marker) }
    return TableReader(lines[index...]).table().map { table in
      index += table.lineCount
      return table.block
    } ?? paragraph()
  }

  private mutating func fenced(_ fence: CodeFence) -> MarkdownBlock {
    let content = lines[(index + 1)...].prefix { !fence.isClosed(by: $0) }
    let indentation = lines[index].indentation
    index += content.count + 2
    let shifted = content.map { $0.dropping(min(indentation, $0.indentation)) }
    guard fence.language == "math" else { return .code(shifted) }
    return .formula(shifted.reduce(into: PlacedText()) { $0.append(line: $1) })
  }

  /// The formula that begins on this line with `$$`, if its end ends a line too.
  private mutating func formula() -> MarkdownBlock? {
    guard lines[index].trimmed.has("$$", at: 0) else { return nil }
    var formula = PlacedText()
    for end in index..<lines.count {
      if lines[end].isBlank { return nil }
      formula.append(line: lines[end].trimmed)
      guard let close = formula.firstIndex(of: "$$", from: 2) else { continue }
      guard close + 2 == formula.characters.count else { return nil }
      index = end + 1
      return .formula(formula[2..<close])
    }
    return nil
  }

  private mutating func quote() throws(MathematicsError) -> MarkdownBlock {
    var inside: [PlacedText] = []
    while index < lines.count, !lines[index].isBlank {
      let line = lines[index].trimmed
      if line.characters.first == ">" {
        inside.append(line.dropping(line.has("> ", at: 0) ? 2 : 1))
      } else if inside.last?.isBlank == false, !startsBlock(line) {
        inside.append(line)
      } else {
        break
      }
      index += 1
    }
    var reader = BlockReader(inside)
    return .quote(try reader.blocks())
  }

  private mutating func paragraph() -> MarkdownBlock {
    var text = lines[index].trimmed
    index += 1
    while index < lines.count, !lines[index].isBlank, !startsBlock(lines[index]),
      TableReader(lines[index...]).table() == nil
    {
      text.append(line: lines[index].trimmed)
      index += 1
    }
    return .paragraph(text)
  }

  /// Whether a line ends the paragraph before it.
  private func startsBlock(_ line: PlacedText) -> Bool {
    let text = line.trimmed
    return CodeFence(line) != nil || text.characters.first == ">" || text.has("$$", at: 0)
      || ListMarker(line).map { $0.number == nil || $0.number == 1 } ?? false
  }

  private mutating func list(_ first: ListMarker) throws(MathematicsError) -> MarkdownBlock {
    var (items, isLoose): ([[MarkdownBlock]], Bool) = ([], false)
    var marker = first
    while true {
      let content = itemLines(marker)
      var reader = BlockReader(content)
      items.append(try reader.blocks())
      let isAfterBlank = content.last?.isBlank ?? false
      isLoose = isLoose || reader.hasGap
      guard index < lines.count, let next = ListMarker(lines[index]), next.isSibling(of: first) else { break }
      isLoose = isLoose || isAfterBlank
      marker = next
    }
    return .list(start: first.number, isLoose: isLoose, items: items)
  }

  /// The lines of an item, without their indentation, up to the next item or the end of the list.
  private mutating func itemLines(_ marker: ListMarker) -> [PlacedText] {
    var content = [lines[index].dropping(marker.width)]
    index += 1
    while index < lines.count {
      let line = lines[index]
      if line.isBlank || line.indentation >= marker.width {
        content.append(line.dropping(min(marker.width, line.indentation)))
      } else if content.last?.isBlank == false, !startsBlock(line), ListMarker(line) == nil,
        !CodeFence.isOpen(in: content)
      {
        content.append(line.trimmed)
      } else {
        break
      }
      index += 1
    }
    return content
  }
}
