extension Run {
  /// Losses and rates of this magnitude or more occur only in trainings that have diverged.
  private static let greatestFigure = 1e15

  /// Whether the figures are within their ranges and match the numbers of epochs and links.
  func isSound(epochs: Int, links: Int) -> Bool {
    let rates = [rate ?? 0] + (linkRates ?? [])
    let counts = [exchange.forwardValues, exchange.backwardValues, exchange.bytes, exchange.samples]
    return [accuracy, validationAccuracy].allSatisfy { (0...1).contains($0) }
      && ([crossEntropy, exchange.valuesPerSample] + trainingLoss + rates).allSatisfy {
        $0.magnitude < Self.greatestFigure
      }
      && trainingLoss.count == epochs && counts.allSatisfy { $0 >= 0 }
      && (rate != nil) == (variant == .gated) && (linkRates != nil) == (variant == .gated)
      && (linkRates?.count ?? links) == links
  }
}
