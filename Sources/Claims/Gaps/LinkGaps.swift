// The gaps in the links and anchors of all documents.
extension ProjectReading {
  func linkGaps() -> [Gap] {
    let names = Dictionary(documents.map { ($0.path, $0.linkableNames) }, uniquingKeysWith: { first, _ in first })
    let dead = documents.flatMap { document -> [Gap] in
      document.links.compactMap { link -> Gap? in
        let location = Location(path: document.path, line: link.line)
        guard let target = LinkTarget(link.text, from: document.path) else { return nil }
        guard let path = target.path, paths.contains(path) else {
          return Gap(
            kind: .deadLink, claim: nil, location: location, message: "the link to '\(link.text)' leads to no file",
            remedy: "correct the path, which counts from the folder of this file")
        }
        guard let fragment = target.fragment, !leads(fragment, in: path, names: names) else { return nil }
        return Gap(
          kind: .deadAnchor, claim: nil, location: location,
          message: "the link to '\(link.text)' leads to no heading, id, declaration or line of \(path)",
          remedy: "correct the part after '#', or add the id there")
      }
    }
    return dead + documents.flatMap(misleadingLinks)
  }

  /// The links whose text begins with the id of another claim than that to which they lead.
  private func misleadingLinks(in document: MarkdownDocument) -> [Gap] {
    let pattern = Pattern.claimLink
    return document.prose.enumerated().flatMap { index, line -> [Gap] in
      line.matches(of: pattern).filter { $0.1 != $0.2 }.map { match in
        Gap(
          kind: .misleadingLink, claim: nil, location: Location(path: document.path, line: index + 1),
          message: "the link of \(match.1) leads to \(match.2)", remedy: "let text and target name one claim")
      }
    }
  }

  private func leads(_ fragment: String, in path: String, names: [String: Set<String>]) -> Bool {
    if let names = names[path] ?? names[path.isEmpty ? "README.md" : path + "/README.md"] {
      return fragment.isEmpty || names.contains(fragment)
    }
    let declarations = declarationsByFile[path] ?? testDeclarationsByFile[path] ?? []
    if declarations.contains(where: { $0.isNamed(fragment) }) { return true }
    guard let match = fragment.wholeMatch(of: Pattern.lineNumbers) else { return false }
    // A file that is not read, such as one of C, may have any lines; a folder has none.
    guard let count = lineCounts[path] else { return !paths.contains { $0.hasPrefix(path + "/") } }
    let last = Int(match.2 ?? match.1) ?? .max
    return (1...count).contains(Int(match.1) ?? 0) && last <= count
  }
}
