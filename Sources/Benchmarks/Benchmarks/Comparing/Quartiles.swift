/// The median of some numbers and the quartiles around it.
struct Quartiles: Codable, Equatable {
  let lower: Double
  let median: Double
  let upper: Double

  /// The quartiles of at least one number, between neighbors by interpolation.
  ///
  /// Source: R. Hyndman, Y. Fan, "Sample quantiles in statistical packages", 1996, definition 7.
  init(_ values: [Double]) {
    precondition(!values.isEmpty, "quartiles of some numbers")
    let sorted = values.sorted()
    func quantile(_ share: Double) -> Double {
      let place = share * Double(sorted.count - 1)
      let below = Int(place)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    (lower, median, upper) = (quantile(0.25), quantile(0.5), quantile(0.75))
  }
}
