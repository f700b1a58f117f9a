/// Everything that the audit compares, read once.
struct ProjectReading {
  let paths: Set<String>
  let commands: [String: Set<String>]
  /// The Markdown documents, in order of path.
  let documents: [MarkdownDocument]
  /// Every statement of a claim, in order of file and line; an id stated twice stands here twice.
  let proofs: [ClaimProof]
  /// The first statement of each claim.
  let claims: [ClaimID: ClaimProof]
  let suites: [TestSuite]
  /// The suites of each claim, in the same order.
  let suitesByClaim: [ClaimID: [TestSuite]]
  let references: [CodeReference]
  let lineCounts: [String: Int]

  init(of tree: ProjectTree, commands: [String: Set<String>]) {
    self.commands = commands
    paths = tree.paths
    documents = tree.files(endingIn: ".md").map { MarkdownDocument($0.text, path: $0.path) }
    proofs = documents.filter(\.isProofFile).flatMap(ClaimProof.read)
    claims = Dictionary(proofs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    suites = tree.files(under: "Tests/", endingIn: ".swift").flatMap { TestSuite.read($0.text, path: $0.path) }
    suitesByClaim = suites.reduce(into: [:]) { found, suite in
      if let claim = suite.claim { found[claim, default: []].append(suite) }
    }
    references = tree.files(under: "Sources/", endingIn: ".swift").flatMap {
      CodeReference.read($0.text, path: $0.path)
    }
    lineCounts = tree.texts.mapValues { $0.utf8.count { $0 == UInt8(ascii: "\n") } + 1 }
  }

  func suites(of claim: ClaimID) -> [TestSuite] {
    suitesByClaim[claim] ?? []
  }

  /// The sources that a proof's `Code` links and whose documentation points back to it.
  func code(of proof: ClaimProof) -> [String] {
    linkedPaths(in: proof, .code).map(\.path).filter { path in
      references.contains { $0.claim == proof.id && $0.location.path == path }
    }
  }

  /// The files of the project that a field links, those that do not exist left out.
  func linkedPaths(in proof: ClaimProof, _ field: ClaimProof.Field) -> [(path: String, line: Int)] {
    (proof.fields[field]?.links ?? []).compactMap { link in
      guard let target = LinkTarget(link.text, from: proof.location.path), let path = target.path, paths.contains(path)
      else { return nil }
      return (path, link.line)
    }
  }
}

extension MarkdownDocument {
  /// Whether claims are stated here: a Markdown file directly in `Proofs`.
  var isProofFile: Bool { path.wholeMatch(of: #/Proofs/[^/]+\.md/#) != nil }
}
