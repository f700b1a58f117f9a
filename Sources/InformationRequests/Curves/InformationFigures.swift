import Console
import Foundation
import Verification

/// Pictures of quantities that can be requested: rate against distortion, the bottleneck, and information against the
/// signal-to-noise ratio.
public enum InformationFigures {
  /// Writes every figure as an SVG file into a directory.
  ///
  /// - Parameters:
  ///   - directory: the directory of the files.
  ///   - force: whether existing files of those names are replaced.
  /// - Returns: the names of the files.
  /// - Throws: `VerificationError` if a model fails; `OutputError` if a file cannot be written.
  public static func write(to directory: URL, force: Bool) throws -> [String] {
    let output = try OutputDirectory(directory)
    defer { output.removePartialIfEmpty() }
    let files = try [rateDistortion(), bottleneck(), signalToNoise()].map { ($0.name + ".svg", $0.file()) }
    for (name, _) in files { try OutputFile.requireWritable(directory.appending(path: name), force: force) }
    for (name, text) in files { try output.write(Data(text.utf8), to: name) }
    return files.map(\.0)
  }

  private static let count = 61

  /// Equally spaced numbers from the first to the last.
  private static func steps(_ first: Double, _ last: Double) -> [Double] {
    (0..<count).map { first + (last - first) * Double($0) / Double(count - 1) }
  }

  static func rateDistortion() throws -> CurveFigure {
    let binary = try BinarySource(probability: 0.5)
    let uniform = try UniformSource(symbols: 4)
    let finite = try FiniteSource(law: [0.5, 0.25, 0.25], distortion: [[0, 1, 2], [1, 0, 1], [2, 1, 0]])
    let curves = [
      CurveFigure.Curve(
        name: "fair bit, Hamming", style: "dense",
        points: try steps(0, 0.5).map { ($0, try binary.rate(atDistortion: Estimate(exactly: $0)).value) }),
      CurveFigure.Curve(
        name: "four symbols, Hamming", style: "tree",
        points: try steps(0, 0.75).map { ($0, try uniform.rate(atDistortion: Estimate(exactly: $0)).value) }),
      CurveFigure.Curve(
        name: "(1/2, 1/4, 1/4), |i − j|", style: "gated",
        points: try steps(0, finite.greatestDistortion.value).map { ($0, try finite.rate(atDistortion: $0).value) }),
    ]
    return CurveFigure(
      name: "rate-distortion", title: "Rate against distortion", xTitle: "distortion D per sample",
      yTitle: "rate R(D), nats per sample", legend: .topRight, curves: curves)
  }

  static func bottleneck() throws -> CurveFigure {
    let gaussian = try GaussianBottleneck(
      sourceCovariance: [[2, 0.5], [0.5, 1]], gain: [[0.8, 0.3], [-0.2, 0.5]],
      noiseCovariance: [[0.5, 0.1], [0.1, 0.7]])
    let binary = try BinarySymmetricBottleneck(crossover: 0.125)
    let critical = gaussian.criticalWeights[0].upper
    let normal = try steps(log(critical), log(0.05)).map { logarithm in
      let weight = Estimate(exactly: min(critical, exp(logarithm)))
      return (
        x: try gaussian.sourceInformation(weight: weight).value,
        y: try gaussian.relevantInformation(weight: weight).value
      )
    }
    let bits = try steps(0, log(2)).map { ($0, try binary.relevance(atRate: Estimate(exactly: $0)).value) }
    let top = gaussian.mutualInformation.value
    return CurveFigure(
      name: "information-bottleneck", title: "Information bottleneck", xTitle: "rate I(X;T), nats per sample",
      yTitle: "relevance I(T;Y), nats per sample", legend: .bottomRight,
      curves: [
        CurveFigure.Curve(name: "no T has more: I(T;Y) = I(X;T)", style: "bound dashed", points: [(0, 0), (top, top)]),
        CurveFigure.Curve(name: "normal, Y = BX + N", style: "dense", points: normal),
        CurveFigure.Curve(name: "fair bit, crossover 1/8", style: "tree", points: bits),
      ])
  }

  static func signalToNoise() throws -> CurveFigure {
    let decibels = steps(-20, 30)
    let styles = ["dense", "tree", "gated", "free"]
    var curves = [
      CurveFigure.Curve(
        name: "normal input", style: "bound dashed",
        points: try decibels.map { level in
          let ratio = Estimate.ratio(decibels: Estimate(exactly: level))
          return (
            level,
            try ScalarGaussianGate(gain: 1, sourceVariance: ratio.value, noiseVariance: 1).mutualInformation.value
          )
        })
    ]
    for (order, style) in zip([2, 4, 8, 16], styles) {
      let input = try Constellation.pulseAmplitude(order: order)
      let points = try decibels.map { level in
        let noise = input.energy / Estimate.ratio(decibels: Estimate(exactly: level))
        return (x: level, y: try input.information(noiseVariance: noise).value)
      }
      curves.append(CurveFigure.Curve(name: "\(order) amplitudes", style: style, points: points))
    }
    return CurveFigure(
      name: "information-snr", title: "Information against signal-to-noise ratio",
      xTitle: "signal-to-noise ratio, dB", yTitle: "information I(X;X+N), nats per sample", legend: .topLeft,
      curves: curves)
  }
}
