/// A block of a Markdown text.
indirect enum MarkdownBlock {
  /// A paragraph, with its line breaks.
  case paragraph(PlacedText)
  /// A list, whose first number is nil if it has none; loose if blank lines separate its blocks.
  case list(start: Int?, isLoose: Bool, items: [[MarkdownBlock]])
  /// A quotation.
  case quote([MarkdownBlock])
  /// A fenced block of code.
  case code([PlacedText])
  /// Display mathematics, without its marks.
  case formula(PlacedText)
  /// A table: the cells of the header and of the rows, and where each column is aligned.
  case table(header: [PlacedText], alignments: [Alignment?], rows: [[PlacedText]])

  /// Where a column of a table is aligned.
  enum Alignment: String {
    case left, center, right
  }
}
