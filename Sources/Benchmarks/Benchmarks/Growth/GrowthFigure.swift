import Console

/// Pictures of growth: time and memory relative to those at the least size, on logarithmic axes.
enum GrowthFigure {
  /// The names of the files and their texts.
  static func files(_ results: [GrowthResult]) -> [(name: String, text: String)] {
    [
      figure("growth-time", "time, relative to the least size", results, \.time) { Quartiles($0.seconds).median },
      figure("growth-memory", "memory, relative to the least size", results, \.memory) { $0.bytes },
    ].map { ($0.name + ".svg", $0.file()) }
  }

  private static func figure(
    _ name: String, _ title: String, _ results: [GrowthResult], _ fit: (GrowthResult) -> ExponentFit?,
    value: (GrowthResult.Point) -> Double
  ) -> CurveFigure {
    let styles = ["dense", "tree", "gated", "free", "bound"]
    let curves = zip(results, styles).map { result, style in
      let (size, least) = (Double(result.points.first?.size ?? 1), result.points.first.map(value) ?? 1)
      let exponent = fit(result).map { ", exponent \(ExponentText.of($0))" } ?? ""
      return CurveFigure.Curve(
        name: result.series + exponent, style: style,
        points: result.points.filter { value($0) > 0 && least > 0 }.map { (Double($0.size) / size, value($0) / least) })
    }
    return CurveFigure(
      name: name, title: "Growth of \(title)", xTitle: "size, relative to the least", yTitle: title, legend: .topLeft,
      curves: curves, isLogarithmic: true)
  }
}
