/// A link of a proof to a declaration.
struct CodeLink: Sendable {
  let path: String
  /// What stands after `#`.
  let symbol: String?
  let line: Int
  /// The declarations of the file that the symbol names: one, or several overloads.
  let declarations: [Declaration]

  /// Path and symbol, as in a link.
  var name: String { path + (symbol.map { "#" + $0 } ?? "") }

  /// Whether it names no declaration of a source: it leads to a whole file, to lines of it or to a file of another kind.
  var isWithoutSymbol: Bool {
    guard let symbol, path.hasPrefix("Sources/"), path.hasSuffix(".swift") else { return true }
    return declarations.isEmpty && symbol.wholeMatch(of: Pattern.lineRange) != nil
  }

  /// Whether the documentation of one of the declarations names a claim.
  func pointsBack(to claim: ClaimID) -> Bool {
    declarations.contains { $0.references.contains { $0.claim == claim } }
  }
}
