/// All that the audit compares, read once.
struct ProjectReading {
  let paths: Set<String>
  let commands: [String: Set<String>]
  /// The Markdown documents, in order of path.
  let documents: [MarkdownDocument]
  /// Every statement of a claim, in order of file and line; an id that is stated twice occurs twice.
  let proofs: [ClaimProof]
  /// The first statement of each claim.
  let claims: [ClaimID: ClaimProof]
  let suites: [TestSuite]
  /// The suites of each claim, in the order of `suites`.
  let suitesByClaim: [ClaimID: [TestSuite]]
  let references: [CodeReference]
  /// The declarations of all sources, in order of path.
  let declarations: [Declaration]
  let declarationsByFile: [String: [Declaration]]
  /// The names of the types that the sources declare.
  let ownTypes: Set<String>
  let testDeclarationsByFile: [String: [Declaration]]
  let checkingFunctions: CheckingFunctions
  let imports: [ImportStatement]
  /// Everything that each test file names.
  let namesByTestFile: [String: Set<String>]
  let testNames: Set<String>
  let manifest: PackageManifest
  let lineCounts: [String: Int]
  /// The folder of the examples.
  static let examplesFolder = "Sources/Examples/"
  /// The lines of each Swift file of an example or of tests that a target compiles.
  let examples: [[String]]

  init(of tree: ProjectTree, commands: [String: Set<String>]) {
    self.commands = commands
    paths = tree.paths
    documents = tree.files(endingIn: ".md").map { MarkdownDocument($0.text, path: $0.path) }
    proofs = documents.filter(\.isProofFile).flatMap(ClaimProof.read)
    claims = Dictionary(proofs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let sources = tree.files(under: "Sources/", endingIn: ".swift").map { ($0.path, SwiftLexer($0.text)) }
    let tests = tree.files(under: "Tests/", endingIn: ".swift").map { ($0.path, SwiftLexer($0.text)) }
    suites = tests.flatMap { TestSuite.read($1.tokens, path: $0) }
    suitesByClaim = suites.reduce(into: [:]) { found, suite in
      if let claim = suite.claim { found[claim, default: []].append(suite) }
    }
    references = sources.flatMap { CodeReference.read($1.documentation, path: $0) }
    declarations = sources.flatMap { DeclarationReader.read($1, path: $0) }
    declarationsByFile = Dictionary(grouping: declarations, by: \.path)
    ownTypes = declarations.typeNames
    let testDeclarations = tests.flatMap { DeclarationReader.read($1, path: $0) }
    testDeclarationsByFile = Dictionary(grouping: testDeclarations, by: \.path)
    imports = (sources + tests).flatMap { ImportStatement.read($1.tokens, path: $0) }
    let filesOfTesting = Set(imports.filter { $0.module == "Testing" }.map(\.location.path))
    checkingFunctions = CheckingFunctions(
      ofTests: testDeclarations, sources: declarations.filter { filesOfTesting.contains($0.path) })
    namesByTestFile = Dictionary(uniqueKeysWithValues: tests.map { ($0, Set($1.tokens.map(\.text))) })
    testNames = namesByTestFile.values.reduce(into: []) { $0.formUnion($1) }
    manifest = PackageManifest(tree.texts["Package.swift"])
    lineCounts = tree.texts.mapValues { $0.utf8.count { $0 == UInt8(ascii: "\n") } + 1 }
    let manifest = manifest
    examples = [Self.examplesFolder, "Tests/"].flatMap { tree.files(under: $0, endingIn: ".swift") }
      .filter { manifest.compiles($0.path, asTest: false) || manifest.compiles($0.path, asTest: true) }
      .map { $0.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
  }

  func suites(of claim: ClaimID) -> [TestSuite] {
    suitesByClaim[claim] ?? []
  }

  /// The declarations that a proof's `Code` links and whose documentation points back to it, as path and name.
  func code(of proof: ClaimProof) -> [String] {
    codeLinks(of: proof).filter { $0.pointsBack(to: proof.id) }.map(\.name)
  }

  /// The links of a proof's `Code` to files of the project.
  func codeLinks(of proof: ClaimProof) -> [CodeLink] {
    links(in: proof, .code).map { link in
      let declarations = link.fragment.map { symbol in
        declarationsByFile[link.path]?.filter { $0.isNamed(symbol) } ?? []
      }
      return CodeLink(path: link.path, symbol: link.fragment, line: link.line, declarations: declarations ?? [])
    }
  }

  /// The links of a field to files of the project; those that lead to none are left out.
  func links(
    in proof: ClaimProof, _ field: ClaimProof.Field
  ) -> [(path: String, fragment: String?, line: Int)] {
    (proof.fields[field]?.links ?? []).compactMap { link in
      guard let target = LinkTarget(link.text, from: proof.location.path), let path = target.path, paths.contains(path)
      else { return nil }
      return (path, target.fragment, link.line)
    }
  }
}

extension MarkdownDocument {
  /// Whether claims are stated here: a Markdown file below `Proofs`.
  var isProofFile: Bool { path.hasPrefix("Proofs/") && path.hasSuffix(".md") }
}
