// The greatest share of information about its input that a channel passes on, for every law of the input.
extension DiscreteChannel {
  /// η_KL, the least η with I(U;Y) ≤ η·I(U;X) for every U − X − Y and every law of X.
  ///
  /// I(U;Y) − ηI(U;X) is Jensen's gap of p ↦ H(pW) − ηH(p), so η satisfies the inequality iff this function is convex:
  /// Σ_y (vW)²/(pW) ≤ η Σ v²/p for all p and all v with sum 0. With v = pf this is G(p) ≤ 0 for G(p) = Σ_y (pfW)²/(pW)
  /// − η Σ pf² on {p : Σ pf = 0}. G is convex there, so its maximum is at a vertex, a law p on at most two inputs.
  /// Hence η_KL is the greatest squared maximal correlation over pairs of inputs and their laws.
  /// Source: O. Ordentlich, Y. Polyanskiy, "Strong data processing constant is achieved by binary inputs", IEEE
  /// Trans. IT 68, 2022.
  ///
  /// - Complexity: O(n²K²).
  /// - SeeAlso: RD-006, TR-004
  public var contraction: Estimate { greatest(\.greatestCorrelation) }

  /// Dobrushin's coefficient η_TV, the greatest total variation distance of two rows; it is at least η_KL.
  ///
  /// - Complexity: O(n²K²).
  /// - SeeAlso: RD-006
  public var totalVariationContraction: Estimate { greatest(\.totalVariation) }

  private func greatest(_ coefficient: (RowPair) -> Estimate) -> Estimate {
    var most = Estimate(exactly: 0)
    for index in rows.indices {
      for other in rows[..<index] { most = .maximum(most, coefficient(RowPair(rows[index], other))) }
    }
    return .between(min(most.lower, 1), min(most.upper, 1), near: most.value)
  }
}

extension Estimate {
  /// A number between two bounds, with the best estimate moved between them.
  static func between(_ lower: Double, _ upper: Double, near value: Double) -> Estimate {
    Estimate(value: value.isNaN ? lower : min(max(value, lower), upper), lower: lower, upper: upper)
  }
}
