import Claims

/// How firmly a run shows a claim, weakest first.
public enum ClaimStrength: String, Codable, CaseIterable, Comparable, Sendable {
  /// A link, a test or a control is missing or fails.
  case broken
  /// By sampling, with a stated false-alarm rate.
  case statistical
  /// By a number with an error bound that holds by proof.
  case certified
  /// By enumeration or in closed form.
  case exact

  /// Orders by strength, the weakest first.
  public static func < (left: ClaimStrength, right: ClaimStrength) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The weakest of the kinds of check that a proof states; broken if it states none.
  init(weakestOf kinds: [Audit.Evidence]) {
    self =
      kinds.map { kind -> ClaimStrength in
        switch kind {
        case .exact: .exact
        case .certified: .certified
        case .statistical: .statistical
        }
      }.min() ?? .broken
  }

  /// The strength of each claim with all that it rests on: the least among its own and those of the claims that it uses,
  /// over any number of steps. Claims that use one another in a circle are as strong as the weakest of them.
  ///
  /// - Parameters:
  ///   - own: The strength of each claim by itself.
  ///   - uses: The claims that each claim uses; one that is not among them is left out.
  /// - Complexity: O(c·(c + u)) for c claims with u uses.
  static func combined(own: [String: ClaimStrength], uses: [String: [String]]) -> [String: ClaimStrength] {
    Dictionary(
      uniqueKeysWithValues: own.keys.map { claim in
        (claim, reached(from: claim, uses: uses).compactMap { own[$0] }.min() ?? .broken)
      })
  }

  /// The claims on which a claim rests, itself among them.
  static func reached(from claim: String, uses: [String: [String]]) -> Set<String> {
    var reached: Set = [claim]
    var waiting = [claim]
    while let next = waiting.popLast() {
      for used in uses[next] ?? [] where reached.insert(used).inserted { waiting.append(used) }
    }
    return reached
  }
}
