// The gaps between the Swift code that the README shows and the examples that are compiled.
extension ProjectReading {
  /// The fenced Swift code of the README that is not, line for line, part of a file of an example.
  func snippetGaps() -> [Gap] {
    documents.filter { $0.path == "README.md" }.flatMap(\.fencedBlocks)
      .filter { block in
        block.language.lowercased() == "swift" && !examples.contains { $0.contains(block.lines) }
      }
      .map { block in
        Gap(
          kind: .snippetNotInExamples, claim: nil, location: Location(path: "README.md", line: block.line),
          message: "the Swift code is not, line for line, part of a file below Sources/Examples",
          remedy: "take its lines from a file there that a target compiles, and leave none out")
      }
  }
}
