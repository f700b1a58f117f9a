// The gaps between the Swift code that documents show and the examples and tests that are compiled.
extension ProjectReading {
  /// The fenced Swift code of the README and of articles that is empty, or is not, line for line, part of a file of an
  /// example or of tests.
  func snippetGaps() -> [Gap] {
    documents.filter { $0.path == "README.md" || $0.isArticle }.flatMap { document in
      document.fencedBlocks.filter { block in
        block.language.lowercased() == "swift"
          && (block.lines.isEmpty || !examples.contains { $0.contains(block.lines) })
      }
      .map { block in
        Gap(
          kind: .snippetNotInExamples, claim: nil, location: Location(path: document.path, line: block.line),
          message: "the Swift code is not, line for line, part of a file below Sources/Examples or Tests",
          remedy: "take its lines from a file there that a target compiles, and leave none out")
      }
    }
  }
}

extension MarkdownDocument {
  /// Whether it is an article of a module's documentation: it lies in a catalog, a folder `*.docc` below `Sources`.
  fileprivate var isArticle: Bool {
    let folders = path.split(separator: "/").dropLast()
    return folders.first == "Sources" && folders.contains { $0.hasSuffix(".docc") }
  }
}
