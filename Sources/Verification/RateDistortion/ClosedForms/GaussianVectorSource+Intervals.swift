extension GaussianVectorSource {
  /// A source of independent variables, or of the eigenvalues of its covariance.
  ///
  /// - Parameter variances: each above 0.
  /// - Throws: `.invalidInput` naming one that may not be.
  public init(enclosedVariances variances: [Estimate]) throws(VerificationError) {
    try require(!variances.isEmpty, "variances", "needs at least one value")
    for (index, variance) in variances.enumerated() {
      try require(
        variance.lower > 0 && variance.upper < .infinity, "variances[\(index)]",
        "must be finite and above 0, is \(variance.value)")
    }
    self.variances = variances.sorted { $0.value > $1.value }
  }
}
