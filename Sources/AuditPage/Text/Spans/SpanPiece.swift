import Console

/// A piece of a paragraph while its emphasis is not found yet.
enum SpanPiece {
  /// What is finished.
  case node(Markup)
  /// Marks that may begin or end emphasis.
  case delimiters(EmphasisRun)

  /// The elements of the pieces: pairs of runs become emphasis, other marks are text.
  static func nodes(of pieces: [SpanPiece]) -> [Markup] {
    var pieces = pieces
    var index = 0
    while index < pieces.count {
      guard case .delimiters(var closer) = pieces[index], closer.canClose,
        let start = pieces[..<index].lastIndex(where: { $0.opens(closer) }),
        case .delimiters(var opener) = pieces[start]
      else {
        index += 1
        continue
      }
      let width = min(opener.count, closer.count, 2)
      let inside = pieces[(start + 1)..<index].map(\.finished)
      opener.count -= width
      closer.count -= width
      var replacement: [SpanPiece] = opener.count > 0 ? [.delimiters(opener)] : []
      replacement.append(.node(.element(width == 2 ? "strong" : "em", [:], inside)))
      let next = start + replacement.count
      if closer.count > 0 { replacement.append(.delimiters(closer)) }
      pieces.replaceSubrange(start...index, with: replacement)
      index = next
    }
    return pieces.map(\.finished)
  }

  private func opens(_ closer: EmphasisRun) -> Bool {
    if case .delimiters(let run) = self { run.opens(closer) } else { false }
  }

  /// The piece, with marks that are left as text.
  private var finished: Markup {
    switch self {
    case .node(let node): node
    case .delimiters(let run): .text(String(repeating: run.mark, count: run.count))
    }
  }
}
