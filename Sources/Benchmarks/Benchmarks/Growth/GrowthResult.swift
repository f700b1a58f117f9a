import Foundation

/// Times and memory of a series over its sizes, and the exponents by which they grow.
struct GrowthResult: Codable {
  /// A size, the seconds of some runs, and the bytes beyond those of an idle process.
  struct Point: Codable {
    let size: Int
    let seconds: [Double]
    let bytes: Double
  }

  let series: String
  let work: String
  let points: [Point]
  let time: ExponentFit?
  let memory: ExponentFit?

  init(_ series: GrowthSeries, points: [Point]) {
    (self.series, work, self.points) = (series.rawValue, series.work, points)
    time = ExponentFit(points.flatMap { point in point.seconds.map { (Double(point.size), $0) } })
    memory = ExponentFit(points.map { (Double($0.size), $0.bytes) })
  }

  /// Measures a series, each size in a process of its own, which runs once before the runs that count.
  static func measure(_ series: GrowthSeries, _ setting: Setting) async throws -> GrowthResult {
    func process(_ size: Int) throws -> PeerProcess {
      try ServedWork.process([series.rawValue, "\(size)"], in: setting.folder)
    }
    let idle = try process(0).memory() ?? 0
    let points = try series.sizes(isSmall: setting.isSmall).map { size in
      let process = try process(size)
      _ = try process.run(1)
      // As many repetitions as make a hundredth of a second.
      let count = max(1, Int(min(1e4, 0.01 / max(1e-9, try process.run(1)))))
      let seconds = try (0..<setting.size(7, small: 2)).map { _ in try process.run(count) / Double(count) }
      return Point(size: size, seconds: seconds, bytes: max(0, (try process.memory() ?? 0) - idle))
    }
    return GrowthResult(series, points: points)
  }
}
