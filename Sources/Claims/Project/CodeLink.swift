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

  /// Whether the documentation of a declaration names a claim.
  func pointsBack(to claim: ClaimID) -> Bool {
    declarations.contains { $0.references.contains { $0.claim == claim } }
  }
}
