/// The weights divided by their sum.
@inline(__always)
func normalized(_ weights: [Double]) -> [Double] {
  var total = 0.0
  for weight in weights { total += weight }
  return weights.map { $0 / total }
}
