/// The integrands over a mixture p = Σ w_k φ_k with posterior weights π_k = w_k φ_k / p.
enum MixtureIntegrand {
  /// −Σ w_k φ_k ln π_k, whose integral is H(Y|T).
  case equivocation
  /// Σ w_k φ_k ln(φ_k/p), whose integral is I(Y;T).
  case information
  /// Σ w_k φ_k (μ_k − Σ π_j μ_j)², whose integral is the least mean squared error of an estimate of μ_Y.
  case squaredError
}
